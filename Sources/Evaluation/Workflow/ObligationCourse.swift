public import CivilTime
public import Diagnostics
public import PlanLanguage
public import Rules

/// What few obligations have: a due day that moved, a message by hand, a mute, an acknowledgement, a slip, or being one
/// stage of another.
public struct ObligationCourse: Hashable, Sendable {
  /// The due day before any extension or day given back.
  public var originalDue: CivilDate
  public var extensions: Int
  /// Since when the due day is what it is; nil when it never was another.
  public var dueSince: CivilDate?
  public var notices: [Course.Notice]
  /// 暂缓催办: when nobody is reminded of it.
  public var mutes: [Course.Mute] = []
  /// 知悉: what the unit said it knows, in the order of its days.
  public var acknowledgements: [Acknowledgement] = []
  /// The days on which the unit did or said something, in their order.
  public var answers: [CivilDate] = []
  /// 督办单: the slips issued for it, in the order of their numbers.
  public var slips: [Slip] = []
  /// Of a stage which one; nil of what the plan itself asks for.
  public var stage: StageOccurrence?

  public init(
    originalDue: CivilDate, extensions: Int = 0, notices: [Course.Notice] = [], stage: StageOccurrence? = nil
  ) {
    self.originalDue = originalDue
    self.extensions = extensions
    self.notices = notices
    self.stage = stage
  }

  /// Whether nobody is to be reminded on `day`.
  public func mute(on day: CivilDate) -> Course.Mute? { mutes.first { $0.covers(day) } }

  /// The acknowledgement that rests the reminders of `day`.
  public func acknowledgement(on day: CivilDate) -> Acknowledgement? {
    acknowledgements.last { $0.on <= day && day <= $0.through }
  }

  /// Whether the unit did or said anything from `day` through `last`.
  public func isAnswered(from day: CivilDate, through last: CivilDate) -> Bool {
    answers.contains { $0 >= day && $0 <= last }
  }
}

/// 知悉: the unit said that it knows, and reminders rest for a while.
public struct Acknowledgement: Hashable, Sendable {
  public var on: CivilDate
  /// The last day on which reminders rest.
  public var through: CivilDate
}

/// 环节: one stage of an obligation with a limit of its own, or one report that is due.
public struct StageOccurrence: Hashable, Sendable {
  /// Stands in the key after `:`: `review`, the second time `review@2`, a report `feedback@2026-03`.
  public var suffix: String
  public var title: Bilingual
  /// What its due day comes from: `每月25日前反馈`, or its limit, `5个工作日内`.
  public var limit: Bilingual
  public var holder: Workflow.Actor
  public var isFeedback: Bool
  public var ended: CivilDate?
  /// Whether it ended without what it waited for, because that was not wanted any longer.
  public var isDropped: Bool
  /// 暂停、退办: of a report, why nobody asks for it for now: the unit does not have its obligation in hand.
  public var rest: ObligationState? = nil
  /// Index into `RuleBook.policies`; nil: its obligation's.
  public var policy: Int?
  /// The window of the obligation it is a stage of, before any extension.
  public var parentWindow: DeadlineOccurrence

  /// `审核`, the second time `审核（第2次）`, `反馈（2026-03）`.
  public var words: Bilingual {
    guard let at = suffix.firstIndex(of: "@") else { return title }
    let turn = suffix[suffix.index(after: at)...]
    return isFeedback
      ? Bilingual(zh: "\(title.zh)（\(turn)）", en: "\(title.en) (\(turn))")
      : Bilingual(zh: "\(title.zh)（第\(turn)次）", en: "\(title.en) (turn \(turn))")
  }
}

extension Obligation {
  /// 环节: which stage of another obligation this is; nil of what the plan itself asks for.
  public var stage: StageOccurrence? { course?.value.stage }

  /// The due day before any extension.
  public var originalDue: CivilDate { course?.value.originalDue ?? due }

  /// The key's part of a stage that asks for a report on how it goes (反馈).
  public static let feedbackStage = "feedback"

  /// The key's part of a stage in which an extension is decided.
  public static let extensionStage = "extension"
}

extension Event {
  /// Whether it is a notice of what was recorded about an obligation: urged, sent back, given more time or not.
  public var isOfCourse: Bool {
    kind == .notice && Course.Notice.kinds.contains { $0.rawValue == step }
  }
}
