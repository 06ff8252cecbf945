import Diagnostics
import RuleFiles
import Testing

/// Files that are no UTF-8 text, or hide something in it.
@Suite struct ByteCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: String
    /// Line and column of the finding.
    let place: [Int32]
    var testDescription: String { name }
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// 中文 in GBK.
  private static let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4]

  static let cases = [
    Case(name: "UTF-16 little endian", bytes: [0xFF, 0xFE, 0x70, 0, 0x3A, 0], code: "file.utf-16", place: [1, 1]),
    Case(name: "UTF-16 big endian", bytes: [0xFE, 0xFF, 0, 0x70, 0, 0x3A], code: "file.utf-16", place: [1, 1]),
    Case(
      name: "UTF-16 without a mark", bytes: text("plan: 1\n").flatMap { [$0, 0] }, code: "file.utf-16",
      place: [1, 1]),
    Case(name: "GBK", bytes: text("plan:\n  title: ") + gbk + text("\n"), code: "file.gb18030", place: [2, 10]),
    Case(
      name: "GB18030 of four bytes", bytes: text("plan: ") + gbk + [0x81, 0x30, 0x81, 0x30], code: "file.gb18030",
      place: [1, 7]),
    Case(name: "a stray byte", bytes: text("plan: 中") + [0xFF], code: "file.not-utf-8", place: [1, 8]),
    Case(
      name: "a character cut short", bytes: text("plan: 中") + [0xE6, 0x96], code: "file.not-utf-8", place: [1, 8]),
    Case(name: "a surrogate", bytes: text("plan: ") + [0xED, 0xA0, 0x80], code: "file.not-utf-8", place: [1, 7]),
    Case(name: "an overlong slash", bytes: text("plan: 中") + [0xC0, 0xAF], code: "file.not-utf-8", place: [1, 8]),
    Case(name: "NUL", bytes: text("plan: a\0b"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "a bell", bytes: text("plan: a\u{7}"), code: "file.hidden-character", place: [1, 8]),
    Case(
      name: "right-to-left override", bytes: text("plan:\n  title: 甲\u{202E}乙"), code: "file.hidden-character",
      place: [2, 11]),
    Case(name: "zero width", bytes: text("plan: 甲\u{200B}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(
      name: "a byte order mark inside", bytes: text("plan: 甲\u{FEFF}乙"), code: "file.hidden-character",
      place: [1, 8]),
    Case(name: "a line separator", bytes: text("plan: a\u{2028}b"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "a next line (NEL)", bytes: text("plan: a\u{85}b"), code: "file.hidden-character", place: [1, 8]),
    Case(
      name: "a paragraph separator", bytes: text("plan: a\u{2029}b"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "U+FFFE", bytes: text("plan: 甲\u{FFFE}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "an isolate", bytes: text("plan: 甲\u{2066}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "a soft hyphen", bytes: text("plan: 甲\u{AD}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "a tag", bytes: text("plan: 甲\u{E0041}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(
      name: "an invisible times", bytes: text("plan: 甲\u{2062}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "an annotation", bytes: text("plan: 甲\u{FFF9}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "a C1 control", bytes: text("plan: 甲\u{9B}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(name: "delete", bytes: text("plan: 甲\u{7F}乙"), code: "file.hidden-character", place: [1, 8]),
    Case(
      name: "an escape that is a surrogate", bytes: text("plan: \"a\\uD800b\""), code: "yaml.syntax",
      place: [1, 11]),
    Case(
      name: "UTF-16 big endian without a mark", bytes: text("plan: 1\n").flatMap { [0, $0] }, code: "file.utf-16",
      place: [1, 1]),
    Case(
      name: "a carriage return by itself", bytes: text("plan: a\rb: c"), code: "file.hidden-character",
      place: [1, 8]),
    Case(
      name: "an escape that hides", bytes: text("plan: \"a\\u202eb\""), code: "file.hidden-character",
      place: [1, 7]),
    Case(
      name: "over the limit", bytes: [UInt8](repeating: 0x23, count: 1001), code: "file.too-large", place: [1, 1]),
  ]

  @Test(arguments: cases) func isRefused(_ c: Case) throws {
    var settings = Fixtures.settings
    settings.limits.fileBytes = 1000
    let loaded = RuleLoader.load([RuleSource(path: "a.yaml", bytes: c.bytes)], settings: settings)
    #expect(loaded.book == nil)
    let found = try #require(loaded.diagnostics.first)
    #expect(found.code == c.code)
    #expect(loaded.diagnostics.count == 1, "\(Fixtures.listing(loaded))")
    #expect(found.span.map { [$0.line, $0.column] } == c.place)
  }

  @Test func theConversionIsSpeltOutForTheShell() throws {
    let bytes = Self.text("plan: ") + Self.gbk
    let loaded = RuleLoader.load([RuleSource(path: "it's.yaml", bytes: bytes)], settings: Fixtures.settings)
    let help = try #require(loaded.diagnostics.first?.help)
    #expect(help.en.contains("duban fmt --from gbk 'it'\\''s.yaml'"))
  }

  @Test func manyFaultsOfOneFileAreCounted() throws {
    var settings = Fixtures.settings
    settings.limits.faultsPerFile = 3
    let keys = (1...10).map { "unknown-\($0): x\n" }.joined()
    let loaded = RuleLoader.load([RuleSource(path: "a.yaml", bytes: Self.text(keys))], settings: settings)
    let placed = loaded.diagnostics.filter { $0.span != nil }
    #expect(placed.map(\.code) == ["file.too-many-faults"] + Array(repeating: "rule.unknown-key", count: 3))
    #expect(placed[0].message.en == "7 more faults of this file are not listed")
  }

  static let accepted: [(name: String, change: @Sendable (String) -> [UInt8])] = [
    ("a byte order mark at the start", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    (
      "CR LF line ends",
      { Array($0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8) }
    ),
    ("no line end at the end", { Array($0.utf8.dropLast(1)) }),
    ("a document start and end", { Array(("---\n" + $0 + "...\n").utf8) }),
    ("a version line", { Array(("%YAML 1.2\n---\n" + $0).utf8) }),
  ]

  @Test(arguments: accepted.indices) func isAccepted(_ index: Int) {
    let sources = Fixtures.book.map { RuleSource(path: $0.key, bytes: Self.accepted[index].change($0.value)) }
    let loaded = RuleLoader.load(sources, settings: Fixtures.settings)
    #expect(Fixtures.listing(loaded) == "", "\(Self.accepted[index].name)")
  }

  @Test func aFileWithNothingInItIsFine() {
    for text in ["", "\n", "# nothing yet\n", "---\n"] {
      let loaded = Fixtures.load(Fixtures.book.merging(["empty.yaml": text]) { $1 })
      #expect(Fixtures.listing(loaded) == "", "\(text.debugDescription)")
    }
  }
}
