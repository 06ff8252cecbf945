import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Rules

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
    subcommands: [ExportCommand.self, BalanceCommand.self, VerifyCommand.self])

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

  struct BalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "balance",
      abstract: "Shows that every notification the rules call for on a day has exactly one account.",
      discussion: """
        EXAMPLES
          duban ledger balance 2018-07-24
          duban ledger balance 2018-01-01 2018-12-31 --json

        EXIT CODES
          0 it adds up · 1 something is owed
        """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The day.")
    var day: String

    @Argument(help: "The last day, for several.")
    var last: String?

    func run() throws {
      try reporting(options) {
        let workspace = Workspace(options)
        let book = try workspace.book()
        let ledger = try LedgerFile.open(try workspace.ledgerPath, .readOnly)
        let snapshot = try ledger.snapshot()
        let first = try civilDay(day, "DAY")
        let end = try last.map { try civilDay($0, "LAST") } ?? first
        guard first <= end else { throw Failure(.usage, zh: "日期先后颠倒", en: "the days are in the wrong order") }
        // Without a clock of its own, the days are looked back on from their end.
        let now =
          try options.at == nil
          ? min(options.now(in: book.office.zone), book.office.zone.end(of: end))
          : options.now(in: book.office.zone)
        let balances = try (first...end).map { day in
          Evaluator.balance(book, snapshot, accounts: try ledger.accounts(on: day), of: day, at: now)
        }
        let shown = last == nil ? balances : balances.filter { $0.expected > 0 }
        if options.json {
          Console.print(JSONValue.array(shown.map(json)).pretty)
        } else {
          printText(shown)
        }
        if balances.contains(where: { !$0.isBalanced }) { throw ExitCode(Failure.Code.findings.rawValue) }
      }
    }

    private func json(_ balance: Balance) -> JSONValue {
      .members([
        "day": .string("\(balance.day)"), "expected": .number(Int64(balance.expected)),
        "counts": .object(
          AccountState.allCases.map { .init($0.rawValue, .number(Int64(balance.counts[$0] ?? 0))) }),
        "noLongerCalledFor": .number(Int64(balance.noLongerCalledFor)),
        "owed": .strings(balance.owed.map(\.identity)), "balanced": .bool(balance.isBalanced),
      ])
    }

    private func printText(_ balances: [Balance]) {
      let zh = options.reportLanguage == .zh
      let states = AccountState.allCases
      var rows = [
        [zh ? "日期" : "DAY", zh ? "应发" : "EXPECTED"] + states.map { zh ? $0.chinese : $0.rawValue }
          + [zh ? "欠" : "OWED", ""]
      ]
      for balance in balances {
        rows.append(
          ["\(balance.day)", "\(balance.expected)"] + states.map { "\(balance.counts[$0] ?? 0)" }
            + ["\(balance.owed.count)", balance.isBalanced ? "✓" : "✗"])
      }
      Console.printRaw(TextTable.render(rows))
    }
  }
}
