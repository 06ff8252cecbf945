import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Messages
import RuleFiles
import Rules
import Scheduler

/// What `duban reload` says.
struct ReloadReport {
  private let outcome: ReloadOutcome
  private let taker: Reload.Taker
  /// Hash of the edit that was said to be meant.
  private let meant: String?
  private let workspace: Workspace
  private let now: Instant

  init(_ outcome: ReloadOutcome, _ taker: Reload.Taker, meant: String?, _ workspace: Workspace, at now: Instant) {
    self.outcome = outcome
    self.taker = taker
    self.meant = meant
    self.workspace = workspace
    self.now = now
  }

  /// Whether an edit waits, be it for a mend or for a word.
  var isPending: Bool {
    switch outcome {
    case .unchanged, .accepted: false
    case .refused, .held: true
    }
  }

  /// Whether the folder is not any more what was said to be meant.
  private var hasChangedSince: Bool {
    guard let meant else { return false }
    switch outcome {
    case .unchanged(let revision), .accepted(let revision, _): return revision.revision.hash != meant
    case .refused(let edit), .held(let edit, _): return edit.hash != meant
    }
  }

  private var zone: TimeZoneTable { .shanghai }

  // MARK: Text

  func print() {
    let language = workspace.options.reportLanguage
    func say(_ zh: String, _ en: String) { Console.print(Bilingual(zh: zh, en: en)[language]) }
    if hasChangedSince {
      say(
        "文件夹在暂缓之后又改过：确认的修改没有采用，现在的文件另行判断",
        "the folder has changed since the edit was held: what you accepted is not there any more, "
          + "what is there was judged anew")
    }
    switch outcome {
    case .unchanged(let revision):
      let (hash, since) = (revision.revision.hash.prefix(12), zone.civil(at: revision.accepted))
      say("没有变化：\(hash)，\(since)起生效", "unchanged: \(hash), in force since \(since)")
    case .accepted(let revision, let difference):
      let files = revision.revision.files.count
      say(
        "已采用：\(revision.revision.hash.prefix(12))，\(files)个文件",
        "accepted: \(revision.revision.hash.prefix(12)), \(English.counted(files, "file"))")
      if var difference {
        // Whoever accepted it need not be told that it would be held.
        difference.removal.causes = []
        Console.printRaw(DifferenceText(difference, language: language).text(hasLedger: true))
      }
    case .refused(let edit):
      printFaults(edit)
      say("规则被拒，仍用上一版；改正后自动采用", "the rules are refused and the last good ones stay in force; mend them")
    case .held(let edit, let removal):
      say(
        "■ 暂缓采用（\(edit.shortHash)），仍用上一版：\(RemovalWords.summary(removal).zh)",
        "■ held (\(edit.shortHash)), the last good rules stay in force: \(RemovalWords.summary(removal).en)")
      for cause in removal.causes { Console.print("  \(RemovalWords.sentence(cause)[language])") }
      for line in RemovalWords.items(removal, language) { Console.print("  - \(line)") }
      say(
        "不是本意，把文件恢复；确是本意：duban reload --accept \(edit.shortHash)",
        "put the files back if it is not meant; else: duban reload --accept \(edit.shortHash)")
    }
  }

  /// Every error with its place, as `duban check` prints them; the one the ledger kept when the files are mended
  /// already.
  private func printFaults(_ edit: PendingEdit) {
    do {
      let set = RuleSet(try workspace.ruleSources(), settings: Workspace.settings)
      if set.loaded.book == nil { return Console.errorRaw(workspace.printer(set).text(of: set.errors)) }
    } catch {
      for line in Failure.of(error)?.message[workspace.options.messageLanguage].split(separator: "\n") ?? [] {
        Console.error(String(line))
      }
      return
    }
    if case .refused(_, let first) = edit.reason { Console.error(first) }
  }

  // MARK: JSON

  var json: JSONValue {
    let language = workspace.options.messageLanguage
    var members: [JSONValue.Member] = [.init("outcome", .string(name))]
    switch taker {
    case .daemon(let pid): members.append(.init("daemon", .number(Int64(pid))))
    case .ourselves: members.append(.init("daemon", .null))
    }
    members.append(.init("changedSinceHeld", .bool(hasChangedSince)))
    switch outcome {
    case .unchanged(let revision):
      members.append(.init("revision", .string(revision.revision.hash)))
    case .accepted(let revision, let difference):
      members.append(.init("revision", .string(revision.revision.hash)))
      let json = difference.map { DifferenceJSON($0, zone: zone, language: language) }
      members.append(.init("difference", json?.value(at: now, hasLedger: true) ?? .null))
    case .refused(let edit):
      members.append(.init("revision", .string(edit.hash)))
      let set = (try? workspace.ruleSources()).map { RuleSet($0, settings: Workspace.settings) }
      let errors = set.map { DiagnosticJSON.array($0.errors, $0.loaded.files, language) }
      if case .refused(let count, let first) = edit.reason {
        members += [.init("errors", .number(Int64(count))), .init("first", .string(first))]
      }
      members.append(.init("diagnostics", errors ?? .array([])))
    case .held(let edit, let removal):
      members += [.init("revision", .string(edit.hash)), .init("held", RemovalJSON.object(removal))]
    }
    return .object(members)
  }

  private var name: String {
    switch outcome {
    case .unchanged: "unchanged"
    case .accepted: "accepted"
    case .refused: "refused"
    case .held: "held"
    }
  }
}
