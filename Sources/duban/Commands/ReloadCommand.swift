import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Messages
import RuleFiles
import Rules
import Scheduler

/// `duban reload`: takes an edit of the rules now, or one that is held.
struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Takes an edit of the rules now and says what came of it; --accept takes one that is held (重新载入).",
    discussion: """
      A running daemon takes edits by itself within seconds; this asks it to look
      now, and waits for the answer. Without a daemon it makes one pass, as
      `duban tick` does.

      An edit with errors is refused, and the last good rules stay in force. So
      they do when an edit takes much away that is still open: more than five tasks
      or commitments and more than a tenth, a whole plan, or the end of a file, as
      when it was cut short. Such an edit is held until somebody says that it is
      meant. --accept says so of the edit that is held now, and of nothing else:
      what changed in the folder since is judged anew. With the first digits of its
      number, which the letter, the log and `duban status` give, it is certain that
      both mean the same edit.

      EXAMPLES
        duban reload
        duban diff --against-live                  what it would change, before
        duban reload --accept
        duban reload --accept 3f9c21a07b44 --json

      EXIT CODES
        0 in force · 1 refused or held: the last good rules stay in force
        64 the daemon takes its rules from another folder · 75 no answer yet
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Takes the edit that is held: it is meant.")
  var accept = false

  @Argument(help: "With --accept: the first digits of the edit's number, at least four.")
  var edit: String?

  func validate() throws {
    if let edit {
      guard accept else { throw ValidationError("'\(edit)' names an edit: write --accept as well.") }
      guard edit.utf8.count >= 4 else { throw ValidationError("Give at least four digits of the edit's number.") }
    }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let now = try options.now(in: .shanghai)
      let before = try ReloadOutcome.Before(try workspace.existingLedger())
      let meant = try accept ? consent(before.pending, workspace, at: now) : nil
      let taker = try Reload(workspace: workspace).take(at: now)
      let outcome = try ReloadOutcome(before, try LedgerFile.open(try workspace.ledgerPath, .readOnly), at: now)
      let report = ReloadReport(outcome, taker, meant: meant, workspace, at: now)
      if options.json { Console.print(report.json.pretty) } else { report.print() }
      if report.isPending { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  /// Records that the held edit is meant, and gives its hash; nil when none is held: then the folder is judged.
  private func consent(_ pending: PendingEdit?, _ workspace: Workspace, at now: Instant) throws -> String? {
    guard let pending, pending.removal != nil else {
      if let edit {
        throw Failure(
          .findings, zh: "没有暂缓采用的修改 \(edit)；先看 duban status", en: "no edit \(edit) is held; see `duban status`")
      }
      return nil
    }
    if let edit, !pending.hash.hasPrefix(edit.lowercased()) {
      throw Failure(
        .findings, zh: "暂缓采用的修改是 \(pending.shortHash)，不是 \(edit)；先看 duban diff --against-live",
        en: "the edit that is held is \(pending.shortHash), not \(edit); see `duban diff --against-live` first")
    }
    let author = Console.environment("USER") ?? "duban"
    try workspace.writableLedger().consent(to: pending.hash, by: author, at: now)
    return pending.hash
  }
}
