import CivilTime
import Diagnostics
import Rules

/// 测试 as written.
struct TestDraft: Equatable, Sendable {
  var id: Named
  var title: String
  var facts: [StoryDraft]
  var checks: [CheckDraft]
}

/// 核对 as written: what must hold at one time.
struct CheckDraft: Equatable, Sendable {
  var day: CivilDate
  /// Nil: the end of the day.
  var time: TimeOfDay?
  /// For `overdue`; empty: those the test speaks of.
  var plans: [Named] = []
  /// Nil for a day: there is none.
  var due: [Expected<CivilDate?>] = []
  var lamps: [Expected<Lamp>] = []
  var states: [Expected<ObligationState>] = []
  /// Nil: not asked.
  var overdue: OverdueDraft?
  var told: [TellingDraft] = []
  var notTold: [TellingDraft] = []

  /// What one obligation must be.
  struct Expected<Value: Equatable & Sendable>: Equatable, Sendable {
    var key: Named
    var value: Value
  }

  struct OverdueDraft: Equatable, Sendable {
    var keys: [Named]
    var span: SourceSpan
  }
}

/// 通知核对 as written.
struct TellingDraft: Equatable, Sendable {
  var people: [Named]
  var obligation: Named
  var step: Named?
  var on: ClosedRange<CivilDate>?
  var onSpan: SourceSpan?
  var account: AccountState?
  var span: SourceSpan
}
