import Diagnostics

/// A term without an event: `5日内`, `30个工作日内`, `24小时内`, `急件1—5日内办结`.
struct TermForm: DeadlineForm {
  static let name = Bilingual(zh: "若干时间内", en: "within a term")
  static let examples = ["5日内", "30个工作日内", "24小时内", "3个月内", "两周内", "1—5日内", "半年内", "within 5 days"]

  var term: Term

  static func parse(_ cursor: inout Cursor) -> TermForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let term = cursor.attempt({ $0.takeEnglishLimit() }) { return TermForm(term: term) }
      let isLimit = limits.contains { cursor.take($0) }
      return cursor.takeTermWithin(required: !isLimit).map { TermForm(term: $0) }
    }
  }

  /// Words in front that make a length of time a limit: 不超过5个工作日.
  private static let limits = ["最长不超过", "最迟不超过", "最多不超过", "不得超过", "不超过", "限时", "限", "最迟", "最多", "最长"]

  var canonical: String { "\(term.canonical)内" }

  func plain(_ readings: Readings) -> Bilingual {
    Bilingual(
      zh: "起算之后\(term.plain.zh)之内，没有写从何时起算", en: "within \(term.plain.en) of an event that is not named")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    try .relative(term, .unnamed, backwards: false, frame)
  }
}

extension Cursor {
  /// `within 5 days`.
  fileprivate mutating func takeEnglishLimit() -> Term? {
    guard takeWord("within") || takeWord("in no more than") || takeWord("in at most") else { return nil }
    return takeEnglishTerm() ?? takeTerm()
  }
}
