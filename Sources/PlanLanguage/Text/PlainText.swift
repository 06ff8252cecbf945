/// A phrase in the one writing that the forms read: half-width, simplified, lower case, one kind of dash.
///
/// Quotes, spaces between Chinese words and final stops are dropped. Every byte remembers the scalar it came
/// from, so that a fault can mark the user's own text.
struct PlainText {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// For each byte, the offset of its scalar in the phrase as given.
  private var origins: [Int32] = []
  /// Scalars of the phrase as given.
  private(set) var scalarCount = 0
  /// Whether a Latin letter occurs: only then are the English forms tried.
  private(set) var hasLatin = false
  /// Whether a Han character occurs.
  private(set) var hasHan = false
  private var pendingSpace = false

  init(_ phrase: String) {
    let size = phrase.utf8.count
    bytes.reserveCapacity(size)
    origins.reserveCapacity(size)
    for scalar in phrase.unicodeScalars {
      add(scalar.value)
      scalarCount += 1
    }
    dropFinalStops()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The scalars of the phrase as given that the bytes in `range` came from.
  func scalars(_ range: Range<Int>) -> Range<Int> {
    guard !bytes.isEmpty else { return 0..<scalarCount }
    guard !range.isEmpty else {
      let place = range.lowerBound < origins.count ? Int(origins[range.lowerBound]) : scalarCount
      return place..<place
    }
    return Int(origins[range.lowerBound])..<Int(origins[range.upperBound - 1]) + 1
  }

  private mutating func add(_ value: UInt32) {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x28...0x2C, 0x2E...0x3F, 0x21, 0x23...0x26, 0x7C, 0x7B, 0x7D, 0x5C, 0x5E, 0x5F:
      put(value)
    case 0x41...0x5A: put(value + 32)
    case 0x5B: put(0x28)
    case 0x5D: put(0x29)
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200D, 0x3000, 0xFEFF, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060:
      pendingSpace = true
    case _ where PlainText.isQuote(value): break
    case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x301C, 0x3030, 0xFF0D, 0xFF5E, 0x2500, 0x2053, 0x223C, 0x2E3A,
      0x2E3B:
      // A dash written long (——) is one dash.
      if bytes.last != 0x2D { put(0x2D) }
    case 0x3010, 0x3014, 0x3016, 0xFF3B: put(0x28)
    case 0x3011, 0x3015, 0x3017, 0xFF3D: put(0x29)
    case 0xB7, 0x2022, 0x30FB, 0x2027, 0xFF65: put(0x2E)
    case 0xFF01...0xFF5D: add(value - 0xFEE0)
    case 0x25CB, 0x25EF, 0x3007: put(0x96F6)  // 〇 and the rings typed for it: 零
    case 0x32C0...0x32CB:  // ㋀ … ㋋
      put(decimal: value - 0x32BF)
      put(0x6708)
    case 0x33E0...0x33FE:  // ㏠ … ㏾
      put(decimal: value - 0x33DF)
      put(0x65E5)
    default: put(TraditionalCharacters.simplified(value))
    }
  }

  /// Quotes and title marks, which carry no meaning.
  static func isQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x60, 0x2018...0x201F, 0x300A...0x300F, 0x3008, 0x3009, 0xFF02, 0xFF07, 0xFF40: true
    default: false
    }
  }

  private mutating func put(decimal number: UInt32) {
    if number >= 10 { put(0x30 + number / 10) }
    put(0x30 + number % 10)
  }

  private mutating func put(_ value: UInt32) {
    if pendingSpace {
      pendingSpace = false
      // A space means something only between two Latin words or numbers.
      if let last = bytes.last, PlainText.isWord(last), value < 0x80, PlainText.isWord(UInt8(value)) {
        append(0x20)
      }
    }
    if value < 0x80 {
      append(UInt8(value))
      if (0x61...0x7A).contains(value) { hasLatin = true }
    } else if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      if (0x4E00...0x9FFF).contains(value) { hasHan = true }
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    } else {
      append(UInt8(0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }

  private mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    origins.append(Int32(scalarCount))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private mutating func dropFinalStops() {
    while let last = bytes.last {
      if last == 0x2C || last == 0x3B || last == 0x2E || last == 0x21 {
        bytes.removeLast()
      } else if bytes.count >= 3, last == 0x82 || last == 0x81,
        bytes[bytes.count - 3] == 0xE3, bytes[bytes.count - 2] == 0x80
      {
        bytes.removeLast(3)  // 。 and 、
      } else {
        break
      }
    }
    origins.removeLast(origins.count - bytes.count)
  }
}
