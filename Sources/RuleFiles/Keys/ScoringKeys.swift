import Rules

enum ScoringKey: UInt8, SectionKey {
  case onTime, extended, late, overdue, returned, ranking

  static let lookup = KeyLookup(ScoringKey.self)

  /// The keys whose values are weights.
  static let weights: [(key: ScoringKey, event: Scoring.Event)] = [
    (.onTime, .onTime), (.extended, .extended), (.late, .late), (.overdue, .overdue), (.returned, .returned),
  ]

  var row: RuleKey {
    switch self {
    case .onTime:
      RuleKey("on-time", ["按期办结"], .decimal, required: true, zh: "按期办结一项计几分", en: "points for what was met on time")
    case .extended:
      RuleKey(
        "extended", ["延期办结"], .decimal, zh: "延期内办结一项计几分，默认 0",
        en: "for what was met within an extension, 0 by default")
    case .late:
      RuleKey(
        "late", ["逾期办结"], .decimal, zh: "逾期办结一项计几分，扣分写负数，默认 0",
        en: "for what was met late, as a rule negative, 0 by default")
    case .overdue:
      RuleKey(
        "overdue", ["超期"], .decimal, zh: "超期未办结一项计几分，默认 0", en: "for what is overdue and not met, 0 by default")
    case .returned:
      RuleKey(
        "returned", ["退回重办"], .decimal, zh: "每退回重办一次计几分，默认 0",
        en: "for each time it was sent back to be done again, 0 by default")
    case .ranking:
      RuleKey(
        "ranking", ["排名"], .yesNo, zh: "是否排名，默认否；有关规定禁止滥用排名",
        en: "whether units are ranked, no by default; regulations forbid the abuse of rankings")
    }
  }
}
