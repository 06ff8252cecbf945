/// A quantity within a longer text.
public struct FoundQuantity: Hashable, Sendable {
  /// Where it stands, its comparator included, in Unicode scalars from 0.
  public let range: Range<Int>
  public let target: Target
}

extension QuantityReader {
  /// The quantities in a sentence of a plan, in their order; names, dates, durations and ordinals are passed by.
  ///
  /// `至少` may stand before the verb (`至少召开1次`), and then belongs to the range; `每月`, `每年` and `各` count
  /// from anywhere before the number in the same clause, and do not. What contradicts itself is left out.
  public static func find(in sentence: String) -> [FoundQuantity] {
    let text = QuantityText(sentence)
    let quotations = QuantityNames.quotations(text)
    var found: [FoundQuantity] = []
    var position = 0
    while position < text.count {
      if let quotation = quotations.first(where: { $0.contains(position) }) {
        position = quotation.upperBound
      } else if let (quantity, end) = quantity(in: text, at: position, after: found.last) {
        if let quantity { found.append(quantity) }
        position = end
      } else {
        position += 1
      }
    }
    return found
  }

  /// The quantity with which `phrase` begins, its comparator included: `1-2条石阡旅游资讯`, `至少召开1次`.
  public static func leading(_ phrase: String) -> FoundQuantity? {
    let text = QuantityText(phrase)
    let start = text.skippingSpaces(from: 0)
    return find(in: phrase).first { $0.range.lowerBound <= start }
  }

  /// The quantity with which `phrase` ends: `年内至少3次`.
  public static func trailing(_ phrase: String) -> FoundQuantity? {
    let text = QuantityText(phrase)
    return find(in: phrase).last { text.skippingSpaces(from: $0.range.upperBound) == text.count }
  }

  /// The quantity at `position` or nil, and where to go on; nil when no number stands there.
  private static func quantity(
    in text: QuantityText, at position: Int, after last: FoundQuantity?
  ) -> (FoundQuantity?, end: Int)? {
    let isWhole = text.longest(of: QuantityWords.whole, at: position) != nil
    let isShare = text.end(of: "百分之", at: position) != nil
    if !isShare, !isWhole, let name = QuantityNames.name(text, at: position) {
      // 千人培养计划 runs to the end of what it names; passing the power by is enough.
      return (
        nil, text[position].map { QuantityNames.powers.contains($0) } ?? false ? position + 1 : name.upperBound
      )
    }
    let isSpelled = QuantityText.isLatin(text[position]) && !QuantityText.isLatin(text[position - 1])
    guard isWhole || isShare || isSpelled || QuantityNumber.begins(with: text[position]) else { return nil }
    guard let core = try? QuantityCore.read(text, at: position) else {
      let number = QuantityNumber.read(text, at: position)
      return (nil, max(position + 1, number?.end ?? 0))
    }
    let context = QuantityContext(text, before: position, last: last)
    guard isTaken(core, context, in: text, at: position) else { return (nil, core.unitEnd) }
    let start = context.bound?.start ?? position
    guard
      let target = try? Target(
        core, before: context.bound?.value, per: context.per, each: context.each,
        written: text.written(start..<core.range.upperBound), in: text)
    else { return (nil, core.range.upperBound) }
    return (FoundQuantity(range: start..<core.range.upperBound, target: target), core.range.upperBound)
  }

  private static func isTaken(
    _ core: QuantityCore, _ context: QuantityContext, in text: QuantityText, at position: Int
  ) -> Bool {
    if core.unit.isEmpty {
      // `at least 3`, `≥5`: only where nothing follows that would have been a unit.
      return context.bound != nil && !core.isChinese && text.skippingSpaces(from: core.unitEnd) == text.count
    }
    if QuantityText.isLatin(core.unit.unicodeScalars.first) {
      let known = core.unit.split(separator: " ").contains { QuantityUnits.english.contains(String($0)) }
      return known || context.bound != nil || core.bound != nil
    }
    guard let before = text[position - 1] else { return true }
    // 第36次, 10.17, 每一项, 同一个, 之一, 统一
    if "第.每某任另同统唯单之其这那逐万千百十号".unicodeScalars.contains(before) { return false }
    if core.isChinese, QuantityNumber.begins(with: before) || "进专初高归划数几".unicodeScalars.contains(before) {
      return false
    }
    return before != "+" || !QuantityText.isDigit(text[position - 2])
  }
}

/// What the words before a number say of it.
private struct QuantityContext {
  private(set) var bound: (value: QuantityWords.Bound, start: Int)?
  private(set) var per: String?
  private(set) var each = false

  /// How far before the number 至少 may begin: room for a verb and its object.
  private static let reach = 10

  init(_ text: QuantityText, before position: Int, last: FoundQuantity?) {
    var clause = position
    while let scalar = text[clause - 1], !",;.:!?。".unicodeScalars.contains(scalar) { clause -= 1 }
    // A comparator does not reach across 、 or another quantity; a period does.
    var start = position
    while start > clause, text[start - 1] != "、" { start -= 1 }
    start = max(start, last?.range.upperBound ?? 0)
    var from = clause
    while from < position {
      if let (period, end) = text.longest(of: QuantityWords.periods, at: from), end <= position {
        per = period
        from = end
      } else if let (period, end) = text.span(at: from), end == position {
        per = period
        from = end
      } else if let (value, end) = text.longest(of: QuantityWords.before, at: from), end <= position,
        !QuantityText.isLatin(text[from])
          || !QuantityText.isLatin(text[from - 1]) && !QuantityText.isLatin(text[end])
      {
        if from >= start { take(value, from: from, to: end, in: text, before: position) }
        from = end
      } else {
        if from >= start, isEach(text, at: from, before: position) { each = true }
        from += 1
      }
    }
    if bound == nil, let last, let value = carried(from: last),
      text.skippingSpaces(from: last.range.upperBound) == position
    {
      bound = (value, position)
    }
  }

  private mutating func take(
    _ value: QuantityWords.Bound, from: Int, to end: Int, in text: QuantityText, before position: Int
  ) {
    if value == .sum { (per, each) = (nil, false) }
    if value == .sum || value == .exact { return }
    let isNear = text.skippingSpaces(from: end) == position
    let mayStandFar = value == .atLeast || value == .atMost
    if isNear || mayStandFar && position - from <= QuantityContext.reach { bound = (value, from) }
  }

  /// 分别 anywhere before, 各 at once before, 每校 and its like anywhere before.
  private func isEach(_ text: QuantityText, at from: Int, before position: Int) -> Bool {
    guard let (_, end) = text.longest(of: QuantityWords.each, at: from), end <= position else { return false }
    // 年均, 人均 tell a mean.
    if text[from] == "均", let before = text[from - 1], "年月日人户平".unicodeScalars.contains(before) { return false }
    if text.skippingSpaces(from: end) == position || text.end(of: "分别", at: from) != nil { return true }
    return text[from] == "每" && end > from + 1
  }

  /// `至少3期150人次`: the comparator before the first number holds for the second too.
  private func carried(from last: FoundQuantity) -> QuantityWords.Bound? {
    let words = QuantityText(last.target.text)
    guard let (value, _) = words.longest(of: QuantityWords.before, at: 0), value == .atLeast || value == .atMost
    else {
      return nil
    }
    return value
  }
}
