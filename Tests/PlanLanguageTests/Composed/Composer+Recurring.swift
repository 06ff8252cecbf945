import CivilTime
import PlanLanguage
import WorkCalendars

extension Composer {
  func monthKey(_ month: Int, _ year: Int = 2018) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

  /// A plan's period of one to three years, and the months of it.
  private mutating func months() -> (period: ClosedRange<CivilDate>, months: [(year: Int, month: Int)]) {
    let years = random.int(1...3)
    let all = (0..<years).flatMap { offset in (1...12).map { (year + offset, $0) } }
    return (first(year, 1)...last(year + years - 1, 12), all)
  }

  mutating func everyMonth() -> Composed {
    let (period, months) = months()
    let every = random.pick(["每月", "每个月", "按月", "逐月"])
    var composed: Composed
    switch random.int(0...7) {
    case 0:
      composed = dressed(
        every, .recurring,
        months.map {
          .init(last($0.year, $0.month), from: first($0.year, $0.month), key: monthKey($0.month, $0.year))
        },
        rrule: "FREQ=MONTHLY;BYMONTHDAY=-1")
    case 1:
      composed = dressed(
        every + random.pick(["底前", "底", "末", "月底前", "底之前"]), .recurring,
        months.map { .init(last($0.year, $0.month), key: monthKey($0.month, $0.year)) },
        rrule: "FREQ=MONTHLY;BYMONTHDAY=-1")
    case 2:
      let date = random.int(1...10)
      composed = dressed(
        every + number(date) + random.pick(["日前", "号前", "日之前", "日以前"]), .recurring,
        months.map {
          .init(day($0.year, $0.month + 1, date), from: first($0.year, $0.month), key: monthKey($0.month, $0.year))
        },
        rrule: "FREQ=MONTHLY;BYMONTHDAY=\(date)")
    case 3:
      let date = random.int(11...28)
      composed = dressed(
        every + number(date) + random.pick(["日前", "号前", "日之前"]), .recurring,
        months.map { .init(day($0.year, $0.month, date), key: monthKey($0.month, $0.year)) },
        rrule: "FREQ=MONTHLY;BYMONTHDAY=\(date)")
    case 4:
      let part = random.pick([("上旬", 1, 10), ("中旬", 11, 20), ("上中旬", 1, 20)])
      composed = dressed(
        every + part.0, .recurring,
        months.map {
          .init(
            day($0.year, $0.month, part.2), from: day($0.year, $0.month, part.1), key: monthKey($0.month, $0.year))
        })
    case 5:
      let weekday = random.int(1...7)
      let name = ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
      let count = random.int(1...4)
      composed = dressed(
        every + "第\(count)个" + random.pick(["周", "星期"]) + name, .recurring,
        months.map { month in
          var day = first(month.year, month.month)
          while day.weekday != weekday { day = day.adding(days: 1) }
          return .init(day.adding(days: 7 * (count - 1)), key: monthKey(month.month, month.year))
        })
    case 6:
      let from = random.int(1...6)
      let to = random.int(from...12)
      composed = dressed(
        "\(from)\(random.pick(["-", "～", "至"]))\(to)月" + random.pick(["每月", "每个月"]) + "25日前", .recurring,
        (from...to).map { .init(day(year, $0, 25), key: monthKey($0)) })
      composed.period = nil
      return composed
    default:
      let date = random.int(1...28)
      composed = dressed(
        every + random.pick(["次月", "下月"]) + "\(date)日前", .recurring,
        months.map { .init(day($0.year, $0.month + 1, date), key: monthKey($0.month, $0.year)) })
    }
    composed.period = period
    return composed
  }

  mutating func everyQuarter() -> Composed {
    let every = random.pick(["每季度", "每季", "每个季度", "按季度", "各季度"])
    let quarters = 1...4
    func key(_ quarter: Int) -> String { "2018-Q\(quarter)" }
    switch random.int(0...4) {
    case 0:
      return dressed(
        every, .recurring, quarters.map { .init(last(year, $0 * 3), from: first(year, $0 * 3 - 2), key: key($0)) },
        rrule: "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")
    case 1:
      return dressed(
        every + random.pick(["末", "末前", "底前"]), .recurring, quarters.map { .init(last(year, $0 * 3), key: key($0)) }
      )
    case 2:
      let date = random.int(1...28)
      let word = random.pick(["末", "末月", "最后一个月", "第三个月"])
      return dressed(
        every + word + number(date) + random.pick(["日前", "日之前", "号前"]), .recurring,
        quarters.map { .init(day(year, $0 * 3, date), key: key($0)) },
        rrule: "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=\(date)")
    case 3:
      let date = random.int(1...28)
      return dressed(
        every + random.pick(["首月", "第一个月", "首个月"]) + number(date) + "日前", .recurring,
        quarters.map { .init(day(year, $0 * 3 + 1, date), key: key($0)) },
        rrule: "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=\(date)")
    default:
      return dressed(
        every + random.pick(["第二个月", "第2个月"]), .recurring,
        quarters.map { .init(last(year, $0 * 3 - 1), from: first(year, $0 * 3 - 1), key: key($0)) })
    }
  }

  mutating func everyHalfYear() -> Composed {
    if random.int(0...1) == 0 {
      let count = random.int(1...28)
      let ends = random.pick(["结束后", "终了后", "结束之日起"])
      return dressed(
        random.pick(["每半年", "每半年度", "每个半年"]) + ends + number(count) + random.pick(["天内", "日之内", "天以内"]), .recurring,
        [(last(year, 6), "2018-H1"), (last(year, 12), "2018-H2")].map {
          .init(settled($0.adding(days: count)), key: $1)
        })
    }
    let word = random.pick(["半年度", "每半年", "每半年度", "每个半年", "按半年", "每半年末"])
    return dressed(
      word, .recurring, [.init(last(year, 6), key: "2018-H1"), .init(last(year, 12), key: "2018-H2")],
      rrule: "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")
  }

  mutating func halfAndFullYear() -> Composed {
    let (text, year) = random.int(0...1) == 0 ? ("", self.year) : writtenYear()
    let first = random.pick(["半年度", "半年", "上半年", "上半年度"])
    let second = random.pick(["全年度", "全年", "年度", "年终"])
    return dressed(
      text + first + random.pick(["和", "、", "及", "与"]) + second, .recurring,
      [.init(last(year, 6), key: "\(year)-H1"), .init(last(year, 12), key: "\(year)")],
      rrule: "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")
  }

  mutating func everyYear() -> Composed {
    let years = random.int(1...4)
    let all = Array(year...year + years - 1)
    let every = random.pick(["每年", "每年度", "每一年"])
    let month = random.int(1...12)
    var composed: Composed
    switch random.int(0...5) {
    case 0:
      composed = dressed(
        every, .recurring, all.map { .init(last($0, 12), from: first($0, 1), key: "\($0)") },
        rrule: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
    case 1:
      composed = dressed(
        every + number(month) + random.pick(["月底前", "月底", "月末前"]), .recurring,
        all.map { .init(last($0, month), key: "\($0)") },
        rrule: "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=-1")
    case 2:
      let date = random.int(1...28)
      composed = dressed(
        every + number(month) + "月" + number(date) + random.pick(["日前", "日", "号之前"]), .recurring,
        all.map { .init(day($0, month, date), key: "\($0)") },
        rrule: "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(date)")
    case 3:
      let from = random.int(1...6)
      let to = random.int(7...12)
      composed = dressed(
        every + "\(from)月" + dash() + "\(to)月", .recurring,
        all.map { .init(last($0, to), from: first($0, from), key: "\($0)") })
    case 4:
      let to = year + random.int(0...5)
      let turns = all.filter { $0 <= to }
      composed = dressed(
        "\(year - random.int(0...3))年" + random.pick(["至", "-", "—"]) + "\(to)年每年", .recurring,
        turns.map { .init(last($0, 12), key: "\($0)") },
        rrule: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31;UNTIL=\(to)1231")
    default:
      let months = [random.int(1...5), random.int(6...12)]
      composed = dressed(
        every + months.map { "\($0)月" }.joined(separator: random.pick(["、", "和"])), .recurring,
        all.flatMap { year in months.map { .init(last(year, $0), from: first(year, $0), key: monthKey($0, year)) } }
      )
    }
    composed.period = first(year, 1)...last(year + years - 1, 12)
    return composed
  }
}
