public import CivilTime
public import Diagnostics
import PlanLanguage

/// One obligation in a report, as it stood at the report's instant.
public struct ReportRow: Hashable, Sendable {
  /// Its number in the report, from 1 and on through all lists; the summary by unit refers to it.
  public var number: Int
  public var key: String
  /// Id of the plan.
  public var plan: String
  public var planTitle: String
  /// Id of the task.
  public var task: String
  public var title: String
  /// Names of the units that answer together; empty when the plan leaves them undefined.
  public var units: [String]
  /// Who does it, when the answering unit does not: `紫阳县`.
  public var performedBy: String?
  /// The deadline as written; empty when the plan's period is its only limit.
  public var phrase: String
  /// The first day of its window.
  public var start: CivilDate
  public var due: CivilDate
  /// The time of the due day at which it is late; nil means 24:00.
  public var dueTime: TimeOfDay?
  /// The due day before any extension.
  public var originalDue: CivilDate
  /// Whether the due day was counted by a calendar without a notice (≈).
  public var provisional: Bool
  /// Calendar days past the due day; 0 until then.
  public var daysOverdue: Int
  public var workingDaysOverdue: Int
  /// Working days from the day after the report's through the due day; negative past it.
  public var workingDaysLeft: Int
  public var lamp: RowLamp
  /// 环节: the stage it is in, or that it is; nil where one step closes it.
  public var stage: Bilingual?
  /// Whose turn it is: `unit`, `supervisor`; nil where one step closes it, or nobody's.
  public var holder: String?
  /// Key of the obligation it is a stage of.
  public var parent: String?
  /// `overdue`, `open`, `met-late`, …
  public var state: String
  /// The state in a few words.
  public var sentence: Bilingual
  public var targets: [RowTarget]
  /// Of the target least advanced, 0...100; nil when nothing is counted.
  public var percent: Int?
  /// Less done than the elapsed share of the window asks for.
  public var isBehindPace: Bool
  public var missingEvidence: [String]
  public var lastFact: RowFact?
  public var clause: RowClause?
  /// `file:line` of the rule.
  public var place: String
  /// The day it was met; nil while it is not.
  public var metOn: CivilDate?
  /// In an account of units, what it says of this row besides.
  public var account: RowAccount?
}

/// 账目: how late one obligation is, and in whose hands it was.
public struct RowAccount: Hashable, Sendable {
  /// Working days from the due day that counts until it was met, or until the report's day; nil when it is not late.
  public var workingDaysLate: Int?
  /// 退回重办: how often it was sent back to be done again.
  public var returns: Int
  /// Working days that the unit had it in hand.
  public var heldByUnit: Int
  /// 受阻: working days that it waited for another unit or for something outside.
  public var heldByOthers: Int
  /// Working days that it waited for the supervisor.
  public var heldBySupervisor: Int

  public init(
    workingDaysLate: Int?, returns: Int, heldByUnit: Int, heldByOthers: Int, heldBySupervisor: Int
  ) {
    self.workingDaysLate = workingDaysLate
    self.returns = returns
    self.heldByUnit = heldByUnit
    self.heldByOthers = heldByOthers
    self.heldBySupervisor = heldBySupervisor
  }

  /// `责任单位9，受阻5，督办单位4`.
  public var heldWords: Bilingual {
    Bilingual(
      zh: "责任单位\(heldByUnit)，受阻\(heldByOthers)，督办单位\(heldBySupervisor)",
      en: "unit \(heldByUnit), blocked \(heldByOthers), supervisor \(heldBySupervisor)")
  }
}

/// 红黄绿灯 of a row: told apart by mark and word, never by colour alone.
public struct RowLamp: Hashable, Sendable {
  /// `grey`, `green`, `yellow`, `red`, `blue`.
  public var name: String
  public var mark: String
  public var word: Bilingual
  /// `#rrggbb` when the policy colours it otherwise than usual.
  public var colour: String?

  public init(name: String, mark: String, word: Bilingual, colour: String? = nil) {
    self.name = name
    self.mark = mark
    self.word = word
    self.colour = colour
  }
}

/// One target of a row and how far it is.
public struct RowTarget: Hashable, Sendable {
  /// As written: `10场次`.
  public var text: String
  public var unit: String
  /// In thousandths of `unit`, like the others.
  public var reached: Int64
  public var goal: Int64
  /// The upper end of a range (2～3名); nil for other targets.
  public var upper: Int64?
  /// What the pace asks for by now; nil without a pace.
  public var expected: Int64?

  /// Thousandths as a decimal without trailing zeros: 1500 is `1.5`.
  public static func decimal(_ thousandths: Int64) -> String { Target.decimal(thousandths) }
}

/// The last fact of a row.
public struct RowFact: Hashable, Sendable {
  /// `done`, `progress`, `attach`, …
  public var kind: String
  public var word: Bilingual
  public var on: CivilDate
  public var by: String
  /// For progress, in thousandths.
  public var value: Int64?
  public var unit: String?
  public var ref: String?
  public var note: String?
}

/// The document's own words for a row.
public struct RowClause: Hashable, Sendable {
  public var quote: String
  /// `file:line` in the document; the line alone when the plan names no document.
  public var place: String
}
