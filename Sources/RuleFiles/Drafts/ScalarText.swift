import CivilTime

/// Reads numbers, days and ranges out of texts: strictly, and without a guess.
enum ScalarText {
  /// The years a rule may speak of: far enough from the ends of the calendar for every sum of days to stay in it.
  static let years = 1900...2999
  /// Days of the longest period, a century: what recurs in it stays countable.
  static let longestPeriod = 36_525

  /// What is read as yes and as no, in letters of either case; the first is how it is written.
  static let yes = ["yes", "true", "on", "y", "是"]
  static let no = ["no", "false", "off", "n", "否"]

  /// `2018-03-01`.
  static func day(_ text: some StringProtocol) -> CivilDate? {
    CivilDate(iso: text).flatMap { years.contains($0.year) ? $0 : nil }
  }

  /// ASCII digits only, at most nine: no sign, no `_`, no exponent.
  static func digits(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  static func year(_ text: some StringProtocol) -> Int? {
    text.utf8.count == 4 ? digits(text).flatMap { years.contains($0) ? $0 : nil } : nil
  }

  /// How many times in `5 a week`, `每周5件`: at least once, in at most `digits` digits.
  static func times(_ text: String, _ ending: String, _ chinese: (String, String), digits most: Int) -> Int? {
    let number: Substring
    if text.hasSuffix(ending) {
      number = text.dropLast(ending.count)
    } else if text.hasPrefix(chinese.0), text.hasSuffix(chinese.1) {
      number = text.dropFirst(chinese.0.count).dropLast(chinese.1.count)
    } else {
      return nil
    }
    guard number.count <= most, number.first != "0" else { return nil }
    return digits(number)
  }

  /// The two sides of `a..b`.
  static func range(_ text: String) -> (Substring, Substring)? {
    guard let dots = text.utf8.indices.first(where: { text[$0...].hasPrefix("..") }) else { return nil }
    let after = text.utf8.index(dots, offsetBy: 2)
    func trim(_ part: Substring) -> Substring {
      var part = part
      while part.first == " " { part.removeFirst() }
      while part.last == " " { part.removeLast() }
      return part
    }
    return (trim(text[..<dots]), trim(text[after...]))
  }

  /// `07-01`; 29 February is a day.
  static func monthDay(_ text: some StringProtocol) -> (month: Int, day: Int)? {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].utf8.count == 2, halves[1].utf8.count == 2,
      let month = digits(halves[0]), let day = digits(halves[1]), CivilDate(2020, month, day) != nil
    else { return nil }
    return (month, day)
  }

  static func yearRange(_ text: String) -> ClosedRange<Int>? {
    if let year = year(text) { return year...year }
    guard let (from, to) = range(text), let first = year(from), let last = year(to), first <= last else {
      return nil
    }
    return first...last
  }

  static func period(_ text: String) -> ClosedRange<CivilDate>? {
    if let years = yearRange(text) {
      return CivilDate(clamping: years.lowerBound, 1, 1)...CivilDate(clamping: years.upperBound, 12, 31)
    }
    guard let (from, to) = range(text), let first = day(from), let last = day(to),
      first <= last, years.contains(first.year), last.days(since: first) <= longestPeriod
    else { return nil }
    return first...last
  }

  static func thousandths(_ text: String) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let size = isNegative ? text.dropFirst() : text[...]
    let halves = size.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...12).contains(halves[0].utf8.count),
      halves[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let whole = Int64(halves[0])
    else { return nil }
    var fraction: Int64 = 0
    if halves.count == 2 {
      guard (1...3).contains(halves[1].utf8.count), let digits = digits(halves[1]) else { return nil }
      fraction = Int64(digits)
      for _ in halves[1].utf8.count..<3 { fraction *= 10 }
    }
    let value = whole * 1000 + fraction
    return isNegative ? -value : value
  }
}
