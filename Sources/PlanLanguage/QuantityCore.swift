/// A number or a range of numbers with its unit and the words after it: `1-2条`, `150人次以上`, `1000亩左右`.
struct QuantityCore: Sendable {
  var range: Range<Int>
  var low: Int64
  var high: Int64?
  var unit: String
  var isCounted: Bool
  var isChinese: Bool
  /// Where the words after the unit begin.
  var unitEnd: Int
  /// 以上, 左右, and the 余 of `10余家`.
  var bound: QuantityWords.Bound?
  /// Where the bound stands.
  var boundRange: Range<Int>?
}

/// Why no quantity stands at a place where a number does.
enum QuantityMiss: Error, Sendable {
  /// No number.
  case noNumber
  /// A number without a unit that is known.
  case noUnit(end: Int)
  /// `3个月`, `2018年`.
  case time(end: Int)
  /// More than three decimals, or beyond what can be held.
  case tooFine(end: Int)
  /// `3-2名`.
  case backwards(end: Int)
}

extension QuantityCore {
  /// The quantity that begins at `position` with its number.
  static func read(_ text: QuantityText, at position: Int) throws(QuantityMiss) -> QuantityCore {
    if let (_, end) = text.longest(of: QuantityWords.whole, at: position) {
      return QuantityCore(
        range: position..<end, low: 100_000, unit: "%", isCounted: false, isChinese: true, unitEnd: end)
    }
    if let start = text.end(of: "百分之", at: position), let number = QuantityNumber.read(text, at: start),
      let value = number.thousandths(times: 1)
    {
      let core = QuantityCore(
        range: position..<number.end, low: value, unit: "%", isCounted: false, isChinese: true, unitEnd: number.end)
      return core.withWordsAfter(in: text)
    }
    if let english = try english(text, at: position) { return english }
    guard let first = QuantityNumber.read(text, at: position) else { throw .noNumber }
    return try chinese(text, first, at: position)
  }

  private static func chinese(
    _ text: QuantityText, _ first: QuantityNumber, at position: Int
  ) throws(QuantityMiss) -> QuantityCore {
    var end = first.end
    var surplus: Range<Int>?
    var factor: Int64?
    var unit = self.unit(text, at: text.skippingSpaces(from: end), isChinese: first.isChinese)
    if unit == nil { (factor, surplus, end) = multiplier(text, from: end) }
    if unit == nil { unit = self.unit(text, at: text.skippingSpaces(from: end), isChinese: first.isChinese) }

    // A second number: after a range mark, or as in 两三家 at once.
    var second: (number: QuantityNumber, factor: Int64?)?
    let afterFirst = unit?.end ?? end
    if let (_, start) = text.longest(of: QuantityWords.rangeMarks, at: afterFirst),
      let number = QuantityNumber.read(text, at: text.skippingSpaces(from: start))
    {
      let (itsFactor, _, after) = multiplier(text, from: number.end)
      if let its = self.unit(text, at: text.skippingSpaces(from: number.end), isChinese: number.isChinese) {
        guard unit == nil || unit?.unit.name == its.unit.name else { throw .noUnit(end: afterFirst) }
        (unit, second) = (its, (number, nil))
      } else if let its = self.unit(text, at: text.skippingSpaces(from: after), isChinese: number.isChinese) {
        guard unit == nil || unit?.unit.name == its.unit.name else { throw .noUnit(end: afterFirst) }
        (unit, second) = (its, (number, itsFactor))
      } else if unit == nil {
        second = (number, itsFactor)
        end = after
      }
    } else if unit == nil, first.isChinese, let pair = pair(text, at: position) {
      (factor, _, end) = multiplier(text, from: pair.end)
      (unit, second) = (self.unit(text, at: end, isChinese: true), (pair, factor))
      guard unit != nil else { throw .noUnit(end: end) }
    }
    let numberEnd = unit?.end ?? max(end, second?.number.end ?? end)
    if isTime(text, at: text.skippingSpaces(from: (second?.number ?? first).end)) { throw .time(end: numberEnd) }

    // In `1至2万元` the factor stands once for both.
    let lowFactor = (factor ?? second?.factor ?? 1) * (unit?.unit.factor ?? 1)
    guard let low = first.thousandths(times: lowFactor) else { throw .tooFine(end: numberEnd) }
    var high: Int64?
    if let second {
      guard let value = second.number.thousandths(times: (second.factor ?? 1) * (unit?.unit.factor ?? 1)) else {
        throw .tooFine(end: numberEnd)
      }
      guard value > low else { throw .backwards(end: numberEnd) }
      high = value
    }
    var core = QuantityCore(
      range: position..<numberEnd, low: low, high: high, unit: unit?.unit.name ?? "",
      isCounted: unit?.unit.isCounted ?? true, isChinese: first.isChinese, unitEnd: numberEnd)
    if let surplus { (core.bound, core.boundRange) = (.atLeast, surplus) }
    return core.withWordsAfter(in: text)
  }

  /// Two neighbouring digits for a rough number: the second of 两三家; its end is the position after both.
  private static func pair(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    guard let first = text[position], let second = text[position + 1],
      let low = QuantityNumber.digitValues[first], let high = QuantityNumber.digitValues[second], low > 0,
      high > low,
      text[position + 2].map({ QuantityNumber.digitValues[$0] == nil && $0 != "十" && $0 != "百" && $0 != "千" })
        ?? false
    else { return nil }
    return QuantityNumber(digits: high, fraction: 0, isChinese: true, end: position + 2)
  }

  /// 万, 亿 and the 余 or 多 beside them.
  private static func multiplier(
    _ text: QuantityText, from position: Int
  ) -> (factor: Int64?, surplus: Range<Int>?, end: Int) {
    var end = text.skippingSpaces(from: position)
    var surplus: Range<Int>?
    func takeSurplus() {
      guard surplus == nil, let (_, after) = text.longest(of: QuantityWords.surplus, at: end) else { return }
      surplus = end..<after
      end = after
    }
    takeSurplus()
    var factor: Int64?
    if let (value, after) = text.longest(of: QuantityUnits.factors, at: end) { (factor, end) = (value, after) }
    takeSurplus()
    return factor == nil && surplus == nil ? (nil, nil, position) : (factor, surplus, end)
  }

  private static func unit(
    _ text: QuantityText, at position: Int, isChinese: Bool
  ) -> (unit: QuantityUnits.Unit, end: Int)? {
    guard let (unit, end) = text.longest(of: QuantityUnits.all, at: position), unit.afterChinese || !isChinese,
      !isTime(text, at: position),
      !(unit.name == "期" && text[end].map { "间末初内".unicodeScalars.contains($0) } ?? false)
    else { return nil }
    return (unit, end)
  }

  /// Whether a unit of time stands at `position`: `weeks`, not `weekly`.
  static func isTime(_ text: QuantityText, at position: Int) -> Bool {
    guard let (_, end) = text.longest(of: QuantityWords.times, at: position) else { return false }
    return !QuantityText.isLatin(text[position]) || !QuantityText.isLatin(text[end])
  }

  /// This with the words that follow the unit: 以上, 左右.
  func withWordsAfter(in text: QuantityText) -> QuantityCore {
    var core = self
    let start = text.skippingSpaces(from: range.upperBound)
    if let (bound, end) = text.longest(of: QuantityWords.after, at: start),
      text[start] != "+" || !QuantityText.isDigit(text[end])
    {
      core.bound = bound
      core.boundRange = start..<end
      core.range = range.lowerBound..<end
    }
    return core
  }
}
