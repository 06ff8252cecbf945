/// The words in front of a deadline that carry no time: 于, 力争, 原则上, 请.
struct Lead: Hashable, Sendable {
  /// 力争, 争取: the deadline is soft.
  var soft = false
  /// 原则上: hard, exceptions by approval.
  var inPrinciple = false
  /// Where the deadline begins, in bytes.
  var end = 0
  /// Who is to do it, when the phrase begins with that.
  var subject: Range<Int>?
}

extension Cursor {
  mutating func takeLead() -> Lead {
    var lead = Lead()
    scan: while !atEnd {
      takeSpaces()
      if takeSoftWord() {
        lead.soft = true
        continue
      }
      if take("原则上") || (hasLatin && takeWord("in principle")) {
        lead.inPrinciple = true
        if take("应") || take("要") {}
        continue
      }
      if takeLabel() { continue }
      for word in Cursor.leadWords where takeLeadWord(word) { continue scan }
      if hasLatin {
        if sees("at least once") || sees("at least twice") {
          takeWord("at least")
          continue scan
        }
        for word in [
          "to be completed", "to be done", "complete", "completed", "finish", "finished", "deadline", "please",
        ]
        where takeWord(word) {
          if take(":") { takeSpaces() }
          continue scan
        }
      }
      if take(":") || take(",") || take("、") { continue }
      break
    }
    lead.end = place
    return lead
  }

  /// `整改时限：`, `第二阶段：`: the head of a column in front of what stands in it.
  private mutating func takeLabel() -> Bool {
    attempt { cursor in
      let start = cursor.place
      var length = 0
      while let (scalar, next) = cursor.scalar(at: cursor.place), (0x4E00...0x9FFF).contains(scalar), length < 12 {
        cursor.place = next
        length += 1
      }
      let end = cursor.place
      guard length >= 2, cursor.take(":"), Cursor.labelEnds.contains(where: { cursor.ends(at: end, with: $0) })
      else {
        return nil
      }
      var inside = cursor
      inside.place = start
      return inside.firstTimeTrace().map { $0 >= end } ?? true ? true : nil
    } ?? false
  }

  private static let labelEnds = ["时限", "时间", "期限", "日期", "节点", "周期", "阶段", "进度", "频次", "步骤"]

  mutating func takeSoftWord() -> Bool {
    for word in Cursor.softWords where take(word) { return true }
    guard hasLatin else { return false }
    for word in [
      "aim to finish", "aim for", "aim to", "aiming for", "strive to finish", "strive to", "strive for", "try to",
      "if possible", "ideally", "preferably", "target",
    ]
    where takeWord(word) {
      if take(":") || take(",") { takeSpaces() }
      return true
    }
    return false
  }

  static let softWords = ["力争", "争取", "力求", "力促", "努力", "尽量", "尽可能", "尽力", "拟争取"]

  /// 于2018年 but not 于是; 在8月 but not 在建.
  private mutating func takeLeadWord(_ word: String) -> Bool {
    guard sees(word) else { return false }
    if word == "在" && sees("在建") || word == "应" && sees("应急") || word == "拟" && sees("拟定") { return false }
    return take(word)
  }

  private static let leadWords = [
    "截止时间为", "截止时间", "截止日期", "完成期限", "时间节点", "完成时限为", "完成时限", "完成时间", "计划完成时间", "办理时限", "办结时限", "时限要求", "时间要求",
    "工作时限", "时限", "期限", "时间", "务必", "必须", "确保",
    "保证", "计划", "预计",
    "按要求", "按规定", "按照要求", "一般情况下", "一般", "暂定", "拟定于", "拟于", "拟在", "拟", "初定", "须", "需", "应当", "应", "要", "请", "定于",
    "将",
    "于", "在", "务于", "务在", "并", "且", "同时", "各单位", "各部门", "各地",
    "急件", "特急件", "普通件", "平件",
  ]
}

extension Cursor {
  /// Who is to do it, when the phrase begins with that: 各乡镇, 区农业局, 双方领导.
  ///
  /// A name ends with a word for an office or for people, holds no word of time and denies nothing.
  mutating func takeSubject() -> Range<Int>? {
    let start = place
    var end: Int?
    var length = 0
    var index = place
    while let (scalar, next) = scalar(at: index), length < 24 {
      guard (0x4E00...0x9FFF).contains(scalar) || scalar == 0x3001 || scalar == 0x28 || scalar == 0x29 else {
        break
      }
      if Cursor.denials.contains(scalar) { break }
      if Cursor.timeUnits.contains(scalar) { break }
      index = next
      length += 1
      if length >= 2, Cursor.subjectEnds.contains(where: { ends(at: index, with: $0) }) { end = index }
    }
    // 七一前并于各镇 begins with a time of its own.
    if let trace = firstTimeTrace(), let last = end, trace < last { return nil }
    guard let end else { return nil }
    place = end
    return start..<end
  }

  /// `submit the ledger`, `at least 3 times`: the matter in front of an English deadline.
  mutating func takeEnglishMatter() -> Range<Int>? {
    guard hasLatin, isLatinHere else { return nil }
    let start = place
    var index = place
    var known = false
    while index < bytes.count {
      let from = index
      while index < bytes.count, bytes[index] != 0x20, bytes[index] != 0x2C { index += 1 }
      let word = text(from..<index)
      if [
        "by", "before", "within", "every", "each", "in", "during", "no", "not", "until", "weekly", "monthly",
        "quarterly", "yearly", "annually", "daily", "throughout",
      ]
      .contains(word) {
        var end = from
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x2C { end -= 1 }
        guard known, end > start else { return nil }
        place = from
        return start..<end
      }
      if English.isTimeWord(word) { return nil }
      if OfficeWords.english.contains(word) { known = true }
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x2C { index += 1 }
    }
    return nil
  }

  private func ends(at index: Int, with word: String) -> Bool {
    let length = word.utf8.count
    guard index - length >= 0 else { return false }
    return zip(bytes[(index - length)..<index], word.utf8).allSatisfy { $0 == $1 }
  }

  private static let denials: Set<UInt32> = Set("不未非除勿无原".unicodeScalars.map(\.value))
  private static let timeUnits: Set<UInt32> = Set("年月日号周季旬每底末初".unicodeScalars.map(\.value))

  private static let subjectEnds = [
    "局", "委", "办", "部门", "单位", "镇", "乡", "街道", "中心", "政府", "公司", "学校", "医院", "领导", "组", "专班", "指挥部", "处", "科", "室",
    "院", "校", "村", "社区", "县", "区", "市", "企业",
    "双方", "两地", "各方", "负责人", "联络员", "联合会", "协会", "委员会", "园区", "开发区", "板块", "部",
  ]
}
