import Diagnostics

/// What follows a deadline: a verb, an object, a count.
///
/// A tail may follow when it holds no word of time and no number with a unit of time, and when it holds a word
/// of the office (a verb such as 提交, an object such as 台账) or a quantity. It is set aside, and the steps say so.
struct Tail: Hashable, Sendable {
  /// Bytes of the plain text; empty when nothing follows.
  var range: Range<Int>
  var targets: [Target] = []
  /// 力争 or 争取 after the deadline: 年底前力争完成.
  var soft = false
  /// 持续, 常态化: what is to be done all the time.
  var ongoing = false
  /// 完成, 建成: what is to be finished.
  var finishing = false
  /// Nothing but 印发 or the like: after a full date that is the day of issue, no deadline.
  var isImprint = false
  /// 施行 or 生效: from an open beginning that is when something comes into force, no deadline.
  var isEffect = false
  /// 定期 or 不定期: turns without a period, which only a recurring deadline settles.
  var asksHowOften = false

  /// The tail from the cursor's place on, or nil when what is left is none.
  static func read(_ cursor: Cursor) -> Tail? {
    var cursor = cursor
    let start = cursor.place
    guard !cursor.atEnd else { return Tail(range: start..<start) }
    var tail = Tail(range: start..<cursor.bytes.count)
    if cursor.take(",") || cursor.take(":") || cursor.take(";") || cursor.take("、") {}
    if cursor.take("。") {}
    let words = cursor.place
    while true {
      if cursor.takeSoftWord() {
        tail.soft = true
      } else if cursor.take("原则上") || cursor.take("要") || cursor.take("应") || cursor.take("须") {
      } else {
        break
      }
    }
    guard !cursor.atEnd else { return tail.soft ? tail : nil }
    if cursor.isLatinHere { return english(cursor, tail) }
    guard cursor.beginsTail(), !cursor.isAttribute(), !cursor.denies(), cursor.firstTimeTraceBesideObjects() == nil
    else { return nil }
    // 每月一报: the second 一 counts nothing.
    let isOnce = cursor.seesOnce() && !cursor.sees("一次") && !cursor.sees("1")
    if isOnce { return tail }
    tail.asksHowOften = cursor.holds("定期")
    tail.isEffect = cursor.sees("施行") || cursor.sees("生效")
    tail.isImprint = ["印发", "发布", "公布", "颁布", "发文"].contains(cursor.text(words..<cursor.bytes.count))
    for word in ["完成", "全面完成", "全部完成", "基本完成", "建成", "全面建成", "实现", "全面实现"] where cursor.sees(word) {
      tail.finishing = true
    }
    tail.ongoing = Ongoing.begins(cursor) || !tail.finishing && cursor.holds("长期坚持")
    if cursor.holdsNumber(from: words) {
      tail.targets = QuantityReader.find(in: cursor.text(words..<cursor.bytes.count)).map(\.target)
    }
    guard cursor.holdsOfficeWord() || !tail.targets.isEmpty || tail.ongoing else { return nil }
    return tail
  }

  private static func english(_ start: Cursor, _ tail: Tail) -> Tail? {
    var cursor = start
    var tail = tail
    var known = false
    var words = 0
    while !cursor.atEnd, words < 40 {
      cursor.takeSpaces()
      let from = cursor.place
      while cursor.place < cursor.bytes.count, (0x61...0x7A).contains(cursor.bytes[cursor.place]) {
        cursor.place += 1
      }
      let word = cursor.text(from..<cursor.place)
      if English.isTimeWord(word) { return nil }
      if OfficeWords.english.contains(word) { known = true }
      if word.isEmpty { if !cursor.atEnd { cursor.place += 1 } }
      words += 1
    }
    if start.holdsNumber(from: start.place) {
      tail.targets = QuantityReader.find(in: start.text(start.place..<start.bytes.count)).map(\.target)
      if tail.targets.isEmpty { return nil }
    }
    return cursor.atEnd && (known || !tail.targets.isEmpty) ? tail : nil
  }

  /// What of the tail the canonical writing keeps: the counts, or the word that changes the deadline's kind.
  var canonicalEnding: String {
    targets.isEmpty
      ? keptWord
      : targets.map { $0.each && !$0.text.contains("各") ? "各\($0.text)" : $0.text }.joined(separator: "、")
  }
}

extension Cursor {
  var isLatinHere: Bool { place < bytes.count && (0x61...0x7A).contains(bytes[place]) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether a tail can begin here: with a Han character that is no left-over modifier, a figure or a bracket.
  fileprivate func beginsTail() -> Bool {
    guard let (scalar, next) = scalar(at: place) else { return false }
    if (0x30...0x39).contains(scalar) || scalar == 0x28 { return true }
    if scalar == 0x3E || scalar == 0x2265 || scalar == 0x2264 { return true }
    guard (0x4E00...0x9FFF).contains(scalar) else { return false }
    guard Cursor.modifierStarts.contains(scalar) else { return true }
    guard let second = self.scalar(at: next)?.value else { return false }
    return OfficeWords.holds(scalar, second) || Cursor.harmlessPairs.contains(UInt64(scalar) << 32 | UInt64(second))
  }

  /// A deadline that modifies a noun is none: 2013年底前开工的项目, 截至6月30日的数据.
  fileprivate func isAttribute() -> Bool {
    var index = place
    for _ in 0...4 {
      guard let (scalar, next) = scalar(at: index) else { return false }
      // 的, but not of 投资的60%, which is a count.
      if scalar == 0x7684 { return !(self.scalar(at: next).map { (0x30...0x39).contains($0.value) } ?? false) }
      index = next
    }
    return false
  }

  /// 不得开工, （特殊情况除外）, 节假日顺延: what is forbidden, left out or moved, and so no plain deadline.
  fileprivate func denies() -> Bool {
    if sees("不"), !Cursor.harmlessNots.contains(where: sees) { return true }
    return sees("禁止") || sees("严禁") || sees("暂不") || sees("未")
      || ["除外", "顺延", "以外", "另行", "不得早于"].contains(where: holds)
  }

  /// Words that begin with 不 and deny nothing.
  private static let harmlessNots = ["不少", "不低", "不多", "不超", "不断", "不小", "不定期", "不漏", "不得少", "不得低", "不得超", "不间断"]

  fileprivate func holds(_ word: String) -> Bool {
    var probe = self
    while probe.place < bytes.count {
      if probe.sees(word) { return true }
      probe.place += 1
    }
    return false
  }

  fileprivate func holdsOfficeWord() -> Bool {
    var index = place
    var before: UInt32?
    while let (scalar, next) = scalar(at: index) {
      if let before, OfficeWords.holds(before, scalar) { return true }
      before = scalar
      index = next
    }
    return false
  }

  fileprivate func holdsNumber(from start: Int) -> Bool {
    var index = start
    while let (scalar, next) = scalar(at: index) {
      if (0x30...0x39).contains(scalar) || Numerals.digit(scalar) != nil || Numerals.scale(scalar) != nil {
        return true
      }
      if scalar == 0x5168 { return true }  // 全 of 全覆盖
      index = next
    }
    return false
  }

  /// Characters that would be left over from a deadline read too short.
  private static let modifierStarts: Set<UInt32> = Set(
    "前后底末初内起止间中上下旬份以之左右多半余来过至到或和及与的了是年月日号季周时点天届期第".unicodeScalars.map(\.value))

  /// Words beginning with such a character that are ordinary all the same.
  private static let harmlessPairs: Set<UInt64> = Set(
    [
      "至少", "至多", "前往", "前期", "前方", "前置", "前去", "后续", "后期", "中期", "中心", "中央", "中层", "中小", "内部", "上级", "上门", "上述",
      "下乡", "下沉", "下属", "下级", "下一", "到村", "到位", "到场",
      "到企", "到基", "到会", "与有", "与各", "与对", "与区", "与县", "与市", "与省", "以书", "以文", "以现", "以多", "以点", "以上", "多渠", "多方",
      "多次", "多形", "时时", "和区", "和县", "初审", "初验", "初评",
      "初步", "初见", "起草", "内控", "内审", "过渡", "过会", "来访", "来函", "第一", "第二", "第三", "第四", "第五", "前端", "间接", "日常", "月度",
      "季度",
    ].map { pair in pair.unicodeScalars.reduce(UInt64(0)) { $0 << 32 | UInt64($1.value) } })
}

extension English {
  /// Words that would make a tail a deadline read in part.
  static func isTimeWord(_ word: String) -> Bool {
    timeWords.contains(word) || months.contains { $0.0 == word && word != "may" && word != "march" }
      || weekdays.contains { $0.0 == word || $0.0 + "s" == word }
  }

  private static let timeWords: Set<String> = [
    "by", "before", "after", "until", "till", "within", "during", "every", "each", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years", "hour", "hours", "daily", "weekly", "monthly",
    "quarterly", "yearly", "annually", "since", "ago", "later", "earlier", "about", "around", "approximately",
    "early", "late", "mid", "end", "beginning", "regularly", "sometime", "or", "not", "except", "unless",
  ]
}

extension Tail {
  private var keptWord: String { ongoing ? "持续推进" : finishing ? "完成" : "" }

  /// What the tail adds to the meaning of the deadline before it.
  func adjust(_ resolution: inout Resolution, form: any DeadlineForm) {
    if ongoing, (form as? AtOnceForm)?.event == nil, form is AtOnceForm {
      // 立行立改,长期坚持: begun at once, and never done.
      resolution.kind = .ongoing
      resolution.occurrences = []
      resolution.counting = nil
      resolution.ambiguity = nil
      return
    }
    guard let point = (form as? PointForm)?.point, point.edge == .whole else { return }
    if ongoing, point.span.part == .year { resolution.kind = .ongoing }
    // 2020年全面完成…: a year to finish in is a day to finish by.
    if finishing, point.span.part == .year, point.span.year != .plan { resolution.kind = .due }
  }
}
