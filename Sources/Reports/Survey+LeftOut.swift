import Diagnostics
import Evaluation
import PlanLanguage
import Rules

extension Survey {
  /// What no list of a report can hold, counted by its reason; reasons without a case are not named.
  ///
  /// - Complexity: O(commitments + obligations).
  var leftOut: [LeftOut] {
    var exhortations = 0
    var ongoing = 0
    var undecided = 0
    var waiting = 0
    forEachCommitment { plan, task, index, commitment, answer in
      if commitment.kind == .exhortation {
        exhortations += 1
        return
      }
      switch answer.kind {
      case .ongoing: ongoing += 1
      case .unresolvable: undecided += 1
      case .relative where answer.event != nil:
        let key = basis.book.commitmentKey(plan: plan, task: task, commitment: index)
        let happened = basis.snapshot.facts[key]?.contains { $0.kind == .event } ?? false
        if !happened { waiting += 1 }
      case .due, .window, .recurring, .relative: break
      }
    }
    let closed = items.count { $0.standing.state == .closed && !$0.isStage }
    return [
      LeftOut(
        reason: "exhortation", count: exhortations,
        text: .init(zh: "倡导性事项\(exhortations)项：没有期限，不到期", en: "\(exhortations) exhortations: never due")),
      LeftOut(
        reason: "ongoing", count: ongoing,
        text: .init(zh: "长期坚持事项\(ongoing)项：没有到期日", en: "\(ongoing) ongoing commitments: no due day")),
      LeftOut(
        reason: "undecided", count: undecided,
        text: .init(
          zh: "期限待明确事项\(undecided)项：须由人定下期限",
          en: "\(undecided) commitments whose deadline a person must decide")),
      LeftOut(
        reason: "waiting", count: waiting,
        text: .init(
          zh: "等待触发事项\(waiting)项：起算期限的事件尚无记录",
          en: "\(waiting) commitments waiting for the event that opens them")),
      LeftOut(
        reason: "closed", count: closed,
        text: .init(zh: "所属计划已结束而未办结的事项\(closed)项", en: "\(closed) items left open by plans that ended")),
      LeftOut(
        reason: "other-days", count: otherDaysCount,
        text: .init(
          zh: "原到期日不在所列日期内的责任事项\(otherDaysCount)项", en: "\(otherDaysCount) items first due on other days")),
      LeftOut(
        reason: "internal", count: internalCount,
        text: .init(
          zh: "不公开计划的责任事项\(internalCount)项（不论是否到期）",
          en: "\(internalCount) items of plans that are not public, due or not")),
    ].filter { $0.count > 0 }
  }
}
