/// SHA-256, for the journal's hash chain and for names derived from contents.
///
/// Source: FIPS 180-4, sections 4.1.2, 5.1.1 and 6.2.2.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  public init() {}

  /// The 32 bytes of the digest of `bytes`.
  public static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of the text's UTF-8 as 64 lower-case hexadecimal digits.
  public static func hex(_ text: String) -> String { hexadecimal(digest(text.utf8)) }

  /// `bytes` as lower-case hexadecimal digits.
  public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  public mutating func update(_ bytes: some Sequence<UInt8>) {
    // Whole blocks are taken where they stand.
    let isTaken = bytes.withContiguousStorageIfAvailable { block in
      guard pending.isEmpty, block.count >= 64, let start = block.baseAddress else { return false }
      let blocks = block.count / 64
      compress(start, blocks: blocks)
      pending.append(contentsOf: block[(blocks * 64)...])
      return true
    }
    guard isTaken != true else { return }
    pending.append(contentsOf: bytes)
    let blocks = pending.count / 64
    guard blocks > 0 else { return }
    compressPending(blocks)
    pending.removeFirst(blocks * 64)
  }

  /// Ends the message and gives its digest; the value is used up.
  public mutating func finish() -> [UInt8] {
    let bits = length + UInt64(pending.count) * 8
    pending.append(0x80)
    while pending.count % 64 != 56 { pending.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      pending.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    compressPending(pending.count / 64)
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private mutating func compressPending(_ blocks: Int) {
    let bytes = pending
    bytes.withUnsafeBufferPointer { compress($0.baseAddress!, blocks: blocks) }
  }

  /// - Parameter start: 64 bytes for each block.
  private mutating func compress(_ start: UnsafePointer<UInt8>, blocks: Int) {
    length += UInt64(blocks) * 512
    state.withUnsafeMutableBufferPointer { state in
      roundConstants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          for block in 0..<blocks {
            Self.compress(start + block * 64, state.baseAddress!, constants.baseAddress!, schedule.baseAddress!)
          }
        }
      }
    }
  }

  private static func compress(
    _ block: UnsafePointer<UInt8>, _ state: UnsafeMutablePointer<UInt32>, _ constants: UnsafePointer<UInt32>,
    _ schedule: UnsafeMutablePointer<UInt32>
  ) {
    for i in 0..<16 {
      schedule[i] =
        UInt32(block[4 * i]) << 24 | UInt32(block[4 * i + 1]) << 16 | UInt32(block[4 * i + 2]) << 8
        | UInt32(block[4 * i + 3])
    }
    for i in 16..<64 {
      let a = schedule[i - 15]
      let b = schedule[i - 2]
      let small0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >> 3)
      let small1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >> 10)
      schedule[i] = schedule[i - 16] &+ small0 &+ schedule[i - 7] &+ small1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight at a time: the letters come round to where they began, and nothing has to be moved.
    for i in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, constants[i] &+ schedule[i])
      round(h, a, b, &c, d, e, f, &g, constants[i + 1] &+ schedule[i + 1])
      round(g, h, a, &b, c, d, e, &f, constants[i + 2] &+ schedule[i + 2])
      round(f, g, h, &a, b, c, d, &e, constants[i + 3] &+ schedule[i + 3])
      round(e, f, g, &h, a, b, c, &d, constants[i + 4] &+ schedule[i + 4])
      round(d, e, f, &g, h, a, b, &c, constants[i + 5] &+ schedule[i + 5])
      round(c, d, e, &f, g, h, a, &b, constants[i + 6] &+ schedule[i + 6])
      round(b, c, d, &e, f, g, h, &a, constants[i + 7] &+ schedule[i + 7])
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }
}

@inline(__always)
private func round(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
  _ h: inout UInt32, _ added: UInt32
) {
  let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ ((e & f) ^ (~e & g)) &+ added
  d &+= first
  h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) ^ (a & c) ^ (b & c))
}

@inline(__always) private func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
