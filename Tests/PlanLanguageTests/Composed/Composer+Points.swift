import CivilTime
import PlanLanguage

extension Composer {
  /// A month, a quarter, a day and so on with a modifier.
  mutating func point() -> Composed {
    switch random.int(0...10) {
    case 10: return countedPoint()
    case 0: return monthPoint()
    case 1: return dayPoint()
    case 2: return quarterPoint()
    case 3: return tenDaysPoint()
    case 4: return halfPoint()
    case 5: return yearPoint()
    case 6: return planPoint()
    case 7: return shortRange()
    case 8: return figures()
    default: return issuePoint()
    }
  }

  private mutating func before() -> String { random.pick(["前", "之前", "以前"]) }

  private mutating func monthPoint() -> Composed {
    let (text, year) = anyYear()
    let month = random.int(1...12)
    let name = text + number(month) + random.pick(["月", "月份"])
    switch random.int(0...3) {
    case 0: return dressed(name, .window, [.init(last(year, month), from: first(year, month))])
    case 1:
      let end = random.pick(["底", "底前", "底之前", "末", "底以前", "末前"])
      return dressed(name + end, .due, [.init(last(year, month))])
    case 2:
      return dressed(name + before(), .due, [.init(last(year, month - 1))])
    default:
      let by = random.pick(["到", "截至", "不迟于", "最迟"])
      return Composed(phrase: by + name + random.pick(["", "底"]), kind: .due, turns: [.init(last(year, month))])
    }
  }

  private mutating func dayPoint() -> Composed {
    let (text, year) = anyYear()
    let month = random.int(1...12)
    let date = random.int(1...Composer.lastDay(year, month))
    let name = text + number(month) + "月" + number(date) + random.pick(["日", "号"])
    let due = day(year, month, date)
    switch random.int(0...3) {
    case 0:
      let hour = random.int(1...23)
      let clock = random.pick(["\(hour)时", "\(hour)点", "\(hour):00", "\(hour)：00", " \(hour):00"])
      return dressed(name + clock + before(), .due, [.init(due, at: TimeOfDay(hour, 0))])
    case 1:
      return dressed(name + random.pick(["下班", "下午下班"]) + "前", .due, [.init(due, at: TimeOfDay(17, 30))])
    case 2:
      let weekday = ["一", "二", "三", "四", "五", "六", "日"][due.weekday - 1]
      return dressed(name + random.pick(["（星期\(weekday)）", "(周\(weekday))"]) + "前", .due, [.init(due)])
    default:
      return dressed(
        random.pick(["", "截至", "截止到"]) + name + random.pick(["", "前", "之前", "止", "为止"]), .due, [.init(due)])
    }
  }

  private mutating func quarterPoint() -> Composed {
    let (text, year) = anyYear()
    let quarter = random.int(1...4)
    let name =
      text
      + random.pick([
        "\(Composer.chinese(quarter))季度", "第\(Composer.chinese(quarter))季度", "\(quarter)季度", "第\(quarter)季度",
      ])
    switch random.int(0...2) {
    case 0: return dressed(name, .window, [.init(last(year, quarter * 3), from: first(year, quarter * 3 - 2))])
    case 1: return dressed(name + random.pick(["末", "底", "末前", "底前"]), .due, [.init(last(year, quarter * 3))])
    default: return dressed(name + before(), .due, [.init(last(year, quarter * 3 - 3))])
    }
  }

  private mutating func tenDaysPoint() -> Composed {
    let (text, year) = anyYear()
    let month = random.int(1...12)
    let end = Composer.lastDay(year, month)
    let part = random.pick([
      ("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, end), ("上中旬", 1, 20), ("中下旬", 11, end), ("上半月", 1, 15),
      ("下半月", 16, end),
      ("初", 1, 10),
    ])
    let phrase = text + number(month) + random.pick(["月", "月份"]) + part.0
    return dressed(phrase, .window, [.init(day(year, month, part.2), from: day(year, month, part.1))])
  }

  private mutating func halfPoint() -> Composed {
    let (text, year) = anyYear()
    let half = random.int(1...2)
    let name = text + (half == 1 ? "上半年" : "下半年")
    return random.int(0...1) == 0
      ? dressed(name, .window, [.init(last(year, half * 6), from: first(year, half * 6 - 5))])
      : dressed(name + random.pick(["底前", "末", "底"]), .due, [.init(last(year, half * 6))])
  }

  private mutating func yearPoint() -> Composed {
    switch random.int(0...4) {
    case 0:
      let (text, year) = writtenYear()
      return dressed(text + random.pick(["底", "底前", "年底前", "底之前"]), .due, [.init(last(year, 12))])
    case 1:
      let (text, year) = writtenYear()
      return dressed(text + before(), .due, [.init(last(year - 1, 12))])
    case 2:
      let word = random.pick(["全年", "年内", "当年", "本年度", "全年度", "年度内", "本年内"])
      return dressed(word, .window, [.init(last(year, 12), from: first(year, 1))])
    case 3:
      return dressed(random.pick(["年底", "年底前", "年底之前", "今年年底前", "今年底", "本年底前"]), .due, [.init(last(year, 12))])
    default:
      let (text, year) = writtenYear()
      return Composed(
        phrase: text + random.pick(["", "度", "内", "度内", "年内"]), kind: .window,
        turns: [.init(last(year, 12), from: first(year, 1))])
    }
  }

  private mutating func planPoint() -> Composed {
    let number = random.int(11...16)
    let start = 1966 + (number - 3) * 5
    let name = random.pick([
      "“十\(Composer.chinese(number - 10))五”", "十\(Composer.chinese(number - 10))五",
      "「十\(Composer.chinese(number - 10))五」规划",
    ])
    return random.int(0...1) == 0
      ? dressed(name + random.pick(["期间", "时期"]), .window, [.init(last(start + 4, 12), from: first(start, 1))])
      : dressed(name + random.pick(["末", "期末", "末前"]), .due, [.init(last(start + 4, 12))])
  }

  /// `4～11月`, `1-3季度`, `5月5-10日`.
  private mutating func shortRange() -> Composed {
    let (text, year) = anyYear()
    switch random.int(0...2) {
    case 0:
      let months = (random.int(1...12), random.int(1...12))
      let ends = months.0 <= months.1 ? year : year + 1
      let phrase = text + number(months.0) + dash() + number(months.1) + random.pick(["月", "月份"])
      return dressed(phrase, .window, [.init(last(ends, months.1), from: first(year, months.0))])
    case 1:
      let from = random.int(1...3)
      let to = random.int(from + 1...4)
      let phrase = text + random.pick(["", "第"]) + "\(from)" + dash() + "\(to)季度"
      return dressed(phrase, .window, [.init(last(year, to * 3), from: first(year, from * 3 - 2))])
    default:
      let month = random.int(1...12)
      let from = random.int(1...20)
      let to = random.int(from + 1...28)
      let phrase = text + number(month) + "月" + number(from) + random.pick(["", "日"]) + dash() + number(to) + "日"
      return dressed(phrase, .window, [.init(day(year, month, to), from: day(year, month, from))])
    }
  }

  /// `2018-07-31`, `2018/7/31`, `2018.07`.
  private mutating func figures() -> Composed {
    let year = random.int(2016...2026)
    let month = random.int(1...12)
    let date = random.int(1...Composer.lastDay(year, month))
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if random.int(0...3) == 0 {
      let phrase = random.pick(["\(year)-\(padded(month))", "\(year)/\(month)", "\(year).\(padded(month))"])
      return Composed(phrase: phrase, kind: .window, turns: [.init(last(year, month), from: first(year, month))])
    }
    let phrase = random.pick([
      "\(year)-\(padded(month))-\(padded(date))", "\(year)/\(month)/\(date)", "\(year).\(month).\(date)",
      "\(year)\(padded(month))\(padded(date))",
    ])
    return dressed(phrase + random.pick(["", "前", "之前"]), .due, [.init(day(year, month, date))])
  }

  /// Hanging on the issue day, Thursday 1 March 2018.
  private mutating func issuePoint() -> Composed {
    switch random.int(0...4) {
    case 0:
      return dressed(random.pick(["本月底前", "月底前", "本月末", "月底", "本月内", "当月底前"]), .relative, [.init(last(2018, 3))])
    case 1:
      let date = random.int(1...30)
      return dressed(random.pick(["下月", "下个月"]) + number(date) + "日前", .relative, [.init(day(2018, 4, date))])
    case 2:
      let weekday = random.int(1...7)
      let name = ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
      return dressed(
        random.pick(["本周", "这周", "本星期"]) + name + "前", .relative,
        [.init(day(2018, 2, 26).adding(days: weekday - 1))])
    case 3:
      let weekday = random.int(1...6)
      let name = ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
      return dressed(
        random.pick(["下周", "下星期"]) + name + random.pick(["前", "之前", ""]), .relative,
        [.init(day(2018, 3, 5).adding(days: weekday - 1))])
    default: return dressed(random.pick(["本季度末", "本季度末前", "季末前", "本季度底前"]), .relative, [.init(last(2018, 3))])
    }
  }
}
