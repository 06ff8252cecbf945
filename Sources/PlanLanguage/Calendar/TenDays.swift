/// A part of a month.
enum TenDays: String, Hashable, Sendable, CaseIterable {
  case first = "上旬"
  case middle = "中旬"
  case last = "下旬"
  case firstTwo = "上中旬"
  case lastTwo = "中下旬"
  case firstHalf = "上半月"
  case secondHalf = "下半月"

  /// Days of a month that has `length` days.
  func days(length: Int) -> ClosedRange<Int> {
    switch self {
    case .first: 1...10
    case .middle: 11...20
    case .last: 21...length
    case .firstTwo: 1...20
    case .lastTwo: 11...length
    case .firstHalf: 1...15
    case .secondHalf: 16...length
    }
  }
}

extension Cursor {
  /// 上旬, 中下旬, 上半月, and 初 or 中 when they are no part of another word.
  mutating func takeTenDays() -> TenDays? {
    for part in [TenDays.firstTwo, .lastTwo, .first, .middle, .last] where take(part.rawValue) { return part }
    if take("中上旬") { return .firstTwo }
    if take("下中旬") { return .lastTwo }
    if take("上半月") || take("前半月") { return .firstHalf }
    if take("下半月") || take("后半月") { return .secondHalf }
    if takeModifier("初") { return .first }
    return nil
  }

  /// Takes `word` unless it begins a longer word that is no modifier: 初 of 初步, 前 of 前往, 底 of 底数.
  @discardableResult
  mutating func takeModifier(_ word: String) -> Bool {
    let start = place
    guard take(word) else { return false }
    for longer in Cursor.longerWords[word] ?? [] where sees(longer.rest) && !longer.unless.contains(where: sees) {
      place = start
      return false
    }
    return true
  }

  /// What makes a modifier the beginning of an ordinary word, and what undoes that: 内 of 内部, but not of 内部署.
  ///
  /// Only words that cannot as well be a modifier and a verb stand here: 前提 would swallow 前 + 提交.
  private static let longerWords: [String: [(rest: String, unless: [String])]] = {
    let words: [String: [(String, [String])]] = [
      "初": [("步", []), ("审", []), ("验", []), ("评", []), ("稿", []), ("级", []), ("心", []), ("衷", [])],
      "前": [
        ("后", []), ("往", []), ("期", []), ("方", []), ("去", []), ("置", ["置换"]), ("沿", []), ("端", []), ("景", []),
        ("瞻", []), ("所未", []),
      ],
      "中": [
        ("秋", []), ("考", ["考核", "考评"]), ("学", ["学习"]), ("国", []), ("午", []), ("期", []), ("心", []), ("央", []),
        ("层", []), ("小", []), ("标", []),
      ],
      "内": [("部", ["部署", "部分"]), ("涵", []), ("蒙", [])],
      "末": [("端", [])], "起": [("草", []), ("步", []), ("飞", []), ("诉", [])], "间": [("接", ["接待", "接收"])],
    ]
    return words.mapValues { $0.map { (rest: $0.0, unless: $0.1) } }
  }()
}
