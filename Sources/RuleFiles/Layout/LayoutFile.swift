/// A file's bytes with its tokens and collections.
struct LayoutFile {
  let bytes: [UInt8]
  /// A block scalar's end is the end of its last line, without the line end.
  let tokens: [LayoutToken]
  /// Nil when there is nothing but comments.
  let root: LayoutNode?

  /// Nil when the bytes cannot be scanned.
  init?(_ bytes: [UInt8]) {
    guard var tokens = LayoutTokens.scan(bytes) else { return nil }
    for index in tokens.indices where tokens[index].kind == .blockScalar {
      let text = bytes[tokens[index].start..<tokens[index].end]
      tokens[index].end = BlockScalar(text).end
    }
    self.bytes = bytes
    self.tokens = tokens
    root = LayoutReader.root(of: tokens)
  }

  /// Whether nothing but blanks stands before a token on its line.
  func startsLine(_ token: Int) -> Bool {
    bytes[lineStart(tokens[token].start)..<tokens[token].start].allSatisfy { $0 == .blank }
  }

  /// Offset of the first byte of the line that `offset` is on.
  func lineStart(_ offset: Int) -> Int { bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0 }

  /// Offset behind the line end at or behind `offset`; the end of the file when there is none.
  func lineEnd(_ offset: Int) -> Int { bytes[offset...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count }
}

extension UInt8 {
  static let blank: UInt8 = 0x20
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let backslash: UInt8 = 0x5C
  /// `#`, which begins a comment.
  static let hash: UInt8 = 0x23

  /// A blank or a tab.
  var isBlank: Bool { self == .blank || self == .tab }
}

extension ArraySlice<UInt8> {
  /// Without the blanks and tabs around it.
  var trimmed: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !$0.isBlank }) else { return self[endIndex...] }
    return self[...last].drop { $0.isBlank }
  }
}
