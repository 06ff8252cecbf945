import Diagnostics

extension DeadlineFault {
  /// A part of a quantity that no word of ours explains.
  static func quantityUnread(_ text: QuantityText, _ range: Range<Int>) -> DeadlineFault {
    let part = text.written(range)
    if text.longest(of: QuantityWords.vague, at: range.lowerBound) != nil {
      return DeadlineFault(
        .unread, Bilingual(zh: "“\(part)”没有写出数量", en: "‘\(part)’ names no number"), range: range,
        help: Bilingual(zh: "写出数和单位，如“不少于3家”", en: "write a number and a unit, such as ‘at least 3 firms’"))
    }
    return DeadlineFault(
      .unread, Bilingual(zh: "“\(part)”读不成数量", en: "‘\(part)’ is not read as a quantity"), range: range,
      help: Bilingual(
        zh: "目标只写数量，如“10家以上”“每月1-2条”“658万元”；其余文字写在事项名称里",
        en: "a target holds quantities only, such as ‘10家以上’, ‘at least 3’; put the rest into the title"))
  }

  static func quantityIsName(_ text: QuantityText, _ range: Range<Int>) -> DeadlineFault {
    let part = text.written(range)
    return DeadlineFault(
      .notADeadline,
      Bilingual(zh: "“\(part)”里的数是名称或序号的一部分，不是数量", en: "the number in ‘\(part)’ is part of a name, not a quantity"),
      range: range)
  }

  static func quantityContradicts(_ text: QuantityText, _ range: Range<Int>) -> DeadlineFault {
    let part = text.written(range)
    return DeadlineFault(
      .unread, Bilingual(zh: "“\(part)”里的限定词互相矛盾", en: "the comparators in ‘\(part)’ contradict each other"),
      range: range,
      help: Bilingual(zh: "只留一个限定词", en: "keep one of them"))
  }

  static func quantityLeavesNumberOut(_ text: QuantityText, _ range: Range<Int>) -> DeadlineFault {
    let part = text.written(range)
    return DeadlineFault(
      .unread,
      Bilingual(
        zh: "“\(part)”不包括本数（民法典第一千二百五十九条），没有可核对的界线",
        en: "‘\(part)’ leaves the number itself out (Civil Code, art. 1259) and so sets no line to check"),
      range: range, help: Bilingual(zh: "改写为“以上”或“以下”，包括本数", en: "write 以上 or 以下, which include the number"))
  }

  static func quantityMissed(_ text: QuantityText, _ miss: QuantityMiss, at position: Int) -> DeadlineFault {
    switch miss {
    case .noNumber:
      return quantityUnread(text, position..<text.count)
    case .noUnit(let end):
      return quantityUnread(text, position..<max(end, min(text.count, position + 1)))
    case .time:
      let range = position..<text.count
      return DeadlineFault(
        .notADeadline,
        Bilingual(
          zh: "“\(text.written(range))”是时间，不是数量", en: "‘\(text.written(range))’ is a time, not a quantity"),
        range: range)
    case .tooFine(let end):
      let range = position..<end
      return DeadlineFault(
        .unread,
        Bilingual(
          zh: "“\(text.written(range))”太大，或小数超过三位",
          en: "‘\(text.written(range))’ is too large, or has more than three decimals"), range: range)
    case .backwards(let end):
      let range = position..<end
      return DeadlineFault(
        .impossible,
        Bilingual(
          zh: "“\(text.written(range))”的后一个数不大于前一个", en: "‘\(text.written(range))’ does not go upwards"),
        range: range)
    }
  }
}
