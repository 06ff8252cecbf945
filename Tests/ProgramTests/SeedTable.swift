import Testing

/// 任务分解表: lines 49 to 189 of seed 004, copied by hand, and the promises that stand in its prose only.
///
/// Not read from the rules: what the program says is compared with this.
enum SeedTable {
  struct Row: Sendable, CustomTestStringConvertible {
    var id: String
    var units: [String]
    var phrase: String
    var due: String
    /// For a phrase that states both ends of a window.
    var start: String?
    /// Line of the row's words in the document.
    var line: Int
    /// The quantity, for rows that are one commitment with one.
    var target: (comparator: String, value: Int, unit: String)?

    init(
      _ id: String, _ units: [String], _ phrase: String, due: String, from start: String? = nil, line: Int,
      _ target: (String, Int, String)? = nil
    ) {
      self.id = id
      self.units = units
      self.phrase = phrase
      self.due = due
      self.start = start
      self.line = line
      self.target = target
    }

    var testDescription: String { id }
  }

  private static let charity = ["区人社局", "总工会", "团区委", "妇联"]
  private static let towns = ["春江镇", "西夏墅镇", "奔牛镇", "河海街道"]
  private static let newYear = "2018-01-01"

  static let rows = [
    Row("leaders-visit", ["区党政办"], "全年", due: "2018-12-31", from: newYear, line: 59),
    Row("agri-firms", ["区农业局"], "4～11月", due: "2018-11-30", from: "2018-04-01", line: 65, (">=", 10, "家")),
    Row("selenium-products", ["区农业局"], "4～11月", due: "2018-11-30", from: "2018-04-01", line: 71),
    Row("investing-firms", ["区商务局"], "全年", due: "2018-12-31", from: newYear, line: 77),
    Row("investment-training", ["区商务局"], "7～11月", due: "2018-11-30", from: "2018-07-01", line: 83),
    Row("tourism-products", ["区经发局"], "全年", due: "2018-12-31", from: newYear, line: 89),
    Row("tourism-matchmaking", ["区经发局"], "6～8月", due: "2018-08-31", from: "2018-06-01", line: 95),
    Row("media-tour", ["区经发局"], "9～11月", due: "2018-11-30", from: "2018-09-01", line: 101, ("=", 1, "次")),
    Row("science-outreach", ["区科技局"], "全年", due: "2018-12-31", from: newYear, line: 107),
    Row(
      "research-matchmaking", ["区科技局"], "4～11月", due: "2018-11-30", from: "2018-04-01", line: 113,
      (">=", 1, "次")),
    Row("vocational-schools", ["区社会事业局"], "3～9月", due: "2018-09-30", from: "2018-03-01", line: 119),
    Row("teaching-support", ["区社会事业局"], "3～11月", due: "2018-11-30", from: "2018-03-01", line: 125),
    Row("paired-hospitals", ["区社会事业局"], "4月", due: "2018-04-30", line: 131, ("=", 1, "家")),
    Row("medical-exchanges", ["区社会事业局"], "9月", due: "2018-09-30", line: 137),
    Row("exchange-officials", ["区委组织部"], "5月", due: "2018-05-31", line: 143, ("range", 2, "名")),
    Row("labour-mechanism", ["区人社局"], "3～12月", due: "2018-12-31", from: "2018-03-01", line: 149),
    Row("labour-agencies", ["区人社局"], "8月前", due: "2018-07-31", line: 155, (">=", 2, "家")),
    Row("job-fairs", ["区人社局"], "3～11月", due: "2018-11-30", from: "2018-03-01", line: 161),
    Row("order-training", ["区人社局"], "全年", due: "2018-12-31", from: newYear, line: 167),
    Row("charity-donations", charity, "全年", due: "2018-12-31", from: newYear, line: 173, ("range", 1, "场")),
    Row("social-forces", charity, "全年", due: "2018-12-31", from: newYear, line: 179),
    Row("paired-towns", towns, "全年", due: "2018-12-31", from: newYear, line: 185),
  ]

  /// The prose-only promises by the line they stand in; the last states no day.
  static let prose: [(id: String, units: [String], line: Int, due: String?)] = [
    ("prose-investment-promotion", ["区经发局", "区商务局"], 11, "2018-12-31"),
    ("prose-chamber-exchange", ["区经发局", "区商务局"], 11, "2018-12-31"),
    ("prose-rural-cadres", ["区农业局"], 15, "2018-12-31"),
    ("prose-tourism-promotion", ["区经发局"], 18, "2018-12-31"),
    ("prose-school-staff", ["区社会事业局"], 28, "2018-12-31"),
    ("prose-doctors", ["区社会事业局"], 32, "2018-12-31"),
    ("prose-seconded-cadres", ["区委组织部", "区人社局"], 36, "2018-12-31"),
    ("prose-other-exchange", ["区委组织部", "区人社局"], 36, nil),
  ]

  /// Everything whose last day is before 10 September 2018, by unit: 4月, 5月, 8月前, 6～8月.
  /// Of the last row only the meeting can be overdue; the encouragement cannot.
  static let dueBefore10September: [(unit: String, key: String, due: String)] = [
    ("区人社局", "xinbei-ziyang-2018/labour-agencies", "2018-07-31"),
    ("区委组织部", "xinbei-ziyang-2018/exchange-officials", "2018-05-31"),
    ("区社会事业局", "xinbei-ziyang-2018/paired-hospitals", "2018-04-30"),
    ("区经发局", "xinbei-ziyang-2018/tourism-matchmaking/meeting", "2018-08-31"),
  ]
}
