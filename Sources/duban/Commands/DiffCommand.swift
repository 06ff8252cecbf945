import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import RuleFiles
import Rules
import Scheduler

/// `duban diff`: what an edit of the rules changes, in people and days.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what an edit of the rules changes, in people and days, before it counts (规则变动).",
    discussion: """
      Both sets of rules are run over what the ledger holds, the new one as a
      daemon would take it now. Comments, order, layout and the file a task stands
      in change nothing. Where there is no ledger, the old rules count as followed
      up to now with nothing recorded.

      EXAMPLES
        duban diff last-week/rules rules
        duban diff --against-live
        duban diff --against-live --rules edited --until 2018-12-31
        duban diff old new --at 2018-06-11 --exit-code --json

      EXIT CODES
        0 compared (with --exit-code: nothing changes) · 1 something changes, with --exit-code
        65 one of the rules has errors, which are listed · 66 no such folder, or no rules in force
        78 the rules in force cannot be read by this version
      """)

  @OptionGroup var options: CommonOptions

  @Argument(help: "The folder of the old rules.", completion: .directory)
  var old: String?

  @Argument(help: "The folder of the new rules.", completion: .directory)
  var new: String?

  @Flag(name: .long, help: "Compares the rules in force in the ledger with the folder that --rules names.")
  var againstLive = false

  @Option(name: .long, help: "The last day whose notifications are compared. Default: 90 days from now.")
  var until: String?

  @Flag(name: .long, help: "Exit code 1 when anything changes.")
  var exitCode = false

  func validate() throws {
    if againstLive, old != nil {
      throw ValidationError("--against-live compares with the folder that --rules names: leave OLD and NEW out.")
    }
    if !againstLive, new == nil {
      throw ValidationError("Name two folders, OLD and NEW, or --against-live.")
    }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let ledger = try workspace.existingLedger()
      let before = try againstLive ? inForce(ledger) : RuleSet(folder: old ?? "")
      let after = try RuleSet(folder: againstLive ? options.rules : new ?? "")
      let (oldBook, newBook) = try books(before, after, workspace)

      let now = try options.now(in: newBook.office.zone)
      let today = newBook.office.zone.day(at: now)
      let last = try until.map { try civilDay($0, "--until") } ?? today.adding(days: 90)
      guard today <= last, last.days(since: today) <= 36_600 else {
        throw Failure(
          .usage, zh: "--until 早于今天（\(today)），或晚于一百年以后",
          en: "--until is earlier than today (\(today)), or a hundred years after it")
      }
      let snapshot = try ledger?.snapshot() ?? Evaluator.followed(oldBook, until: now)
      var difference = Evaluator.difference(from: oldBook, to: newBook, snapshot, at: now, until: last)
      if !difference.isEmpty {
        let cut = EditGuard.cutShort(before.sources, after.sources).map { Removal.Cause.cut($0) }
        difference.removal.causes += cut.filter { !difference.removal.causes.contains($0) }
      }
      if options.json {
        let json = DifferenceJSON(difference, zone: newBook.office.zone, language: options.messageLanguage)
        Console.print(json.value(at: now, hasLedger: ledger != nil).pretty)
      } else {
        Console.printRaw(
          DifferenceText(difference, language: options.reportLanguage).text(hasLedger: ledger != nil))
      }
      if exitCode, !difference.isEmpty { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func inForce(_ ledger: LedgerFile?) throws -> RuleSet {
    guard let last = try ledger?.lastRevision() else {
      throw Failure(
        .missingInput, zh: "台账里还没有生效的规则；先运行 duban run 或 duban tick，或写明两个文件夹",
        en: "no rules are in force in the ledger yet; run `duban run` or `duban tick` first, or name two folders")
    }
    return RuleSet(
      last.revision.files.map { RuleSource(path: $0.path, bytes: $0.bytes) }, settings: Workspace.settings)
  }

  /// Both books; the errors of whichever has any are listed first.
  private func books(_ old: RuleSet, _ new: RuleSet, _ workspace: Workspace) throws -> (RuleBook, RuleBook) {
    for set in [old, new] where set.loaded.book == nil {
      Console.errorRaw(workspace.printer(set).text(of: set.errors))
    }
    guard let oldBook = old.loaded.book else {
      throw Failure(
        againstLive ? .configuration : .badData, zh: "旧规则有\(old.errors.count)处错误，无法比较",
        en: "the old rules have \(English.counted(old.errors.count, "error")): nothing to compare with")
    }
    guard let newBook = new.loaded.book else {
      throw Failure(
        .badData, zh: "新规则有\(new.errors.count)处错误，不会被采用；先改正（duban check）",
        en: "the new rules have \(English.counted(new.errors.count, "error")) and would be refused; "
          + "mend them first (duban check)")
    }
    return (oldBook, newBook)
  }
}

extension RuleSet {
  fileprivate init(folder: String) throws {
    self.init(
      try RuleFolder(folder).read(fileLimit: Workspace.settings.limits.fileBytes), settings: Workspace.settings)
  }
}
