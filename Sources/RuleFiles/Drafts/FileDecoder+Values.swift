import CivilTime
import Diagnostics
import Rules

/// Scalars, typed by what their key wants. Each gives nil with the fault reported, or nil when the key is absent.
extension FileDecoder {
  /// The scalar's text; a list or mapping, or nothing at all, is reported.
  mutating func scalar(_ node: Int, _ kind: @autoclosure () -> ValueKind) -> String? {
    let resolved = tree.resolved(node)
    guard tree.nodes[resolved].isScalar, !tree.nodes[resolved].isEmptyPlain else {
      report(wrongType(node, wants: kind()))
      return nil
    }
    return tree.string(resolved)
  }

  /// Reads a scalar with `parse`; when only its full-width writing keeps it from being read, says so.
  mutating func parsed<Value>(
    _ node: Int, _ kind: @autoclosure () -> ValueKind, _ parse: (String) -> Value?
  ) -> Value? {
    guard let text = scalar(node, kind()) else { return nil }
    if let value = parse(text) { return value }
    if let folded = FullWidth.folded(text), parse(folded) != nil {
      report(.fullWidthValue(text, fixed: folded, at: span(node)))
    } else {
      report(.badValue(text, wants: kind(), at: span(node)))
    }
    return nil
  }

  // MARK: Texts

  /// A text of one line, blanks around it dropped.
  mutating func line(_ node: Int?) -> String? {
    guard let node, let text = scalar(node, .line) else { return nil }
    let trimmed = Self.trimmed(text)
    if trimmed.isEmpty {
      report(.emptyValue(wants: .line, at: span(node)))
      return nil
    }
    if trimmed.utf8.contains(0x0A) {
      report(.severalLines(at: span(node)))
      return nil
    }
    return trimmed
  }

  /// A text of any number of lines.
  mutating func text(_ node: Int?) -> String? {
    guard let node, let text = scalar(node, .text) else { return nil }
    let trimmed = Self.trimmed(text)
    if trimmed.isEmpty { report(.emptyValue(wants: .text, at: span(node))) }
    return trimmed.isEmpty ? nil : trimmed
  }

  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, isBlank(first) || isBlank(last) else {
      return text
    }
    guard let from = text.utf8.firstIndex(where: { !isBlank($0) }),
      let to = text.utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[from...to])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// A text of one line with its place.
  mutating func name(_ node: Int?) -> Named? {
    guard let node, let text = line(node) else { return nil }
    return Named(text: text, span: span(node))
  }

  mutating func identifier(_ node: Int?) -> Named? {
    guard let node, let text = scalar(node, .identifier) else { return nil }
    let named = Named(text: text, span: span(node))
    guard let fault = Self.identifierFault(text) else { return named }
    report(.badIdentifier(text, fault, at: named.span))
    return nil
  }

  /// What keeps `text` from being an id; nil when nothing does.
  static func identifierFault(_ text: String) -> IdentifierFault? {
    if text.isEmpty { return .empty }
    if text.unicodeScalars.count > 80 { return .long }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/", "@", "#", ":", "|", "\\", "<", ">", "\"", "'", "*", "?": return .character(scalar)
      default:
        if scalar.value < 0x21 || scalar.value > 0x7E && scalar.properties.isWhitespace { return .blank }
      }
    }
    return text == "." || text == ".." || text.hasPrefix("-") || text.hasPrefix(".") ? .start : nil
  }

  enum IdentifierFault {
    case empty
    case long
    case blank
    case start
    case character(Unicode.Scalar)
  }

  mutating func email(_ node: Int?) -> String? {
    guard let node else { return nil }
    return parsed(node, .email) { EmailAddress.isValid($0) ? $0 : nil }
  }

  mutating func zone(_ node: Int?) -> TimeZoneTable? {
    guard let node, let text = scalar(node, .zone) else { return nil }
    if let zone = settings.zone(text) { return zone }
    report(.unknownZone(text, at: span(node)))
    return nil
  }

  // MARK: Numbers, days and times

  mutating func day(_ node: Int?) -> CivilDate? {
    guard let node else { return nil }
    return parsed(node, .day) { CivilDate(iso: $0) }
  }

  mutating func count(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .count) { Self.digits($0).flatMap { $0 >= 1 ? $0 : nil } }
  }

  mutating func year(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .year, Self.year)
  }

  mutating func yesNo(_ node: Int?) -> Bool? {
    guard let node else { return nil }
    return parsed(node, .yesNo) {
      switch $0.lowercased() {
      case "yes", "true", "on", "y", "是": true
      case "no", "false", "off", "n", "否": false
      default: nil
      }
    }
  }

  mutating func time(_ node: Int?) -> TimeOfDay? {
    guard let node else { return nil }
    return parsed(node, .time) { TimeOfDay($0) }
  }

  mutating func quietHours(_ node: Int?) -> Office.QuietHours? {
    guard let node else { return nil }
    return parsed(node, .quietHours) {
      guard let (from, until) = Self.range($0), let from = TimeOfDay(from), let until = TimeOfDay(until),
        from != until
      else { return nil }
      return Office.QuietHours(from: from, until: until)
    }
  }

  mutating func period(_ node: Int?) -> ClosedRange<CivilDate>? {
    guard let node else { return nil }
    return parsed(node, .period, Self.period)
  }

  mutating func monthDay(_ node: Int?) -> (month: Int, day: Int)? {
    guard let node else { return nil }
    return parsed(node, .monthDay) { Self.monthDay($0) }
  }

  /// Thousandths of a decimal number with at most three decimals.
  mutating func decimal(_ node: Int?) -> Int64? {
    guard let node else { return nil }
    return parsed(node, .decimal, Self.thousandths)
  }

  mutating func word<Value>(_ node: Int?, _ words: WordList<Value>) -> Value? {
    guard let node, let text = scalar(node, words.kind) else { return nil }
    if let value = words.value(of: text) { return value }
    report(.unknownWord(text, words.words, at: span(node)))
    return nil
  }

  // MARK: Lists of scalars

  /// One scalar or a list of them, each read by `read`.
  mutating func oneOrMore<Value>(
    _ node: Int?, _ kind: @autoclosure () -> ValueKind, _ read: (inout FileDecoder, Int) -> Value?
  ) -> [Value] {
    guard let node else { return [] }
    let resolved = tree.resolved(node)
    guard tree.nodes[resolved].kind == .sequence else {
      return read(&self, node).map { [$0] } ?? []
    }
    guard tree.nodes[resolved].end > resolved + 1 else {
      report(.emptyList(at: span(node)))
      return []
    }
    var found: [Value] = []
    for item in tree.children(of: resolved) {
      if let value = read(&self, item) { found.append(value) }
    }
    return found
  }

  /// Names of what is declared elsewhere; one that is listed twice is reported.
  mutating func names(_ node: Int?) -> [Named] {
    let names = oneOrMore(node, .oneOrMore(.line)) { decoder, item in decoder.name(item) }
    guard names.count > 1 else { return names }
    // Lists of names are short as a rule; only a long one is worth a table.
    var seen: Set<String> = []
    return names.enumerated().filter { index, name in
      let isRepeated =
        names.count > 8 ? !seen.insert(name.text).inserted : names[..<index].contains { $0.text == name.text }
      if isRepeated { report(.listedTwice(name.text, at: name.span)) }
      return !isRepeated
    }
    .map(\.element)
  }

  mutating func lines(_ node: Int?) -> [String] {
    oneOrMore(node, .oneOrMore(.line)) { decoder, item in decoder.line(item) }
  }

  mutating func phrases(_ node: Int?, _ kind: ValueKind) -> [Phrase] {
    oneOrMore(node, .oneOrMore(kind)) { decoder, item in
      decoder.scalar(item, kind) == nil ? nil : decoder.phrase(item)
    }
  }

  // MARK: Parts of scalars

  /// ASCII digits only, at most nine: no sign, no `_`, no exponent.
  static func digits(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  static func year(_ text: some StringProtocol) -> Int? {
    text.utf8.count == 4 ? digits(text).flatMap { (1900...9998).contains($0) ? $0 : nil } : nil
  }

  /// The two sides of `a..b`.
  static func range(_ text: String) -> (Substring, Substring)? {
    guard let dots = text.utf8.indices.first(where: { text[$0...].hasPrefix("..") }) else { return nil }
    let after = text.utf8.index(dots, offsetBy: 2)
    func trim(_ part: Substring) -> Substring {
      var part = part
      while part.first == " " { part.removeFirst() }
      while part.last == " " { part.removeLast() }
      return part
    }
    return (trim(text[..<dots]), trim(text[after...]))
  }

  /// `07-01`; 29 February is a day.
  static func monthDay(_ text: some StringProtocol) -> (month: Int, day: Int)? {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].utf8.count == 2, halves[1].utf8.count == 2,
      let month = digits(halves[0]), let day = digits(halves[1]), CivilDate(2020, month, day) != nil
    else { return nil }
    return (month, day)
  }

  static func years(_ text: String) -> ClosedRange<Int>? {
    if let year = year(text) { return year...year }
    guard let (from, to) = range(text), let first = year(from), let last = year(to), first <= last else {
      return nil
    }
    return first...last
  }

  static func period(_ text: String) -> ClosedRange<CivilDate>? {
    if let years = years(text) {
      return CivilDate(clamping: years.lowerBound, 1, 1)...CivilDate(clamping: years.upperBound, 12, 31)
    }
    guard let (from, to) = range(text), let first = CivilDate(iso: from), let last = CivilDate(iso: to),
      first <= last, (1900...9998).contains(first.year), (1900...9998).contains(last.year)
    else { return nil }
    return first...last
  }

  static func thousandths(_ text: String) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let size = isNegative ? text.dropFirst() : text[...]
    let halves = size.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...12).contains(halves[0].utf8.count),
      halves[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let whole = Int64(halves[0])
    else { return nil }
    var fraction: Int64 = 0
    if halves.count == 2 {
      guard (1...3).contains(halves[1].utf8.count), let digits = digits(halves[1]) else { return nil }
      fraction = Int64(digits)
      for _ in halves[1].utf8.count..<3 { fraction *= 10 }
    }
    let value = whole * 1000 + fraction
    return isNegative ? -value : value
  }
}
