/// The units of quantities.
enum QuantityUnits {
  struct Unit: Sendable {
    let name: String
    /// What one of it is worth in `name`: 万元 is 10,000 元.
    let factor: Int64
    /// Comes in whole ones only: over 10 firms is 11 firms.
    let isCounted: Bool
    /// Is taken after Chinese numerals too; others would be found in names (`两校一企`, `三级`, `一组`).
    let afterChinese: Bool
  }

  static let all: QuantityTable<Unit> = {
    func unit(_ name: String, counted: Bool, chinese: Bool) -> (word: String, value: Unit) {
      (name, Unit(name: name, factor: 1, isCounted: counted, afterChinese: chinese))
    }
    let common = [
      "名", "人", "位", "个", "家", "户", "所", "座", "处", "场", "场次", "次", "期", "项", "条", "篇", "件",
      "套", "份", "台", "辆", "栋", "间", "人次", "批次", "班次", "册", "本", "笔", "宗", "支", "幅", "届", "轮",
      "口", "对", "堂", "节", "个镇", "个乡", "个村", "个社区", "个街道", "个县", "个区", "个乡镇", "个行政村",
      "个贫困村", "个项目", "个品牌", "个基地", "个平台", "个案例", "个示范点", "个单位", "个部门", "个企业",
      "个学校", "个园区", "个中心", "个小区", "个网格", "个点位", "个事项", "个问题", "个合作社", "个车间", "个扶贫车间", "个专科", "个岗位", "个百分点", "人天",
      "车次", "床位", "个床位",
    ]
    let arabicOnly = [
      "批", "只", "头", "匹", "株", "棵", "起", "例", "款", "种", "类", "双", "组", "队", "班", "门", "课",
      "课时", "学时", "张", "封", "讲", "站", "店", "馆", "村", "镇", "乡", "县", "县区", "街道", "社区", "校",
      "企业", "户次", "篇次", "岗位", "团", "艘", "盏", "根", "块", "片", "棚", "箱", "袋", "包", "瓶", "盒",
      "枚", "把", "床", "床次", "项次", "件次", "家次", "户家庭", "度", "千瓦时",
    ]
    let measured = [
      "亩", "公顷", "平方米", "平方公里", "平方千米", "公里", "千米", "米", "吨", "公斤", "千克", "克", "斤",
      "立方米", "千瓦", "兆瓦", "瓦", "升",
    ]
    var units = common.map { unit($0, counted: true, chinese: true) }
    units += arabicOnly.map { unit($0, counted: true, chinese: false) }
    units += measured.map { unit($0, counted: false, chinese: true) }
    for (word, name) in [("元", "元"), ("元人民币", "元"), ("块钱", "元"), ("美元", "美元"), ("元钱", "元")] {
      units.append((word, Unit(name: name, factor: 1, isCounted: false, afterChinese: true)))
    }
    for word in ["%", "percent", "per cent"] {
      units.append((word, Unit(name: "%", factor: 1, isCounted: false, afterChinese: true)))
    }
    units.append(("成", Unit(name: "%", factor: 10, isCounted: false, afterChinese: true)))
    return QuantityTable(units)
  }()

  /// Multipliers between a number and its unit.
  static let factors = QuantityTable<Int64>([
    ("十", 10), ("百", 100), ("千", 1000), ("万", 10_000), ("十万", 100_000), ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("亿", 100_000_000), ("万亿", 1_000_000_000_000), ("百亿", 10_000_000_000), ("千亿", 100_000_000_000),
    ("thousand", 1000), ("million", 1_000_000), ("billion", 1_000_000_000),
  ])

  static let englishNumbers = QuantityTable<Int64>([
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
    ("nine", 9),
    ("ten", 10), ("eleven", 11), ("twelve", 12), ("twenty", 20), ("thirty", 30), ("fifty", 50),
    ("hundred", 100),
  ])

  /// English units that need no comparator to be taken for a quantity within a longer text.
  static let english: Set<String> = [
    "time", "times", "person", "persons", "people", "firm", "firms", "company", "companies", "session",
    "sessions", "article", "articles", "report", "reports", "meeting", "meetings", "visit", "visits", "item",
    "items", "project", "projects", "yuan", "mu", "household", "households", "village", "villages", "school",
    "schools", "teacher", "teachers", "doctor", "doctors", "job", "jobs", "event", "events", "training",
    "trainings", "town", "towns",
  ]

  /// English money and area are measured, everything else is counted.
  static func isCounted(english unit: String) -> Bool {
    !["yuan", "rmb", "mu", "hectare", "hectares", "km", "kilometres", "tonne", "tonnes", "tons", "metres", "%"]
      .contains(unit)
  }

  /// Words that are never an English unit.
  static let englishStops: Set<String> = [
    "per", "each", "or", "and", "a", "an", "the", "in", "of", "at", "by", "to", "for", "within", "before",
    "after", "every", "apiece", "more", "less", "fewer", "above", "below", "total", "least", "most", "so", "over",
    "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "from", "on", "until", "with", "than",
    "during", "this", "as", "if", "when", "not", "no", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
    "jul",
    "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}
