import CivilTime
import Diagnostics
import PlanLanguage
import Rules

extension RuleBook {
  /// What made its due day another than the deadline says: an extension, days given back; of a stage what it is a
  /// stage of.
  func courseLines(_ obligation: Obligation, _ snapshot: Snapshot) -> [Explanation.Line] {
    if let stage = obligation.stage {
      let parent = key(of: parent(of: obligation))
      return [
        Explanation.Line(
          .reading,
          .init(
            zh: "这是 \(parent) 的“\(stage.words.zh)”，由\(stage.holder.words.zh)办，"
              + "\(obligation.window.start.chinese)起，时限“\(stage.limit.zh)”，\(obligation.due.chinese)到期",
            en: "this is '\(stage.words.en)' of \(parent), for \(stage.holder.words.en) from "
              + "\(obligation.window.start) on, '\(stage.limit.en)', due on \(obligation.due)"))
      ]
    }
    guard obligation.course != nil else { return [] }
    let facts = snapshot.facts[key(of: obligation)] ?? []
    let course = course(of: parent(of: obligation), facts)
    guard course.due != course.start.due else { return [] }
    var lines = [
      Explanation.Line(
        .reading,
        .init(zh: "原到期日\(course.start.due.chinese)", en: "the due day was \(course.start.due) at first"))
    ]
    for rest in course.rests where rest.lowerBound < rest.upperBound {
      let days = rest.upperBound.days(since: rest.lowerBound)
      lines.append(
        Explanation.Line(
          .reading,
          .init(
            zh: "\(rest.lowerBound.chinese)起\(days)天不在责任单位手上（审核、退办或暂停），不计入它的时间",
            en: "for \(days) days from \(rest.lowerBound) on it was not in the unit's hands: they are not its time")
        ))
    }
    for (index, fact) in facts.enumerated() where fact.kind == .extendApprove && course.refused[index] == nil {
      let late: Bilingual =
        course.isLateForGood ? .init(zh: "；申请时已超期，统计仍算逾期", en: "; asked for too late, it stays late") : .init("")
      lines.append(
        Explanation.Line(
          .reading,
          .init(
            zh: "\(fact.on.chinese)批准延期（\(fact.by)）\(late.zh)",
            en: "extended on \(fact.on), says \(fact.by)\(late.en)")))
    }
    return lines
  }

  /// Why a unit was told at once: what was recorded.
  func noticeLines(_ event: Event, _ obligation: Obligation) -> [Explanation.Line] {
    let notice = obligation.course?.value.notices.first {
      $0.kind.rawValue == event.step && $0.ordinal == event.ordinal && $0.on == event.due
    }
    guard let notice else { return [] }
    let commitment = commitment(of: obligation)
    let said = notice.note.map { (zh: "：\($0)", en: ": \($0)") } ?? (zh: "", en: "")
    return [
      Explanation.Line(
        .step,
        .init(
          zh: "\(notice.by)于\(notice.on.chinese)\(notice.kind.words.zh)\(said.zh)，告知责任单位一次",
          en: "'\(notice.kind.words.en)' of \(notice.on) by \(notice.by)\(said.en): the unit is told once"),
        place: files.place(commitment.id.isEmpty ? task(of: obligation).span : commitment.span))
    ]
  }
}
