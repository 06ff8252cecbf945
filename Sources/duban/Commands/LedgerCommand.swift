import ArgumentParser
import Diagnostics
import JSONText
import Ledger

/// `duban ledger`: the record.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The record: export it, balance it, verify it.",
    discussion: """
      EXAMPLES
        duban ledger export > journal.jsonl
        duban ledger balance 2018-07-24
        duban ledger verify
      """,
    subcommands: [ExportCommand.self, LedgerBalanceCommand.self, VerifyCommand.self])

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
        let ledger = try LedgerFile.open(try Workspace(options).ledgerPath, .readOnly)
        try ledger.export { Console.print($0) }
      }
    }
  }

  struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Follows the hash chain and names the first altered entry.",
      discussion: """
        EXAMPLES
          duban ledger verify

        EXIT CODES
          0 whole · 1 altered
        """)

    @OptionGroup var options: CommonOptions

    func run() throws {
      try reporting(options) {
        let ledger = try LedgerFile.open(try Workspace(options).ledgerPath, .readOnly)
        let language = options.reportLanguage
        switch try ledger.verify() {
        case .intact(let head):
          let text = Bilingual(
            zh: "台账完整：\(head.seq)条，末条 \(head.hexadecimal)",
            en: "whole: \(head.seq) entries, head \(head.hexadecimal)")
          Console.print(
            options.json
              ? JSONValue.members([
                "intact": true, "entries": .number(head.seq), "head": .string(head.hexadecimal),
              ]).pretty : text[language])
        case .broken(let fault):
          let sentence = fault.message[language]
          Console.print(
            options.json ? JSONValue.members(["intact": false, "fault": .string(sentence)]).pretty : sentence)
          throw ExitCode(Failure.Code.findings.rawValue)
        }
      }
    }
  }
}
