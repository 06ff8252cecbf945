public import Diagnostics
import Evaluation
import Rules

extension Report {
  /// 未反馈清单: who has not said how it goes by the day the rules ask for it (反馈周期), and who is to next.
  ///
  /// - Complexity: O(obligations), and O(n log n) in what is listed.
  public static func notReported(
    _ basis: ReportBasis, id: String = "not-reported", title: Bilingual? = nil
  ) -> Report {
    var draft = ReportDraft(basis)
    let asked = draft.survey.items.filter { $0.isChased && $0.obligation.stage?.isFeedback ?? false }
    let missing = asked.filter { $0.standing.state == .overdue }
    let awaited = asked.filter { $0.standing.state == .open }
    draft.add(.notReported, of: missing, countsByUnit: true, by: mostOverdueFirst)
    draft.add(.reportsAwaited, of: awaited, countsByUnit: true, by: { $0.due < $1.due })
    let summary = draft.summary([
      .init("notReported", .init(zh: "未反馈（期）", en: "Not reported")) { $0.standing.state == .overdue ? 1 : 0 },
      .init("awaited", .init(zh: "本期待反馈（期）", en: "Awaited")) { $0.standing.state == .open ? 1 : 0 },
    ])
    return draft.report(
      id: id, title: title ?? .init(zh: "未反馈清单", en: "Not reported"), kind: .notReported,
      countingRule: notReportedRule,
      totals: [
        ReportTotal(id: "notReported", label: .init(zh: "未反馈", en: "not reported"), count: missing.count),
        ReportTotal(id: "awaited", label: .init(zh: "本期待反馈", en: "awaited"), count: awaited.count),
      ], summary: summary)
  }

  private static let notReportedRule = Bilingual(
    zh: "列出规则要求按期反馈而到上述时刻还没有反馈的责任事项。上一期反馈日的次日起，任何进展、报结、办结的记录都算一次反馈；"
      + "迟到的反馈同时算作以前各期的逾期反馈。办结、免办以后不再要求反馈。",
    en:
      "Obligations of which the rules ask for reports, and of which there was none by that instant. Any progress, "
      + "submission or completion from the day after the last report's day on counts; one that comes late counts, "
      + "late, for the periods before it as well. Nothing is asked for once it is met or waived.")
}

extension ReportSection {
  fileprivate static let notReported = ReportSection(
    id: "notReported", heading: .init(zh: "未反馈", en: "Not reported"), note: nil,
    columns: [.number, .lamp, .due, .workingDaysOverdue, .units, .title], details: [.key, .place], rows: [])

  fileprivate static let reportsAwaited = ReportSection(
    id: "awaited", heading: .init(zh: "本期待反馈", en: "Awaited"), note: nil,
    columns: [.number, .lamp, .due, .workingDaysLeft, .units, .title], details: [.key, .place], rows: [])
}
