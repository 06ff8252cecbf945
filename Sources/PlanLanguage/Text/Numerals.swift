/// Numbers in digits and in Chinese numerals.
extension Cursor {
  /// A number in digits (at most `digits` of them) or in Chinese numerals: 12, 十二, 两, 二十.
  mutating func takeNumber(digits: Int = 4) -> Int? {
    takeDigits(1...digits) ?? takeChineseNumber()
  }

  /// A run of ASCII digits whose length lies in `lengths`.
  mutating func takeDigits(_ lengths: ClosedRange<Int>) -> Int? {
    var index = place
    var value = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
      guard index - place < lengths.upperBound else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index - place >= lengths.lowerBound else { return nil }
    place = index
    return value
  }

  /// Up to 9999: 三, 十五, 二十, 廿三, 一百二十, 二〇一八.
  mutating func takeChineseNumber() -> Int? {
    var index = place
    var total = 0
    var pending: Int?
    var digits = 0
    var scaled = false
    scan: while let (scalar, next) = scalar(at: index) {
      if let digit = Numerals.digit(scalar) {
        if !scaled, let before = pending {
          // Digits in a row: 二〇一八, read by place.
          guard digits < 4 else { return nil }
          pending = before * 10 + digit
        } else if let before = pending, before != 0 {
          return nil
        } else {
          pending = digit
        }
        digits += 1
      } else if scalar == 0x5EFF || scalar == 0x5345 {  // 廿 卅
        guard pending == nil, total == 0 else { break scan }
        total = scalar == 0x5EFF ? 20 : 30
        scaled = true
      } else if let scale = Numerals.scale(scalar) {
        guard (pending ?? 1) < 10, scale == 10 || pending != nil, total % (scale * 10) == 0 else { break scan }
        total += (pending ?? 1) * scale
        pending = nil
        scaled = true
      } else {
        break scan
      }
      index = next
    }
    guard scaled || pending != nil else { return nil }
    // Two or three digits in a row are 一两天 and 三五年: about so many, and no number.
    guard scaled || digits == 1 || digits == 4 else { return nil }
    place = index
    return total + (pending ?? 0)
  }
}

/// 数字: Chinese numerals, read and written.
public enum Numerals {
  /// 零 一 … 九, 两.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x96F6: 0
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// 十 百 千.
  static func scale(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    default: nil
    }
  }

  /// 一 … 九十九, for the canonical writing of small counts; Arabic digits beyond.
  public static func chinese(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (0..<100).contains(number) else { return String(number) }
    if number < 10 { return digits[number] }
    return (number < 20 ? "十" : digits[number / 10] + "十") + (number % 10 == 0 ? "" : digits[number % 10])
  }
}
