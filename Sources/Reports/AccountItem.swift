import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules

/// 一项账: what one obligation adds to the account of its units.
struct AccountItem {
  /// The one line of the account that it stands on.
  enum Outcome: String, CaseIterable {
    case met
    case metExtended
    case metLate
    case overdue
    case behind
    case open
    case withSupervisor
    case notOpen
    case waived
    case closed

    var label: Bilingual {
      switch self {
      case .met: .init(zh: "按期办结", en: "met in time")
      case .metExtended: .init(zh: "延期办结", en: "met within an extension")
      case .metLate: .init(zh: "逾期办结", en: "met late")
      case .overdue: .init(zh: "超期", en: "overdue")
      case .behind: .init(zh: "滞后", en: "behind")
      case .open: .init(zh: "办理中", en: "open")
      case .withSupervisor: .init(zh: "在督办单位", en: "with the supervisor")
      case .notOpen: .init(zh: "未开始", en: "not open yet")
      case .waived: .init(zh: "免办", en: "waived")
      case .closed: .init(zh: "计划已结束", en: "plan ended")
      }
    }

    init(_ standing: Standing) {
      switch standing.state {
      case .met: self = .met
      case .metExtended: self = .metExtended
      case .metLate: self = .metLate
      case .overdue: self = .overdue
      case .behind: self = .behind
      case .open, .blocked: self = .open
      case .submitted: self = standing.awaitsConfirmation ? .withSupervisor : .open
      case .returned, .paused: self = .withSupervisor
      case .upcoming: self = .notOpen
      case .waived: self = .waived
      case .closed: self = .closed
      }
    }
  }

  /// Whether it was on time, once that can be said.
  enum Verdict { case onTime, extended, late, unmet }

  var outcome: Outcome
  /// Nil while it may still turn out either way, and for good of soft deadlines and of what was waived.
  var verdict: Verdict?
  /// 退回重办.
  var returns: Int
  /// Nil when it is not late.
  var workingDaysLate: Int?
  var held: HeldDays

  init(_ item: Survey.Item, _ basis: ReportBasis) {
    let book = basis.book
    let plan = book.plan(of: item.obligation)
    let today = plan.zone.day(at: basis.now)
    outcome = Outcome(item.standing)
    verdict = book.answer(of: item.obligation).soft ? nil : Self.verdict(item, plan)
    returns = item.standing.course?.value.returns ?? 0
    workingDaysLate = book.delay(of: item.obligation, item.standing, basis.snapshot, today: today)
    held = book.heldDays(of: item.obligation, item.standing, today: today)
  }

  /// What a list shows of it.
  var row: RowAccount {
    RowAccount(
      workingDaysLate: workingDaysLate, returns: returns, heldByUnit: held.unit, heldByOthers: held.others,
      heldBySupervisor: held.supervisor)
  }

  /// What is not met is judged as soon as it cannot be in time any more.
  private static func verdict(_ item: Survey.Item, _ plan: Plan) -> Verdict? {
    let course = item.standing.course?.value
    let isLateForGood = course?.isLateForGood ?? false
    switch item.standing.state {
    case .met: return .onTime
    case .metExtended: return .extended
    case .metLate: return .late
    case .overdue: return .unmet
    case .behind, .waived: return nil
    case .closed:
      // What the unit had handed in by the due day might still have been in time.
      let end = course?.restsSince ?? plan.closed
      return isLateForGood || end.map { $0 > course?.due ?? item.obligation.due } ?? false ? .unmet : nil
    case .upcoming, .open, .blocked, .submitted, .returned, .paused:
      return isLateForGood || item.leftHandsLate ? .unmet : nil
    }
  }
}
