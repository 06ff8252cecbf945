import CivilTime
import Diagnostics
import Evaluation
import Messages
import PlanLanguage
import Reports
import Rules

/// What the description of an entry says: where it comes from, by when, how far it is, what to send back.
struct FeedDetails {
  let obligation: Obligation
  let key: String
  let plan: Plan
  let task: Task
  let commitment: Commitment
  let answer: DeadlineAnswer
  let standing: Standing
  let isProvisional: Bool
  let units: String?
  let supporting: String?
  /// What may be recorded next, and of what.
  let next: (kind: Fact.Kind, key: String)

  /// The fact that the obligation waits for, and of what.
  static func next(
    of obligation: Obligation, _ standing: Standing, _ book: RuleBook
  ) -> (kind: Fact.Kind, key: String) {
    let key = book.key(of: book.parent(of: obligation))
    guard let stage = obligation.stage else { return (standing.course?.value.current?.action ?? .done, key) }
    if stage.isFeedback { return (.progress, key) }
    let id = stage.suffix.prefix { $0 != "@" }
    if id == Obligation.extensionStage { return (.extendApprove, key) }
    let workflow = book.workflow(plan: Int(obligation.plan), task: Int(obligation.task))
    return (workflow.stages.first { $0.id == id }?.action ?? .done, key)
  }

  var lines: [Bilingual] {
    var lines: [Bilingual] = []
    func add(_ zh: String, _ en: String, _ words: Bilingual) {
      lines.append(Bilingual(zh: "\(zh)：\(words.zh)", en: "\(en): \(words.en)"))
    }
    add("单位", "Units", units.map { Bilingual($0) } ?? .init(zh: "（责任单位未明确）", en: "(no unit defined)"))
    if let supporting { add("配合", "Support", Bilingual(supporting)) }
    add(sourceLabel.zh, sourceLabel.en, source)
    if let raised = task.raised { add(raised.kind.words.zh, raised.kind.words.en, raised.sentence) }
    add("期限", "Deadline", deadline)
    lines += remarks
    add("状态", "State", state)
    if !standing.reached.isEmpty { add("进度", "Progress", progress) }
    guard !standing.state.isOver else { return lines }
    if !standing.missingEvidence.isEmpty { add("尚缺", "Missing", Bilingual(missing)) }
    let key = OneLine.folded(next.key)
    let word = ShellWord.quoted(key)
    let isReport = next.kind == .progress
    add(
      "回复", "Reply", Bilingual("\(isReport ? "反馈" : next.kind.words.zh) \(key)\(isReport ? " 进展情况" : "")"))
    for reached in standing.reached where !reached.isReached {
      let which = name(of: reached.target).map { " \($0)" } ?? ""
      add(
        "回复", "Reply",
        Bilingual(
          zh: "进展 \(key) 1\(which)（数字改为本次新增）", en: "进展 \(key) 1\(which) (put what is new in place of 1)"))
    }
    add("命令", "Command", Bilingual("duban \(next.kind.command) \(word)\(isReport ? " --note 进展情况" : "")"))
    add("说明", "Why", Bilingual("duban explain \(ShellWord.quoted(OneLine.folded(self.key)))"))
    return lines
  }

  private var clause: Clause? { commitment.clause ?? task.clause }

  private var sourceLabel: Bilingual {
    clause == nil ? .init(zh: "计划", en: "Plan") : .init(zh: "原文", en: "Clause")
  }

  private var source: Bilingual {
    let title = OneLine.folded(plan.title)
    guard let clause else { return .init(zh: "《\(title)》", en: "'\(title)'") }
    let quote = OneLine.folded(clause.quote)
    let place = plan.source.map { "\(OneLine.folded($0)):\(clause.line)" } ?? "\(clause.line)"
    return .init(zh: "“\(quote)”（《\(title)》，\(place)）", en: "'\(quote)' ('\(title)', \(place))")
  }

  private var deadline: Bilingual {
    let time = obligation.window.dueTime.map { " \($0)" } ?? ""
    let phrase = OneLine.folded(commitment.phrase)
    let written: Bilingual
    if let stage = obligation.stage {
      let limit = Bilingual(zh: OneLine.folded(stage.limit.zh), en: OneLine.folded(stage.limit.en))
      written = .init(zh: "“\(limit.zh)”", en: "'\(limit.en)'")
    } else if phrase.isEmpty {
      written = .init(zh: "未写明，以计划期间为限", en: "not stated, the plan's period")
    } else {
      let soft = answer.soft ? Bilingual(zh: "（软性期限）", en: " (soft)") : Bilingual("")
      written = .init(zh: "“\(phrase)”\(soft.zh)", en: "'\(phrase)'\(soft.en)")
    }
    let mark = isProvisional ? "≈" : ""
    return .init(
      zh: "\(written.zh)，\(mark)\(obligation.due.chinese)\(time)到期",
      en: "\(written.en), due \(mark)\(obligation.due) (\(obligation.due.englishWeekday))\(time)")
  }

  private var remarks: [Bilingual] {
    var lines: [Bilingual] = []
    if isProvisional {
      lines.append(
        .init(zh: "≈ 工作日历未涵盖该日，暂按周末推算", en: "≈ the working calendar does not reach that day: weekends only"))
    }
    if obligation.isDerived {
      lines.append(.init(zh: "该日从前一事项的到期日推算，前一事项办结后还会变动", en: "reckoned from what comes before and is not met yet"))
    }
    if let message = answer.ambiguity?.message {
      lines.append(.init(zh: OneLine.folded(message.zh), en: OneLine.folded(message.en)))
    }
    return lines
  }

  /// Without days left or days late: they would be others tomorrow.
  private var state: Bilingual {
    let words = standing.state.words
    let day = standing.metOn.map { (zh: "（\($0.chinese)）", en: " (\($0))") } ?? (zh: "", en: "")
    let remark = standing.course?.value.remark.map {
      (zh: "；\(OneLine.folded($0.zh))", en: "; \(OneLine.folded($0.en))")
    }
    return .init(zh: "\(words.zh)\(day.zh)\(remark?.zh ?? "")", en: "\(words.en)\(day.en)\(remark?.en ?? "")")
  }

  private var progress: Bilingual {
    let targets = standing.reached.map { RowTarget($0) }
    return .init(
      zh: targets.map { "已完成\(RowTarget.decimal($0.reached))\($0.unit)/\($0.text)" }.joined(separator: "；"),
      en: targets.map { "\(RowTarget.decimal($0.reached)) \($0.unit) of \($0.text) done" }.joined(separator: "; "))
  }

  /// What tells `target` from the others, where there are several.
  private func name(of target: Target) -> String? {
    guard standing.reached.count > 1 else { return nil }
    return OneLine.folded(standing.reached.count { $0.target.unit == target.unit } == 1 ? target.unit : target.text)
  }

  private var missing: String {
    standing.missingEvidence.map { piece in
      let count = standing.evidenceCounts.first { $0.piece == piece && $0.wanted > 1 }
      return OneLine.folded(piece) + (count.map { "（\($0.have)/\($0.wanted)）" } ?? "")
    }.joined(separator: "、")
  }
}
