import CivilTime
import PlanLanguage
import WorkCalendars

/// Turns of weeks, days and parts of a month, of school terms and of so many months; reports; first times.
extension Composer {
  mutating func everyWeek() -> Composed {
    let weekday = random.int(1...7)
    let name = ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
    let week = random.pick(["每周", "每星期", "每个星期"])
    // 2018 begins and ends on a Monday; the last one is of the first week of 2019 (ISO 8601).
    let monday = first(year, 1)
    func key(_ week: Int) -> String { week == 53 ? "2019-W01" : "2018-W\(week < 10 ? "0" : "")\(week)" }
    func turns(_ weekday: Int, at time: TimeOfDay? = nil) -> [Composed.Turn] {
      (1...(weekday == 1 ? 53 : 52)).map {
        .init(monday.adding(days: 7 * ($0 - 1) + weekday - 1), key: key($0), at: time)
      }
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
