import Diagnostics
import Testing

@testable import RuleFiles

/// Whatever the scanner reads, it reads as libyaml does; whatever it is not sure of, it leaves.
@Suite struct BlockScannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let read = [
    Case("nothing", ""),
    Case("only comments", "# a\n\n  # b"),
    Case("a key and a value", "a: b\n"),
    Case("no line end", "a: b"),
    Case("carriage returns", "a: b\r\nc:\r\n  - d\r\n\r\n# e\r\n"),
    Case("a document start", "# a\n---\na: b\n"),
    Case("a scalar alone", "a b\n"),
    Case("keys without values", "a:\nb:\n  c:\nd:"),
    Case("entries without values", "-\n- a\n-"),
    Case("a value on a line of its own", "a:\n  b\nc:\n  [d]\n"),
    Case("a comment behind a key", "a: # b\n  c: d # e\n"),
    Case("a list under its key", "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n"),
    Case("a list under its key without values", "a:\n-\n-\nb: c\n"),
    Case("a list deeper than its key", "a:\n    - b\n    - c\n"),
    Case("a list in a list", "- - a\n  - b\n-\n  - c\n"),
    Case("a mapping behind a dash", "-   a: b\n    c: d\n-   e:\n      f: g\n"),
    Case("everything is indented", "   a: b\n   c: d\n"),
    Case("blanks before a colon", "a : b\n\"c\" : d\n"),
    Case("text with signs in it", "a: b#c d:e https://x.org/?f=1 -g [h] {i}, 'j' \"k\" & * ! | > % @ ` ?\n"),
    Case("a plain scalar that begins with a sign", "a: -1\nb: $c\nd: (e)\nf: .g\n<<: h\n~: =\n"),
    Case("Chinese", "标题：甲: 东丽区“对口”……工作，𠀀é # 注\n名: 乙\n"),
    Case("columns behind Chinese", "- {名称: 甲局, 别名: [乙, \"丙：丁\"], 注: '戊'} # 己\n"),
    Case("a no-break space", "a: \u{A0}b\u{A0}\n"),
    Case("quotes", "\"a\": 'b # c: d'\n'e': \"  f, [g] \"\nh: ''\ni: \"\"\n"),
    Case("two apostrophes", "a: 'it''s'\nb: ''''\nc: '甲''乙'\n"),
    Case("simple escapes", "a: \"b\\\"c\\\\d\\ne\\tf\\/g\\ h甲\"\nb: \"\\\\\"\n"),
    Case("empty brackets", "a: []\nb: { }\nc: [ ]\n"),
    Case("brackets in brackets", "a: [b, [c, {d: e, f: [g]}], {h: {i: j}}]\n"),
    Case("text in brackets", "a: [b c, d#e, f:g, https://x.org/?h=1, Y_y, -1, 甲：乙]\n"),
    Case("brackets over several lines", "a: [b, # c\n  d,\n\n# e\ne\n ]\nf: {\n  g: h\n  , i: j}\n"),
  ]

  @Test(arguments: read) func isReadAsLibyamlDoes(_ c: Case) throws {
    let scanned = try #require(Self.scanned(Array(c.text.utf8)), "given up")
    #expect(Self.difference(scanned, Array(c.text.utf8)) == nil)
  }

  static let left = [
    Case("an anchor", "a: &b c\n"), Case("an alias", "a: *b\n"), Case("a tag", "a: !b c\n"),
    Case("a literal text", "a: |\n  b\n"), Case("a folded text", "a: >-\n  b\n"),
    Case("a plain text over lines", "a: b\n  c\n"), Case("a quoted text over lines", "a: \"b\n  c\"\n"),
    Case("a text over lines behind a comment", "a: b # c\n  d\n"),
    Case("an open quote", "a: 'b\n"), Case("an open bracket", "a: [b\n"), Case("a bracket too many", "a: [b]]\n"),
    Case("text behind a quote", "a: 'b' c\n"), Case("a comment close to a quote", "a: 'b'#c\n"),
    Case("two values", "a: b: c\n"), Case("a list behind a key", "a: - b\n"),
    Case("a line without a colon", "a: b\nc\n"), Case("a colon without a key", ": a\n"),
    Case("a dash among keys", "a: b\n- c\n"), Case("a key among dashes", "- a\nb: c\n"),
    Case("a line further left", "  a: b\nc: d\n"), Case("a line in between", "a:\n    b: c\n  d: e\n"),
    Case("a line further right", "a: b\n  c: d\n"),
    Case("a tab before a key", "a:\n\tb: c\n"), Case("a tab behind a colon", "a:\tb\n"),
    Case("a tab in text", "a: b\tc\n"),
    Case("a complex key", "? a\n: b\n"), Case("a list as a key", "[a]: b\n"),
    Case("a mapping as a key", "{a: b}: c\n"),
    Case("a directive", "%YAML 1.1\n---\na: b\n"), Case("a document end", "a: b\n...\n"),
    Case("a second document", "a: b\n---\nc: d\n"), Case("a document that says nothing", "---\n"),
    Case("text behind a document start", "--- a\n"),
    Case("a pair in a list", "a: [b: c]\n"), Case("a key in brackets without a value", "a: {b, c: d}\n"),
    Case("a comma too many", "a: [b, ]\n"), Case("a colon close to its value", "a: {\"b\":c}\n"),
    Case("a colon before a bracket", "a: {b:[c]}\n"), Case("a bracket in a plain text", "a: [b[c]\n"),
    Case("an escape by number", "a: \"\\u7532\"\n"), Case("an escape that hides", "a: \"\\u202e\"\n"),
    Case("a reserved sign", "a: @b\n"),
    Case("a key of more than 1000 bytes", String(repeating: "k", count: 1001) + ": a\n"),
  ]

  @Test(arguments: left) func isLeftToLibyaml(_ c: Case) { #expect(Self.scanned(Array(c.text.utf8)) == nil) }

  @Test func moreNestingThanAllowedIsLeft() {
    var limits = LoadLimits()
    limits.depth = 3
    for text in ["a: [[b]]\n", "a:\n  b:\n    c: d\n", "- - - a\n"] {
      #expect(Self.scanned(Array(text.utf8), limits) != nil, "\(text)")
    }
    for text in ["a: [[[b]]]\n", "a:\n  b:\n    c:\n      d: e\n", "- - - - a\n", "- - - a: b\n"] {
      #expect(Self.scanned(Array(text.utf8), limits) == nil, "\(text)")
    }
  }

  @Test func aByteOrderMarkIsNoColumn() throws {
    let text: [UInt8] = Array("a: '甲''乙'\n".utf8)
    let bytes = [0xEF, 0xBB, 0xBF] + text
    #expect(Self.difference(try #require(Self.scanned(bytes)), text) == nil)
  }

  @Test func givingUpLeavesTheStorageAsItWas() {
    var storage = YAMLTree()
    storage.nodes.reserveCapacity(1000)
    let capacity = storage.nodes.capacity
    #expect(BlockScanner.read(Array("a: b\nc".utf8), from: 0, limits: LoadLimits(), storage: &storage) == nil)
    #expect(storage.nodes.capacity == capacity)
  }

  // MARK: The two against each other

  /// What the scanner makes of bytes that pass the check; nil when they do not, or when it gives up.
  static func scanned(_ bytes: [UInt8], _ limits: LoadLimits = LoadLimits()) -> YAMLTree? {
    let check = ByteCheck(RuleSource(path: "a.yaml", bytes: bytes), file: 0, limits: limits)
    guard check.diagnostics.isEmpty else { return nil }
    var storage = YAMLTree()
    return BlockScanner.read(bytes, from: check.text.startIndex, limits: limits, storage: &storage)
  }

  /// Where a tree is not what libyaml makes of `bytes`, which have no byte order mark; nil when it is.
  static func difference(_ scanned: YAMLTree, _ bytes: [UInt8], _ limits: LoadLimits = LoadLimits()) -> String? {
    var diagnostics: [Diagnostic] = []
    guard let tree = YAMLReader.read(bytes[...], file: 0, limits: limits, into: &diagnostics) else {
      return "libyaml refuses it: \(diagnostics.map(\.message.en))"
    }
    guard scanned.nodes.count == tree.nodes.count else {
      return "\(scanned.nodes.count) nodes instead of \(tree.nodes.count)"
    }
    for index in tree.nodes.indices {
      let (found, expected) = (describe(scanned, index), describe(tree, index))
      if found != expected { return "node \(index): \(found) instead of \(expected)" }
    }
    return nil
  }

  /// All that is known of a node; of where its text is kept, only the text.
  private static func describe(_ tree: YAMLTree, _ index: Int) -> String {
    let node = tree.nodes[index]
    let text = node.isScalar ? tree.string(index).debugDescription : ""
    return "\(node.kind) \(node.line):\(node.column)-\(node.endColumn) one line \(node.isOnOneLine)"
      + " length \(node.textLength) to \(node.end) \(text)"
  }
}
