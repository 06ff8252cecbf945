/// The bytes of one file, read in place. Nothing outside of them can be reached: behind the end stand zeros.
struct SourceBytes {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The byte at an offset; zero where there is none.
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
      let found = eight(from: at).marks(of: 0x0A)
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

    static func | (left: Marks, right: Marks) -> Marks { Marks(bits: left.bits | right.bits) }
  }

  @inline(__always)
  func marks(of byte: UInt8) -> Marks { marks(of: byte, ignoring: 0) }

  /// The bytes that are `byte` once the bits of `ignored` are cleared.
  @inline(__always)
  func marks(of byte: UInt8, ignoring ignored: UInt8) -> Marks {
    let different = (word & ~(Self.lowest &* UInt64(ignored))) ^ (Self.lowest &* UInt64(byte))
    return Marks(bits: (different &- Self.lowest) & ~different & Self.highest)
  }

  /// The control characters, line ends among them.
  @inline(__always)
  var controls: Marks { Marks(bits: (word &- Self.lowest &* 0x20) & ~word & Self.highest) }

  /// The bytes above ASCII; of these all marks are sure.
  @inline(__always)
  var aboveASCII: Marks { Marks(bits: word & Self.highest) }

  /// How many of the first `count` bytes, 0...8, continue a character that began before them.
  @inline(__always)
  func continuations(ofFirst count: Int) -> Int {
    let kept = count >= 8 ? word : word & ((1 << UInt64(count * 8)) &- 1)
    let marks = kept & ~(kept << 1) & Self.highest
    return Int(truncatingIfNeeded: ((marks >> 7) &* Self.lowest) >> 56)
  }
}
