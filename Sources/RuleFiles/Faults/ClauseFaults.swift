import Diagnostics

/// Faults of quotes.
extension Diagnostic {
  static func quoteElsewhere(_ line: Int, _ found: [Int], at span: SourceSpan) -> Diagnostic {
    let places = found.prefix(5).map(String.init).joined(separator: ", ")
    return Diagnostic(
      .error, .clauseElsewhere, zh: "引文不在原文第 \(line) 行，而在第 \(places) 行",
      en: "the quote is not on line \(line) of the document but on line \(places)", at: span,
      help: found.first.map { Bilingual(zh: "写 line（行）: \($0)", en: "write 'line: \($0)'") })
  }

  static func quoteNotFound(_ quote: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .clauseNotFound, zh: "原文里没有“\(shortened(quote))”", en: "'\(shortened(quote))' is not in the document",
      at: span,
      help: Bilingual(zh: "照原文逐字抄写", en: "copy the document's words as they stand"))
  }

  /// - Parameters:
  ///   - quotes: How many quotes of the plan rest on it.
  ///   - span: Where the first of them stands.
  static func noSource(_ path: String?, quotes: Int, at span: SourceSpan) -> Diagnostic {
    let (zh, en) = quotes == 1 ? ("引文", "the quote is") : ("\(quotes)处引文", "\(quotes) quotes are")
    guard let path else {
      return Diagnostic(
        .error, .clauseNoSource, zh: "计划没有写 source（来源），\(zh)无从核对",
        en: "the plan names no 'source': \(en) not checked", at: span)
    }
    return Diagnostic(
      .error, .clauseNoSource, zh: "读不到原文“\(path)”，\(zh)无从核对",
      en: "the document '\(path)' cannot be had; \(en) not checked", at: span)
  }
}
