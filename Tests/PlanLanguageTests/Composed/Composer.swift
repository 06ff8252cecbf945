import CivilTime
import PlanLanguage

/// A phrase put together from atoms and modifiers, with the answer worked out apart from the reader.
struct Composed: Sendable {
  struct Turn: Sendable, Equatable {
    var key: String?
    var start: CivilDate?
    var due: CivilDate
    var time: TimeOfDay?

    init(_ due: CivilDate, from start: CivilDate? = nil, key: String? = nil, at time: TimeOfDay? = nil) {
      self.due = due
      self.start = start
      self.key = key
      self.time = time
    }
  }

  var phrase: String
  var kind: DeadlineKind
  var turns: [Turn] = []
  var soft = false
  var event: String?
  var rrule: String?
  /// When the event of a relative deadline happened.
  var happened: CivilDateTime?
  var period: ClosedRange<CivilDate>?
}

/// Puts phrases together: numbers, years, dashes, words in front and tails in all the ways people write them.
struct Composer {
  var random: Samples.Generator
  /// The plan's year.
  let year = 2018

  init(seed: UInt64) { random = Samples.Generator(seed: seed) }

  // MARK: Days, worked out by hand

  static func lastDay(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 400 == 0 || year % 4 == 0 && year % 100 != 0 ? 29 : 28
    default: 31
    }
  }

  func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    var (year, month) = (year, month)
    while month > 12 { (year, month) = (year + 1, month - 12) }
    while month < 1 { (year, month) = (year - 1, month + 12) }
    return CivilDate(year, month, day)!
  }

  func first(_ year: Int, _ month: Int) -> CivilDate { day(year, month, 1) }

  func last(_ year: Int, _ month: Int) -> CivilDate {
    var (year, month) = (year, month)
    while month > 12 { (year, month) = (year + 1, month - 12) }
    while month < 1 { (year, month) = (year - 1, month + 12) }
    return day(year, month, Composer.lastDay(year, month))
  }

  // MARK: Spellings

  static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = number / 10
    return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[number % 10]
  }

  static func fullWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0)! : scalar
        }))
  }

  mutating func number(_ number: Int, chinese: Bool = true) -> String {
    switch random.int(0...(chinese ? 4 : 3)) {
    case 0: Composer.fullWidth(String(number))
    case 1: " \(number) "
    case 4: Composer.chinese(number)
    default: String(number)
    }
  }

  /// A year as written, and the year it means.
  mutating func writtenYear() -> (text: String, year: Int) {
    let year = random.int(2016...2026)
    let positional = String(year).map { ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"][Int(String($0))!] }
      .joined()
    return (random.pick(["\(year)年", "\(year) 年", Composer.fullWidth("\(year)") + "年", positional + "年"]), year)
  }

  /// No year, a written one, or a word for one.
  mutating func anyYear() -> (text: String, year: Int) {
    switch random.int(0...5) {
    case 0, 1: ("", year)
    case 2: ("今年", year)
    case 3: ("明年", year + 1)
    case 4: ("次年", year + 1)
    default: writtenYear()
    }
  }

  mutating func dash() -> String { random.pick(["-", "～", "—", "－", "至", "到", "–", "~", "——", "−", " - "]) }
  mutating func comma() -> String { random.pick(["、", "，", "和", "及", ",", "以及"]) }

  /// Words in front that carry no time, and whether they make the deadline soft.
  mutating func lead() -> (text: String, soft: Bool) {
    random.pick([
      ("", false), ("", false), ("于", false), ("在", false), ("力争", true), ("争取", true), ("原则上", false),
      ("力争在", true),
      ("原则上于", false), ("确保", false), ("请于", false), ("拟于", false), ("计划", false), ("务必于", false), ("各单位于", false),
      ("完成时限：", false),
    ])
  }

  mutating func tail() -> String {
    random.pick([
      "", "", "", "提交工作台账", "召开推进会", "，组织专题培训", "上报材料", "反馈整改情况", "开展调研对接", "签订合作协议", "报区政府办公室", "组织验收。",
      "召开1次联席会议", "发布2条信息",
      "向紫阳县输送10名以上专业技术人才", "。", "；",
    ])
  }

  /// `phrase` between a lead and a tail.
  mutating func dressed(
    _ phrase: String, _ kind: DeadlineKind, _ turns: [Composed.Turn], event: String? = nil, rrule: String? = nil
  ) -> Composed {
    let lead = lead()
    return Composed(
      phrase: lead.text + phrase + tail(), kind: kind, turns: turns, soft: lead.soft, event: event, rrule: rrule)
  }
}
