import Diagnostics

/// A term without an event: `5日内`, `30个工作日内`, `24小时内`, `急件1—5日内办结`.
struct TermForm: DeadlineForm {
  static let name = Bilingual(zh: "若干时间内", en: "within a term")
  static let examples = ["5日内", "30个工作日内", "24小时内", "3个月内", "两周内", "1—5日内", "半年内"]

  var term: Term

  static func parse(_ cursor: inout Cursor) -> TermForm? {
    cursor.takeTermWithin(required: true).map { TermForm(term: $0) }
  }

  var canonical: String { "\(term.canonical)内" }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    try .relative(term, .unnamed, backwards: false, frame)
  }
}
