public import Diagnostics

/// One way to write a deadline; a value of it is a phrase that was read.
///
/// A form is one file under `Forms` and one line in `DeadlineForms.all`.
protocol DeadlineForm: Sendable {
  static var name: Bilingual { get }
  /// Phrases this form reads; a test reads each of them.
  static var examples: [String] { get }
  /// Reads from the cursor's place, or answers nil; what it leaves behind the place may be a tail.
  static func parse(_ cursor: inout Cursor) -> Self?
  /// The canonical writing, without soft words, tail and counts.
  var canonical: String { get }
  /// What was understood, in plain words and not in those of the phrase: `8月开始之前`.
  func plain(_ readings: Readings) -> Bilingual
  func resolve(_ frame: Frame) throws(Impossible) -> Resolution
  /// What a count that hangs on it is per: 每月; nil for a deadline of one turn.
  var per: String? { get }
}

extension DeadlineForm {
  var per: String? { nil }
}

/// A form whose deadlines come turn after turn.
protocol RecurringForm: DeadlineForm {}

/// A form that takes a whole phrase by one word in it: tried only when no form with a time reads the phrase.
protocol WholePhraseForm: DeadlineForm {}

/// A form as the manual shows it.
public struct DeadlineFormDescription: Hashable, Sendable {
  public var name: Bilingual
  /// Phrases of this form, each read by a test.
  public var examples: [String]
}

/// The table of all forms.
public enum DeadlineForms {
  /// In order of trial; of two that read equally far, the first wins.
  static let all: [any DeadlineForm.Type] = [
    PointForm.self,
    RangeForm.self,
    HalfAndFullYearForm.self,
    ListForm.self,
    FromYearForm.self,
    ObservanceForm.self,
    EveryMonthForm.self,
    EveryQuarterForm.self,
    EveryHalfYearForm.self,
    EveryYearForm.self,
    EveryWeekForm.self,
    EveryDayForm.self,
    PartsOfMonthForm.self,
    EverySchoolTermForm.self,
    IntervalForm.self,
    PeriodicalForm.self,
    FirstThenEveryForm.self,
    AfterEventForm.self,
    BeforeEventForm.self,
    YearsAheadForm.self,
    TermForm.self,
    AtOnceForm.self,
    StageForm.self,
    ApproximateForm.self,
    VagueForm.self,
    OngoingForm.self,
  ]

  /// Every form with its examples, for the manual.
  public static var descriptions: [DeadlineFormDescription] {
    all.map { DeadlineFormDescription(name: $0.name, examples: $0.examples) }
  }
}
