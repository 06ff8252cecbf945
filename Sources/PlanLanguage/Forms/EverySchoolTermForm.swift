import CivilTime
import Diagnostics

/// School term after school term: the terms end with January and with June.
struct EverySchoolTermForm: RecurringForm {
  static let name = Bilingual(zh: "每学期", en: "every school term")
  static let examples = ["每学期", "每个学期", "every school term"]

  static func parse(_ cursor: inout Cursor) -> EverySchoolTermForm? {
    cursor.attempt { cursor in
      guard
        cursor.take("每学期") || cursor.take("每个学期") || cursor.take("每一学期") || cursor.take("按学期")
          || cursor.hasLatin
            && (cursor.takeWord("every school term") || cursor.takeWord("every term")
              || cursor.takeWord("each term"))
      else { return nil }
      if cursor.take("末") || cursor.take("结束前") || cursor.take("期末") {}
      return EverySchoolTermForm()
    }
  }

  var canonical: String { "每学期" }

  var per: String? { "每学期" }

  func plain(_ readings: Readings) -> Bilingual {
    Bilingual(zh: "每个学期一期，到学期结束为止", en: "every school term, by its end")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var steps: [Bilingual] = []
    let years = try Turns.of(.year, bounds: nil, frame, steps: &steps)
    let period = frame.context.period
    var occurrences: [DeadlineOccurrence] = []
    for year in years {
      let number = year.days.lowerBound.year
      for (month, first) in [(1, CivilDate(clamping: number - 1, 9, 1)), (6, CivilDate(clamping: number, 2, 1))] {
        let due = CivilDate(clamping: number, month, 31)
        guard period.contains(due) else { continue }
        occurrences.append(DeadlineOccurrence(key: monthKey(due), start: first, due: due))
      }
    }
    steps.append(
      Bilingual(zh: "学期按9月至次年1月、2月至6月计", en: "terms are taken as September to January and February to June"))
    var resolution = Resolution.recurring(occurrences, rrule: "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=-1", steps: steps)
    resolution.ambiguity = Ambiguity(
      message: Bilingual(
        zh: "学期起止由各地规定，按1月底、6月底结束计", en: "terms differ from place to place; ends in January and June are assumed"),
      alternatives: [], setting: "periods: 学期")
    return resolution
  }
}
