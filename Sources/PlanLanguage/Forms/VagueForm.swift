import Diagnostics

/// Words that name no time: `定期`, `适时`, `及时`, `按上级要求时限`, an empty cell. A person decides.
struct VagueForm: WholePhraseForm {
  static let name = Bilingual(zh: "没有时间的词，须由人定", en: "words without a time; a person decides")
  static let examples = [
    "定期", "不定期", "适时", "及时", "尽快", "限期整改", "按上级要求时限", "按时间节点", "同上", "分阶段", "本届政府任期内", "节前", "中长期", "倒排工期",
    "双方领导定期开展互访", "借助“春风行动”", "汛期",
    "regularly", "as soon as possible",
  ]

  var words: String
  var kind: Kind

  /// What a person should supply.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case empty, frequency, adHoc, whenSuitable, soon, elsewhere, stages, above, horizon, office, backwards,
      festival, campaign, progress, season, open, eventOnly

    var missing: Bilingual {
      switch self {
      case .empty: Bilingual(zh: "没有写期限：请写明日期或周期", en: "no deadline is written: state a day or how often")
      case .frequency: Bilingual(zh: "请写明周期，如每季度", en: "state how often, such as every quarter")
      case .adHoc:
        Bilingual(
          zh: "不定期只计次数、不会逾期；要考核请写明期限和次数",
          en: "ad hoc work is counted and never overdue; state a day and a number if it is to be judged")
      case .whenSuitable: Bilingual(zh: "请写明最迟何时", en: "state the latest day")
      case .soon: Bilingual(zh: "请写明最迟日期，或几个工作日内", en: "state the latest day, or within how many working days")
      case .elsewhere:
        Bilingual(zh: "期限在别的文件里：请查明后写上日期", en: "the day stands in another document: look it up and write it here")
      case .stages: Bilingual(zh: "请写明各阶段的起止日期", en: "state the days of each stage")
      case .above: Bilingual(zh: "请照上一行写出期限", en: "copy the deadline of the row above")
      case .horizon: Bilingual(zh: "请写明到哪一年", en: "state the year it ends with")
      case .office: Bilingual(zh: "请写明任期的起止日期（periods）", en: "state the days of the term of office (periods)")
      case .backwards: Bilingual(zh: "倒排工期须先有完成日期：请写明", en: "planning backwards needs a last day: state it")
      case .festival: Bilingual(zh: "请写明是哪个节日", en: "state which festival")
      case .campaign: Bilingual(zh: "请写明该活动的起止日期（periods）", en: "state the days of that campaign (periods)")
      case .progress: Bilingual(zh: "请写明由谁在何时确定，最迟何时", en: "state who decides when, and the latest day")
      case .season:
        Bilingual(
          zh: "该时段各地不同：请在 periods 中写明起止日期",
          en: "this season differs from place to place: state its days under periods")
      case .eventOnly:
        Bilingual(zh: "只写了事件：请写明事件之前或之后多少日", en: "only the event is named: state how many days before or after it")
      case .open: Bilingual(zh: "只写了从何时起，请写明最迟何时", en: "only the earliest day is written: state the latest")
      }
    }
  }

  static func parse(_ cursor: inout Cursor) -> VagueForm? {
    let start = cursor.place
    cursor.place = 0
    guard let found = cursor.findVague() else {
      cursor.place = start
      return nil
    }
    cursor.place = cursor.bytes.count
    return found
  }

  var canonical: String { words }

  func plain(_ readings: Readings) -> Bilingual {
    Bilingual(zh: "没有写明时间，须由人定", en: "no time is stated; a person decides")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = Resolution(.unresolvable)
    resolution.missing = kind.missing
    resolution.steps.append(
      words.isEmpty
        ? Bilingual(zh: "期限为空", en: "the deadline is empty")
        : Bilingual(zh: "“\(words)”没有可以推算的日期，不作猜测", en: "'\(words)' gives no day to go by; nothing is guessed"))
    return resolution
  }

  /// Longer words first where one holds another: 不定期 before 定期.
  static let table: [(word: String, kind: Kind)] = [
    ("不定期", .adHoc), ("随机", .adHoc), ("定期", .frequency), ("周期性", .frequency), ("适时", .whenSuitable),
    ("择机", .whenSuitable), ("相机", .whenSuitable), ("择期", .whenSuitable),
    ("另行通知", .whenSuitable), ("另行确定", .whenSuitable), ("视情", .whenSuitable), ("适当时候", .whenSuitable),
    ("适当时机", .whenSuitable), ("条件成熟", .whenSuitable), ("待定", .whenSuitable), ("另定", .whenSuitable),
    ("需要时", .whenSuitable), ("必要时", .whenSuitable), ("及时", .soon), ("尽快", .soon), ("尽早", .soon), ("早日", .soon),
    ("抓紧", .soon), ("从速", .soon), ("近期", .soon), ("近日", .soon), ("限期", .soon),
    ("限时", .soon), ("短期内", .soon), ("短时间内", .soon), ("数日内", .soon), ("几天内", .soon), ("稍后", .soon), ("不久", .soon),
    ("加紧", .soon), ("倒排工期", .backwards), ("倒排", .backwards),
    ("按时间节点", .elsewhere), ("时间节点", .elsewhere), ("节点", .elsewhere), ("按上级", .elsewhere), ("按照上级", .elsewhere),
    ("规定时间", .elsewhere), ("规定时限", .elsewhere), ("要求时限", .elsewhere),
    ("规定期限", .elsewhere), ("按计划", .elsewhere), ("按进度", .elsewhere), ("按期", .elsewhere), ("如期", .elsewhere),
    ("按时", .elsewhere), ("按要求", .elsewhere), ("按规定", .elsewhere), ("按照要求", .elsewhere),
    ("按序时进度", .elsewhere), ("序时进度", .elsewhere), ("分阶段", .stages), ("分步", .stages), ("分批", .stages),
    ("分期", .stages), ("分年度", .stages), ("同上", .above), ("同前", .above), ("〃", .above), ("中长期", .horizon),
    ("远期", .horizon), ("中远期", .horizon), ("短期", .horizon), ("任期", .office), ("届期内", .office), ("节日期间", .festival),
    ("节假日", .festival), ("假期", .festival), ("主汛期", .season), ("汛期", .season),
    ("采暖期", .season), ("供暖期", .season), ("采暖季", .season), ("供暖季", .season), ("防火期", .season), ("旺季", .season),
    ("淡季", .season), ("农忙", .season), ("农闲", .season), ("三夏", .season), ("三秋", .season), ("枯水期", .season),
    ("丰水期", .season),
    ("开学季", .season), ("学期内", .season), ("学年内", .season), ("雨季", .season), ("梅雨", .season), ("春耕", .season),
  ]

  static let firstScalars = Set(table.compactMap { $0.word.unicodeScalars.first?.value })

  /// Words that hold 前 or 后 and stand at the beginning.
  static let openings: [(word: String, kind: Kind)] = [
    ("节前", .festival), ("节后", .festival), ("两节期间", .festival), ("双节期间", .festival), ("节日期间", .festival),
    ("节假日期间", .festival), ("假期期间", .festival), ("两节前", .festival), ("双节前", .festival), ("年前", .festival),
    ("年后", .festival), ("元宵节前", .festival),
    ("重阳节前", .festival), ("除夕前", .festival), ("开学前", .season), ("开学后", .season), ("入冬前", .season), ("入汛前", .season),
    ("汛期前", .season), ("汛前", .season),
    ("汛期内", .season), ("汛期", .season), ("主汛期", .season),
  ]

  /// A campaign's name stands at its end.
  static let campaigns = ["行动", "就业周", "宣传周", "宣传月", "活动周", "活动月", "活动日", "宣传日", "服务月", "服务周"]

  static let english: [(word: String, kind: Kind)] = [
    ("from time to time", .adHoc), ("ad hoc", .adHoc), ("irregularly", .adHoc), ("regularly", .frequency),
    ("periodically", .frequency), ("on a regular basis", .frequency), ("as appropriate", .whenSuitable),
    ("when appropriate", .whenSuitable),
    ("when necessary", .whenSuitable), ("in due course", .whenSuitable), ("in due time", .whenSuitable),
    ("to be determined", .whenSuitable), ("tbd", .whenSuitable), ("as soon as possible", .soon), ("asap", .soon),
    ("promptly", .soon),
    ("in a timely manner", .soon), ("timely", .soon), ("soon", .soon), ("without delay", .soon),
    ("as required", .elsewhere), ("as planned", .elsewhere), ("on schedule", .elsewhere), ("on time", .elsewhere),
    ("same as above", .above), ("ditto", .above),
    ("in stages", .stages), ("in the long term", .horizon), ("medium and long term", .horizon),
    ("flood season", .season), ("term of office", .office),
  ]
}

extension Cursor {
  /// The vague word of a phrase that holds nothing else of time, with what is missing.
  fileprivate func findVague() -> VagueForm? {
    if bytes.isEmpty || [[0x2D], [0x2F], [0xE6, 0x97, 0xA0]].contains(bytes) {
      return VagueForm(words: text(0..<bytes.count), kind: .empty)
    }
    var probe = self
    for (word, kind) in VagueForm.openings where sees(word) {
      probe.place = word.utf8.count
      return probe.firstTimeTrace() == nil ? VagueForm(words: word, kind: kind) : nil
    }
    if let words = eventOnly() { return VagueForm(words: words, kind: .eventOnly) }
    guard firstTimeTrace() == nil else { return nil }
    var index = 0
    while let (scalar, next) = scalar(at: index) {
      if VagueForm.firstScalars.contains(scalar) {
        probe.place = index
        for (word, kind) in VagueForm.table where probe.take(word) { return VagueForm(words: word, kind: kind) }
      }
      index = next
    }
    if let words = according() { return VagueForm(words: words, kind: .progress) }
    for word in VagueForm.campaigns where endsWith(word) {
      return VagueForm(words: text(0..<bytes.count), kind: .campaign)
    }
    guard hasLatin else { return nil }
    for (word, kind) in VagueForm.english {
      for index in 0..<bytes.count where index == 0 || bytes[index - 1] == 0x20 {
        probe.place = index
        if probe.takeWord(word) { return VagueForm(words: word, kind: kind) }
      }
    }
    return nil
  }

  /// 开工前, 活动结束后: an event, and nothing said of how long before or after it.
  private func eventOnly() -> String? {
    for mark in ["之前", "以前", "前", "之后", "以后", "后"] where endsWith(mark) {
      let end = bytes.count - mark.utf8.count
      guard end >= 6 else { return end == 3 && sees("会") ? text(0..<bytes.count) : nil }
      var index = 0
      var before: UInt32?
      var known = false
      while index < end, let (scalar, next) = scalar(at: index) {
        guard (0x4E00...0x9FFF).contains(scalar) else { return nil }
        if let before, OfficeWords.holds(before, scalar) { known = true }
        before = scalar
        index = next
      }
      var head = self
      head.place = 0
      guard known, let trace = head.firstTimeTrace(), trace >= end else { return nil }
      return text(0..<bytes.count)
    }
    return nil
  }

  /// 根据年度工作进展情况: whatever the progress will be.
  private func according() -> String? {
    guard sees("根据") || sees("视") || sees("结合"),
      endsWith("情况") || endsWith("需要") || endsWith("实际") || endsWith("进展")
    else { return nil }
    return text(0..<bytes.count)
  }

  func endsWith(_ word: String) -> Bool {
    let length = word.utf8.count
    guard bytes.count > length else { return false }
    return zip(bytes[(bytes.count - length)...], word.utf8).allSatisfy { $0 == $1 }
  }
}
