import Checksums
import Testing

@Suite struct SHA256Tests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let message: [UInt8]
    let digest: String
    var testDescription: String { name }
  }

  /// FIPS 180-4's own examples (NIST, "SHA-256" example file; CAVP SHA256ShortMsg), and what `sha256sum` prints for
  /// lengths about the 55, 56 and 64 bytes where padding changes.
  static let vectors = [
    Vector(
      name: "nothing", message: [], digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(
      name: "abc", message: Array("abc".utf8),
      digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      name: "two blocks", message: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      name: "a million a", message: [UInt8](repeating: 0x61, count: 1_000_000),
      digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    Vector(
      name: "55 bytes", message: counting(55),
      digest: "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
    Vector(
      name: "56 bytes", message: counting(56),
      digest: "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
    Vector(
      name: "57 bytes", message: counting(57),
      digest: "2fe741af801cc238602ac0ec6a7b0c3a8a87c7fc7d7f02a3fe03d1c12eac4d8f"),
    Vector(
      name: "63 bytes", message: counting(63),
      digest: "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
    Vector(
      name: "64 bytes", message: counting(64),
      digest: "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
    Vector(
      name: "65 bytes", message: counting(65),
      digest: "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"),
    Vector(
      name: "119 bytes", message: counting(119),
      digest: "da18797ed7c3a777f0847f429724a2d8cd5138e6ed2895c3fa1a6d39d18f7ec6"),
    Vector(
      name: "120 bytes", message: counting(120),
      digest: "f52b23db1fbb6ded89ef42a23ce0c8922c45f25c50b568a93bf1c075420bbb7c"),
    Vector(
      name: "128 bytes", message: counting(128),
      digest: "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5"),
    Vector(
      name: "1000 bytes", message: counting(1000),
      digest: "4e4c294b331f7a2099a379bec34b9f9fc03dc46ab465d998f4d683da53487e6d"),
  ]

  @Test(arguments: vectors)
  func digest(of vector: Vector) {
    #expect(SHA256.hexadecimal(SHA256.digest(vector.message)) == vector.digest)
  }

  /// Bytes 0, 1, 2, … modulo 251.
  static func counting(_ length: Int) -> [UInt8] { (0..<length).map { UInt8($0 % 251) } }

  /// The digests of `counting(0)` to `counting(299)`, one after the other, come to what `sha256sum` comes to.
  @Test func everyLengthUpTo300() {
    var all: [UInt8] = []
    for length in 0..<300 { all += SHA256.digest(SHA256Tests.counting(length)) }
    #expect(
      SHA256.hexadecimal(SHA256.digest(all)) == "fa70b867db0a30acb7218d62945db0df52eb393808b30675ea9aac6b058a9a9d")
  }

  @Test func aMessageMayComeInPiecesOfAnySize() {
    let message = SHA256Tests.counting(1000)
    let whole = SHA256.digest(message)
    for size in [1, 3, 55, 63, 64, 65, 128, 999] {
      var hash = SHA256()
      for start in stride(from: 0, to: message.count, by: size) {
        hash.update(message[start..<min(start + size, message.count)])
      }
      #expect(hash.finish() == whole, "in pieces of \(size)")
    }
  }

  @Test func theHexadecimalFormOfATextIsThatOfItsUTF8() {
    #expect(SHA256.hex("督办") == "09dee698cf681ee1c9e997f310630d93ee288d4a8cd6a18c330a7ef1f8b84ac3")
    #expect(SHA256.hexadecimal([0x00, 0x0F, 0xF0, 0xFF]) == "000ff0ff")
  }
}
