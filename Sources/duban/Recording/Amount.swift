import RuleFiles

/// An amount as people and spreadsheets write it.
enum Amount {
  /// Thousandths of `4`, `1.5`, `-1`, `1,000` or `１００`; nil for anything else, and for nothing.
  ///
  /// Commas stand between groups of three digits, in all places or in none: `1,00` is no amount.
  static func thousandths(_ text: String) -> Int64? {
    var digits = Substring(FullWidth.folded(text) ?? text)
    let negative = digits.hasPrefix("-")
    if negative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let figures = wholeNumber(parts[0]), let whole = Int64(figures), whole <= 1_000_000_000_000 else {
      return nil
    }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard (1...3).contains(parts[1].count), isDigits(parts[1]) else { return nil }
      fraction = Int64((parts[1] + "000").prefix(3)) ?? 0
    }
    let size = whole * 1000 + fraction
    return size == 0 ? nil : negative ? -size : size
  }

  /// The digits of `1,000` or `1000`; nil when they are none, or grouped otherwise.
  private static func wholeNumber(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ isDigits($0) }) else { return nil }
    guard groups.count > 1 else { return String(text) }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.joined()
  }

  /// Whether there is at least one character, and every one is an ASCII digit.
  static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
