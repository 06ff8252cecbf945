import CivilTime
import PlanLanguage
import WorkCalendars

// Built by scripts/fuzz with libFuzzer, never by the package: whatever bytes are pasted as a deadline or a quantity
// are read, or refused with a part of them marked. A trap, a hang or a broken promise below ends the run.

private let calendar = WorkCalendar(
  name: "cn",
  notices: [
    HolidayNotice(
      year: 2018, link: "https://example.org/2018", issued: CivilDate(2017, 11, 30),
      rest: Dictionary(
        uniqueKeysWithValues: (1...7).map { (CivilDate(2018, 10, $0)!, "国庆节") }
          + (15...21).map { (CivilDate(2018, 2, $0)!, "春节") }),
      work: [CivilDate(2018, 9, 29)!: "国庆节", CivilDate(2018, 2, 11)!: "春节"])
  ])

private let contexts = [
  DeadlineContext(year: 2018, issued: CivilDate(2018, 3, 1), calendar: calendar),
  DeadlineContext(
    year: 2018, calendar: calendar, readings: Readings(monthBefore: .inclusive, dayBefore: .exclusive)),
  DeadlineContext(
    year: 2020, period: CivilDate(2016, 1, 1)!...CivilDate(2020, 12, 31)!, issued: CivilDate(2016, 5, 1),
    event: CivilDateTime(CivilDate(2018, 9, 18)!, .startOfDay), calendar: calendar,
    periods: [NamedPeriod(name: "攻坚期", start: (7, 1), end: (9, 30))]),
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let phrase = String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  let count = phrase.unicodeScalars.count
  for context in contexts {
    do {
      let answer = try DeadlineReader.read(phrase, in: context)
      for turn in answer.occurrences { precondition(turn.start <= turn.due, "a window ends before it starts") }
      precondition(!answer.steps.isEmpty, "no step is shown")
      let again = try DeadlineReader.read(answer.canonical, in: context)
      precondition(again.canonical == answer.canonical, "the canonical text of '\(answer.canonical)' is another")
      precondition(
        again.occurrences.map(\.due) == answer.occurrences.map(\.due), "'\(answer.canonical)' means something else")
    } catch {
      precondition(error.range.lowerBound >= 0 && error.range.upperBound <= count, "it marks what is not there")
    }
  }
  _ = try? QuantityReader.read(phrase)
  return 0
}
