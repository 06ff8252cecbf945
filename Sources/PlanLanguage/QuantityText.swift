/// A phrase as scalars, one for one: positions in it are positions in the phrase as written.
///
/// Digits and signs of full width, the many dashes and the traditional forms of the words used here are made
/// alike, so that one table of words serves all ways of writing.
struct QuantityText: Sendable {
  let scalars: [Unicode.Scalar]
  private let written: [Unicode.Scalar]

  init(_ phrase: String) {
    written = Array(phrase.unicodeScalars)
    scalars = written.map { QuantityText.plain($0) }
  }

  var count: Int { scalars.count }

  /// The part of the phrase as written, without spaces at its ends.
  func written(_ range: Range<Int>) -> String {
    var part = written[range]
    while let first = part.first, QuantityText.isSpace(first) { part.removeFirst() }
    while let last = part.last, QuantityText.isSpace(last) { part.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: part)
    return String(text)
  }

  subscript(_ position: Int) -> Unicode.Scalar? { scalars.indices.contains(position) ? scalars[position] : nil }

  /// The position after `word` when it stands at `position`.
  func end(of word: String, at position: Int) -> Int? {
    var end = position
    for scalar in word.unicodeScalars {
      guard end < scalars.count, scalars[end] == scalar else { return nil }
      end += 1
    }
    return end
  }

  /// The longest word of `table` that stands at `position`, with the position after it.
  func longest<Value>(of table: QuantityTable<Value>, at position: Int) -> (value: Value, end: Int)? {
    table.longest(in: scalars, at: position)
  }

  /// The period that `两年` in `两年一次` tells, with the position of the number after it.
  func span(at position: Int) -> (period: String, end: Int)? {
    guard let (period, end) = longest(of: QuantityWords.spans, at: position) else { return nil }
    let next = skippingSpaces(from: end)
    return QuantityNumber.begins(with: self[next]) ? (period, next) : nil
  }

  /// The first position at or after `position` that is no space.
  func skippingSpaces(from position: Int) -> Int {
    var next = position
    while next < scalars.count, QuantityText.isSpace(scalars[next]) { next += 1 }
    return next
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{3000}" || scalar == "\n"
      || scalar == "\r"
  }

  static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

  static func isLatin(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("a"..."z").contains($0) } ?? false }

  /// A Chinese character of the main block.
  static func isHan(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("\u{4E00}"..."\u{9FFF}").contains($0) } ?? false
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}":  // full width
      return plain(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    case "A"..."Z": return Unicode.Scalar(scalar.value + 0x20) ?? scalar
    case "－", "—", "–", "‐", "‑", "−", "～", "〜", "~", "─", "―": return "-"
    case "≧", "⩾": return "≥"
    case "≦", "⩽": return "≤"
    default: return simplified[scalar] ?? scalar
    }
  }

  /// Traditional forms of the characters in the word tables.
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    let traditional = "個萬億兩場項條畝戶噸於過達約內間隻輛處種張臺雙對廠鎮鄉縣區蓋組織隊訓舉辦開選報發課門戶陸參貳壹員蓋總計單點級號"
    let simple = "个万亿两场项条亩户吨于过达约内间只辆处种张台双对厂镇乡县区盖组织队训举办开选报发课门户六三二一员盖总计单点级号"
    return Dictionary(
      zip(traditional.unicodeScalars, simple.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }()
}
