import CivilTime
import PlanLanguage
import WorkCalendars

extension Composer {
  private func monthKey(_ month: Int, _ year: Int = 2018) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

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

  mutating func everyWeek() -> Composed {
    let weekday = random.int(1...7)
    let name = ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
    let week = random.pick(["每周", "每星期", "每个星期"])
    // 2018-01-01 is a Monday, and 2018 has 52 weeks.
    let monday = first(year, 1)
    func key(_ week: Int) -> String { "2018-W\(week < 10 ? "0" : "")\(week)" }
    func turns(_ weekday: Int, at time: TimeOfDay? = nil) -> [Composed.Turn] {
      (1...52).map { .init(monday.adding(days: 7 * ($0 - 1) + weekday - 1), key: key($0), at: time) }
    }
    let rule = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday - 1]
    switch random.int(0...2) {
    case 0:
      return dressed(
        week + name + random.pick(["前", "", "之前"]), .recurring, turns(weekday), rrule: "FREQ=WEEKLY;BYDAY=\(rule)")
    case 1:
      let hour = random.int(8...18)
      return dressed(
        week + name + "\(hour)" + random.pick(["点前", "时前", ":00前"]), .recurring,
        turns(weekday, at: TimeOfDay(hour, 0)))
    default: return dressed(random.pick(["每周", "按周", "每个星期"]), .recurring, turns(5), rrule: "FREQ=WEEKLY;BYDAY=FR")
    }
  }

  mutating func everyDay() -> Composed {
    let working = random.int(0...1) == 0
    let hour = random.int(8...20)
    let timed = random.int(0...1) == 0
    let word = working ? random.pick(["每个工作日", "每工作日"]) : random.pick(["每日", "每天", "逐日"])
    let turns = (0...364).map { first(year, 1).adding(days: $0) }
      .filter { !working || Samples.calendar.isWorkingDay($0) }
      .map { Composed.Turn($0, from: $0, key: "\($0)", at: timed ? TimeOfDay(hour, 0) : nil) }
    return dressed(word + (timed ? "\(hour)" + random.pick(["点前", "时前", ":00前"]) : ""), .recurring, turns)
  }

  mutating func partsOfMonth() -> Composed {
    let tens = random.int(0...1) == 0
    let word = tens ? random.pick(["每旬", "按旬", "逐旬"]) : random.pick(["每半月", "每半个月"])
    let turns = (1...12).flatMap { month in
      (tens ? [10, 20, Composer.lastDay(year, month)] : [15, Composer.lastDay(year, month)]).map {
        Composed.Turn(day(year, month, $0))
      }
    }
    return dressed(word, .recurring, turns, rrule: "FREQ=MONTHLY;BYMONTHDAY=\(tens ? "10,20" : "15"),-1")
  }

  mutating func everySchoolTerm() -> Composed {
    let years = random.int(1...3)
    var composed = dressed(
      random.pick(["每学期", "每个学期", "按学期", "每一学期"]), .recurring,
      (year..<year + years).flatMap { year in [1, 6].map { .init(last(year, $0), key: monthKey($0, year)) } },
      rrule: "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=-1")
    composed.period = first(year, 1)...last(year + years - 1, 12)
    return composed
  }

  mutating func interval() -> Composed {
    let count = random.pick([2, 3, 4, 6])
    let written = random.pick([String(count), Composer.chinese(count), count == 2 ? "两" : String(count)])
    switch random.int(0...2) {
    case 0:
      let turns = stride(from: count, through: 12, by: count).map {
        Composed.Turn(last(year, $0), key: monthKey($0))
      }
      return dressed(
        random.pick(["每", "每隔"]) + written + "个月", .recurring, turns,
        rrule: "FREQ=MONTHLY;INTERVAL=\(count);BYMONTHDAY=-1")
    case 1:
      let turns = stride(from: count, through: 52, by: count).map {
        Composed.Turn(first(year, 1).adding(days: 7 * $0 - 3))
      }
      return dressed(
        "每" + written + random.pick(["周", "个星期"]), .recurring, turns,
        rrule: "FREQ=WEEKLY;INTERVAL=\(count);BYDAY=FR")
    default:
      var composed = dressed(
        random.pick(["每" + written + "年", written + "年一次", "每" + written + "年一次"]), .recurring,
        stride(from: year, through: year + 8, by: count).map { .init(last($0, 12), key: "\($0)") },
        rrule: "FREQ=YEARLY;INTERVAL=\(count);BYMONTH=12;BYMONTHDAY=31")
      if composed.phrase.contains("一次") { composed.phrase = composed.phrase.components(upTo: "一次") }
      composed.period = first(year, 1)...last(year + 8, 12)
      return composed
    }
  }

  mutating func periodical() -> Composed {
    switch random.int(0...3) {
    case 0:
      return dressed(
        random.pick(["月例会", "月度例会", "月报", "月调度", "月通报"]), .recurring,
        (1...12).map { .init(last(year, $0), key: monthKey($0)) })
    case 1:
      return dressed(
        random.pick(["季度例会", "季报", "季度调度会", "季度总结"]), .recurring,
        (1...4).map { .init(last(year, $0 * 3), key: "2018-Q\($0)") })
    case 2:
      return dressed(
        random.pick(["半年报", "半年度总结", "半年度例会"]), .recurring, [.init(last(year, 6)), .init(last(year, 12))])
    default: return dressed(random.pick(["年报", "年度总结", "年度报告"]), .recurring, [.init(last(year, 12), key: "2018")])
    }
  }

  mutating func firstThenEvery() -> Composed {
    let month = random.int(1...9)
    let head =
      random.pick(["首次", "首次于", "第一次"]) + "\(month)月底前" + random.pick(["，", "；", "、"])
      + random.pick(["以后", "之后", "此后"])
    let opening = [Composed.Turn(last(year, month), key: monthKey(month))]
    switch random.int(0...2) {
    case 0:
      let later = (1...12).map { Composed.Turn(day(year, $0 + 1, 5), key: monthKey($0)) }.filter {
        $0.due > last(year, month)
      }
      return dressed(head + "每月5日前", .recurring, opening + later)
    case 1:
      let later = (1...4).map { Composed.Turn(last(year, $0 * 3), key: "2018-Q\($0)") }.filter {
        $0.due > last(year, month)
      }
      return dressed(head + random.pick(["每季度", "每季度末"]), .recurring, opening + later)
    default:
      let due = random.int(1...11)
      let to = year + random.int(1...4)
      var composed = dressed(
        "首次\(year)年\(month)月底前，\(year + 1)年起每年\(due)月底前", .recurring,
        opening + (year + 1...to).map { .init(last($0, due), key: "\($0)") })
      composed.period = first(year, 1)...last(to, 12)
      return composed
    }
  }
}

extension String {
  /// The part before the first `mark` and the mark itself.
  fileprivate func components(upTo mark: String) -> String {
    var taken = ""
    for character in self {
      taken.append(character)
      if taken.hasSuffix(mark) { break }
    }
    return taken
  }
}
