import CalendarChecker
import CalendarFeeds
import CivilTime
import Diagnostics
import Evaluation
import RuleFiles
import Rules
import Testing

/// A made-up office: two units with a liaison officer each, a leader, a supervisor, an internal plan for some.
struct FeedOffice {
  var office = "{name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: \"09:00\"}}"
  /// Tasks of the public plan, as YAML flow mappings.
  var tasks: [String]
  /// More of the plan's keys.
  var plan = ""
  var snapshot = Snapshot(position: 40)

  init(_ tasks: String...) { self.tasks = tasks }

  var text: String {
    """
    plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: steps, calendar: plain, supervisor: 督办单位\(plan)}
    calendars:
      plain:
        weekend: [saturday, sunday]
        years: {2018: {notice: https://example.org/2018, issued: 2017-12-01, rest: {国庆节: 2018-10-01..2018-10-07}}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies:
      steps:
        steps:
          - {before: 5 working days, tell: liaison}
          - {on: due, tell: [liaison, leader]}
          - {after: 1 day, every: 3 working days, tell: liaison}
    office: \(office)
    units:
      - {name: 单位1, liaison: 联络员1, leader: 领导1}
      - {name: 单位2, liaison: 联络员2}
      - {name: 督办单位, liaison: 督办员}
    people: [{name: 联络员1}, {name: 联络员2}, {name: 领导1}, {name: 督办员}, {name: 局外人}]
    tasks:
    \(tasks.map { "  - \($0)\n" }.joined())
    """
  }

  static func task(_ id: String, due: String, unit: Int = 1, more: String = "") -> String {
    "{id: \(id), title: 事项\(id), lead: 单位\(unit), due: \(due)\(more)}"
  }

  static let settings = LoadSettings(channelKinds: ["maildir", "file"], reportFormats: ["text"])

  static let secret = """
    plan: {id: secret, title: 内部计划, year: 2018, issued: 2018-01-02, policy: steps, calendar: plain, visibility: internal}
    tasks:
      - {id: hidden, title: 内部事项, lead: 单位1, due: 2018-07-27}
    """

  func book(_ more: String...) throws -> RuleBook {
    let sources = [text] + more
    let loaded = RuleLoader.load(
      sources.enumerated().map { RuleSource(path: "\($0.offset).yaml", bytes: Array($0.element.utf8)) },
      settings: FeedOffice.settings)
    return try #require(loaded.book, "\(loaded.diagnostics.map(\.message.en))")
  }

  mutating func record(
    _ kind: Fact.Kind, _ key: String, on text: String, thousandths: Int64? = nil, note: String? = nil,
    until: String? = nil
  ) {
    snapshot.add(
      Fact(
        kind: kind, key: key, on: civilDay(text), recorded: instant("\(text) 12:00"), by: "张三",
        thousandths: thousandths, note: note, until: until.map(civilDay)))
    snapshot.position += 1
  }

  static func reader(_ name: String, _ book: RuleBook) throws -> FeedReader {
    if let person = book.people.firstIndex(where: { $0.name == name }) { return .person(PersonIndex(person)) }
    return .unit(UnitIndex(try #require(book.units.firstIndex { $0.name == name })))
  }

  /// The file of `name`, as it is written after `earlier`.
  func bytes(
    _ name: String = "联络员1", _ kind: CalendarFeed.Kind = .events, at time: String = "2018-07-02 09:00",
    after earlier: [UInt8]? = nil, _ more: String...
  ) throws -> [UInt8] {
    var book = try book()
    if !more.isEmpty { book = try self.book(more[0]) }
    var desk = FeedDesk(
      book: book, obligations: book.obligations(snapshot), snapshot: snapshot, at: instant(time))
    return desk.feed(for: try FeedOffice.reader(name, book), kind).bytes(after: earlier)
  }

  /// The same, taken apart.
  func calendar(
    _ name: String = "联络员1", _ kind: CalendarFeed.Kind = .events, at time: String = "2018-07-02 09:00"
  ) throws -> CalendarComponent {
    let bytes = try bytes(name, kind, at: time)
    #expect(CalendarCheck.faults(bytes) == [])
    return try #require(CalendarCheck.calendar(bytes))
  }
}

extension CalendarComponent {
  /// The one entry whose summary contains `words`.
  func entry(_ words: String) throws -> CalendarComponent {
    let found = components.filter { $0.text("SUMMARY")?.contains(words) ?? false }
    try #require(found.count == 1, "\(found.count) entries with \(words)")
    return found[0]
  }

  /// The summaries of its entries.
  var summaries: [String] { components.compactMap { $0.text("SUMMARY") } }
}

func civilDay(_ text: String) -> CivilDate { CivilDate(iso: text)! }

/// `2018-07-25 09:00` in Shanghai.
func instant(_ text: String) -> Instant {
  let halves = text.split(separator: " ")
  return TimeZoneTable.shanghai.instant(of: civilDay(String(halves[0])), at: TimeOfDay(halves[1])!)
}
