import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Rules
import WorkCalendars

/// The days on which a policy tells of obligations that share a window, and whom: all of its steps, each rolled to a
/// working day.
struct ReminderDays {
  struct Reminder {
    /// When it is told.
    enum Telling: String {
      case onItsDay = "on-its-day"
      /// Its day was over when the event happened: told with the next digest.
      case late
      /// Its day was over, and a later step is told late instead.
      case superseded
    }

    var step: Step
    var turn: Turn
    var recipients: [Recipient]
    var telling = Telling.onItsDay
  }

  let book: RuleBook
  private let calendar: WorkCalendar
  /// In the order of their days.
  let reminders: [Reminder]
  /// Steps that go on until the obligation is met: only their first turns are listed.
  let endless: [Step]

  /// How many turns of a step without an end are listed.
  static let shownTurns = 3
  /// How many turns are listed of a step that has an end.
  private static let mostTurns = 60

  /// - Parameters:
  ///   - obligations: Of one commitment and one window, at least one.
  ///   - opened: When the event happened that opened them; nil when none did. Of a deadline before its event
  ///     nothing is late: such an event is known beforehand.
  init(_ obligations: [Obligation], _ book: RuleBook, opened: CivilDateTime? = nil) {
    self.book = book
    let obligation = obligations[0]
    calendar = book.calendar(of: obligation)
    let policy = book.policy(of: obligation)
    // Three turns of whatever step lie within two years of the later of start and due, unless its span is longer.
    let horizon = CivilDate(
      dayNumber: min(Int(obligation.due.dayNumber) + 800, Int(CivilDate.latest.dayNumber) - 40))
    var turns = book.turns(of: obligation, in: CivilDate.earliest...horizon)
    let endless = Set(
      policy.steps.indices.filter { policy.steps[$0].every != nil && policy.steps[$0].times == nil })
    turns.removeAll { $0.ordinal > (endless.contains($0.step) ? Self.shownTurns : Self.mostTurns) }
    var reminders = turns.sorted { ($0.day, $0.step, $0.ordinal) < ($1.day, $1.step, $1.ordinal) }.map { turn in
      let step = policy.steps[turn.step]
      return Reminder(
        step: step, turn: turn, recipients: Self.audience(of: step, for: obligations, on: turn.day, book))
    }
    if let opened, opened.date <= obligation.due {
      var told: Set<[String]> = []
      for index in reminders.indices.reversed()
      where CivilDateTime(reminders[index].turn.day, book.office.at) < opened {
        let names = reminders[index].recipients.map { [book.people[Int($0.person)].id, $0.channel] }
        reminders[index].telling = told.isSuperset(of: names) ? .superseded : .late
        told.formUnion(names)
      }
    }
    self.reminders = reminders
    self.endless = endless.sorted().map { policy.steps[$0] }
  }

  /// Everyone whom `step` tells of any of `obligations`, once a channel.
  private static func audience(
    of step: Step, for obligations: [Obligation], on day: CivilDate, _ book: RuleBook
  ) -> [Recipient] {
    var seen: Set<[String]> = []
    return obligations.flatMap { book.audience(of: step, for: $0, on: day) }.filter {
      seen.insert([book.people[Int($0.person)].id, $0.channel]).inserted
    }
  }

  // MARK: Text

  func lines(_ obligation: Obligation, _ language: Language) -> [String] {
    let zh = language == .zh
    let task = book.task(of: obligation)
    guard !reminders.isEmpty else {
      let commitment = book.commitment(of: obligation)
      let why =
        !(task.chase && commitment.chase)
        ? Bilingual(zh: "不催办（chase: no）", en: "not chased (chase: no)")
        : Self.absence(of: task, inForce: book.inForce(of: obligation))
      return ["  " + why[language]]
    }
    let lines = reminders.map { "  " + line($0, language) }
    let repeats = endless.map { step in
      let every = step.every?.words ?? Bilingual("")
      return zh
        ? "  …  \(step.id)：此后每\(every.zh)一次，直到办结"
        : "  …  \(step.id): every \(every.en) from then on until it is met"
    }
    return [(zh ? "  提醒（每天" : "  reminders (at ") + "\(book.office.at)" + (zh ? "发出）：" : "):")]
      + lines + repeats
  }

  /// Why no step of the policy falls on any day.
  private static func absence(of task: Task, inForce: CivilDate) -> Bilingual {
    let first =
      task.raised == nil
      ? Bilingual(zh: "计划施行（\(inForce)）", en: "the plan is in force (\(inForce))")
      : Bilingual(zh: "交办（\(inForce)）", en: "it was raised (\(inForce))")
    return Bilingual(
      zh: "没有提醒：都在\(first.zh)之前或计划结束之后", en: "no reminders: all fall before \(first.en) or after the plan's end")
  }

  private func line(_ reminder: Reminder, _ language: Language) -> String {
    let zh = language == .zh
    let turn = reminder.turn
    let ordinal = turn.ordinal > 1 ? "#\(turn.ordinal)" : ""
    let rolled =
      turn.day == turn.unrolled
      ? "" : zh ? "（由\(turn.unrolled)调整）" : " (rolled from \(turn.unrolled))"
    let weekday = zh ? "周\(turn.day.chineseWeekday)" : turn.day.englishWeekday
    let about = calendar.isProvisional(turn.day) ? "≈" : ""
    var line =
      "\(about)\(turn.day) \(weekday)  \(reminder.step.id)\(ordinal)\(rolled) → \(people(reminder.recipients, language))"
    switch reminder.telling {
    case .onItsDay: break
    case .late: line += zh ? "；早于事件，登记后随下一次发出" : "; before the event: goes out next after it is recorded"
    case .superseded: line += zh ? "；早于事件，略过" : "; before the event: skipped"
    }
    if let unless = reminder.step.unless { line += zh ? "；除非 \(unless.text)" : "; unless \(unless.text)" }
    if let when = reminder.step.when { line += zh ? "；当 \(when.text)" : "; when \(when.text)" }
    return line
  }

  /// `农业局联络员（mail）`: each person once, with the channels they are told through.
  private func people(_ recipients: [Recipient], _ language: Language) -> String {
    var order: [PersonIndex] = []
    var channels: [PersonIndex: [String]] = [:]
    for recipient in recipients {
      if channels[recipient.person] == nil { order.append(recipient.person) }
      channels[recipient.person, default: []].append(recipient.channel)
    }
    guard !order.isEmpty else { return language == .zh ? "无人" : "nobody" }
    guard order.count <= Self.mostNames else {
      let first = order.prefix(Self.mostNames - 1).map { book.people[Int($0)].name }
      return language == .zh
        ? "\(first.joined(separator: "、"))等\(order.count)人"
        : "\(first.joined(separator: ", ")) and \(order.count - first.count) more"
    }
    return order.map { person in
      let through = (channels[person] ?? []).joined(separator: "、")
      let name = book.people[Int(person)].name
      return language == .zh ? "\(name)（\(through)）" : "\(name) (\(through))"
    }
    .joined(separator: language == .zh ? "、" : ", ")
  }

  /// More people than these are counted; `--json` has them all.
  private static let mostNames = 4

  // MARK: JSON

  var json: JSONValue { .array(reminders.map(json)) }

  private func json(_ reminder: Reminder) -> JSONValue {
    let span = reminder.step.span
    return .members([
      "day": .string(reminder.turn.day.description), "unrolled": .string(reminder.turn.unrolled.description),
      "provisional": .bool(calendar.isProvisional(reminder.turn.day)),
      "at": .string(book.office.zone.rfc3339(book.tellingInstant(reminder.turn.day))),
      "telling": .string(reminder.telling.rawValue), "step": .string(reminder.step.id),
      "ordinal": .number(Int64(reminder.turn.ordinal)),
      "every": .optional(reminder.step.every?.canonical),
      "to": .array(
        reminder.recipients.map { recipient in
          .members([
            "person": .string(book.people[Int(recipient.person)].id), "role": .string(recipient.role.name),
            "unit": .optional(recipient.unit.map { book.units[Int($0)].name }),
            "channel": .string(recipient.channel),
            "standsIn": .bool(recipient.standsIn),
          ])
        }),
      "unless": .optional(reminder.step.unless?.text), "when": .optional(reminder.step.when?.text),
      "rule": .members(["file": .string(book.files.name(of: span)), "line": .number(Int64(span.line))]),
    ])
  }
}
