import CivilTime
import Diagnostics
import Reports
import Testing

@Suite struct TwelveMonthsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let day: String, first: String, last: String, zh: String, en: String
    var testDescription: String { day }
  }

  static let cases = [
    Case(
      day: "2018-01-01", first: "2017-07-01", last: "2018-06-30", zh: "2017年7月至2018年6月", en: "Jul 2017 to Jun 2018"),
    Case(
      day: "2018-03-31", first: "2017-07-01", last: "2018-06-30", zh: "2017年7月至2018年6月", en: "Jul 2017 to Jun 2018"),
    Case(day: "2018-04-01", first: "2018-01-01", last: "2018-12-31", zh: "2018年", en: "2018"),
    Case(day: "2020-12-31", first: "2020-01-01", last: "2020-12-31", zh: "2020年", en: "2020"),
  ]

  @Test(arguments: cases) func theyAreTheYearOfTheDayOrTheHalvesAroundNewYear(_ c: Case) {
    let span = TwelveMonths(around: day(c.day))
    #expect(span.firstDay == day(c.first))
    #expect(span.lastDay == day(c.last))
    #expect(span.words.zh == c.zh)
    #expect(span.words.en == c.en)
    #expect(span.months.count == 12)
    #expect(span.months.last == span.lastDay.firstOfMonth)
  }

  @Test func everyDayLiesInItsMonth() {
    for around in ["2018-02-01", "2018-06-01"] {
      let span = TwelveMonths(around: day(around))
      for day in span.firstDay...span.lastDay {
        #expect(span.months[span.index(of: day)] == day.firstOfMonth)
      }
      #expect(span.index(of: span.firstDay.adding(days: -1)) == -1)
      #expect(span.index(of: span.lastDay.adding(days: 1)) == 12)
    }
  }

  @Test func theFirstYearThereIsHasNoYearBefore() {
    #expect(TwelveMonths(around: .earliest).firstDay == .earliest)
  }
}
