import Rules

/// Reads spans: `5 working days`, `1 day`, `2 weeks`, `5个工作日`, `30天`, `1周`, `2个月`.
enum SpanText {
  /// The span, or nil when `text` is none; at most 3660 of anything.
  static func read(_ text: String) -> CountedSpan? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = ScalarText.digits(digits), count <= 3660 else { return nil }
    var rest = text[digits.endIndex...]
    while rest.first == " " { rest.removeFirst() }
    let word = rest.split(separator: " ").joined(separator: " ").lowercased()
    return measures[word].map { CountedSpan(count, $0) }
  }

  /// `10 working days before`, `到期前10个工作日`, `提前10个工作日`, or the span alone.
  static func readBefore(_ text: String) -> CountedSpan? {
    for prefix in ["到期前", "提前"] where text.hasPrefix(prefix) { return read(String(text.dropFirst(prefix.count))) }
    for suffix in [" before", " before due", "前"] where text.hasSuffix(suffix) {
      return read(String(text.dropLast(suffix.count)))
    }
    return read(text)
  }

  static let measures: [String: CountedSpan.Measure] = [
    "day": .days, "days": .days, "calendar days": .days, "日": .days, "天": .days, "个自然日": .days,
    "working day": .workingDays, "working days": .workingDays, "工作日": .workingDays, "个工作日": .workingDays,
    "week": .weeks, "weeks": .weeks, "周": .weeks, "个星期": .weeks, "星期": .weeks,
    "month": .months, "months": .months, "个月": .months, "月": .months,
  ]
}
