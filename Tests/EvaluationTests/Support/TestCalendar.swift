import CivilTime
import WorkCalendars

/// The working days of 2018 by the State Council's notice, with the New Year of 2019.
enum TestCalendar {
  static let cn = WorkCalendar(name: "cn", notices: [year2018, newYear2019])

  static let year2018 = HolidayNotice(
    year: 2018, link: "https://www.gov.cn/2018", issued: day("2017-11-30"),
    rest: [
      "元旦": ["2018-01-01"],
      "春节": [
        "2018-02-15", "2018-02-16", "2018-02-17", "2018-02-18", "2018-02-19", "2018-02-20", "2018-02-21",
      ],
      "清明节": ["2018-04-05", "2018-04-06", "2018-04-07"],
      "劳动节": ["2018-04-29", "2018-04-30", "2018-05-01"],
      "端午节": ["2018-06-18"],
      "中秋节": ["2018-09-24"],
      "国庆节": [
        "2018-10-01", "2018-10-02", "2018-10-03", "2018-10-04", "2018-10-05", "2018-10-06", "2018-10-07",
      ],
    ].byDay,
    work: [
      "春节": ["2018-02-11", "2018-02-24"], "清明节": ["2018-04-08"], "劳动节": ["2018-04-28"],
      "国庆节": ["2018-09-29", "2018-09-30"],
    ].byDay)

  static let newYear2019 = HolidayNotice(
    year: 2019, link: "https://www.gov.cn/2019", issued: day("2018-12-06"),
    rest: ["元旦": ["2018-12-30", "2018-12-31", "2019-01-01"]].byDay, work: ["元旦": ["2018-12-29"]].byDay)
}

extension [String: [String]] {
  fileprivate var byDay: [CivilDate: String] {
    var days: [CivilDate: String] = [:]
    for (festival, texts) in self {
      for text in texts { days[day(text)] = festival }
    }
    return days
  }
}
