import CivilTime
import Diagnostics

/// A term before something: `交流前3个工作日`, `到期前3天`, `提前一周`, `春节前3天`.
struct BeforeEventForm: DeadlineForm {
  static let name = Bilingual(zh: "某事之前若干时间", en: "a term before an event")
  static let examples = [
    "交流前3个工作日", "到期前3天", "活动开始前5个工作日", "提前一周", "活动提前3天", "会前2日", "春节前3天", "3 days before expiry",
    "one week in advance",
  ]

  var anchor: Anchor
  var term: Term

  static func parse(_ cursor: inout Cursor) -> BeforeEventForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let form = cursor.attempt({ $0.takeEnglishBefore() }) { return form }
      if cursor.take("在") || cursor.take("至少") {}
      if cursor.take("提前") {
        if cursor.take("至少") {}
        return cursor.takeTermWithin(required: false).map { BeforeEventForm(anchor: .unnamed, term: $0) }
      }
      if let form = cursor.attempt({ $0.takeBeforeSpan() }) { return form }
      return cursor.takeBeforeEvent()
    }
  }

  var canonical: String {
    switch anchor {
    case .issue, .unnamed: "提前\(term.canonical)"
    case .event(let name): "\(name)前\(term.canonical)"
    case .span(let span): "\(span.canonical)前\(term.canonical)"
    }
  }

  func plain(_ readings: Readings) -> Bilingual {
    let term = term.plain
    return switch anchor {
    case .issue, .unnamed: Bilingual(zh: "事情发生之前\(term.zh)", en: "\(term.en) before the event")
    case .event(let name): Bilingual(zh: "“\(name)”之前\(term.zh)", en: "\(term.en) before '\(name)'")
    case .span(let span):
      Bilingual(zh: "\(span.plain.zh)开始之前\(term.zh)", en: "\(term.en) before \(span.plain.en) begins")
    }
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    try .relative(term, anchor, backwards: true, frame)
  }
}

extension Cursor {
  fileprivate mutating func takeBeforeSpan() -> BeforeEventForm? {
    guard let span = takeSpan() else { return nil }
    guard take("之前") || take("以前") || take("前") || take("提前") else { return nil }
    if take("至少") {}
    // 8月前3个工作日 and 春节前一周 count back; 前3个月 of a year is a span of its own.
    guard span.part != .year, let term = takeTermWithin(required: false) else { return nil }
    // 四季度前三个月 and “十四五”前三年 may as well be the first months of it.
    if term.unit == .months || term.unit == .years, !span.isDay {
      switch span.part {
      case .festivals, .named, .months: break
      default: return nil
      }
    }
    return BeforeEventForm(anchor: .span(span), term: term)
  }

  fileprivate mutating func takeBeforeEvent() -> BeforeEventForm? {
    let start = place
    var index = place
    var length = 0
    while let (scalar, next) = scalar(at: index), length < longestEvent {
      place = index
      if index > start,
        let term = attempt({ cursor -> Term? in
          guard cursor.take("之前") || cursor.take("以前") || cursor.take("提前") || cursor.take("前") else { return nil }
          if cursor.take("至少") {}
          return cursor.takeTermWithin(required: false)
        })
      {
        guard !isSpan(start..<index), let anchor = Anchor(words: text(start..<index)) else { return nil }
        return BeforeEventForm(anchor: anchor, term: term)
      }
      // 会议召开5天前: the term may come before 前; 5日前 alone is the fifth.
      if index > start, let term = attempt({ $0.takeTermAgo(behind: start) }),
        !isSpan(start..<index), let anchor = Anchor(words: text(start..<index))
      {
        return BeforeEventForm(anchor: anchor, term: term)
      }
      place = index
      guard isEventScalar(scalar) else { return nil }
      index = next
      length += 1
    }
    return nil
  }

  /// `5天前`, `30日前` behind an event that says plainly that it happens on a day.
  private mutating func takeTermAgo(behind start: Int) -> Term? {
    let event = text(from: start)
    guard let term = takeTerm(), take("之前") || take("以前") || take("前") else { return nil }
    let isPlain = ["召开", "开始", "举行", "举办", "期满", "届满", "到期", "开幕"].contains { event.hasSuffix($0) }
    return isPlain || term.unit == .workingDays ? term : nil
  }

  /// `3 days before expiry`, `one week in advance`.
  fileprivate mutating func takeEnglishBefore() -> BeforeEventForm? {
    if takeWord("at least") || takeWord("no later than") || takeWord("not later than") || takeWord("by") {}
    guard let term = takeEnglishTerm() else { return nil }
    if takeWord("in advance") || takeWord("ahead") { return BeforeEventForm(anchor: .unnamed, term: term) }
    guard takeWord("before") || takeWord("prior to") || takeWord("ahead of") else { return nil }
    takeWord("the")
    if let span = takeSpan() { return BeforeEventForm(anchor: .span(span), term: term) }
    let start = place
    while place < bytes.count, (0x61...0x7A).contains(bytes[place]) || bytes[place] == 0x20 { place += 1 }
    var end = place
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let name = text(start..<end)
    guard !name.isEmpty else { return nil }
    for word in name.split(separator: " ") where English.isTimeWord(String(word)) { return nil }
    return BeforeEventForm(anchor: .event(name), term: term)
  }
}
