/// The named periods that every plan knows; a plan's own `periods:` come first.
enum NamedPeriods {
  static let builtIn: [NamedPeriod] = [
    NamedPeriod(name: "暑期", start: (7, 1), end: (8, 31)),
    NamedPeriod(name: "寒假", start: (1, 20), end: (2, 28)),
    NamedPeriod(name: "秋冬季", start: (10, 1), end: (3, 31)),
    NamedPeriod(name: "春季", start: (3, 1), end: (5, 31)),
    NamedPeriod(name: "夏季", start: (6, 1), end: (8, 31)),
    NamedPeriod(name: "秋季", start: (9, 1), end: (11, 30)),
    NamedPeriod(name: "冬季", start: (12, 1), end: (2, 28)),
    // 脱贫攻坚 ended with 2020 (中发〔2015〕34号).
    NamedPeriod(name: "攻坚期", start: (1, 1), end: (12, 31), years: 2016...2020),
    NamedPeriod(name: "三八", start: (3, 8), end: (3, 8)),
    NamedPeriod(name: "五四", start: (5, 4), end: (5, 4)),
    NamedPeriod(name: "六一", start: (6, 1), end: (6, 1)),
    NamedPeriod(name: "七一", start: (7, 1), end: (7, 1)),
    NamedPeriod(name: "八一", start: (8, 1), end: (8, 1)),
    NamedPeriod(name: "教师节", start: (9, 10), end: (9, 10)),
    // The national sessions open on 3 March (CPPCC) and 5 March (NPC).
    NamedPeriod(name: "全国两会", start: (3, 3), end: (3, 15)),
  ]

  /// Other ways to write the built-in names, the longest first; what is written, then the name.
  static let aliases: [(String, String)] = [
    ("暑假期", "暑期"), ("暑假", "暑期"), ("暑期", "暑期"), ("寒假", "寒假"), ("寒期", "寒假"), ("秋冬季节", "秋冬季"),
    ("秋冬季", "秋冬季"), ("秋冬", "秋冬季"), ("春季", "春季"), ("夏季", "夏季"), ("秋季", "秋季"), ("冬季", "冬季"),
    ("脱贫攻坚期", "攻坚期"), ("攻坚期", "攻坚期"), ("全国两会", "全国两会"), ("两会", "全国两会"),
    ("三八妇女节", "三八"), ("三八节", "三八"), ("五四青年节", "五四"), ("六一儿童节", "六一"), ("六一节", "六一"), ("七一建党节", "七一"), ("建党节", "七一"),
    ("七一", "七一"),
    ("八一建军节", "八一"), ("建军节", "八一"), ("八一", "八一"), ("六一", "六一"), ("五四", "五四"), ("三八", "三八"), ("教师节", "教师节"),
  ]

  static let englishAliases: [(String, String)] = [
    ("the summer holidays", "暑期"), ("the summer holiday", "暑期"), ("summer holidays", "暑期"),
    ("summer holiday", "暑期"), ("the summer", "暑期"), ("summer", "暑期"), ("the winter holidays", "寒假"),
    ("winter holidays", "寒假"), ("the two sessions", "全国两会"), ("two sessions", "全国两会"),
  ]

  /// No statute sets them: the answer says what would settle them.
  static func isFirm(_ period: NamedPeriod) -> Bool { !vague.contains(period.name) || !builtIn.contains(period) }

  /// The built-in periods whose days differ from place to place or from year to year.
  private static let vague: Set<String> = ["暑期", "寒假", "秋冬季", "春季", "夏季", "秋季", "冬季", "全国两会"]
}

extension Cursor {
  mutating func takeNamedPeriod() -> NamedPeriod? {
    // The longest name wins: 主汛期 before 汛期 however the plan lists them.
    var best: (period: NamedPeriod, end: Int)?
    let start = place
    for (name, period) in periods where !name.isEmpty {
      place = start
      if take(name), place > best?.end ?? start { best = (period, place) }
    }
    place = start
    if let best {
      place = best.end
      return best.period
    }
    for (written, name) in NamedPeriods.aliases where take(written) {
      // 暑假期间 is 暑假 and 期间.
      if written.hasSuffix("期"), sees("间") { place -= 3 }
      return period(name)
    }
    guard hasLatin else { return nil }
    for (written, name) in NamedPeriods.englishAliases where takeWord(written) { return period(name) }
    return nil
  }

  private func period(_ name: String) -> NamedPeriod? {
    periods.first { $0.period.name == name }?.period ?? NamedPeriods.builtIn.first { $0.name == name }
  }
}
