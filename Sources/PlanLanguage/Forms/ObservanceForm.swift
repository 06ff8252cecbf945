import CivilTime
import Diagnostics

/// A day of action that is called after its date: `“10.17”全国扶贫日`, `6·26国际禁毒日`.
struct ObservanceForm: DeadlineForm {
  static let name = Bilingual(zh: "以日期命名的活动日", en: "a day of action called after its date")
  static let examples = ["“10.17”全国扶贫日", "6·26国际禁毒日", "“12·4”国家宪法日", "10.17 National Poverty Relief Day"]

  var month: Int
  var day: Int
  var title: String

  static func parse(_ cursor: inout Cursor) -> ObservanceForm? {
    cursor.attempt { cursor in
      guard let month = cursor.takeDigits(1...2), (1...12).contains(month), cursor.take("."),
        let day = cursor.takeDigits(1...2), (1...31).contains(day)
      else { return nil }
      if cursor.hasLatin, let title = cursor.takeEnglishTitleOfDay() {
        return ObservanceForm(month: month, day: day, title: title)
      }
      let start = cursor.place
      while let (scalar, next) = cursor.scalar(at: cursor.place), (0x4E00...0x9FFF).contains(scalar) {
        cursor.place = next
        if scalar == 0x65E5, cursor.place - start >= 6 {
          let title = cursor.text(start..<cursor.place)
          if cursor.take("期间") || cursor.take("当天") || cursor.take("活动") {}
          return ObservanceForm(month: month, day: day, title: title)
        }
      }
      return nil
    }
  }

  var canonical: String { "\(month).\(day)" + (title.utf8.first.map { $0 < 0x80 } ?? false ? " " : "") + title }

  func plain(_ readings: Readings) -> Bilingual {
    Bilingual(zh: "\(month)月\(day)日\(title)当天", en: "on \(day) \(English.name(ofMonth: month)) itself")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    guard let date = CivilDate(frame.base, month, day) else {
      throw .noSuchDay(frame.base, month, day, source: nil)
    }
    var resolution = Resolution(.window)
    resolution.occurrences = [DeadlineOccurrence(key: "", start: date, due: date)]
    resolution.rrule = "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(day)"
    resolution.steps.append(
      Bilingual(zh: "活动日，就在\(date.chinese)当天", en: "a day of action: on \(date.english) itself"))
    return resolution
  }
}

extension Cursor {
  /// ` national poverty relief day`: words that end with day.
  fileprivate mutating func takeEnglishTitleOfDay() -> String? {
    attempt { cursor in
      cursor.takeSpaces()
      let start = cursor.place
      while cursor.isLatinHere {
        let word = cursor.place
        while cursor.isLatinHere { cursor.place += 1 }
        let end = cursor.place
        if cursor.text(from: word) == "day", word > start { return cursor.text(start..<end) }
        cursor.takeSpaces()
      }
      return nil
    }
  }
}
