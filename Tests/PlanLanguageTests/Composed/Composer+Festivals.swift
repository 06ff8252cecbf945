import CivilTime
import PlanLanguage
import WorkCalendars

/// Festivals of 2018 by the State Council's notice, and days counted within a month.
extension Composer {
  private struct Holiday: Sendable {
    let names: [String]
    /// Days off with the weekend next to them, and the last working day before: month and day of 2018.
    let first: (Int, Int), last: (Int, Int), eve: (Int, Int)
  }

  private static let holidays = [
    Holiday(names: ["春节", "农历春节"], first: (2, 15), last: (2, 21), eve: (2, 14)),
    Holiday(names: ["清明节", "清明"], first: (4, 5), last: (4, 7), eve: (4, 4)),
    Holiday(names: ["五一", "“五一”", "劳动节", "五一劳动节"], first: (4, 29), last: (5, 1), eve: (4, 28)),
    Holiday(names: ["端午节", "端午"], first: (6, 16), last: (6, 18), eve: (6, 15)),
    Holiday(names: ["中秋节", "中秋"], first: (9, 22), last: (9, 24), eve: (9, 21)),
    Holiday(names: ["国庆节", "国庆", "“十一”"], first: (10, 1), last: (10, 7), eve: (9, 30)),
  ]

  mutating func festivalPoint() -> Composed {
    let holiday = random.pick(Composer.holidays)
    let name = random.pick(["", "", "2018年", "今年"]) + random.pick(holiday.names)
    let (first, last) = (day(year, holiday.first.0, holiday.first.1), day(year, holiday.last.0, holiday.last.1))
    switch random.int(0...2) {
    case 0:
      let before = random.pick(["前", "之前", "以前", "放假前", "假期前", "前夕"])
      return dressed(name + before, .relative, [.init(day(year, holiday.eve.0, holiday.eve.1))])
    case 1: return dressed(name + random.pick(["期间", "假期", "假期期间"]), .window, [.init(last, from: first)])
    default:
      let count = random.int(2...9)
      let phrase = name + random.pick(["后", "假期后", "假期结束后"]) + number(count) + "个工作日内"
      return dressed(phrase, .relative, [.init(working(count, from: last, step: 1))])
    }
  }

  /// `6月最后一个工作日`, `9月第二个周五`, `10月第3个工作日`.
  mutating func countedPoint() -> Composed {
    let month = random.int(1...12)
    let name = random.pick(["", "2018年", "今年"]) + number(month) + random.pick(["月", "月的", "月份"])
    let before = random.pick(["", "前", "之前"])
    let (opens, closes) = (first(year, month), last(year, month))
    switch random.int(0...3) {
    case 0:
      let count = random.int(1...5)
      return dressed(
        name + random.pick(["第\(count)个工作日", "第\(Composer.chinese(count))个工作日"]) + before, .due,
        [.init(working(count, from: opens.adding(days: -1), step: 1))])
    case 1:
      return dressed(
        name + random.pick(["最后一个工作日", "最后1个工作日"]) + before, .due,
        [.init(working(1, from: closes.adding(days: 1), step: -1))])
    case 2: return dressed(name + random.pick(["最后一天", "最后一日"]) + before, .due, [.init(closes)])
    default:
      let weekday = random.int(1...7)
      let count = random.int(1...4)
      var day = opens
      while day.weekday != weekday { day = day.adding(days: 1) }
      let names = ["一", "二", "三", "四", "五", "六", "日"]
      let phrase = "第\(Composer.chinese(count))个" + random.pick(["周", "星期"]) + names[weekday - 1]
      return dressed(name + phrase + before, .due, [.init(day.adding(days: 7 * (count - 1)))])
    }
  }

  /// The `count`-th working day from `start`, which is not counted, day by day.
  private func working(_ count: Int, from start: CivilDate, step: Int) -> CivilDate {
    var day = start
    var left = count
    while left > 0 {
      day = day.adding(days: step)
      if Samples.calendar.isWorkingDay(day) { left -= 1 }
    }
    return day
  }
}
