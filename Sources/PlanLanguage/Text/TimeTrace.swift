/// Traces of time in words that are not read as a deadline.
extension Cursor {
  /// The first place from here on where a word of time or a number with a unit of time stands.
  func firstTimeTrace() -> Int? {
    var probe = self
    var index = place
    var before: UInt32?
    while let (scalar, next) = scalar(at: index) {
      probe.place = index
      if Cursor.timeStarts.contains(scalar), probe.seesTimeWord() { return index }
      if (0x30...0x39).contains(scalar) || Numerals.digit(scalar) != nil || scalar == 0x5341,
        probe.seesTimedNumber()
      {
        return index
      }
      if scalar == 0x524D || scalar == 0x540E, isModifier(scalar, before: next, after: before) { return index }
      before = scalar
      index = next
    }
    return nil
  }

  /// 前 and 后 are modifiers of time unless the word they stand in says otherwise: 前往, 目前, 后续, 先后.
  private func isModifier(_ scalar: UInt32, before next: Int, after previous: UInt32?) -> Bool {
    let isBefore = scalar == 0x524D
    if let previous, (isBefore ? Cursor.endsInBefore : Cursor.endsInAfter).contains(previous) { return false }
    guard let following = self.scalar(at: next)?.value else { return true }
    return !(isBefore ? Cursor.beginsWithBefore : Cursor.beginsWithAfter).contains(following)
  }

  private static let endsInBefore = Set("目当提空眼超生史先此日以之前".unicodeScalars.map(\.value))
  private static let beginsWithBefore = Set("往期方去置沿端景后瞻所".unicodeScalars.map(\.value))
  private static let endsInAfter = Set("先善售产灾落背最随然今前滞".unicodeScalars.map(\.value))
  private static let beginsWithAfter = Set("续期勤方备台盾果遗盖进".unicodeScalars.map(\.value))

  private func seesTimeWord() -> Bool {
    for word in Cursor.timeWords where sees(word) { return true }
    return false
  }

  /// 3个月, 5日, 十天, 2018年, 16:30 — but not 一日三餐 or 三年级.
  private func seesTimedNumber() -> Bool {
    var probe = self
    if probe.place > 0, (0x30...0x39).contains(probe.bytes[probe.place - 1]) { return false }
    guard let number = probe.takeNumber(digits: 8) else { return false }
    // 2018-03-01, 2018.6: a date in figures needs no unit.
    if probe.place == place + 4, YearWord.range.contains(number),
      probe.take("-") || probe.take(".") || probe.take("/"),
      probe.takeDigits(1...2) != nil
    {
      return true
    }
    if probe.takeRangeMark() { _ = probe.takeNumber(digits: 8) }
    if probe.sees("年级") || probe.sees("时代") || probe.sees("周边") || probe.sees("点位") || probe.sees("月嫂") {
      return false
    }
    for unit in [
      "年", "个月", "月", "日", "号", "天", "周", "个星期", "星期", "季度", "个季度", "个工作日", "工作日", "小时", "个小时", "时", "点", "分钟", "旬",
      "学期", "届",
    ]
    where probe.sees(unit) { return true }
    return probe.sees(":")
  }

  private static let timeWords = [
    "年底", "年末", "年初", "年中", "年内", "年终", "年度内", "月底", "月末", "月初", "月内", "月中旬", "上旬", "中旬", "下旬", "季末", "季度末", "季度初",
    "上半年", "下半年",
    "每年", "每月", "每个月", "每半月", "每学期", "每一年", "每两", "每隔", "逐月", "逐季", "今天", "明天", "后天", "今日", "明日", "即日", "一季一", "每季",
    "每周", "每日", "每天", "每半年", "每旬", "半年", "全年", "今年", "明年", "去年", "后年", "次年", "当年", "本年", "本月",
    "下月", "上月", "本周", "下周", "周一", "周二",
    "周三", "周四", "周五", "周六", "周日", "星期", "工作日", "春节", "国庆", "元旦", "端午", "中秋", "清明节", "劳动节", "之前", "以前", "之后", "以后",
    "之日起", "前后",
    "上季度", "上一季度", "上一年", "上年", "上周", "下季度", "下一季度", "下一年", "次日", "次月", "翌年", "期间", "截至", "截止", "为止", "以来", "年前",
    "月前", "十三五", "十四五", "十五五", "暑期", "寒假", "暑假",
  ]

  private static let timeStarts: Set<UInt32> = Set(timeWords.compactMap { $0.unicodeScalars.first?.value })
}
