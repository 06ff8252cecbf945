/// Finds the word that was probably meant.
public enum Spelling {
  /// The candidate nearest to `word`, or nil when none is near enough to be worth suggesting.
  ///
  /// Near enough: at most a third of the longer word's letters are wrong, and at
  /// least one letter is right. Ties go to the first candidate.
  ///
  /// - Complexity: O(candidates × length²).
  public static func nearest(to word: some StringProtocol, in candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    let marks = marks(of: word)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      // Most candidates have nothing to do with the word, and that is seen without taking them apart: each letter
      // that one has and the other has not is wrong.
      let others = Self.marks(of: candidate)
      let surely = max((marks & ~others).nonzeroBitCount, (others & ~marks).nonzeroBitCount)
      guard surely <= max(1, max(letters.count, candidate.utf8.count) / 3), surely < best?.distance ?? .max else {
        continue
      }
      let other = Array(candidate.lowercased().unicodeScalars)
      let longest = max(letters.count, other.count)
      let allowed = min(max(1, longest / 3), longest - 1, (best?.distance ?? .max) - 1)
      guard abs(letters.count - other.count) <= allowed else { continue }
      let distance = distance(letters, other, atMost: allowed)
      if distance <= allowed { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The letters of `text`, each as one of 64 bits, small and capital ones alike.
  private static func marks(of text: some StringProtocol) -> UInt64 {
    text.unicodeScalars.reduce(0) { marks, scalar in
      let isCapital = (0x41...0x5A).contains(scalar.value)
      return marks | 1 << UInt64((isCapital ? scalar.value + 0x20 : scalar.value) % 64)
    }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours needed to turn one into the other
  /// (Damerau–Levenshtein, optimal string alignment); some number above `limit` when it takes more than that.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int {
    guard !a.isEmpty else { return b.count }
    guard !b.isEmpty else { return a.count }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
      row[0] = i
      var least = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
        least = min(least, row[j])
      }
      // A swap reaches back two rows, and then one of them is over the limit already.
      guard least <= limit + 1 else { return least }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
