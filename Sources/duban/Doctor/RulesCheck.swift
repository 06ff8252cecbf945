import Diagnostics
import Ledger
import RuleFiles
import Rules
import Scheduler

/// 规则: whether they can be read and used, and whether an edit of them waits.
struct RulesCheck: HealthCheck {
  static let name = "rules"
  static let title = Bilingual(zh: "规则", en: "rules")

  enum State {
    /// The folder or a file of it cannot be read; one sentence for each.
    case unreadable([Bilingual])
    /// So many errors, at least 1; the first of them with its place.
    case refused(errors: Int, first: Bilingual)
    case used(files: Int, plans: Int, tasks: Int, decisions: Int)
  }

  var state: State
  /// The edit that the daemon refused or holds.
  var pending: PendingEdit?

  init(_ state: State, pending: PendingEdit? = nil) {
    self.state = state
    self.pending = pending
  }

  init(_ site: Site) {
    pending = try? site.openLedger?.pendingEdit()
    switch site.rules {
    case .failure(let fault): state = .unreadable(fault.messages)
    case .success(let set):
      let errors = set.errors
      guard let first = errors.first else {
        let plans = set.loaded.book?.plans ?? []
        state = .used(
          files: set.sources.count, plans: plans.count, tasks: plans.reduce(0) { $0 + $1.tasks.count },
          decisions: set.loaded.diagnostics.count { $0.severity == .decision })
        return
      }
      let place = first.span.map { "\(set.loaded.files.place($0)):\($0.column): " } ?? ""
      state = .refused(
        errors: errors.count,
        first: Bilingual(zh: place + first.message.zh, en: place + first.message.en))
    }
  }

  var findings: [Finding] {
    let check = Bilingual(zh: "逐处改正：duban check", en: "mend them: duban check")
    switch state {
    case .unreadable(let messages):
      return messages.map { Finding(.wrong, zh: $0.zh, en: $0.en) }
    case .refused(let errors, let first):
      return [
        Finding(
          .wrong, zh: "有\(errors)处错误，不予采用；第一处 \(first.zh)",
          en: "\(English.counted(errors, "error")), not used; the first: \(first.en)", advice: check)
      ]
    case .used(let files, let plans, let tasks, let decisions):
      return [used(files, plans, tasks, decisions)]
    }
  }

  private func used(_ files: Int, _ plans: Int, _ tasks: Int, _ decisions: Int) -> Finding {
    let counts = Bilingual(
      zh: "\(files)个文件，\(plans)个计划，\(tasks)项任务",
      en: "\(English.counted(files, "file")), \(English.counted(plans, "plan")), \(English.counted(tasks, "task"))")
    if let pending, let removal = pending.removal {
      return Finding(
        .wrong, zh: "\(counts.zh)；一次删得太多（\(removal.items)项），暂缓采用，仍用上一版",
        en:
          "\(counts.en); an edit takes \(English.counted(removal.items, "item")) away and is held, the last good "
          + "rules stay in force",
        advice: Bilingual(
          zh: "确是本意：duban reload --accept \(pending.shortHash)",
          en: "if it is meant: duban reload --accept \(pending.shortHash)"))
    }
    if pending != nil {
      return Finding(
        .warning, zh: "\(counts.zh)；已改正，正在使用的仍是上一版",
        en: "\(counts.en); mended, but the last good rules are still in force",
        advice: Bilingual(zh: "马上采用：duban reload", en: "to take them now: duban reload"))
    }
    if tasks == 0 {
      return Finding(
        .warning, zh: "\(counts.zh)：没有要督办的", en: "\(counts.en): nothing to supervise",
        advice: Bilingual(zh: "看 --rules 指的文件夹对不对", en: "see whether --rules names the right folder"))
    }
    guard decisions > 0 else { return Finding(.fine, zh: counts.zh, en: counts.en) }
    return Finding(
      .warning, zh: "\(counts.zh)；\(decisions)处待定，要人决定",
      en: "\(counts.en); \(English.counted(decisions, "decision")) to be made",
      advice: Bilingual(zh: "逐处看：duban check", en: "look at each: duban check"))
  }
}
