extension QuantityCore {
  /// `3 visits`, `1-2 articles`, `10 or more firms`, `1.5 million yuan`, `three times`.
  static func english(_ text: QuantityText, at position: Int) throws(QuantityMiss) -> QuantityCore? {
    for (word, count) in [("once", 1000), ("twice", 2000)] as [(String, Int64)] {
      guard let end = text.end(of: word, at: position), !QuantityText.isLatin(text[end]) else { continue }
      return QuantityCore(
        range: position..<end, low: count, unit: "times", isCounted: true, isChinese: false, unitEnd: end)
    }
    let between = text.end(of: "between ", at: position)
    guard let first = englishNumber(text, at: between ?? position) else { return nil }
    var end = first.end
    var second: QuantityNumber?
    let marks = between == nil ? QuantityWords.rangeMarks : QuantityWords.betweenMarks
    if let (_, start) = text.longest(of: marks, at: end),
      let number = englishNumber(text, at: text.skippingSpaces(from: start))
    {
      second = number
      end = number.end
    }
    var factor: Int64 = 1
    var next = text.skippingSpaces(from: end)
    if let (value, after) = text.longest(of: QuantityUnits.factors, at: next), QuantityText.isLatin(text[next]),
      !QuantityText.isLatin(text[after])
    {
      factor = value
      end = after
      next = text.skippingSpaces(from: after)
    }
    var bound: QuantityWords.Bound?
    var boundRange: Range<Int>?
    if let (value, after) = text.longest(of: QuantityWords.after, at: next), !QuantityText.isLatin(text[after]),
      !QuantityText.isDigit(text[after]),
      QuantityText.isLatin(text[next]) || text[next] == "+"
    {
      (bound, boundRange, end) = (value, next..<after, after)
      next = text.skippingSpaces(from: after)
    }
    guard QuantityText.isLatin(text[next]) else {
      // Digits alone are left to the other reading; spelled numbers and words end here.
      guard QuantityText.isLatin(text[position]) || bound != nil && text[next] == nil else { return nil }
      return try made(nil, end)
    }
    if isTime(text, at: next) { throw .time(end: end) }
    let (unit, unitEnd) = englishUnit(text, at: next)
    return try made(unit, unit == nil ? end : unitEnd)

    func made(_ unit: String?, _ end: Int) throws(QuantityMiss) -> QuantityCore {
      guard let low = first.thousandths(times: factor) else { throw .tooFine(end: end) }
      var high: Int64?
      if let second {
        guard let value = second.thousandths(times: factor) else { throw .tooFine(end: end) }
        guard value > low else { throw .backwards(end: end) }
        high = value
      }
      var core = QuantityCore(
        range: position..<end, low: low, high: high, unit: unit ?? "",
        isCounted: unit.map { QuantityUnits.isCounted(english: $0) } ?? true, isChinese: false, unitEnd: end,
        bound: bound, boundRange: boundRange)
      if bound == nil { core = core.withWordsAfter(in: text) }
      return core
    }
  }

  private static func englishNumber(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    if QuantityText.isDigit(text[position]) { return QuantityNumber.read(text, at: position) }
    guard let (value, end) = text.longest(of: QuantityUnits.englishNumbers, at: position),
      !QuantityText.isLatin(text[end])
    else { return nil }
    return QuantityNumber(digits: value, fraction: 0, isChinese: false, end: end)
  }

  /// One or two words that can be a unit.
  private static func englishUnit(_ text: QuantityText, at position: Int) -> (unit: String?, end: Int) {
    var words: [String] = []
    var end = position
    var start = position
    while words.count < 2, QuantityText.isLatin(text[start]) {
      var stop = start
      var word = ""
      while let scalar = text[stop],
        QuantityText.isLatin(scalar) || scalar == "-" && QuantityText.isLatin(text[stop + 1])
      {
        word.unicodeScalars.append(scalar)
        stop += 1
      }
      if QuantityUnits.englishStops.contains(word) { break }
      words.append(word)
      end = stop
      start = text.skippingSpaces(from: stop)
    }
    guard !words.isEmpty else { return (nil, position) }
    let unit = words.joined(separator: " ")
    return (unit == "percent" || unit == "per cent" ? "%" : unit, end)
  }
}
