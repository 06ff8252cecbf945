import Rules

enum RaisedKey: UInt8, SectionKey {
  case on, by, because, kind

  static let lookup = KeyLookup(RaisedKey.self)

  static let kindWords = WordList<Raised.Kind>([
    (.finding, "finding", ["整改"]), (.instruction, "instruction", ["交办"]),
  ])

  var row: RuleKey {
    switch self {
    case .on:
      RuleKey(
        "on", ["日期"], .day, required: true, zh: "交办的日期；期限里的相对日期从这一天起算，以前不作提醒",
        en: "the day it was raised: relative words count from it, and nothing is told before it")
    case .by: RuleKey("by", ["交办人"], .line, required: true, zh: "谁交办的", en: "who raised it")
    case .because: RuleKey("because", ["事由"], .text, required: true, zh: "为什么交办", en: "what it was raised for")
    case .kind:
      RuleKey(
        "kind", ["类型"], Self.kindWords.kind, zh: "整改（检查发现的问题）或交办（领导交办），默认交办",
        en: "a finding to put right or a leader's instruction, the latter by default")
    }
  }
}
