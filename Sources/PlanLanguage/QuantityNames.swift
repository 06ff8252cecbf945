/// What holds a number and is no quantity.
enum QuantityNames {
  private static let quotes: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("〔", "〕"), ("[", "]"), ("\"", "\""),
  ]

  /// Powers of ten that need a digit before them to count anything.
  static let powers: Set<Unicode.Scalar> = ["百", "千", "万", "亿"]

  /// The stretches in quotation marks, titles and document numbers.
  static func quotations(_ text: QuantityText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let scalar = text[position] {
      if let quote = quotes.first(where: { $0.open == scalar }),
        let close = (position + 1..<text.count).first(where: { text[$0] == quote.close })
      {
        found.append(position..<close + 1)
        position = close
      }
      position += 1
    }
    return found
  }

  /// The first quotation with a number in it.
  static func quoted(_ text: QuantityText) -> Range<Int>? {
    quotations(text).first { quotation in
      quotation.contains { QuantityNumber.begins(with: text[$0]) || text[$0].map { powers.contains($0) } ?? false }
    }
  }

  /// The name, ordinal or sum that the number at `position` belongs to.
  static func name(_ text: QuantityText, at position: Int) -> Range<Int>? {
    if let (_, end) = text.longest(of: QuantityWords.names, at: position) { return position..<end }
    if text[position] == "第", QuantityNumber.begins(with: text[position + 1]) {
      return position..<(QuantityNumber.read(text, at: position + 1)?.end ?? position + 2)
    }
    // 百企帮百村, 千人培养计划, 万家灯火: a power alone counts nothing.
    if let scalar = text[position], powers.contains(scalar), QuantityText.isHan(text[position + 1]),
      text.end(of: "百分之", at: position) == nil
    {
      return position..<text.count
    }
    guard let number = QuantityNumber.read(text, at: position) else { return nil }
    // 1+2, 5+2
    if text[number.end] == "+", QuantityText.isDigit(text[number.end + 1]) {
      return position..<(QuantityNumber.read(text, at: number.end + 1)?.end ?? number.end + 2)
    }
    // 22项指标, 6个方面, 四个一
    if let (unit, end) = text.longest(of: QuantityUnits.all, at: number.end), unit.factor == 1, unit.isCounted,
      let (_, last) = text.longest(of: QuantityWords.described, at: end)
    {
      return position..<last
    }
    return nil
  }
}
