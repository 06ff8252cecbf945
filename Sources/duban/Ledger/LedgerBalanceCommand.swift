import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Rules

/// `duban ledger balance`: every notification the rules call for has exactly one account.
struct LedgerBalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Shows that every notification the rules call for on a day has exactly one account (账目核对).",
    discussion: """
      Below the day, or the days, stands a line for each person and channel, and for
      each report; they add up to the whole. Without --at the days are looked back on
      from their end.

      EXAMPLES
        duban ledger balance 2018-07-24
        duban ledger balance 2018-07-24 --for 区人社局联络员
        duban ledger balance 2018-01-01 --through 2018-12-31 --json

      EXIT CODES
        0 it adds up · 1 something is owed
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "The last day, for several; only days that call for anything are shown.")
  var through: String?

  @Option(name: .customLong("for"), help: "Only what this person, or each person of this unit, is told.")
  var party: String?

  @Argument(help: "The day.")
  var day: String

  @Argument(help: "The last day; the same as --through.")
  var last: String?

  func validate() throws {
    guard last == nil || through == nil else { throw ValidationError("give the last day once: LAST or --through") }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let ledger = try LedgerFile.open(try workspace.ledgerPath, .readOnly)
      let snapshot = try ledger.snapshot()
      let first = try civilDay(day, "DAY")
      let end = try (through ?? last).map { try civilDay($0, through == nil ? "LAST" : "--through") } ?? first
      guard first <= end else { throw Failure(.usage, zh: "日期先后颠倒", en: "the days are in the wrong order") }
      // Without a clock of its own, the days are looked back on from their end.
      let now =
        try options.at == nil
        ? min(options.now(in: book.office.zone), book.office.zone.end(of: end)) : options.now(in: book.office.zone)
      let all = Evaluator.balances(
        book, snapshot, accounts: try ledger.accounts(on: first...end), of: first...end, at: now)
      let people = try party.map { try recipients(Selection(book, snapshot), $0, in: all) }
      let balances = people.map { people in all.map { $0.only(people) } } ?? all
      let shown = first == end ? balances : balances.filter { $0.expected > 0 }
      if options.json {
        Console.print(JSONValue.array(shown.map(json)).pretty)
      } else {
        printText(shown)
      }
      if balances.contains(where: { !$0.isBalanced }) { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  /// The ids that `--for` means: somebody the rules have, or someone else who was told.
  private func recipients(_ selection: Selection, _ name: String, in balances: [Balance]) throws -> Set<String> {
    if balances.contains(where: { $0.lines.contains { $0.recipient == name } }) { return [name] }
    let book = selection.book
    switch try selection.party(name) {
    case .person(let person): return [book.people[Int(person)].id]
    case .unit(let unit):
      let contacts = book.units[Int(unit)].liaison + book.units[Int(unit)].leader
      return Set(contacts.flatMap(\.people).map { book.people[Int($0)].id })
    }
  }

  private func json(_ balance: Balance) -> JSONValue {
    .members([
      "day": .string("\(balance.day)"), "expected": .number(Int64(balance.expected)),
      "counts": json(balance.counts), "noLongerCalledFor": .number(Int64(balance.noLongerCalledFor)),
      "owed": .strings(balance.owed.map(\.identity)), "balanced": .bool(balance.isBalanced),
      "lines": .array(
        balance.lines.map { line in
          .members([
            "kind": .string(line.isReport ? "report" : "person"), "recipient": .string(line.recipient),
            "channel": .string(line.channel), "expected": .number(Int64(line.expected)),
            "counts": json(line.counts), "owed": .number(Int64(line.owed)),
            "noLongerCalledFor": .number(Int64(line.noLongerCalledFor)), "balanced": .bool(line.isBalanced),
          ])
        }),
    ])
  }

  private func json(_ counts: [AccountState: Int]) -> JSONValue {
    .object(AccountState.allCases.map { .init($0.rawValue, .number(Int64(counts[$0] ?? 0))) })
  }

  private func printText(_ balances: [Balance]) {
    let zh = options.reportLanguage == .zh
    let states = AccountState.allCases
    let headings =
      [zh ? "应发" : "EXPECTED"] + states.map { zh ? $0.chinese : $0.rawValue } + [zh ? "欠" : "OWED", ""]
    func cells(_ expected: Int, _ counts: [AccountState: Int], owed: Int, _ isBalanced: Bool) -> [String] {
      ["\(expected)"] + states.map { "\(counts[$0] ?? 0)" } + ["\(owed)", isBalanced ? "✓" : "✗"]
    }
    let days = balances.map { balance in
      ["\(balance.day)"] + cells(balance.expected, balance.counts, owed: balance.owed.count, balance.isBalanced)
    }
    Console.printRaw(TextTable.render([[zh ? "日期" : "DAY"] + headings] + days))
    let lines = Balance.lines(of: balances).map { line in
      [line.isReport ? (zh ? "报表 " : "report ") + line.recipient : line.recipient, line.channel]
        + cells(line.expected, line.counts, owed: line.owed, line.isBalanced)
    }
    guard !lines.isEmpty else { return }
    Console.print("")
    Console.printRaw(TextTable.render([(zh ? ["收件人", "渠道"] : ["RECIPIENT", "CHANNEL"]) + headings] + lines))
  }
}
