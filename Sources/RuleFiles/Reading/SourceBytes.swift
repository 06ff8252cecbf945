/// The bytes of one file, read in place. Nothing outside of them can be reached: behind the end stand zeros.
struct SourceBytes {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The byte at an offset; zero where there is none.
  @inline(__always)
  subscript(at: Int) -> UInt8 {
    UInt(bitPattern: at) < UInt(bitPattern: bytes.count) ? bytes.load(fromByteOffset: at, as: UInt8.self) : 0
  }

  /// Eight bytes from an offset on, zeros where there are none.
  @inline(__always)
  func eight(from at: Int) -> EightBytes {
    if at >= 0, at <= bytes.count - 8 {
      return EightBytes(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }
    return lastFew(from: at)
  }

  @inline(never)
  private func lastFew(from at: Int) -> EightBytes {
    var word: UInt64 = 0
    for place in 0..<8 { word |= UInt64(self[at + place]) << UInt64(place * 8) }
    return EightBytes(word)
  }

  /// The offset of the first line feed at or behind `at`; the count of bytes when there is none.
  func endOfLine(from at: Int) -> Int {
    var at = at
    while at < count {
      let found = eight(from: at).lineFeeds
      if !found.isEmpty { return at + found.first }
      at += 8
    }
    return count
  }
}

/// Eight bytes looked at together, the first of them lowest.
///
/// Source: Hacker's Delight (2nd edition), 6-1, "Find first 0-byte".
struct EightBytes {
  let word: UInt64

  init(_ word: UInt64) { self.word = word }

  private static let lowest: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The bytes that something is true of, each by its highest bit. Only the first one is sure: a borrow may mark
  /// bytes behind it for nothing.
  struct Marks {
    let bits: UInt64

    var isEmpty: Bool { bits == 0 }
    /// How many bytes stand before the first marked one; eight when none is.
    var first: Int { bits.trailingZeroBitCount >> 3 }
    /// All bits of the bytes before the first marked one; there is one.
    var before: UInt64 { ((bits & (0 &- bits)) &- 1) >> 7 }
  }

  /// Takes 1 from every byte that differs from `sign`, and so the highest bit only where an ASCII byte is the same.
  @inline(__always)
  private func borrow(_ sign: UInt8, ignoring ignored: UInt8 = 0) -> UInt64 {
    ((word & ~(Self.lowest &* UInt64(ignored))) ^ (Self.lowest &* UInt64(sign))) &- Self.lowest
  }

  /// The same for all bytes below 0x20.
  private var borrowOfControls: UInt64 { word &- Self.lowest &* 0x20 }

  /// `borrows` of ASCII bytes: above it nothing is looked for.
  private func inASCII(_ borrows: UInt64) -> Marks { Marks(bits: borrows & ~word & Self.highest) }

  var lineFeeds: Marks { inASCII(borrow(Sign.lineFeed)) }

  /// Control characters and two signs.
  @inline(__always)
  func controls(and first: UInt8, _ second: UInt8) -> Marks {
    inASCII(borrowOfControls | borrow(first) | borrow(second))
  }

  /// Control characters and what might end a plain scalar between brackets: `:`, `#`, `,`, `?`, the brackets
  /// themselves, and with them `Y`, `y`, `_` and U+007F.
  var endsOfPlainInFlow: Marks {
    inASCII(
      borrowOfControls | borrow(Sign.colon) | borrow(Sign.hash) | borrow(Sign.comma) | borrow(Sign.questionMark)
        | borrow(0x59, ignoring: 0x26))
  }

  /// What is neither printable ASCII nor a blank.
  var notPrintableASCII: Marks {
    Marks(bits: inASCII(borrowOfControls | borrow(0x7F)).bits | word & Self.highest)
  }

  /// Whether the first three bytes are a character in U+3000...U+9FFF or U+FF00...U+FF7F: well-formed, and visible.
  @inline(__always)
  var beginsUsualWide: Bool {
    // The first byte is lowest: E3...E9 with any two that continue it, or EF with BC or BD and one.
    word & 0xC0C0F0 == 0x8080E0 && (word & 0x0F) &- 3 <= 6 || word & 0xC0FEFF == 0x80BCEF
  }

  /// How many bytes continue a character that began before them.
  @inline(__always)
  var continuations: Int {
    let marks = word & ~(word << 1) & Self.highest
    return Int(truncatingIfNeeded: ((marks >> 7) &* Self.lowest) >> 56)
  }

  /// The bytes before the first mark, and zeros.
  func before(_ marks: Marks) -> EightBytes { EightBytes(word & marks.before) }
}
