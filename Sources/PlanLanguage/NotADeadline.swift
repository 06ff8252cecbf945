import Diagnostics

/// Words that look like time and state no deadline: lengths of time, the past, names, imprints.
enum NotADeadline {
  /// The fault of a phrase that no form reads and that is of this kind, or nil.
  static func fault(_ text: PlainText, _ cursor: Cursor) -> DeadlineFault? {
    var cursor = cursor
    cursor.place = 0
    if let range = cursor.attribute() {
      return make(text, range, "这是修饰名词的时间，不是期限", "the time modifies a noun and is no deadline")
    }
    cursor.place = 0
    if let range = cursor.past() {
      return make(text, range, "说的是过去或现在，不是期限", "this is about the past or the present, no deadline")
    }
    cursor.place = 0
    if let range = cursor.base() {
      return make(text, range, "这是比较的基数年份，不是期限", "a year to compare with, no deadline")
    }
    cursor.place = 0
    if let range = cursor.imprint() {
      return make(text, range, "这是印发日期，不是期限", "the day of issue, no deadline", help: issued)
    }
    cursor.place = 0
    if let range = cursor.cohort() { return make(text, range, "这是届别，不是期限", "a class of people, no deadline") }
    cursor.place = 0
    if let range = cursor.duration() {
      return make(
        text, range, "这是时长，不是期限", "a length of time, no deadline",
        help: Bilingual(zh: "若指期限，写“…内”或写明日期", en: "if a limit is meant, write 'within …' or a day"))
    }
    cursor.place = 0
    if let range = cursor.lookalike() { return make(text, range, "不是时间", "this is no time") }
    return nil
  }

  private static let issued = Bilingual(zh: "印发日期写在计划的 issued", en: "the issue day belongs in the plan's `issued:`")

  private static func make(
    _ text: PlainText, _ range: Range<Int>, _ zh: String, _ en: String, help: Bilingual? = nil
  ) -> DeadlineFault {
    let words = text.text(range)
    return DeadlineFault(
      .notADeadline, Bilingual(zh: "“\(words)”\(zh)", en: "'\(words)': \(en)"), range: text.scalars(range),
      help: help)
  }

  /// Words that hold 前, 底, 期 or another sign of time by accident.
  fileprivate static let lookalikes = [
    "前方", "摸底", "彻底", "到底", "兜底", "托底", "底数", "底线", "前期", "前沿", "前景", "前提", "前置", "空前", "前列", "提前", "前往", "前后",
    "前瞻", "前台", "前端", "眼前", "前所未有", "月嫂", "周边", "周到", "日常",
    "季节", "年龄", "年轻", "年级", "节约", "时代", "期望", "内部", "内容", "底层", "底册",
  ]

  fileprivate static let pastWords = ["日前", "以前", "先前", "之前", "从前"] + pastWordsAnywhere

  fileprivate static let pastWordsAnywhere = [
    "目前", "当前", "此前", "至今", "迄今", "历年", "历史", "已于", "以来", "往年", "现阶段", "近年", "去年同期", "同比", "环比",
  ]
}

extension Cursor {
  private var whole: Range<Int> { 0..<bytes.count }

  /// 2013年底前开工的项目, 截至6月30日的数据.
  fileprivate mutating func attribute() -> Range<Int>? {
    _ = takeLead()
    if takeByWord() {}
    guard takePoint() != nil else { return nil }
    var length = 0
    while let (scalar, next) = scalar(at: place), length < 7 {
      if scalar == 0x7684 { return length <= 4 ? whole : nil }
      guard (0x4E00...0x9FFF).contains(scalar) else { return nil }
      place = next
      length += 1
    }
    return nil
  }

  /// 近三年, 四年来, 2016年以来, 截至目前, 目前.
  fileprivate mutating func past() -> Range<Int>? {
    let start = place
    for word in ["近", "最近", "过去", "前", "这", "去年", "往"] where take(word) {
      if takeTerm() != nil || attempt({ $0.takeNumber(digits: 2) }) != nil, take("年") || atEnd || true {
        return whole
      }
      place = start
    }
    place = start
    if takeTerm() != nil, take("来") || take("以来") { return whole }
    place = start
    if take("自") || take("从") {}
    if takeSpan() != nil, take("以来") || take("来") || take("底以来") || take("底至今") || take("至今") { return whole }
    var index = 0
    while index < bytes.count {
      place = index
      for word in index == 0 ? NotADeadline.pastWords : NotADeadline.pastWordsAnywhere where sees(word) {
        return index..<index + word.utf8.count
      }
      index = scalar(at: index)?.next ?? bytes.count
    }
    return nil
  }

  /// 以2018年帮扶资金为基数, 与2017年相比, 较2017年.
  fileprivate mutating func base() -> Range<Int>? {
    let compares = sees("较") || sees("比")
    guard take("以") || take("与") || take("较") || take("比") || take("同") || take("在"), takeSpan() != nil else {
      return nil
    }
    if compares { return whole }
    while !atEnd {
      for word in ["为基数", "为基准", "为基期", "相比", "基础上"] where sees(word) { return whole }
      place = scalar(at: place)?.next ?? bytes.count
    }
    return nil
  }

  /// 2018年7月17日印发.
  fileprivate mutating func imprint() -> Range<Int>? {
    if endsWith("起施行") || endsWith("之日起执行") || endsWith("起生效") { return whole }
    guard let span = takeSpan(), span.isDay, span.year != .plan else { return nil }
    for word in ["印发", "发布", "成文", "印", "发文", "公布", "施行", "制定", "颁布"] where take(word) && atEnd { return whole }
    return nil
  }

  /// 2018届毕业生, 2018级.
  fileprivate mutating func cohort() -> Range<Int>? {
    guard takeDigits(2...4) != nil else { return nil }
    return take("届") || take("级") || take("后") ? whole : nil
  }

  /// 挂职学习3个月, 为期6个月, 1个月以上, 跟岗学习半学期.
  fileprivate mutating func duration() -> Range<Int>? {
    var index = 0
    while let (_, next) = scalar(at: index) {
      place = 0
      // A term behind other words of time is a part of them.
      guard let trace = firstTimeTrace() ?? .some(index), trace >= index else { return nil }
      place = index
      let start = index
      if takeTerm() != nil || take("半学期") || take("一学期") || take("一个学期") || takeSemesters() || take("半天")
        || takeMinutes()
      {
        for word in ["以上", "以下", "左右", "以内的", "的", "之久", "时间", "期", "制", "为限"] where take(word) { break }
        return atEnd || firstTimeTrace() == nil ? start..<place : nil
      }
      index = next
    }
    return nil
  }

  private mutating func takeSemesters() -> Bool {
    attempt { cursor in
      guard cursor.takeNumber(digits: 2) != nil else { return nil }
      if cursor.take("个") {}
      return cursor.take("学期") || cursor.take("学年") ? true : nil
    } ?? false
  }

  private mutating func takeMinutes() -> Bool {
    attempt { cursor in
      guard cursor.takeNumber(digits: 4) != nil else { return nil }
      return cursor.take("分钟") || cursor.take("学时") || cursor.take("课时") ? true : nil
    } ?? false
  }

  /// 前方工作组, 摸底排查, 前后.
  fileprivate mutating func lookalike() -> Range<Int>? {
    guard firstTimeTrace() == nil || sees("前后") else { return nil }
    var index = 0
    while index < bytes.count {
      place = index
      for word in NotADeadline.lookalikes where sees(word) { return index..<index + word.utf8.count }
      index = scalar(at: index)?.next ?? bytes.count
    }
    return nil
  }
}
