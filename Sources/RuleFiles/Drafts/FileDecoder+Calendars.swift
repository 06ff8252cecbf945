import CivilTime
import Diagnostics
import PlanLanguage
import WorkCalendars

/// Working calendars and named periods.
extension FileDecoder {
  mutating func calendar(_ name: Named, _ node: Int) -> CalendarDraft? {
    guard let fields = fields(node, CalendarKey.self, .section("calendar")) else { return nil }
    var weekend: Set<Int> = [6, 7]
    if let days = fields[.weekend] {
      weekend = Set(
        oneOrMore(days, .oneOrMore(CalendarKey.weekdayWords.kind)) { decoder, item in
          decoder.word(item, CalendarKey.weekdayWords)
        })
      if weekend.count == 7 {
        report(.weekWithoutWork(at: span(days)))
        weekend = [6, 7]
      }
    }
    let base = self.name(fields[.base])
    if base != nil {
      for key in [CalendarKey.weekend, .years] {
        if let value = fields[key] { report(.exclusiveKeys("base", key.row.name, at: span(value - 1))) }
      }
    }
    let overlay = overlay(name, fields)
    var notices: [HolidayNotice] = []
    if let years = fields[.years] {
      for (key, value) in entries(years, .years) ?? [] {
        guard let year = year(key) else { continue }
        if tree.nodes[tree.resolved(value)].kind == .sequence {
          for item in items(value, .years) ?? [] { notices += notice(year, item).map { [$0] } ?? [] }
        } else if let notice = notice(year, value) {
          notices.append(notice)
        }
      }
    }
    // Amendments stay after what they amend: the order within a year is the order written.
    let ordered = notices.enumerated().sorted { ($0.element.year, $0.offset) < ($1.element.year, $1.offset) }
    return CalendarDraft(
      name: name, base: base, weekend: weekend, notices: ordered.map(\.element), overlay: overlay)
  }

  private mutating func notice(_ year: Int, _ node: Int) -> HolidayNotice? {
    guard let fields = fields(node, NoticeKey.self, .section("notice")) else { return nil }
    let link = line(fields[.notice])
    let issued = day(fields[.issued])
    let rest = festivalDays(fields[.rest], year)
    let work = festivalDays(fields[.work], year)
    let statutory = festivalDays(fields[.statutory], year)
    for (day, place) in work.places.sorted(by: { $0.key < $1.key }) {
      if let other = rest.places[day] { report(.dayTwice(day.description, first: other, at: place)) }
    }
    for (day, place) in statutory.places.sorted(by: { $0.key < $1.key }) where rest.places[day] == nil {
      report(.statutoryNotRest(day.description, at: place))
    }
    guard let link else { return nil }
    return HolidayNotice(
      year: year, link: link, issued: issued, rest: rest.days, work: work.days, statutory: statutory.days)
  }

  /// The days of one place or office: nil when none are written.
  private mutating func overlay(_ name: Named, _ fields: Fields<CalendarKey>) -> CalendarOverlay? {
    let source = line(fields[.source])
    let issued = day(fields[.issued])
    guard fields[.rest] != nil || fields[.work] != nil else { return nil }
    let rest = festivalDays(fields[.rest], nil)
    let work = festivalDays(fields[.work], nil)
    for (day, place) in work.places.sorted(by: { $0.key < $1.key }) {
      if let other = rest.places[day] { report(.dayTwice(day.description, first: other, at: place)) }
    }
    return CalendarOverlay(
      name: name.text, source: source ?? name.text, issued: issued, rest: rest.days, work: work.days)
  }

  private struct FestivalDays {
    var days: [CivilDate: String] = [:]
    var places: [CivilDate: SourceSpan] = [:]
  }

  /// Festival → a day, a range of days, or a list of them; each within a month of the year, when there is one.
  private mutating func festivalDays(_ node: Int?, _ year: Int?) -> FestivalDays {
    var found = FestivalDays()
    guard let node else { return found }
    for (key, value) in entries(node, .festivalDays) ?? [] {
      guard let festival = line(key) else { continue }
      let wants = ValueKind.either(.day, .period)
      let ranges = oneOrMore(value, .oneOrMore(wants)) { decoder, item in
        decoder.parsed(item, wants, { Self.holiday($0, year: year) }).map { (range: $0, place: decoder.span(item)) }
      }
      for (range, place) in ranges {
        for day in range {
          if let first = found.places[day] {
            report(.dayTwice(day.description, first: first, at: place))
          } else {
            found.days[day] = festival
            found.places[day] = place
          }
        }
      }
    }
    return found
  }

  /// A day or a range of at most 31 days, in `year` or a neighbouring one.
  private static func holiday(_ text: String, year: Int?) -> ClosedRange<CivilDate>? {
    let range: ClosedRange<CivilDate>?
    if let day = ScalarText.day(text) {
      range = day...day
    } else if ScalarText.yearRange(text) == nil {
      range = ScalarText.period(text)
    } else {
      range = nil
    }
    guard let range, range.upperBound.days(since: range.lowerBound) <= 31 else { return nil }
    guard let year else { return range }
    return abs(range.lowerBound.year - year) <= 1 && abs(range.upperBound.year - year) <= 1 ? range : nil
  }

  mutating func namedPeriod(_ node: Int) -> PeriodDraft? {
    guard let fields = fields(node, PeriodKey.self, .section("named-period")) else { return nil }
    let name = name(fields[.name])
    let from = monthDay(fields[.from])
    let to = monthDay(fields[.to])
    let years = fields[.years].flatMap { parsed($0, .yearRange, ScalarText.yearRange) }
    guard let name, let from, let to else { return nil }
    return PeriodDraft(name: name, period: NamedPeriod(name: name.text, start: from, end: to, years: years))
  }
}
