import Checksums
import Testing

/// Held against hashes that xxhsum prints.
struct XXH64Tests {
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)]) func isTheKnownHash(_ text: String, _ hash: UInt64)
  {
    #expect(XXH64.hash(Array(text.utf8)) == hash)
  }

  @Test func everyByteCounts() {
    let bytes = (0..<100).map { UInt8($0) }
    let hashes = bytes.indices.map { index in
      var changed = bytes
      changed[index] ^= 1
      return XXH64.hash(changed)
    }
    #expect(Set(hashes + [XXH64.hash(bytes)]).count == 101)
  }
}
