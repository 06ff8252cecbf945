/// Words with their meaning, found by their first character.
struct QuantityTable<Value: Sendable>: Sendable {
  /// Longest first.
  private let words: [Unicode.Scalar: [(scalars: [Unicode.Scalar], value: Value)]]

  init(_ entries: [(word: String, value: Value)]) {
    var words: [Unicode.Scalar: [(scalars: [Unicode.Scalar], value: Value)]] = [:]
    for entry in entries {
      let scalars = Array(entry.word.unicodeScalars)
      words[scalars[0], default: []].append((scalars, entry.value))
    }
    self.words = words.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }

  /// The longest word that stands at `position`, with the position after it.
  func longest(in scalars: [Unicode.Scalar], at position: Int) -> (value: Value, end: Int)? {
    guard scalars.indices.contains(position), let candidates = words[scalars[position]] else { return nil }
    for (word, value) in candidates {
      let end = position + word.count
      guard end <= scalars.count else { continue }
      var index = 1
      while index < word.count, scalars[position + index] == word[index] { index += 1 }
      if index == word.count { return (value, end) }
    }
    return nil
  }
}

extension QuantityTable where Value == Void {
  /// Words that only have to be known.
  init(_ words: [String]) { self.init(words.map { (word: $0, value: ()) }) }
}
