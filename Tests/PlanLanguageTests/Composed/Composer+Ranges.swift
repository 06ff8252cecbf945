import CivilTime
import PlanLanguage

/// Ranges and lists, years counted from a year, days of action, stages, and what is only about a time.
extension Composer {
  /// `2018年6月-2019年3月`, `3月1日至5月31日`, `11月至次年2月`.
  mutating func range() -> Composed {
    let (text, year) = random.int(0...1) == 0 ? ("", self.year) : writtenYear()
    let from = random.pick(["", "", "自", "从"])
    let mark = random.pick(["-", "～", "—", "至", "到", "－"])
    switch random.int(0...5) {
    case 0:
      let months = (random.int(1...12), random.int(1...12))
      let ends = months.0 <= months.1 ? year : year + 1
      let phrase = from + text + number(months.0) + "月" + mark + number(months.1) + random.pick(["月", "月底", "月份"])
      return dressed(phrase, .window, [.init(last(ends, months.1), from: first(year, months.0))])
    case 1:
      let month = random.int(1...11)
      let date = random.int(1...28)
      let to = (random.int(month + 1...12), random.int(1...28))
      let phrase =
        from + text + number(month) + "月" + number(date) + "日" + mark + number(to.0) + "月" + number(to.1) + "日"
      return dressed(phrase, .window, [.init(day(year, to.0, to.1), from: day(year, month, date))])
    case 2:
      let months = (random.int(1...12), random.int(1...12))
      let next = random.pick([("次年", year + 1), ("\(year + 2)年", year + 2), ("第二年", year + 1)])
      let phrase = text + number(months.0) + "月" + mark + next.0 + number(months.1) + "月"
      return dressed(phrase, .window, [.init(last(next.1, months.1), from: first(year, months.0))])
    case 3:
      let to = year + random.int(1...4)
      let phrase = random.pick(["\(year)", "\(year)年"]) + mark + "\(to)年"
      return dressed(phrase, .window, [.init(last(to, 12), from: first(year, 1))])
    case 4:
      let month = random.int(4...12)
      let word = random.pick(["即日起至", "自印发之日起至", "本方案印发之日起至", "即日起到"])
      return dressed(
        word + number(month) + random.pick(["月底", "月底前", "月"]), .window,
        [.init(last(self.year, month), from: day(2018, 3, 1))])
    default:
      let month = random.int(1...11)
      let parts = [("上旬", 1, 10), ("中旬", 11, 20)]
      let (one, two) = (random.pick(parts), random.pick(parts))
      let phrase = text + "\(month)月\(one.0)" + mark + "\(month + 1)月\(two.0)"
      return dressed(phrase, .window, [.init(day(year, month + 1, two.2), from: day(year, month, one.1))])
    }
  }

  /// `3、6、9、12月`, `6月底和12月底前`, `一、三季度`.
  mutating func list() -> Composed {
    let mark = random.pick(["、", "，", "和", "及", "与", ","])
    var months: [Int] = []
    for month in 1...12 where random.int(0...3) == 0 { months.append(month) }
    if months.count < 2 { months = [random.int(1...5), random.int(6...12)] }
    func key(_ month: Int) -> String { "2018-\(month < 10 ? "0" : "")\(month)" }
    switch random.int(0...3) {
    case 0:
      let phrase = months.map { number($0, chinese: false) }.joined(separator: mark) + "月"
      let turns = months.map { Composed.Turn(last(year, $0), from: first(year, $0), key: key($0)) }
      return dressed(
        phrase, .recurring, turns,
        rrule: "FREQ=MONTHLY;BYMONTH=\(months.map(String.init).joined(separator: ","));BYMONTHDAY=-1")
    case 1:
      let phrase = months.map { "\($0)月底" }.joined(separator: mark) + random.pick(["", "前"])
      return dressed(phrase, .recurring, months.map { Composed.Turn(last(year, $0), key: key($0)) })
    case 2:
      let quarters = random.pick([[1, 2], [1, 3], [2, 4], [1, 2, 3], [2, 3, 4]])
      let phrase = quarters.map(Composer.chinese).joined(separator: mark) + "季度"
      return dressed(
        phrase, .recurring,
        quarters.map { Composed.Turn(last(year, $0 * 3), from: first(year, $0 * 3 - 2), key: "2018-Q\($0)") })
    default:
      let date = random.int(1...28)
      let phrase = months.map { "\($0)月\(date)日" }.joined(separator: mark) + random.pick(["", "前"])
      return dressed(
        phrase, .recurring, months.map { Composed.Turn(day(year, $0, date), key: key($0)) },
        rrule: "FREQ=MONTHLY;BYMONTH=\(months.map(String.init).joined(separator: ","));BYMONTHDAY=\(date)")
    }
  }

  mutating func fromYear() -> Composed {
    let (text, year) = writtenYear()
    let count = random.int(1...10)
    let phrase =
      random.pick(["", "自", "从"]) + text + random.pick(["起", "开始", "起，"]) + number(count)
      + random.pick(["年内", "年之内", "年以内"])
    return dressed(phrase, .window, [.init(last(year + count - 1, 12), from: first(year, 1))])
  }

  mutating func observance() -> Composed {
    let month = random.int(1...12)
    let date = random.int(1...Composer.lastDay(2018, month))
    let name = random.pick(["全国扶贫日", "国际禁毒日", "国家宪法日", "世界环境日", "全国消防日", "植树节宣传日"])
    let phrase = random.pick(["“\(month).\(date)”", "\(month)·\(date)", "\(month).\(date)"]) + name
    return dressed(
      phrase, .window, [.init(day(year, month, date), from: day(year, month, date))],
      rrule: "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(date)")
  }

  mutating func stage() -> Composed {
    let name = random.pick(["第一阶段", "第二阶段", "动员部署阶段", "全面推进阶段", "总结验收", "整改落实阶段", ""])
    let month = random.int(1...11)
    let to = random.int(month + 1...12)
    let date = random.int(1...28)
    switch random.int(0...2) {
    case 0:
      return Composed(
        phrase: "\(name)（\(month)月\(dash())\(to)月）", kind: .window,
        turns: [.init(last(year, to), from: first(year, month))])
    case 1:
      return Composed(
        phrase: "\(name)（\(month)月\(date)日前\(random.pick(["完成", ""]))）", kind: .due,
        turns: [.init(day(year, month, date))])
    default:
      return Composed(phrase: "\(name)(\(year)年\(month)月底前)", kind: .due, turns: [.init(last(year, month))])
    }
  }

  mutating func approximate() -> Composed {
    let (text, _) = anyYear()
    let span =
      text
      + random.pick([
        "\(random.int(1...12))月", "\(random.int(1...12))月底", "\(random.int(1...12))月\(random.int(1...28))日",
        "第\(random.int(1...4))季度", "春节", "国庆节",
      ])
    if random.int(0...3) == 0 {
      return Composed(phrase: "不早于" + text + "\(random.int(1...12))月", kind: .unresolvable)
    }
    let needsLater = !span.hasSuffix("底")
    return Composed(
      phrase: span + random.pick(needsLater ? ["左右", "前后", "以后", "之后"] : ["左右", "前后"]), kind: .unresolvable)
  }
}
