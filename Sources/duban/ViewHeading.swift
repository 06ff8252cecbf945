import CivilTime
import Diagnostics
import Evaluation
import Reports
import Rules

/// The line above a list that is somebody's own view.
enum ViewHeading {
  /// `范围（2018-09-10）：农业局局长：区农业局；下级单位：农技站`: whose view it is, and which units it covers that day.
  static func text(_ purview: Purview, _ book: RuleBook, _ day: CivilDate, _ language: Language) -> String {
    let words = purview.words(in: book)
    return Bilingual(zh: "范围（\(day)）：\(words.zh)", en: "Scope (\(day)): \(words.en)")[language]
  }
}

/// What `--for` means, for the help of every command that has it.
enum ViewHelp {
  static let text =
    "A person's or unit's own view: what a liaison officer's units answer for and support, for a leader and a unit "
    + "also the units below, for the supervisor's people the whole plan."
}
