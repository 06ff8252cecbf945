import CivilTime
import RuleFiles
import Rules

/// What happens in a run, worked out from a seed before anything goes wrong: so the same happens with faults and
/// without.
struct FaultScript {
  enum Event {
    /// The clock goes on, or is set back; then a pass.
    case clock(seconds: Int64)
    /// Somebody records something, so many days after it happened.
    case fact(Fact.Kind, key: String, daysAgo: Int)
    /// The rules are edited; where that is held, somebody may say that it is meant.
    case edit([RuleSource], consents: Bool)
  }

  static let start = instant("2018-07-02 08:00")
  private(set) var events: [Event] = []

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed &* 2 &+ 1)
    var tasks = (0..<8).map { _ in Self.dueDay(&random) }
    events.append(.edit(Self.rules(tasks), consents: false))
    for _ in 0..<16 {
      events.append(.clock(seconds: Self.step(&random)))
      switch random.next(below: 8) {
      case 0, 1:
        let kind: Fact.Kind = random.next(below: 2) == 0 ? .done : .progress
        events.append(.fact(kind, key: "p/t\(random.next(below: tasks.count))", daysAgo: random.next(below: 4)))
      case 2:
        switch random.next(below: 3) {
        case 0: tasks[random.next(below: tasks.count)] = Self.dueDay(&random)
        case 1: tasks.append(Self.dueDay(&random))
        default: if tasks.count > 2 { tasks.removeLast(1 + random.next(below: 2)) }
        }
        events.append(.edit(Self.rules(tasks), consents: random.next(below: 2) == 0))
      case 3:
        events.append(.edit([RuleSource(path: "rules/all.yaml", bytes: Array("tasks: [".utf8))], consents: false))
      default: break
      }
    }
  }

  private static func dueDay(_ random: inout SeededRandom) -> CivilDate {
    civilDay("2018-07-02").adding(days: random.next(below: 60))
  }

  /// Seconds to the next look.
  private static func step(_ random: inout SeededRandom) -> Int64 {
    switch random.next(below: 12) {
    case 0: -7200
    case 1: -3 * 86_400
    case 2: 9 * 86_400
    case 3: 2 * 86_400
    case 4, 5: Int64(60 + random.next(below: 600))
    default: Int64(3600 + random.next(below: 80_000))
    }
  }

  /// An office whose tasks t0, t1, … are due on `tasks`; every third has a target.
  private static func rules(_ tasks: [CivilDate]) -> [RuleSource] {
    var text = """
      plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: usual, calendar: plain, supervisor: 单位1}
      calendars: {plain: {weekend: [saturday, sunday]}}
      channels: {mail: {kind: maildir, folder: mailboxes}, chat: {kind: maildir, folder: chat}}
      office:
        name: 督办室
        calendar: plain
        channels: [mail]
        administrators: [联络员1]
        delivery: {at: "09:00", quiet: 18:00..08:30}
      policies:
        usual:
          steps:
            - {before: 5 working days, tell: [liaison, leader], unless: progress >= 100%}
            - {on: due, tell: liaison}
            - {after: 1 day, every: 3 working days, tell: liaison}
            - {after: 3 working days, tell: leader, urgent: yes}
            - {after: 10 working days, every: 1 week, times: 3, tell: [leader, supervisor]}
      units:

      """
    for number in 1...4 { text += "  - {name: 单位\(number), liaison: 联络员\(number), leader: 分管\(number)}\n" }
    text += "people:\n"
    for number in 1...4 {
      text +=
        "  - {name: 联络员\(number), email: liaison\(number)@example.org\(number == 1 ? ", channels: [mail, chat]" : "")}\n"
      text += "  - {name: 分管\(number), email: leader\(number)@example.org}\n"
    }
    text += "tasks:\n"
    for (number, due) in tasks.enumerated() {
      let kind = number % 3 == 0 ? "target: 1个" : "kind: artifact"
      text += "  - {id: t\(number), title: 事项\(number), lead: 单位\(number % 4 + 1), due: \(due), \(kind)}\n"
    }
    return [RuleSource(path: "rules/all.yaml", bytes: Array(text.utf8))]
  }
}
