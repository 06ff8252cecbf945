/// A place in a plain text, and the words that can be taken from there.
///
/// Every `take…` either moves past what it read or leaves the place as it was.
struct Cursor {
  let bytes: [UInt8]
  var place = 0
  let hasLatin: Bool
  /// Whether 每, 按, 逐 or 各 occurs: only then can a stretch in front be the bounds of a recurrence.
  let saysEvery: Bool
  /// The plan's own named periods, each with its name in plain writing.
  let periods: [(name: String, period: NamedPeriod)]

  init(_ text: PlainText, periods: [NamedPeriod]) {
    bytes = text.bytes
    hasLatin = text.hasLatin
    saysEvery = text.hasLatin || Cursor.saysEvery(text.bytes)
    self.periods = periods.map { (PlainText($0.name).text, $0) }
  }

  private static func saysEvery(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3 else { return false }
    for index in 0..<bytes.count - 2 {
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      case (0xE6, 0xAF, 0x8F), (0xE6, 0x8C, 0x89), (0xE9, 0x80, 0x90), (0xE5, 0x90, 0x84): return true
      default: continue
      }
    }
    return false
  }

  var atEnd: Bool { place >= bytes.count }

  /// Whether the text goes on with `word`.
  func sees(_ word: String) -> Bool { end(of: word) != nil }

  @discardableResult
  mutating func take(_ word: String) -> Bool {
    guard let end = end(of: word) else { return false }
    place = end
    return true
  }

  /// Takes the first of `words` that the text goes on with and returns its index.
  mutating func takeFirst(of words: [String]) -> Int? {
    for (index, word) in words.enumerated() {
      if let end = end(of: word) {
        place = end
        return index
      }
    }
    return nil
  }

  /// 一月一次, 一季一调度: every so often in the way of slogans; leaves the second 一 with what it counts.
  mutating func takeOnceEvery(_ periods: [String]) -> Bool {
    attempt { cursor in
      guard cursor.take("一") || cursor.take("1"), periods.contains(where: { cursor.take($0) }),
        cursor.seesOnce()
      else { return nil }
      return true
    } ?? false
  }

  /// Whether 一次, 一报 or 一调度 comes next.
  func seesOnce() -> Bool {
    var ahead = self
    if sees("一次性") { return false }
    guard ahead.take("一") || ahead.take("1"), let (first, next) = scalar(at: ahead.place) else { return false }
    if Cursor.onceWords.contains(first) { return true }
    return scalar(at: next).map { OfficeWords.holds(first, $0.value) } ?? false
  }

  /// 次 and the verbs of one character that stand behind 一: 一月一报, 一季一考.
  private static let onceWords: Set<UInt32> = Set("次报考评会查访议结晒".unicodeScalars.map(\.value))

  /// Runs `body`; when it answers nil, the place is as before.
  mutating func attempt<Value>(_ body: (inout Cursor) -> Value?) -> Value? {
    let start = place
    if let value = body(&self) { return value }
    place = start
    return nil
  }

  @inline(__always)
  private func end(of word: String) -> Int? {
    let start = place
    // The first byte settles most trials before the rest of the word is looked at.
    guard start < bytes.count else { return word.isEmpty ? start : nil }
    return word.utf8.withContiguousStorageIfAvailable { word -> Int? in
      guard start + word.count <= bytes.count else { return nil }
      for offset in 0..<word.count where bytes[start + offset] != word[offset] { return nil }
      return start + word.count
    } ?? slowEnd(of: word)
  }

  private func slowEnd(of word: String) -> Int? {
    var index = place
    for byte in word.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return nil }
      index += 1
    }
    return index
  }

  /// The scalar at the place, or nil at the end.
  var scalar: UInt32? { scalar(at: place)?.value }

  func scalar(at index: Int) -> (value: UInt32, next: Int)? {
    guard index < bytes.count else { return nil }
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, index + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return (0xFFFD, bytes.count) }
    var value = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (value, index + length)
  }

  func text(from start: Int) -> String { String(decoding: bytes[start..<place], as: UTF8.self) }

  mutating func takeSpaces() { while place < bytes.count, bytes[place] == 0x20 { place += 1 } }

  /// Takes a Latin word that ends where the letters end: `may` of `may 5`, never of `mayor`.
  @discardableResult
  mutating func takeWord(_ word: String) -> Bool {
    guard let end = end(of: word) else { return false }
    if end < bytes.count, (0x61...0x7A).contains(bytes[end]) { return false }
    place = end
    takeSpaces()
    return true
  }
}
