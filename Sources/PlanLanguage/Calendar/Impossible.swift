import Diagnostics

/// Why an understood phrase names no day; the reader adds where in the phrase it stands.
struct Impossible: Error {
  var message: Bilingual
  var help: Bilingual?
  /// Bytes of the plain text at fault; nil is the whole time expression.
  var source: Range<Int>?
  /// Whether nothing but the plan's issue day is missing.
  var lacksIssueDay = false

  init(_ message: Bilingual, help: Bilingual? = nil, source: Range<Int>? = nil) {
    self.message = message
    self.help = help
    self.source = source
  }

  static func issueDayMissing(source: Range<Int>?) -> Impossible {
    var fault = Impossible(
      Bilingual(zh: "从印发之日起算，而计划没有写印发日期", en: "counts from the issue day, and the plan names none"),
      help: Bilingual(zh: "在计划中写明 issued（印发日期）", en: "add `issued:` to the plan"), source: source)
    fault.lacksIssueDay = true
    return fault
  }

  static func noSuchDay(_ year: Int, _ month: Int, _ day: Int, source: Range<Int>?) -> Impossible {
    Impossible(
      Bilingual(zh: "\(year)年没有\(month)月\(day)日", en: "there is no day \(day) of month \(month) in \(year)"),
      source: source)
  }
}
