import CivilTime
import PlanLanguage
import WorkCalendars

/// The calendar and the plan that the tests of this module read phrases against.
enum Samples {
  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }

  private static func days(_ stretches: [(festival: String, first: String, last: String)]) -> [CivilDate: String] {
    var days: [CivilDate: String] = [:]
    for (festival, first, last) in stretches {
      for day in day(first)...day(last) { days[day] = festival }
    }
    return days
  }

  /// The notices for 2018 and 2019 (State Council, 30 November 2017 and 6 December 2018).
  static let calendar = WorkCalendar(
    name: "cn",
    notices: [
      HolidayNotice(
        year: 2018, link: "http://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm",
        issued: day("2017-11-30"),
        rest: days([
          ("元旦", "2018-01-01", "2018-01-01"), ("春节", "2018-02-15", "2018-02-21"),
          ("清明节", "2018-04-05", "2018-04-07"), ("劳动节", "2018-04-29", "2018-05-01"),
          ("端午节", "2018-06-18", "2018-06-18"), ("中秋节", "2018-09-24", "2018-09-24"),
          ("国庆节", "2018-10-01", "2018-10-07"),
        ]),
        work: days([
          ("春节", "2018-02-11", "2018-02-11"), ("春节", "2018-02-24", "2018-02-24"),
          ("清明节", "2018-04-08", "2018-04-08"), ("劳动节", "2018-04-28", "2018-04-28"),
          ("国庆节", "2018-09-29", "2018-09-30"),
        ])),
      HolidayNotice(
        year: 2019, link: "http://www.gov.cn/zhengce/content/2018-12/06/content_5346276.htm",
        issued: day("2018-12-06"),
        rest: days([
          ("元旦", "2018-12-30", "2019-01-01"), ("春节", "2019-02-04", "2019-02-10"),
          ("清明节", "2019-04-05", "2019-04-05"), ("劳动节", "2019-05-01", "2019-05-01"),
          ("端午节", "2019-06-07", "2019-06-07"), ("中秋节", "2019-09-13", "2019-09-13"),
          ("国庆节", "2019-10-01", "2019-10-07"),
        ]),
        work: days([
          ("元旦", "2018-12-29", "2018-12-29"), ("春节", "2019-02-02", "2019-02-03"),
          ("国庆节", "2019-09-29", "2019-09-29"), ("国庆节", "2019-10-12", "2019-10-12"),
        ])),
    ])

  /// A plan for 2018, issued on Thursday 1 March.
  static let plan = plan()

  static func plan(
    _ year: Int = 2018, issued: String? = "2018-03-01", event: CivilDateTime? = nil,
    readings: Readings = Readings(),
    periods: [NamedPeriod] = [], period: ClosedRange<CivilDate>? = nil
  ) -> DeadlineContext {
    DeadlineContext(
      year: year, period: period, issued: issued.map(day), event: event, calendar: calendar, readings: readings,
      periods: periods)
  }

  /// A small generator with a fixed seed (SplitMix64), so that a failure comes again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }
    mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }
  }
}
