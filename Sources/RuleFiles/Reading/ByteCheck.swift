import Diagnostics

/// Whether a file's bytes are text that a rule file may hold: UTF-8 without anything hidden.
///
/// The written rule: UTF-8, with or without a byte order mark at the very start; lines end with LF or CR LF.
/// UTF-16, GB18030, control and bidirectional characters and characters without width are refused.
struct ByteCheck {
  /// The text without its byte order mark.
  let text: ArraySlice<UInt8>
  let diagnostics: [Diagnostic]

  /// How many hidden characters of one file are pointed at.
  private static let shown = 20

  init(_ source: RuleSource, file: Int, limits: LoadLimits) {
    let bytes = source.bytes
    guard bytes.count <= limits.fileBytes else {
      text = []
      diagnostics = [.fileTooLarge(bytes.count, limit: limits.fileBytes, at: Self.start(of: file))]
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.looksLikeUTF16(bytes) {
      text = []
      diagnostics = [.utf16(source.path, at: Self.start(of: file))]
      return
    }
    text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let scan = Self.scan(text)
    let lines = SourceLines(text)
    var found: [Diagnostic] = scan.hidden.map { offset, character in
      .hiddenCharacter(character, at: Self.span(ofByte: offset, in: lines, file: file))
    }
    if let bad = scan.invalid {
      let span = Self.span(ofByte: bad, in: lines, file: file)
      let byte = text[text.startIndex + bad]
      found.append(
        !scan.hasChinese && Self.looksLikeGB18030(text)
          ? .gb18030(source.path, at: span) : .notUTF8(byte: byte, offset: bad, at: span))
    }
    diagnostics = found
  }

  private static func span(ofByte offset: Int, in lines: SourceLines, file: Int) -> SourceSpan {
    let (line, column) = lines.place(ofByte: offset)
    return SourceSpan(file: file, line: line, column: column, endColumn: column + 1)
  }

  static func start(of file: Int) -> SourceSpan { SourceSpan(file: file, line: 1, column: 1, endColumn: 1) }

  /// ASCII text in UTF-16 without a mark: every other byte is zero.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return false }
    let zeros = head.indices.filter { head[$0] == 0 }
    return zeros.count >= head.count / 3 && Set(zeros.map { $0 % 2 }).count == 1
  }

  // MARK: UTF-8

  /// What one pass over the bytes finds.
  private struct Scan {
    /// Offset of the first byte that is not UTF-8.
    var invalid: Int?
    var hidden: [(offset: Int, character: HiddenCharacter)] = []
    /// Whether a character of three bytes stands before it: then the file is UTF-8 but for that byte.
    var hasChinese = false
  }

  /// Source: The Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
  private static func scan(_ text: ArraySlice<UInt8>) -> Scan {
    var scan = Scan()
    scan.invalid = text.withUnsafeBytes { buffer in
      let bytes = SourceBytes(buffer)
      var at = 0
      while true {
        at = pastUsual(bytes, from: at, &scan.hasChinese)
        guard at < bytes.count else { return nil }
        let lead = bytes[at]
        if lead < 0x80 {
          if lead == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A {
            at += 2
            continue
          }
          if let character = HiddenCharacter(Unicode.Scalar(lead)), scan.hidden.count < shown {
            scan.hidden.append((at, character))
          }
          at += 1
          continue
        }
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, at + width <= bytes.count else { return at }
        var value = UInt32(lead) & (0xFF >> UInt32(width + 1))
        for offset in 1..<width {
          guard bytes[at + offset] & 0xC0 == 0x80 else { return at }
          value = value << 6 | UInt32(bytes[at + offset] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value), value >= (width == 3 ? 0x800 : width == 4 ? 0x10000 : 0x80)
        else { return at }
        // Where hidden characters stand: far from all that is written in Chinese.
        if value < 0x700 || value == 0x180E || (0x2000...0x206F).contains(value)
          || (0xFEFF...0xFFFF).contains(value)
          || value >= 0xE0000,
          let character = HiddenCharacter(scalar), scan.hidden.count < shown
        {
          scan.hidden.append((at, character))
        }
        if width == 3 { scan.hasChinese = true }
        at += width
      }
    }
    return scan
  }

  /// The first offset that has to be looked at closely: what stands before it is printable ASCII, line feeds,
  /// ideographs and full-width forms.
  private static func pastUsual(_ bytes: SourceBytes, from start: Int, _ hasChinese: inout Bool) -> Int {
    var at = start
    while true {
      let stops = bytes.eight(from: at).notPrintableASCII
      at += stops.first
      if stops.isEmpty { continue }
      if bytes[at] == Sign.lineFeed {
        at += 1
        continue
      }
      let wide = at
      while bytes.eight(from: at).beginsUsualWide { at += 3 }
      guard at > wide else { return at }
      hasChinese = true
    }
  }

  // MARK: GB18030

  /// Whether every byte above ASCII belongs to a two- or four-byte form of GB 18030, which holds GBK and GB 2312.
  static func looksLikeGB18030(_ bytes: ArraySlice<UInt8>) -> Bool {
    var at = bytes.startIndex
    var pairs = 0
    while at < bytes.endIndex {
      let lead = bytes[at]
      guard lead >= 0x80 else {
        at += 1
        continue
      }
      guard (0x81...0xFE).contains(lead), at + 1 < bytes.endIndex else { return false }
      switch bytes[at + 1] {
      case 0x40...0x7E, 0x80...0xFE: at += 2
      case 0x30...0x39:
        guard at + 3 < bytes.endIndex, (0x81...0xFE).contains(bytes[at + 2]),
          (0x30...0x39).contains(bytes[at + 3])
        else { return false }
        at += 4
      default: return false
      }
      pairs += 1
    }
    return pairs > 0
  }
}
