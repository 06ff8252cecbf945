import CivilTime
import Diagnostics

/// Within a term after something: `收到通知后10个工作日内`, `印发之日起30日内`, `春节后7日内`.
struct AfterEventForm: DeadlineForm {
  static let name = Bilingual(zh: "某事之后若干时间内", en: "within a term after an event")
  static let examples = [
    "收到通知后10个工作日内", "印发之日起30日内", "自本方案发布之日起15个工作日内", "会后7日内", "活动结束后一周内", "审批通过之日起3个月内", "签订协议后24小时内", "春节后7日内",
    "即日起10日内",
    "within 10 working days of notice", "within 30 days of issue", "within a week after the meeting",
    "10 working days after receipt",
  ]

  var anchor: Anchor
  var term: Term

  static func parse(_ cursor: inout Cursor) -> AfterEventForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let form = cursor.attempt({ $0.takeEnglishAfter() }) { return form }
      let own = cursor.place
      if cursor.take("自") || cursor.take("从") || cursor.take("在") {}
      for word in ["每次", "每场", "每批", "每项", "每笔", "每个"] where cursor.take(word) { break }
      if cursor.takeIssueAnchor() {
        if cursor.take("的") || cursor.take(",") {}
        if let term = cursor.takeTermWithin(required: false) { return AfterEventForm(anchor: .issue, term: term) }
        cursor.place = own
      }
      if let form = cursor.attempt({ $0.takeAfterSpan() }) { return form }
      return cursor.takeAfterEvent()
    }
  }

  var canonical: String {
    switch anchor {
    case .issue: "印发之日起\(term.canonical)内"
    case .event(let name): "\(name)后\(term.canonical)内"
    case .unnamed: "\(term.canonical)内"
    case .span(let span):
      span.isDay ? "\(span.canonical)起\(term.canonical)内" : "\(span.canonical)后\(term.canonical)内"
    }
  }

  func plain(_ readings: Readings) -> Bilingual {
    let length = term.plain
    // Hours run at once; of days, the one the event happens on is not counted (art. 201).
    let note = term.unit == .hours ? Bilingual("") : Bilingual(zh: "，当日不计", en: ", that day not counted")
    return switch anchor {
    case .issue: Bilingual(zh: "印发之后\(length.zh)之内\(note.zh)", en: "within \(length.en) of issue\(note.en)")
    case .event(let name):
      Bilingual(zh: "“\(name)”之后\(length.zh)之内\(note.zh)", en: "within \(length.en) of '\(name)'\(note.en)")
    case .unnamed: Bilingual(zh: "起算之后\(length.zh)之内", en: "within \(length.en) of an event that is not named")
    case .span(let span):
      span.isDay
        ? Bilingual(
          zh: "\(span.plain.zh)之后\(length.zh)之内\(note.zh)", en: "within \(length.en) of \(span.plain.en)\(note.en)")
        : Bilingual(
          zh: "\(span.plain.zh)结束之后\(length.zh)之内", en: "within \(length.en) of the end of \(span.plain.en)")
    }
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    try .relative(term, anchor, backwards: false, frame)
  }
}

extension Cursor {
  /// `10个工作日内`, `30日之内`; 内 may be left out where the words before make it plain.
  mutating func takeTermWithin(required: Bool) -> Term? {
    attempt { cursor in
      if cursor.take("的") {}
      guard let term = cursor.takeTerm() else { return nil }
      let within = cursor.take("之内") || cursor.take("以内") || cursor.takeModifier("内")
      return within || !required ? term : nil
    }
  }

  /// 春节后7日内, 6月30日起10日内, 上半年结束后20日内.
  fileprivate mutating func takeAfterSpan() -> AfterEventForm? {
    guard let span = takeSpan() else { return nil }
    if take("假期") || take("放假") {}
    if take("结束") || take("期满") || take("到期") {}
    guard take("之后") || take("以后") || take("后") || take("之日起") || take("起") else { return nil }
    guard let term = takeTermWithin(required: true) ?? takeOrdinalWorkday() else { return nil }
    // 2012年起5年内 counts years of the calendar: `FromYearForm`.
    if span.part == .year, term.unit == .years { return nil }
    return AfterEventForm(anchor: .span(span), term: term)
  }

  /// An event of up to twenty characters without a word of time, 后 or 之日起, and a term.
  fileprivate mutating func takeAfterEvent() -> AfterEventForm? {
    let start = place
    var index = place
    var length = 0
    while let (scalar, next) = scalar(at: index), length < longestEvent {
      // An event is words: letters and spaces, Han characters; no marks and no numbers.
      place = index
      if index > start,
        let end = attempt({ cursor -> Term? in
          guard cursor.takeAfterMark() else { return nil }
          if cursor.take(",") {}
          return cursor.takeTermWithin(required: false) ?? cursor.takeOrdinalWorkday()
        })
      {
        let name = text(start..<index)
        guard !isSpan(start..<index), let anchor = Anchor(words: name) else { return nil }
        return AfterEventForm(anchor: anchor, term: end)
      }
      // 收到通知10日内 leaves 后 out.
      if index > start, !isEventScalar(scalar) || Numerals.digit(scalar) != nil {
        let name = text(start..<index)
        if Cursor.eventEnds.contains(where: { name.hasSuffix($0) })
          || Cursor.eventBeginnings.contains(where: { name.hasPrefix($0) }),
          let term = takeTermWithin(required: true), let anchor = Anchor(words: name)
        {
          return AfterEventForm(anchor: anchor, term: term)
        }
      }
      place = index
      guard isEventScalar(scalar) else { return nil }
      index = next
      length += 1
    }
    return nil
  }

  /// The last words of an event behind which 后 may be left out: 收到通知10日内, 公示期满3日内.
  private static let eventEnds = [
    "通知", "文件", "函", "报告", "申请", "材料", "函件", "通报", "交办", "反馈", "来电", "结束", "期满", "届满", "终了", "完成", "合格", "通过", "受理",
    "竣工", "签订", "签收", "到账", "批复",
  ]

  /// 收到督办单5个工作日内.
  private static let eventBeginnings = ["收到", "接到", "接报", "自收到", "自接到", "在收到", "在接到"]

  /// 第10个工作日(前), 首个工作日: the n-th working day after the event.
  private mutating func takeOrdinalWorkday() -> Term? {
    attempt { cursor in
      var count: Int? = 1
      if cursor.take("第") { count = cursor.takeNumber(digits: 3) } else if !cursor.take("首") { return nil }
      guard let count, count >= 1, cursor.take("个工作日") || cursor.take("工作日") else { return nil }
      if cursor.takeBeforeWord() {}
      return Term(count: count, unit: .workingDays)
    }
  }

  /// Whether `range` is a stretch of the calendar, and so no event: 十三五 of 十三五后两年.
  func isSpan(_ range: Range<Int>) -> Bool {
    var cursor = self
    cursor.place = range.lowerBound
    return cursor.takeSpan() != nil && cursor.place >= range.upperBound
  }

  /// How many letters name an event: more in English than in Chinese.
  var longestEvent: Int { hasLatin ? 60 : 20 }

  private mutating func takeAfterMark() -> Bool {
    for word in ["之日起", "之日后", "当日起", "次日起", "日起", "之时起", "时起", "之后", "以后", "后", "起", "之日"] where take(word) {
      if word != "之日" || sees("的") || true { return true }
    }
    return false
  }

  func isEventScalar(_ scalar: UInt32) -> Bool {
    if (0x61...0x7A).contains(scalar) || scalar == 0x20 { return true }
    guard (0x4E00...0x9FFF).contains(scalar) else { return false }
    // 每 and the modifiers of time begin other forms; a number is a term.
    return !Cursor.notInEvents.contains(scalar)
  }

  private static let notInEvents: Set<UInt32> = Set("每年月日底末旬季周内前不未非".unicodeScalars.map(\.value))
}

extension Anchor {
  /// The anchor that the words before 后 or 前 name, or nil when they name none.
  init?(words: String) {
    var words = words
    for lead in ["自", "从", "在", "于", "须", "应"] where words.hasPrefix(lead) && words.count > 2 {
      words.removeFirst(lead.count)
    }
    while words.hasSuffix(" ") { words.removeLast() }
    // What is left over of something else names no event.
    if let first = words.unicodeScalars.first, ["的", "除", "第", "或", "非", "至"].contains(String(first)) {
      return nil
    }
    guard !words.isEmpty,
      ![
        "以", "此", "之", "其", "今", "最", "先", "落", "然", "随", "事", "目", "当", "日", "年", "月", "提", "生", "眼", "前", "后",
        "往", "空", "午", "史",
      ].contains(words)
    else { return nil }
    if words == "会" {
      self = .event("会议")
    } else if words == "节" {
      self = .event("节庆")
    } else {
      self = .event(words)
    }
  }
}

extension Cursor {
  /// `within 10 working days of notice`, `10 working days after receipt`, `within 5 days`.
  fileprivate mutating func takeEnglishAfter() -> AfterEventForm? {
    _ = takeWord("within") || takeWord("no later than") || takeWord("not later than")
    guard let term = takeEnglishTerm() ?? takeTerm() else { return nil }
    takeSpaces()
    guard takeWord("of") || takeWord("after") || takeWord("from") || takeWord("following") else {
      return nil
    }
    takeWord("the")
    let start = place
    // A dated anchor: within 10 days of 30 June.
    if let span = takeSpan() { return AfterEventForm(anchor: .span(span), term: term) }
    var end = place
    while place < bytes.count,
      (0x61...0x7A).contains(bytes[place]) || bytes[place] == 0x20 || bytes[place] == 0x2D || bytes[place] >= 0x80
    {
      place += 1
      if bytes[place - 1] != 0x20 { end = place }
    }
    place = end
    let name = text(start..<end)
    guard !name.isEmpty, end - start <= 60 else { return nil }
    for word in name.split(separator: " ") where English.isTimeWord(String(word)) { return nil }
    if ["issue", "the issue", "issuance", "publication", "the date of issue", "date of issue", "the issue date"]
      .contains(name)
    {
      return AfterEventForm(anchor: .issue, term: term)
    }
    return AfterEventForm(anchor: .event(name), term: term)
  }
}
