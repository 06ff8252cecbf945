import Diagnostics

/// One scalar that names units: one unit, or several as a document writes them.
///
/// `区农业局、机关事务管理中心、总工会`, `责任单位：区委办、区政府办`, `由区商务局牵头、区农经委配合`,
/// `区科技局、区教育局负责，区财政局配合`. What the words between the names say of roles is kept; which names carry
/// a prefix or a suffix of their neighbours is found out when they are looked up.
struct UnitList: Equatable, Sendable {
  enum Label: Hashable, Sendable {
    case lead
    case support
  }

  struct Item: Equatable, Sendable {
    var name: Named
    /// What the document calls its role; nil: nothing.
    var label: Label?
    /// With the word that says a role, which may belong to the name: 专项工作组牵头单位.
    var unstripped: Named?
    /// Which of the parts between commas (，) it stands in: a suffix is shared within one.
    var part = 0
  }

  /// At least one.
  var items: [Item]
  /// All of it, which may be the name of a group: 参与结对帮扶的单位、区（镇）.
  let whole: Named

  /// The whole as one name.
  init(whole name: Named) {
    whole = name
    items = [Item(name: name)]
  }

  /// Takes the scalar apart.
  init(_ phrase: Phrase) {
    whole = Named(text: phrase.text, span: phrase.span)
    var reader = UnitListReader(phrase)
    reader.read()
    items = reader.items.isEmpty ? [Item(name: whole)] : reader.items
  }

  /// Whether commas, colons, brackets or words of a role make more of `text` than one name; one pass over its bytes.
  static func isList(_ text: String) -> Bool {
    var (first, second): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x29, 0x2C, 0x3A, 0x3B: return true
      // 、 is E3 80 81; ，：；） begin with EF BC.
      case 0x81 where second == 0x80 && first == 0xE3: return true
      case 0xBC where second == 0xEF: return true
      default: break
      }
      (first, second) = (second, byte)
    }
    // 负责, 牵头, 配合, 落实, 协助: few names end like one of them.
    switch text.unicodeScalars.last {
    case "责", "头", "合", "实", "助": break
    default: return false
    }
    return (leadWords + supportWords).contains { text.hasSuffix($0) }
  }

  fileprivate static let separators: Set<Unicode.Scalar> = ["、", "，", ",", "；", ";", "\n"]
  /// Longer ones first.
  fileprivate static let leadWords = ["牵头负责", "牵头", "负责"]
  fileprivate static let supportWords = ["配合落实", "配合", "协助"]
  fileprivate static let headings: [(String, Label)] = [
    ("责任单位", .lead), ("牵头单位", .lead), ("牵头", .lead), ("配合单位", .support), ("配合", .support),
  ]
}

private struct UnitListReader {
  private let phrase: Phrase
  private let scalars: [Unicode.Scalar]
  private(set) var items: [UnitList.Item] = []
  /// By item: whether its role is said of it alone.
  private var isOwn: [Bool] = []
  /// The first item since the last word that said a role.
  private var unlabelled = 0
  /// The first item since the last ， or ；, which divide more than 、 does.
  private var clause = 0
  /// Whether a word behind some names said their role.
  private var isRoleSaid = false
  private var part = 0
  /// What a heading says of all that follows it.
  private var heading: UnitList.Label?

  init(_ phrase: Phrase) {
    self.phrase = phrase
    scalars = Array(phrase.text.unicodeScalars)
  }

  mutating func read() {
    let range = withoutBrackets(trimmed(0..<scalars.count))
    var start = range.lowerBound
    for at in dividers(in: range) + [range.upperBound] {
      add(start..<at)
      if at < range.upperBound, scalars[at] != "、" {
        part += 1
        clause = items.count
      }
      start = at + 1
    }
  }

  // MARK: Brackets

  private static let opening: Set<Unicode.Scalar> = ["（", "("]
  private static let closing: Set<Unicode.Scalar> = ["）", ")"]

  /// Documents write who answers in brackets behind the clause, not always both of them full-width:
  /// （A、B负责，C、D配合).
  private func withoutBrackets(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 2, Self.opening.contains(scalars[range.lowerBound]) else { return range }
    var depth = 0
    for at in range {
      if Self.opening.contains(scalars[at]) { depth += 1 }
      if Self.closing.contains(scalars[at]) { depth -= 1 }
      if depth == 0 { return at == range.upperBound - 1 ? trimmed(range.lowerBound + 1..<at) : range }
    }
    return range
  }

  /// The separators that stand outside of brackets; all of them where a bracket is left open.
  private func dividers(in range: Range<Int>) -> [Int] {
    let all = range.filter { UnitList.separators.contains(scalars[$0]) }
    var outside: [Int] = []
    var depth = 0
    for at in range {
      if Self.opening.contains(scalars[at]) { depth += 1 }
      if Self.closing.contains(scalars[at]) { depth = max(0, depth - 1) }
      if depth == 0, UnitList.separators.contains(scalars[at]) { outside.append(at) }
    }
    return depth == 0 ? outside : all
  }

  // MARK: Names

  /// One name with the words around it that say a role.
  private mutating func add(_ whole: Range<Int>) {
    var range = trimmed(whole)
    for (word, label) in UnitList.headings {
      for colon in ["：", ":"] where text(range).hasPrefix(word + colon) {
        range = trimmed(range.lowerBound + word.unicodeScalars.count + 1..<range.upperBound)
        heading = label
        isRoleSaid = false
        unlabelled = items.count
        clause = items.count
      }
    }
    if text(range).hasPrefix("由"), closesWithRole(after: range.lowerBound) {
      range = range.lowerBound + 1..<range.upperBound
    }
    let (bare, label, isSaidOfIt) = role(at: range)
    let unstripped = bare == range ? nil : Named(text: text(range), span: phrase.span(of: range))
    range = trimmed(bare)
    if !range.isEmpty {
      items.append(
        UnitList.Item(
          name: Named(text: text(range), span: phrase.span(of: range)), label: isSaidOfIt ? label : heading,
          unstripped: unstripped, part: part))
      isOwn.append(isSaidOfIt)
    }
    guard let label, !isSaidOfIt else { return }
    // Of A，B、C配合 the first does not support; of A、B牵头，C，D配合 the last two do.
    let first = label == .support && !isRoleSaid ? clause : unlabelled
    for index in first..<items.count where !isOwn[index] { items[index].label = label }
    isRoleSaid = true
    unlabelled = items.count
  }

  /// The name without the word behind it that says a role, and whether that is said of it alone (in brackets).
  private func role(at range: Range<Int>) -> (Range<Int>, UnitList.Label?, isOwn: Bool) {
    let text = text(range)
    for (words, label) in [(UnitList.leadWords, UnitList.Label.lead), (UnitList.supportWords, .support)] {
      for word in words + ["牵头单位", "配合单位"] where (word.hasPrefix("配") || word.hasPrefix("协")) == (label == .support)
      {
        let length = word.unicodeScalars.count
        for (open, close) in [("（", "）"), ("(", ")")] where text.hasSuffix(open + word + close) {
          return (range.lowerBound..<range.upperBound - length - 2, label, true)
        }
        if text.hasSuffix(word) { return (range.lowerBound..<range.upperBound - length, label, false) }
      }
    }
    return (range, nil, false)
  }

  /// Whether a role is said later: only then is 由 a word of its own.
  private func closesWithRole(after start: Int) -> Bool {
    let rest = text(start..<scalars.count)
    return (UnitList.leadWords + UnitList.supportWords).contains { rest.contains($0) }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (from, to) = (range.lowerBound, range.upperBound)
    while from < to, scalars[from].properties.isWhitespace || scalars[from] == "。" { from += 1 }
    while to > from, scalars[to - 1].properties.isWhitespace || scalars[to - 1] == "。" { to -= 1 }
    return from..<to
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
