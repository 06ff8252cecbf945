import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import Rules

/// `duban agenda`: who will be told what, when, and why.
struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Shows who will be told what on which day, if nothing more is recorded.",
    discussion: """
      Decided by the very function that the daemon uses.

      EXAMPLES
        duban agenda --from 2018-07-01 --to 2018-07-31
        duban agenda --from 2018-09-24 --to 2018-10-12 --for 农业局联络员
        duban agenda --at 2018-09-10 --json

      With --for it is an own view: what that person is told, and whatever anybody is
      told of the obligations in their view.
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "First day. Default: the clock's day.")
  var from: String?

  @Option(name: .long, help: "Last day. Default: 30 days after the first.")
  var to: String?

  @Option(name: .customLong("for"), help: ArgumentHelp(ViewHelp.text))
  var party: String?

  @Flag(name: .long, help: "Also what is suppressed, skipped or merged.")
  var all = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let snapshot = try workspace.snapshot()
      let zone = book.office.zone
      let first = try from.map { try civilDay($0, "--from") }
      // Without a clock of its own, a look at past days is a look from their morning.
      let clock = try options.now(in: zone)
      let start = first ?? zone.day(at: clock)
      let end = try to.map { try civilDay($0, "--to") } ?? start.adding(days: 30)
      guard start <= end, end.days(since: start) <= 36_600 else {
        throw Failure(.usage, zh: "--to 早于 --from", en: "--to is earlier than --from, or a hundred years after it")
      }
      let now = options.at == nil ? min(clock, zone.instant(of: start, at: .startOfDay)) : clock
      let selection = Selection(book, snapshot)
      let today = zone.day(at: now)
      let purview = try party.map { selection.purview(of: try selection.party($0), on: today) }
      let entries = Evaluator.agenda(book, snapshot, at: now, on: start...end).filter { entry in
        (all || [.planned, .held].contains(entry.account.state)) && isShown(entry, to: purview, book)
      }
      if options.json {
        Console.print(JSONValue.array(grouped(entries).map { json($0, purview, book) }).pretty)
      } else {
        if let purview { Console.print(ViewHeading.text(purview, book, today, options.reportLanguage)) }
        printText(entries, purview, book)
      }
    }
  }

  private func isShown(_ entry: AgendaEntry, to purview: Purview?, _ book: RuleBook) -> Bool {
    guard let purview else { return true }
    if let person = purview.person, entry.account.id.recipient == book.people[Int(person)].id { return true }
    return regard(of: entry, purview, book) != nil
  }

  private func regard(of entry: AgendaEntry, _ purview: Purview?, _ book: RuleBook) -> Purview.Regard? {
    guard let purview, let obligation = entry.obligation else { return nil }
    return book.regard(of: obligation, in: purview)
  }

  /// The entries of one event together: its recipients are a list.
  private func grouped(_ entries: [AgendaEntry]) -> [[AgendaEntry]] {
    var order: [String] = []
    var groups: [String: [AgendaEntry]] = [:]
    for entry in entries {
      let key = "\(entry.account.id.event.identity)|\(entry.account.state.rawValue)|\(entry.at.seconds)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(entry)
    }
    return order.compactMap { groups[$0] }
  }

  private func json(_ group: [AgendaEntry], _ purview: Purview?, _ book: RuleBook) -> JSONValue {
    let entry = group[0]
    let event = entry.account.id.event
    let step = entry.obligation.flatMap { obligation in
      book.policy(of: obligation).steps.first { $0.id == event.step }
    }
    let report = book.reports.first { event.kind == .report && $0.id == event.subject }
    let span = step?.span ?? report?.span
    return .members([
      "key": .string(event.identity), "at": .string(book.office.zone.rfc3339(entry.at)),
      "obligation": entry.obligation == nil ? .null : .string(event.subject),
      "title": .string(entry.obligation.map { book.title(of: $0) } ?? report?.title ?? words(for: event)),
      "unit": .string(
        entry.obligation.map { book.answeringUnits(of: $0).map { book.units[Int($0)].name }.joined(separator: "、") }
          ?? ""),
      "step": .string(event.step), "ordinal": .number(Int64(event.ordinal)),
      "to": .strings(unique(group.map(\.account.id.recipient))),
      "channels": .strings(unique(group.map(\.account.id.channel))),
      "state": .string(entry.account.state.rawValue), "reason": .string(entry.account.reason.rawValue),
      "rule": span.map {
        .members(["file": .string(book.files.name(of: $0)), "line": .number(Int64($0.line))])
      } ?? .null, "provisional": .bool(entry.obligation?.window.provisional ?? false),
      "regard": .optional(regard(of: entry, purview, book)?.rawValue),
    ])
  }

  /// What an event without an obligation and without a report is about.
  private func words(for event: Event) -> String {
    if event.isAboutDrill { return Bilingual(zh: "演练", en: "a drill")[options.reportLanguage] }
    guard event.isAboutEdit else { return event.subject }
    return Bilingual(zh: "规则的修改", en: "an edit of the rules")[options.reportLanguage]
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private func printText(_ entries: [AgendaEntry], _ purview: Purview?, _ book: RuleBook) {
    let zh = options.reportLanguage == .zh
    var rows = [zh ? ["时间", "步骤", "告知", "事项", ""] : ["WHEN", "STEP", "TELLS", "WHAT", ""]]
    for group in grouped(entries.sorted { $0.at < $1.at }) {
      let entry = group[0]
      let event = entry.account.id.event
      let moment = "\(book.office.zone.civil(at: entry.at))".replacing("T", with: " ")
      let late = entry.account.isLate(in: book.office.zone) ? (zh ? "补发" : "late") : ""
      let supports = regard(of: entry, purview, book) == .supports ? (zh ? "配合" : "supports") : ""
      let state = all ? (zh ? entry.account.state.chinese : entry.account.state.rawValue) : late
      if let part = event.reportPart, let report = book.reports.first(where: { $0.id == event.subject }) {
        switch part {
        case .file(let format):
          // One line a run: its formats are events of their own.
          guard format == report.formats.first else { continue }
          rows.append([
            moment, report.formats.joined(separator: " "),
            unique(group.map(\.account.id.channel)).joined(separator: "、"),
            report.title, state,
          ])
        case .letter:
          rows.append([
            moment, zh ? "信件" : "letter", unique(group.map(\.account.id.recipient)).joined(separator: "、"),
            report.title, state,
          ])
        }
      } else {
        rows.append([
          moment, event.step + (event.ordinal > 1 ? "#\(event.ordinal)" : ""),
          unique(group.map(\.account.id.recipient)).joined(separator: "、"),
          entry.obligation.map { book.title(of: $0) } ?? words(for: event),
          [state, supports].filter { !$0.isEmpty }.joined(separator: zh ? "，" : ", "),
        ])
      }
    }
    Console.printRaw(TextTable.render(rows))
  }
}
