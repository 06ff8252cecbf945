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
    if let tails = Cursor.longerWords[word], let next = scalar, tails.contains(next) {
      place = start
      return false
    }
    return true
  }

  /// The characters that make a modifier the beginning of an ordinary word.
  private static let longerWords: [String: Set<UInt32>] = {
    let words = [
      "初": "步审验评稿心中级选次始定筛查衷创试", "前": "后往期方去置沿提端景台言线列", "中": "期标心央国小层共止考断介医文华型央外试年",
      "内": "部容控外审涵设", "底": "数", "末": "端", "起": "草步动来因点诉飞", "间": "接隙谍", "止": "损",
    ]
    return words.mapValues { Set($0.unicodeScalars.map(\.value)) }
  }()
}
