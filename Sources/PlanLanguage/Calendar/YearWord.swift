import CivilTime
import Diagnostics

/// How a phrase says which year it means.
enum YearWord: Hashable, Sendable {
  /// Unsaid, 本年, 当年: the plan's year, or the one inherited from the first half of a range.
  case plan
  /// `2018年`.
  case written(Int)
  /// 今年 0, 明年 1, 去年 -1: counted from the issue day's year.
  case fromIssue(Int)
  /// 次年: the year after the plan's, or after that of the first half of a range.
  case following

  /// The years a phrase may name; beyond them a number is a slip of the pen.
  static let range = 1900...2200

  var canonical: String {
    switch self {
    case .plan: ""
    case .written(let year): "\(year)年"
    case .fromIssue(let offset): ["前年", "去年", "今年", "明年", "后年"][min(max(offset, -2), 2) + 2]
    case .following: "次年"
    }
  }

  /// - Parameter base: What an unsaid year means here.
  func resolve(_ context: DeadlineContext, base: Int, source: Range<Int>?) throws(Impossible) -> Int {
    let year =
      switch self {
      case .plan: base
      case .written(let year): year
      case .fromIssue(let offset): (context.issued?.year ?? context.year) + offset
      case .following: base + 1
      }
    guard YearWord.range.contains(year) else {
      throw Impossible(
        Bilingual(
          zh: "年份应在\(YearWord.range.lowerBound)至\(YearWord.range.upperBound)之间",
          en: "a year lies between \(YearWord.range.lowerBound) and \(YearWord.range.upperBound)"),
        source: source)
    }
    return year
  }
}

extension Cursor {
  /// A year at the front of a phrase: 2018年(度), 二〇一八年, 18年, 今年, 次年. Nil when none is written.
  mutating func takeYear() -> YearWord? {
    for (word, year) in Cursor.yearWords where take(word) {
      if take("度") {}
      return year
    }
    return attempt { cursor in
      guard let number = cursor.takeWrittenYear(), cursor.take("年") else { return nil }
      if cursor.take("度") {}
      return .written(number)
    }
  }

  /// The number of a year without 年: four digits, 二〇一八, or two digits when it is plainly a year.
  mutating func takeWrittenYear() -> Int? {
    attempt { cursor in
      let start = cursor.place
      if let year = cursor.takeDigits(4...4) { return year }
      if let year = cursor.takeDigits(2...2) {
        // 18年底前, 18年6月: two digits are a year only before a part of a year; 18年内 is a span of time.
        let rest = cursor.attempt { cursor -> Bool? in
          guard cursor.take("年") else { return nil }
          let words = ["底", "末", "初", "上半", "下半", "度", "第", "一季", "二季", "三季", "四季", "全年"]
          if words.contains(where: { cursor.sees($0) }) { return true }
          guard let month = cursor.takeNumber(digits: 2), (1...12).contains(month) else { return nil }
          return cursor.sees("月") || cursor.sees("季") ? true : nil
        }
        guard rest != nil else { return nil }
        cursor.place = start + 2
        return 2000 + year
      }
      guard let year = cursor.takeChineseNumber(), year >= 1000,
        cursor.place - start == 12  // four numerals by place: 二〇一八, not 两千
      else { return nil }
      return year
    }
  }

  private static let yearWords: [(String, YearWord)] = [
    ("今年", .fromIssue(0)), ("本年", .plan), ("当年", .plan), ("同年", .plan), ("明年", .fromIssue(1)),
    ("来年", .fromIssue(1)), ("后年", .fromIssue(2)), ("去年", .fromIssue(-1)), ("上年", .fromIssue(-1)),
    ("上一年", .fromIssue(-1)), ("次年", .following), ("翌年", .following), ("第二年", .following),
    ("下一年", .following), ("下年", .following),
  ]
}
