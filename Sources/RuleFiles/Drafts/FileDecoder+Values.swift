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
    if let fixed = FullWidth.fixed(text, for: { parse($0) != nil }) {
      report(.fullWidthValue(text, fixed: fixed, at: span(node)))
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
    if let fixed = FullWidth.fixedLetters(text) {
      report(.fullWidthValue(text, fixed: fixed, at: named.span))
      return nil
    }
    guard let fault = IdentifierFault(text) else { return named }
    report(.badIdentifier(text, fault, at: named.span))
    return nil
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
    return parsed(node, .day) { ScalarText.day($0) }
  }

  mutating func count(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .count) { ScalarText.digits($0).flatMap { $0 >= 1 ? $0 : nil } }
  }

  mutating func year(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .year, ScalarText.year)
  }

  mutating func yesNo(_ node: Int?) -> Bool? {
    guard let node else { return nil }
    return parsed(node, .yesNo) {
      let word = $0.lowercased()
      return ScalarText.yes.contains(word) ? true : ScalarText.no.contains(word) ? false : nil
    }
  }

  mutating func time(_ node: Int?) -> TimeOfDay? {
    guard let node else { return nil }
    return parsed(node, .time) { TimeOfDay($0) }
  }

  mutating func quietHours(_ node: Int?) -> Office.QuietHours? {
    guard let node else { return nil }
    return parsed(node, .quietHours) {
      guard let (from, until) = ScalarText.range($0), let from = TimeOfDay(from), let until = TimeOfDay(until),
        from != until
      else { return nil }
      return Office.QuietHours(from: from, until: until)
    }
  }

  /// `5 a week`, `每周5件`.
  mutating func perWeek(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .perWeek) { ScalarText.times($0, " a week", ("每周", "件"), digits: 3) }
  }

  /// `60 a minute`, `每分钟60封`.
  mutating func perMinute(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .perMinute) { ScalarText.times($0, " a minute", ("每分钟", "封"), digits: 5) }
  }

  mutating func port(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .port) { ScalarText.digits($0).flatMap { (1...65_535).contains($0) ? $0 : nil } }
  }

  /// The name or address of a server: nothing that would mean more in a URL.
  mutating func host(_ node: Int?) -> String? {
    guard let node else { return nil }
    return parsed(node, .host) { HostName.isValid($0) ? $0 : nil }
  }

  mutating func period(_ node: Int?) -> ClosedRange<CivilDate>? {
    guard let node else { return nil }
    return parsed(node, .period, ScalarText.period)
  }

  mutating func monthDay(_ node: Int?) -> (month: Int, day: Int)? {
    guard let node else { return nil }
    return parsed(node, .monthDay) { ScalarText.monthDay($0) }
  }

  /// Thousandths of a decimal number with at most three decimals.
  mutating func decimal(_ node: Int?) -> Int64? {
    guard let node else { return nil }
    return parsed(node, .decimal, ScalarText.thousandths)
  }

  mutating func word<Value>(_ node: Int?, _ words: WordList<Value>) -> Value? {
    guard let node, let text = scalar(node, words.kind) else { return nil }
    if let value = words.value(of: text) { return value }
    if let fixed = FullWidth.fixed(text, for: { words.value(of: $0) != nil }) {
      report(.fullWidthValue(text, fixed: fixed, at: span(node)))
      return nil
    }
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

  /// Units, each scalar as a document writes it; a name that is listed twice is reported.
  mutating func unitLists(_ node: Int?) -> [UnitList] {
    let lists = oneOrMore(node, .oneOrMore(.units)) { decoder, item in
      // Where the text stands is only worth counting when there is something to take apart.
      decoder.line(item).map {
        UnitList.isList($0)
          ? UnitList(decoder.phrase(item)) : UnitList(whole: Named(text: $0, span: decoder.span(item)))
      }
    }
    let isPlain = lists.allSatisfy { $0.items.count == 1 }
    if isPlain, lists.count <= 8, !hasRepeated(lists) { return lists }
    var seen: Set<String> = []
    return lists.compactMap { list in
      var list = list
      list.items.removeAll { item in
        let isRepeated = !seen.insert(item.name.text).inserted
        if isRepeated { report(.listedTwice(item.name.text, at: item.name.span)) }
        return isRepeated
      }
      return list.items.isEmpty ? nil : list
    }
  }

  /// Whether a name comes twice among few lists of one name each.
  private func hasRepeated(_ lists: [UnitList]) -> Bool {
    for index in lists.indices.dropFirst() {
      for earlier in 0..<index where lists[earlier].items[0].name.text == lists[index].items[0].name.text {
        return true
      }
    }
    return false
  }

  /// The sections of a list; none when the key is absent.
  mutating func list<Value>(
    _ node: Int?, _ section: String, _ read: (inout FileDecoder, Int) -> Value?
  ) -> [Value] {
    guard let node else { return [] }
    return (items(node, .list(of: section)) ?? []).compactMap { read(&self, $0) }
  }

  /// `2018-07-01..2018-07-15`, or one day.
  mutating func days(_ node: Int) -> ClosedRange<CivilDate>? {
    parsed(node, .days) { text in
      if let day = ScalarText.day(text) { return day...day }
      guard let (from, to) = ScalarText.range(text), let first = ScalarText.day(from),
        let last = ScalarText.day(to), first <= last
      else { return nil }
      return first...last
    }
  }

  /// `#c62828`.
  mutating func colour(_ node: Int?) -> String? {
    guard let node else { return nil }
    return parsed(node, .colour) { text in
      text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
        ? text.lowercased() : nil
    }
  }

  mutating func lines(_ node: Int?) -> [String] {
    oneOrMore(node, .oneOrMore(.line)) { decoder, item in decoder.line(item) }
  }

  /// A text that another reader takes apart.
  mutating func phrase(_ node: Int?, _ kind: ValueKind) -> Phrase? {
    guard let node else { return nil }
    let resolved = tree.resolved(node)
    guard tree.nodes[resolved].isScalar, !tree.nodes[resolved].isEmptyPlain else {
      report(wrongType(node, wants: kind))
      return nil
    }
    let phrase = phrase(node)
    if phrase.text.isEmpty { report(.emptyValue(wants: kind, at: phrase.span)) }
    return phrase.text.isEmpty ? nil : phrase
  }

  mutating func phrases(_ node: Int?, _ kind: ValueKind) -> [Phrase] {
    oneOrMore(node, .oneOrMore(kind)) { decoder, item in
      decoder.phrase(item, kind)
    }
  }
}
