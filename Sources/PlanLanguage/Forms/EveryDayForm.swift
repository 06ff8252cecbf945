import CivilTime
import Diagnostics
import WorkCalendars

/// Day after day: `每日`, `每个工作日`, `每天18:00前`.
struct EveryDayForm: RecurringForm {
  static let name = Bilingual(zh: "每日", en: "every day")
  static let examples = ["每日", "每天", "每个工作日", "每日17:00前", "每个工作日下班前", "daily", "every working day"]

  var bounds: Bounds?
  var onWorkingDays: Bool
  var clock: ClockWord?

  static func parse(_ cursor: inout Cursor) -> EveryDayForm? {
    cursor.attempt { cursor in
      let bounds = cursor.takeBounds()
      let working: Bool
      if cursor.take("每个工作日") || cursor.take("每工作日") || cursor.take("每一个工作日")
        || cursor.hasLatin
          && (cursor.takeWord("every working day") || cursor.takeWord("each working day")
            || cursor.takeWord("every workday"))
      {
        working = true
      } else if cursor.takeOnceEvery(["日", "天"]) || cursor.take("每日") || cursor.take("每天") || cursor.take("逐日")
        || cursor.take("按日")
        || cursor.take("每一天")
        || cursor.hasLatin
          && (cursor.takeWord("daily") || cursor.takeWord("every day") || cursor.takeWord("each day"))
      {
        working = false
      } else {
        return nil
      }
      let form = EveryDayForm(
        bounds: bounds, onWorkingDays: working, clock: cursor.takeEnglishClock() ?? cursor.takeClock())
      if form.clock != nil {
        if cursor.takeBeforeWord() {}
      }
      return form
    }
  }

  var canonical: String {
    let clock = clock.map { $0.isOfficeHour ? "\($0.canonical)前" : " \($0.canonical)前" } ?? ""
    return (bounds?.canonical ?? "") + (onWorkingDays ? "每个工作日" : "每日") + clock
  }

  var per: String? { "每日" }

  func plain(_ readings: Readings) -> Bilingual {
    let turn =
      onWorkingDays
      ? Bilingual(zh: "每一个工作日", en: "every working day") : Bilingual(zh: "每个自然日", en: "every calendar day")
    return turn.bounded(bounds, readings, clock: clock)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let context = frame.context
    var steps: [Bilingual] = []
    let turns = try Turns.of(.day, bounds: bounds, frame, steps: &steps)
    let working = onWorkingDays || context.readings.dailyOnWorkingDays
    let time = clock?.resolve(context.readings)
    var occurrences: [DeadlineOccurrence] = []
    for turn in turns where !working || context.calendar.isWorkingDay(turn.days.lowerBound) {
      occurrences.append(
        DeadlineOccurrence(
          turn, due: turn.days.lowerBound, time: time,
          provisional: working && context.calendar.isProvisional(turn.days.lowerBound)))
    }
    var resolution = Resolution.recurring(
      occurrences, rrule: working ? "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR" : "FREQ=DAILY",
      until: try bounds?.days(frame).last, steps: steps)
    if !onWorkingDays, !context.readings.dailyOnWorkingDays {
      resolution.ambiguity = Ambiguity(
        message: Bilingual(
          zh: "“每日”按每个自然日读；也可能只指工作日",
          en: "'every day' is read as every calendar day; working days only is the other reading"),
        alternatives: [], setting: "daily: working-days")
    }
    return resolution
  }
}
