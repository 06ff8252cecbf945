import ArgumentParser
import Ledger

/// `duban ledger`: the record.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "The record: export it, balance it, verify it, replay it, back it up and restore it (台账).",
    discussion: """
      EXAMPLES
        duban ledger export > journal.jsonl
        duban ledger balance 2018-07-24
        duban ledger verify
        duban ledger backup /mnt/backup/ledger-2018-07-24.sqlite
      """,
    subcommands: [
      ExportCommand.self, LedgerBalanceCommand.self, LedgerVerifyCommand.self, LedgerHeadCommand.self,
      LedgerReplayCommand.self, LedgerBackupCommand.self, LedgerRestoreCommand.self, LedgerNewCommand.self,
    ])

  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Prints the journal, one JSON object a line, in the order written.",
      discussion: """
        EXAMPLES
          duban ledger export > journal.jsonl
        """)

    @OptionGroup var options: CommonOptions

    func run() throws {
      try reporting(options) {
        let ledger = try Workspace(options).ledgerToInspect()
        try ledger.export { Console.print($0) }
      }
    }
  }
}
