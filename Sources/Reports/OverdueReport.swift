public import Diagnostics
import Evaluation
import Rules

extension Report {
  /// 超期清单: the obligations that are past due and not met. A state, never a window.
  ///
  /// Soft deadlines (力争) stand apart as behind; what the other side performs
  /// and nobody is reminded of stands apart as recorded only; exhortations are
  /// never due and only counted. A stage past its limit stands apart, under whose turn it is; so does what left its
  /// unit's hands late, and waits for the supervisor.
  ///
  /// - Complexity: O(obligations), and O(n log n) in what is listed.
  public static func overdue(_ basis: ReportBasis, id: String = "overdue", title: Bilingual? = nil) -> Report {
    var draft = ReportDraft(basis, pastDue: true)
    let late = draft.survey.items.filter { $0.standing.state == .overdue || $0.standing.state == .behind }
    let overdue = late.filter { $0.isChased && !$0.isStage && $0.standing.state == .overdue }
    let stages = late.filter { $0.isChased && $0.isStage }
    let behind = late.filter { $0.isChased && $0.standing.state == .behind }
    let recordedOnly = late.filter { !$0.isChased }
    draft.add(.overdue, of: overdue, countsByUnit: true, by: mostOverdueFirst)
    draft.add(.behind, of: behind, countsByUnit: true, by: mostOverdueFirst)
    let elsewhere = draft.survey.items.filter { $0.isChased && $0.leftHandsLate }
    if !elsewhere.isEmpty { draft.add(.elsewhere, of: elsewhere, countsByUnit: true, by: mostOverdueFirst) }
    if !stages.isEmpty { draft.add(.lateStages, of: stages, countsByUnit: true, by: mostOverdueFirst) }
    draft.add(.recordedOnly, of: recordedOnly, countsByUnit: false, by: mostOverdueFirst)
    let supported = draft.addSupported(
      columns: ReportSection.lateColumns,
      where: { $0.standing.state == .overdue || $0.standing.state == .behind }, by: mostOverdueFirst)
    let onStages = ReportDraft.Measure("stages", .init(zh: "环节超期（项）", en: "Stages overdue")) {
      $0.isStage ? 1 : 0
    }
    let summary = draft.summary(
      [
        .init("overdue", .init(zh: "超期（项）", en: "Overdue")) {
          $0.standing.state == .overdue && !$0.isStage ? 1 : 0
        },
        .init("longestWorkingDaysOverdue", .init(zh: "最长超期（工作日）", en: "Longest (working days)"), isMaximum: true) {
          $0.standing.state == .overdue && !$0.isStage ? $0.standing.workingDaysOverdue : 0
        },
        .init("behind", .init(zh: "滞后（项）", en: "Behind")) { $0.standing.state == .behind ? 1 : 0 },
      ] + (stages.isEmpty ? [] : [onStages]))
    var report = draft.report(
      id: id, title: title ?? .init(zh: "超期清单", en: "Overdue list"), kind: .overdue, countingRule: overdueRule,
      totals: [
        ReportTotal(id: "overdue", label: .init(zh: "超期", en: "overdue"), count: overdue.count),
        ReportTotal(id: "behind", label: .init(zh: "滞后", en: "behind"), count: behind.count),
        ReportTotal(
          id: "recordedOnly", label: .init(zh: "对方实施逾期", en: "late on the other side"), count: recordedOnly.count),
      ]
        + (stages.isEmpty
          ? []
          : [
            ReportTotal(id: "stages", label: .init(zh: "环节超期", en: "stages overdue"), count: stages.count)
          ])
        + (elsewhere.isEmpty
          ? []
          : [
            ReportTotal(
              id: "elsewhere", label: .init(zh: "逾期后待督办单位处理", en: "late, with the supervisor"),
              count: elsewhere.count)
          ]) + supported,
      summary: summary)
    report.months = draft.monthGrid()
    report.timeline = draft.timeline(of: ["obligations", "behind", "elsewhere"])
    return report
  }

  private static let overdueRule = Bilingual(
    zh: "列出截至上述时刻已过期限而未办结的责任事项，按超期工作日由多到少排列。过了到期日24:00（写明时刻的为该时刻）算超期；"
      + "超期天数自到期日的次日起算，工作日按下列工作日历计。是否办结以记录的发生日为准，必备佐证不齐不算办结。"
      + "共同负责的事项只列一次，总数计一次，分单位各计一次。力争、争取等软性期限另列为滞后，不计超期。",
    en:
      "Obligations past due and not met at that instant, the longest overdue in working days first. Overdue begins "
      + "at 24:00 of the due day, or at the time stated; days count from the day after it, working days by the "
      + "calendar below. Met is judged by the day a thing happened, and not without the evidence required. What "
      + "several units answer for together is listed once, counted once in the totals and once under each unit. "
      + "Soft deadlines are listed apart as behind.")

  static func mostOverdueFirst(_ left: ReportRow, _ right: ReportRow) -> Bool {
    left.workingDaysOverdue > right.workingDaysOverdue
  }
}

extension ReportSection {
  fileprivate static let lateColumns: [ReportColumn] = [
    .number, .lamp, .due, .workingDaysOverdue, .daysOverdue, .units, .title,
  ]
  private static let lateDetails: [ReportColumn] = [.progress, .missingEvidence, .lastFact, .clause, .key, .place]

  fileprivate static let overdue = ReportSection(
    id: "obligations", heading: .init(zh: "超期", en: "Overdue"), note: nil, columns: lateColumns,
    details: lateDetails, rows: [])

  fileprivate static let behind = ReportSection(
    id: "behind", heading: .init(zh: "滞后", en: "Behind"),
    note: .init(zh: "软性期限（力争、争取）已过，不计超期。", en: "Past a soft deadline; not counted as overdue."),
    columns: lateColumns, details: lateDetails, rows: [])

  fileprivate static let lateStages = ReportSection(
    id: "stages", heading: .init(zh: "环节超期", en: "Stages overdue"),
    note: .init(
      zh: "签收、审核、反馈等环节过了自己的时限，列在经办单位名下，不计入超期项数。",
      en:
        "Receipt, review, reports and the like past their own limit, under whose turn it is; not counted as overdue."
    ),
    columns: [.number, .lamp, .due, .workingDaysOverdue, .daysOverdue, .units, .title], details: [.key, .place],
    rows: [])

  fileprivate static let elsewhere = ReportSection(
    id: "elsewhere", heading: .init(zh: "逾期后待督办单位处理", en: "Late, with the supervisor"),
    note: .init(
      zh: "过了期限才报结、退办或暂停，现在不在责任单位手上，不再计超期天数；办结后仍算逾期。",
      en:
        "Submitted, sent back or paused after the due day: no longer in the unit's hands, so that no days are counted; "
        + "late all the same once it is met."),
    columns: [.number, .lamp, .due, .units, .title], details: lateDetails, rows: [])

  fileprivate static let recordedOnly = ReportSection(
    id: "recordedOnly",
    heading: .init(zh: "对方实施（只记录不催办）", en: "Performed by the other side (recorded, not chased)"),
    note: .init(
      zh: "由对方实施，不催办，不计入本方单位的超期。",
      en: "Done by the other side: nobody is reminded, and it is not counted as overdue of our units."),
    columns: lateColumns, details: [.performedBy] + lateDetails, rows: [])
}
