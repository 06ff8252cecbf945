/// A number as it stands in a text: `10`, `1.5`, `1,000`, `十五`, `一百二十`, `两`.
struct QuantityNumber: Sendable, Equatable {
  /// The digits as a whole number, the point left out.
  var digits: Int64
  /// How many of the digits stand after the point.
  var fraction: Int
  /// Written in Chinese numerals.
  var isChinese: Bool
  /// The position after it.
  var end: Int

  /// In thousandths of `factor`; nil when that has more than three decimals or is too large to hold.
  func thousandths(times factor: Int64) -> Int64? {
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: factor)
    let (value, overflowAgain) = scaled.multipliedReportingOverflow(by: 1000)
    guard !overflow, !overflowAgain else { return nil }
    var divisor: Int64 = 1
    for _ in 0..<fraction { divisor *= 10 }
    return value % divisor == 0 ? value / divisor : nil
  }

  /// The number at `position`, or nil when none stands there or it is too large to hold.
  static func read(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    QuantityText.isDigit(text[position]) ? arabic(text, at: position) : chinese(text, at: position)
  }

  /// Whether a number can begin with `scalar`.
  static func begins(with scalar: Unicode.Scalar?) -> Bool {
    QuantityText.isDigit(scalar) || scalar.map { digitValues[$0] != nil || $0 == "十" } ?? false
  }

  private static func arabic(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    var number = QuantityNumber(digits: 0, fraction: 0, isChinese: false, end: position)
    func append(_ end: Int) -> Bool {
      while number.end < end {
        guard let scalar = text[number.end] else { return false }
        let (tens, overflow) = number.digits.multipliedReportingOverflow(by: 10)
        let (sum, overflowAgain) = tens.addingReportingOverflow(Int64(scalar.value) - 0x30)
        guard !overflow, !overflowAgain else { return false }
        number.digits = sum
        number.end += 1
      }
      return true
    }
    func digits(from start: Int) -> Int {
      var end = start
      while QuantityText.isDigit(text[end]) { end += 1 }
      return end
    }
    var end = digits(from: position)
    guard append(end) else { return nil }
    // Commas must part groups of three: `1,000` is one number, `1,5` is two.
    while end - position <= 3 || number.end > end, text[number.end] == ",",
      digits(from: number.end + 1) == number.end + 4
    {
      number.end += 1
      end = number.end
      guard append(end + 3) else { return nil }
    }
    if text[number.end] == ".", QuantityText.isDigit(text[number.end + 1]) {
      let start = number.end + 1
      let last = digits(from: start)
      guard last - start <= 12 else { return nil }
      number.end = start
      guard append(last) else { return nil }
      number.fraction = last - start
    }
    return number
  }

  // MARK: Chinese numerals

  static let digitValues: [Unicode.Scalar: Int64] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let powers: [Unicode.Scalar: Int64] = ["十": 10, "百": 100, "千": 1000]

  /// Reads `一百二十`, `两万五千`, `二〇`; a bare 百, 千 or 万 is no number (百企帮百村).
  private static func chinese(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    if let spelled = spelledDigits(text, at: position) { return spelled }
    var end = position
    var total: Int64 = 0
    var section: Int64 = 0
    var digit: Int64?
    var lastPower: Int64 = 10_000
    var afterZero = false
    scan: while let scalar = text[end] {
      if let value = digitValues[scalar] {
        if value == 0 {
          guard digit == nil, end > position else { break scan }
          afterZero = true
        } else {
          guard digit == nil else { break scan }
          digit = value
        }
      } else if let power = powers[scalar], power < lastPower {
        guard digit != nil || (power == 10 && (end == position || afterZero)) else { break scan }
        section += (digit ?? 1) * power
        digit = nil
        lastPower = power
        afterZero = false
      } else if scalar == "万", total == 0, section > 0 || digit != nil {
        // `两万五千` is one number; `五万元` leaves 万 to the factor before a unit, which comes to the same.
        guard let next = text[end + 1], digitValues[next] != nil else { break scan }
        total = (section + (digit ?? 0)) * 10_000
        section = 0
        digit = nil
        lastPower = 10_000
      } else {
        break scan
      }
      end += 1
    }
    if afterZero, digit == nil, end > position, text[end - 1].map({ digitValues[$0] == 0 }) ?? false { return nil }
    guard end > position else { return nil }
    if let last = digit {
      // 一百二 is 120, 一百零二 is 102.
      let isShort = !afterZero && lastPower >= 100 && lastPower < 10_000
      section += isShort ? last * lastPower / 10 : last
    }
    return QuantityNumber(digits: total + section, fraction: 0, isChinese: true, end: end)
  }

  /// Digits one by one, as years are written: `二〇`, `一二〇`.
  private static func spelledDigits(_ text: QuantityText, at position: Int) -> QuantityNumber? {
    var end = position
    var value: Int64 = 0
    var hasZero = false
    while let scalar = text[end], let digit = digitValues[scalar], end - position < 15 {
      value = value * 10 + digit
      hasZero = hasZero || scalar == "〇"
      end += 1
    }
    guard end - position >= 2, hasZero, text[position] != "〇", text[end].map({ powers[$0] == nil }) ?? true else {
      return nil
    }
    return QuantityNumber(digits: value, fraction: 0, isChinese: true, end: end)
  }
}
