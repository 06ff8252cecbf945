import Testing

@testable import Notifiers

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func theVectorsOfTheStandard(text: String, expected: String) {
    #expect(Base64.encode(text.utf8) == Array(expected.utf8))
  }

  @Test func everyByteAtEveryPlaceComesBack() {
    for length in 1...3 {
      for byte in UInt8.min...UInt8.max {
        for place in 0..<length {
          var bytes = [UInt8](repeating: 0x5A, count: length)
          bytes[place] = byte
          #expect(MessageReader.base64(String(decoding: Base64.encode(bytes), as: UTF8.self)) == bytes)
        }
      }
    }
  }

  @Test func linesHave76LettersAndEndInALineFeed() {
    #expect(Base64.lines([]) == [])
    let lines = String(decoding: Base64.lines([UInt8](repeating: 0, count: 58)), as: UTF8.self)
    #expect(lines == String(repeating: "A", count: 76) + "\n" + "AA==\n")
  }
}
