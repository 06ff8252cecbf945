import CivilTime
public import Diagnostics
import Evaluation
import Rules

extension Report {
  /// 临期清单: what is due within `days` days of the report's day, that day included, and not met.
  ///
  /// - Parameter days: 0 for what is due on the day itself.
  /// - Complexity: O(obligations), and O(n log n) in what is listed.
  public static func upcoming(
    _ basis: ReportBasis, days: Int = 30, id: String = "upcoming", title: Bilingual? = nil
  ) -> Report {
    var draft = ReportDraft(basis)
    func isSoon(_ item: Survey.Item) -> Bool {
      let today = basis.book.plan(of: item.obligation).zone.day(at: basis.now)
      guard (0...max(0, days)).contains(item.obligation.due.days(since: today)) else { return false }
      return switch item.standing.state {
      case .upcoming, .open, .blocked: true
      case .submitted: !item.standing.awaitsConfirmation
      default: false
      }
    }
    let soon = draft.survey.items.filter(isSoon)
    let chased = soon.filter { $0.isChased && !$0.isStage }
    let stages = soon.filter { $0.isChased && $0.isStage }
    let recordedOnly = soon.filter { !$0.isChased }
    draft.add(.dueSoon, of: chased, countsByUnit: true, by: soonestFirst)
    if !stages.isEmpty { draft.add(.stagesDueSoon, of: stages, countsByUnit: true, by: soonestFirst) }
    draft.add(.dueSoonElsewhere, of: recordedOnly, countsByUnit: false, by: soonestFirst)
    let supported = draft.addSupported(columns: ReportSection.soonColumns, where: isSoon, by: soonestFirst)
    let summary = draft.summary([
      .init("upcoming", .init(zh: "临期（项）", en: "Due soon")) { $0.isStage ? 0 : 1 },
      .init("behindPace", .init(zh: "未达序时（项）", en: "Behind pace")) { $0.standing.isBehindPace ? 1 : 0 },
    ])
    let late = draft.survey.items.count {
      !$0.isStage && ($0.standing.state == .overdue || $0.standing.state == .behind)
    }
    let past = LeftOut(
      reason: "past-due", count: late,
      text: .init(zh: "已过期限而未办结的\(late)项，见超期清单", en: "\(late) items past due: see the overdue list"))
    return draft.report(
      id: id, title: title ?? .init(zh: "临期清单", en: "Due soon"), kind: .upcoming, countingRule: upcomingRule(days),
      totals: [
        ReportTotal(id: "upcoming", label: .init(zh: "临期", en: "due soon"), count: chased.count),
        ReportTotal(
          id: "recordedOnly", label: .init(zh: "对方实施临期", en: "due soon on the other side"),
          count: recordedOnly.count),
      ] + supported, summary: summary, leftOut: late > 0 ? [past] : [])
  }

  private static func upcomingRule(_ days: Int) -> Bilingual {
    Bilingual(
      zh: "列出自截至日当天起\(days)天内到期而未办结的责任事项，按到期日先后排列。剩余工作日自次日起算到到期日，按下列工作日历计。"
        + "是否办结以记录的发生日为准，必备佐证不齐不算办结。共同负责的事项只列一次，总数计一次，分单位各计一次。",
      en:
        "Obligations due within \(days) days of the as-of day, that day included, and not met, the soonest first. "
        + "Working days left count from the next day through the due day, by the calendar below. Met is judged by the "
        + "day a thing happened, and not without the evidence required. What several units answer for together is "
        + "listed once, counted once in the totals and once under each unit.")
  }

  private static func soonestFirst(_ left: ReportRow, _ right: ReportRow) -> Bool {
    (left.due, left.dueTime ?? .endOfDay) < (right.due, right.dueTime ?? .endOfDay)
  }
}

extension ReportSection {
  fileprivate static let soonColumns: [ReportColumn] = [.number, .lamp, .due, .workingDaysLeft, .units, .title]
  private static let soonDetails: [ReportColumn] = [.progress, .missingEvidence, .lastFact, .clause, .key, .place]

  fileprivate static let dueSoon = ReportSection(
    id: "obligations", heading: .init(zh: "临期", en: "Due soon"), note: nil, columns: soonColumns,
    details: soonDetails, rows: [])

  fileprivate static let stagesDueSoon = ReportSection(
    id: "stages", heading: .init(zh: "环节", en: "Stages"),
    note: .init(
      zh: "签收、审核、反馈等环节，列在经办单位名下，不计入项数。",
      en: "Receipt, review, reports and the like, under whose turn it is; not counted."),
    columns: soonColumns, details: [.key, .place], rows: [])

  fileprivate static let dueSoonElsewhere = ReportSection(
    id: "recordedOnly",
    heading: .init(zh: "对方实施（只记录不催办）", en: "Performed by the other side (recorded, not chased)"),
    note: .init(zh: "由对方实施，不催办。", en: "Done by the other side: nobody is reminded."), columns: soonColumns,
    details: [.performedBy] + soonDetails, rows: [])
}
