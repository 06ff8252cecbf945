import CivilTime
import Diagnostics

/// What is never done and reviewed from time to time: `长期坚持`, `持续推进`, `贯穿全年`.
struct OngoingForm: WholePhraseForm {
  static let name = Bilingual(zh: "长期、持续", en: "ongoing")
  static let examples = [
    "长期坚持", "持续推进", "常态化交流", "逐步", "不断", "继续开展", "贯穿全年", "滚动管理", "已经完成，长期坚持", "月月有进展、季季有突破", "ongoing",
    "continuous",
  ]

  var word: String
  /// Whether the plan's year bounds it.
  var isYearLong: Bool

  static func parse(_ cursor: inout Cursor) -> OngoingForm? {
    cursor.attempt { cursor in
      if cursor.take("贯穿") {
        guard cursor.take("于全年") || cursor.take("全年") || cursor.take("整年") || cursor.take("年度") else { return nil }
        if cursor.take("始终") {}
        return OngoingForm(word: "贯穿全年", isYearLong: true)
      }
      // 月月有进展, 季季有突破, 天天有: slogans.
      for word in ["月月", "季季", "天天", "周周", "年年", "时时"] where cursor.take(word) {
        cursor.place = cursor.bytes.count
        return OngoingForm(word: word, isYearLong: false)
      }
      guard cursor.firstTimeTrace() == nil else { return nil }
      let start = cursor.place
      var index = start
      while let (scalar, next) = cursor.scalar(at: index) {
        cursor.place = index
        if Ongoing.firstScalars.contains(scalar), let word = Ongoing.words.first(where: cursor.sees) {
          cursor.place = cursor.bytes.count
          return OngoingForm(word: word, isYearLong: false)
        }
        index = next
      }
      guard cursor.hasLatin else { return nil }
      cursor.place = start
      for word in Ongoing.english where cursor.takeWord(word) {
        // ongoing support: the matter follows, and no time.
        guard cursor.takeMatterToTheEnd() else { return nil }
        return OngoingForm(word: word, isYearLong: false)
      }
      return nil
    }
  }

  var canonical: String { word }

  func plain(_ readings: Readings) -> Bilingual {
    isYearLong
      ? Bilingual(zh: "全年都要做，没有到期日", en: "all through the year, never due")
      : Bilingual(zh: "一直要做，没有到期日", en: "always to be done, never due")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = Resolution(.ongoing)
    if isYearLong {
      let days = Span.months(frame.base, 1, 12)
      resolution.occurrences = [DeadlineOccurrence(key: "", start: days.lowerBound, due: days.upperBound)]
    }
    resolution.steps.append(
      Bilingual(zh: "长期事项，没有到期日，按 review 定期复查", en: "ongoing: no due day; looked at again as `review` says"))
    return resolution
  }
}

extension Cursor {
  /// Takes words to the end of the text when none of them speaks of time.
  fileprivate mutating func takeMatterToTheEnd() -> Bool {
    attempt { cursor in
      while !cursor.atEnd {
        let start = cursor.place
        while cursor.isLatinHere { cursor.place += 1 }
        guard cursor.place > start, !English.isTimeWord(cursor.text(from: start)) else { return nil }
        cursor.takeSpaces()
        if cursor.take(",") { cursor.takeSpaces() }
      }
      return true
    } ?? false
  }
}
