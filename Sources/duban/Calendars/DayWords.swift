import CivilTime
import Diagnostics
import PlanLanguage
import WorkCalendars

extension CivilDate {
  /// `2018年7月31日（周二）`, `Tue 2018-07-31`.
  var words: Bilingual { Bilingual(zh: chinese, en: "\(englishWeekday) \(self)") }
}

extension DayKind {
  /// `工作日`, `国庆节放假`, `国庆节调休上班`: what kind of day `day` is.
  func words(on day: CivilDate) -> Bilingual {
    switch self {
    case .working: Bilingual(zh: "工作日", en: "working day")
    case .weekend:
      day.weekday >= 6
        ? Bilingual(zh: "周末", en: "weekend") : Bilingual(zh: "每周休息日", en: "weekly rest day")
    case .holiday(let festival, isStatutory: true):
      Bilingual(zh: "\(festival)（法定节假日）", en: "\(festival), statutory holiday")
    case .holiday(let festival, isStatutory: false):
      Bilingual(zh: "\(festival)放假", en: "\(festival), day off")
    case .makeUp(let festival): Bilingual(zh: "\(festival)调休上班", en: "make-up working day for \(festival)")
    }
  }

  /// `working`, `weekend`, `holiday`, `make-up`: for scripts.
  var word: String {
    switch self {
    case .working: "working"
    case .weekend: "weekend"
    case .holiday: "holiday"
    case .makeUp: "make-up"
    }
  }
}

extension DeadlineOccurrence {
  /// `≈2018年7月31日（周二）16:30`: the due moment.
  func dueWords(_ language: Language) -> String {
    let time = dueTime.map { language == .zh ? "\($0)" : " \($0)" } ?? ""
    return (provisional ? "≈" : "") + due.words[language] + time
  }
}

/// `text` without anything that would move a terminal's cursor.
func shown(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0x09: " "
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: "\u{FFFD}"
        default: scalar
        }
      }))
}
