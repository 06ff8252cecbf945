/// A JSON value and the line it begins on, so that a fault of a calendar file can be found in it (RFC 8259).
struct PlacedJSON {
  indirect enum Value {
    case null
    case bool(Bool)
    /// As its own characters.
    case number(String)
    case string(String)
    case array([PlacedJSON])
    case object([(key: String, value: PlacedJSON)])
  }

  var value: Value
  /// Counted from 1.
  var line: Int

  /// The value of a key; of a key that comes twice, the last.
  subscript(key: String) -> PlacedJSON? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// Reads `text` wholly.
  init(_ text: String) throws(ImportFault) {
    var reader = Reader(bytes: Array(text.utf8))
    if text.unicodeScalars.first == "\u{FEFF}" { reader.place = 3 }
    self = try reader.value(depth: 0)
    reader.skipSpaces()
    guard reader.place == reader.bytes.count else { throw reader.fault("end of file") }
  }

  private init(value: Value, line: Int) {
    self.value = value
    self.line = line
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0
    var line = 1

    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    func fault(_ expected: String) -> ImportFault { ImportFault(line: line, kind: .notJSON(expected: expected)) }

    mutating func skipSpaces() {
      while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        if byte == 0x0A { line += 1 }
        place += 1
      }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: character) else { return false }
      place += 1
      return true
    }

    mutating func take(word: String) -> Bool {
      guard bytes[place...].starts(with: word.utf8) else { return false }
      place += word.utf8.count
      return true
    }

    mutating func value(depth: Int) throws(ImportFault) -> PlacedJSON {
      skipSpaces()
      guard depth < 64 else { throw fault("at most 64 levels") }
      let start = line
      let value: Value
      switch next.map({ Unicode.Scalar($0) }) {
      case "{": value = .object(try members(depth: depth))
      case "[": value = .array(try items(depth: depth))
      case "\"": value = .string(try string())
      case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": value = .number(try number())
      default:
        if take(word: "true") {
          value = .bool(true)
        } else if take(word: "false") {
          value = .bool(false)
        } else if take(word: "null") {
          value = .null
        } else {
          throw fault("a value")
        }
      }
      return PlacedJSON(value: value, line: start)
    }

    private mutating func members(depth: Int) throws(ImportFault) -> [(key: String, value: PlacedJSON)] {
      var found: [(key: String, value: PlacedJSON)] = []
      place += 1
      skipSpaces()
      if take("}") { return found }
      while true {
        skipSpaces()
        guard next == UInt8(ascii: "\"") else { throw fault("\"key\"") }
        let key = try string()
        skipSpaces()
        guard take(":") else { throw fault(":") }
        found.append((key, try value(depth: depth + 1)))
        skipSpaces()
        if take("}") { return found }
        guard take(",") else { throw fault(", }") }
      }
    }

    private mutating func items(depth: Int) throws(ImportFault) -> [PlacedJSON] {
      var found: [PlacedJSON] = []
      place += 1
      skipSpaces()
      if take("]") { return found }
      while true {
        found.append(try value(depth: depth + 1))
        skipSpaces()
        if take("]") { return found }
        guard take(",") else { throw fault(", ]") }
      }
    }

    private mutating func number() throws(ImportFault) -> String {
      let start = place
      while let byte = next, (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
        place += 1
      }
      let text = String(decoding: bytes[start..<place], as: UTF8.self)
      guard Double(text) != nil else { throw fault("a number") }
      return text
    }

    private mutating func string() throws(ImportFault) -> String {
      place += 1
      var units: [UInt8] = []
      while let byte = next, byte != 0x0A {
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
        case UInt8(ascii: "\\"): units += try escape()
        default: units.append(byte)
        }
      }
      throw fault("\"")
    }

    private mutating func escape() throws(ImportFault) -> [UInt8] {
      guard let byte = next else { throw fault("\"") }
      place += 1
      switch Unicode.Scalar(byte) {
      case "\"", "\\", "/": return [byte]
      case "b": return [0x08]
      case "f": return [0x0C]
      case "n": return [0x0A]
      case "r": return [0x0D]
      case "t": return [0x09]
      case "u":
        var code = try fourDigits()
        if (0xD800..<0xDC00).contains(code) {
          guard take("\\"), take("u") else { throw fault("\\u") }
          let low = try fourDigits()
          guard (0xDC00..<0xE000).contains(low) else { throw fault("\\uDC00…\\uDFFF") }
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault("\\uXXXX") }
        return Array(String(Character(scalar)).utf8)
      default: throw fault("\\n")
      }
    }

    private mutating func fourDigits() throws(ImportFault) -> UInt32 {
      guard place + 4 <= bytes.count, bytes[place] != UInt8(ascii: "+"), bytes[place] != UInt8(ascii: "-"),
        let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
      else { throw fault("\\uXXXX") }
      place += 4
      return code
    }
  }
}
