/// An amount as people type it.
enum Amount {
  /// Thousandths of `4`, `1.5` or `-1`; nil for anything else, and for nothing.
  static func thousandths(_ text: String) -> Int64? {
    let negative = text.hasPrefix("-")
    let digits = negative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    if let whole = Int64(parts[0]), whole <= 1_000_000_000_000,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      parts.count == 1
        || (1...3).contains(parts[1].count) && parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      let fraction = parts.count == 2 ? Int64((parts[1] + "000").prefix(3)) ?? 0 : 0
      let size = whole * 1000 + fraction
      if size != 0 { return negative ? -size : size }
    }
    return nil
  }
}
