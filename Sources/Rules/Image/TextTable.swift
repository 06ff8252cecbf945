/// Texts written to a pool, each once: a hash table of places, compared by bytes.
struct TextTable: Sendable {
  /// Places in the pool; 0: free. As many as a power of two.
  private var slots = [UInt32](repeating: 0, count: 64)
  private var count = 0

  /// Where `text` stands in `pool`, written behind the rest when it does not stand there yet.
  mutating func place(of text: String, in pool: inout [UInt32]) -> UInt32 {
    var text = text
    return text.withUTF8 { bytes in
      let hash = Self.hash(bytes)
      var at = hash & (slots.count - 1)
      while slots[at] != 0 {
        if Self.holds(bytes, at: Int(slots[at]), in: pool) { return slots[at] }
        at = (at + 1) & (slots.count - 1)
      }
      let place = UInt32(pool.count)
      pool.append(UInt32(bytes.count))
      Self.append(bytes, to: &pool)
      slots[at] = place
      count += 1
      if count * 2 > slots.count { grow(pool) }
      return place
    }
  }

  private mutating func grow(_ pool: [UInt32]) {
    let old = slots
    slots = [UInt32](repeating: 0, count: old.count * 2)
    for place in old where place != 0 {
      let hash = pool.withUnsafeBytes { raw in
        let start = (Int(place) + 1) * 4
        let bytes = raw[start..<start + Int(pool[Int(place)])]
        return bytes.withMemoryRebound(to: UInt8.self) { Self.hash($0) }
      }
      var at = hash & (slots.count - 1)
      while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = place
    }
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to pool: inout [UInt32]) {
    let start = pool.count
    for _ in 0..<(bytes.count + 3) / 4 { pool.append(0) }
    pool.withUnsafeMutableBytes { raw in
      UnsafeMutableRawBufferPointer(rebasing: raw[(start * 4)...]).copyMemory(from: UnsafeRawBufferPointer(bytes))
    }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, in pool: [UInt32]) -> Bool {
    pool.withUnsafeBytes { raw in
      let start = (place + 1) * 4
      guard Int(raw.load(fromByteOffset: start - 4, as: UInt32.self)) == bytes.count else { return false }
      let own = UnsafeRawBufferPointer(bytes)
      var at = 0
      while at + 8 <= own.count {
        guard
          own.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            == raw.loadUnaligned(fromByteOffset: start + at, as: UInt64.self)
        else { return false }
        at += 8
      }
      while at < own.count {
        guard own[at] == raw[start + at] else { return false }
        at += 1
      }
      return true
    }
  }

  /// Eight bytes at a time; only where in the table to look depends on it.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    hash = (hash ^ rest) &* 0x9FB2_1C65_1E98_DF25
    return Int(truncatingIfNeeded: hash >> 20)
  }
}
