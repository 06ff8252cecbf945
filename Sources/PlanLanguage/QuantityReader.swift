/// Reads quantities: `不少于10名`, `3期150人次以上`, `每月1-2条`, `各5名`, `658万元`, `at least 3`.
///
/// 以上, 以下, 以内 include the number, 超过, 不满 do not (Civil Code of the PRC, art. 1259). Names that hold a
/// number (`百企帮百村`, `“5+2”`), lengths of time (`3个月`) and ordinals (`第36次`) are no quantities.
public enum QuantityReader {
  /// Every quantity of `phrase`, which must hold nothing else than quantities and the words that belong to them.
  ///
  /// - Throws: `DeadlineFault` with the part that was not understood (`.unread`), or that holds a number but is a
  ///   name, a length of time or an ordinal (`.notADeadline`).
  public static func read(_ phrase: String) throws(DeadlineFault) -> [Target] {
    let text = QuantityText(phrase)
    var reading = QuantityReading(text)
    try reading.readAll()
    return reading.targets
  }
}

/// The state of one reading: where it stands, and which words wait for their number.
private struct QuantityReading {
  let text: QuantityText
  private(set) var targets: [Target] = []
  private var position = 0
  /// Where the words began that wait for a number.
  private var wordsStart: Int?
  private var prefix: (bound: QuantityWords.Bound, range: Range<Int>)?
  private var each = false
  private var per: String?
  /// The last quantity, as long as nothing parts it from the next one: `5名以上10名以下`.
  private var neighbour: QuantityCore?

  /// The comparator that still holds for a quantity that follows at once: `至少3期150人次`.
  private var carried: QuantityWords.Bound?

  init(_ text: QuantityText) { self.text = text }

  mutating func readAll() throws(DeadlineFault) {
    if let name = QuantityNames.quoted(text) { throw .quantityIsName(text, name) }
    position = text.skippingSpaces(from: 0)
    while position < text.count {
      if takeSeparator() { continue }
      if try takeWord() { continue }
      try takeQuantity()
    }
    if let wordsStart { throw .quantityUnread(text, wordsStart..<text.count) }
    if targets.isEmpty { throw .quantityUnread(text, 0..<text.count) }
  }

  private mutating func takeSeparator() -> Bool {
    guard wordsStart == nil, !targets.isEmpty,
      let (_, end) = text.longest(of: QuantityWords.separators, at: position), isWordEnd(position, end)
    else { return false }
    // `每月3条、2篇` is one list; a comma begins something new.
    if text[position].map({ ",;.。".unicodeScalars.contains($0) }) ?? false { per = nil }
    position = text.skippingSpaces(from: end)
    neighbour = nil
    carried = nil
    return true
  }

  /// A word that belongs to the number after it.
  private mutating func takeWord() throws(DeadlineFault) -> Bool {
    let start = position
    if let (period, end) = text.longest(of: QuantityWords.periods, at: start) ?? text.span(at: start) {
      per = period
      position = end
    } else if let (bound, end) = text.longest(of: QuantityWords.before, at: start), isWordEnd(start, end) {
      switch bound {
      case .exact: break
      case .sum: (per, each) = (nil, false)
      default:
        if let prefix { throw .quantityContradicts(text, prefix.range.lowerBound..<end) }
        prefix = (bound, start..<end)
      }
      position = end
    } else if let (_, end) = text.longest(of: QuantityWords.each, at: start), isWordEnd(start, end) {
      each = true
      position = end
    } else if !QuantityNumber.begins(with: text[start]),
      let (_, end) = text.longest(of: QuantityWords.verbs, at: start), isWordEnd(start, end),
      text.longest(of: QuantityWords.whole, at: start) == nil
    {
      position = end
    } else {
      return false
    }
    if start != position, wordsStart == nil { wordsStart = start }
    position = text.skippingSpaces(from: position)
    return true
  }

  private func isWordEnd(_ start: Int, _ end: Int) -> Bool {
    !QuantityText.isLatin(text[end - 1]) || !QuantityText.isLatin(text[end])
  }

  private mutating func takeQuantity() throws(DeadlineFault) {
    let start = wordsStart ?? position
    if text.longest(of: QuantityWords.vague, at: position) != nil {
      throw .quantityUnread(text, position..<text.count)
    }
    if let name = QuantityNames.name(text, at: position) { throw .quantityIsName(text, name) }
    var core: QuantityCore
    do {
      core = try QuantityCore.read(text, at: position)
    } catch {
      throw .quantityMissed(text, error, at: position)
    }
    if core.unit.isEmpty, !isAlone(core) { throw .quantityUnread(text, core.unitEnd..<text.count) }
    var end = core.range.upperBound
    var next = text.skippingSpaces(from: end)
    if let (_, after) = text.longest(of: QuantityWords.eachAfter, at: next), isWordEnd(next, after) {
      (each, end) = (true, after)
      next = text.skippingSpaces(from: end)
    }
    if let (period, after) = text.longest(of: QuantityWords.periodsAfter, at: next), isWordEnd(next, after) {
      (per, end) = (period, after)
    }
    let bound = prefix?.bound ?? (core.bound == nil ? carried : nil)
    let written = text.written(start..<end)
    if let merged = merged(core, text: written) {
      targets[targets.count - 1] = merged
    } else {
      targets.append(
        try Target(
          core, before: bound, beforeRange: prefix?.range, per: per, each: each, written: written, in: text))
    }
    carried = bound
    neighbour = core
    (prefix, each, wordsStart) = (nil, false, nil)
    position = text.skippingSpaces(from: end)
  }

  /// Whether a number without a unit stands by itself, as in `≥5` or `10`.
  private func isAlone(_ core: QuantityCore) -> Bool {
    let next = text.skippingSpaces(from: core.range.upperBound)
    let isParted = next >= text.count || text.longest(of: QuantityWords.separators, at: next) != nil
    let isPeriod =
      text.longest(of: QuantityWords.periodsAfter, at: next) != nil
      || text.longest(of: QuantityWords.eachAfter, at: next) != nil
    let isExact = prefix == nil && core.bound == nil && core.high == nil
    return (isParted || isPeriod) && !(isExact && core.low % 1000 != 0) && !core.isChinese
  }

  /// `5名以上10名以下` is one range.
  private func merged(_ core: QuantityCore, text written: String) -> Target? {
    guard let neighbour, let last = targets.last, prefix == nil, neighbour.bound == .atLeast, core.bound == .atMost,
      neighbour.high == nil, core.high == nil, core.unit == neighbour.unit, last.comparator == .atLeast,
      neighbour.low < core.low
    else { return nil }
    var target = last
    target.text += written
    target.comparator = .range
    target.upperThousandths = core.low
    return target
  }
}
