public import Diagnostics
import Evaluation
import Rules

extension Report {
  /// 进展情况: every obligation with its lamp, its state and how far it is, in the order of the rules.
  ///
  /// - Complexity: O(obligations).
  public static func progress(_ basis: ReportBasis, id: String = "progress", title: Bilingual? = nil) -> Report {
    var draft = ReportDraft(basis)
    let listed = draft.survey.items.filter { $0.standing.state != .closed && !$0.isStage }
    let chased = listed.filter(\.isChased)
    draft.add(.standing, of: chased, countsByUnit: true, by: nil)
    let counted = chased.filter { !$0.isMilestone }
    draft.add(.standingElsewhere, of: listed.filter { !$0.isChased }, countsByUnit: false, by: nil)
    let supported = draft.addSupported(
      columns: ReportSection.progressColumns, where: { $0.standing.state != .closed && !$0.isStage }, by: nil)
    let groups: [(id: String, label: Bilingual, states: Set<Standing.State>)] = [
      ("met", .init(zh: "按期办结", en: "met in time"), [.met]),
      ("metExtended", .init(zh: "延期办结", en: "met within an extension"), [.metExtended]),
      ("metLate", .init(zh: "逾期办结", en: "met late"), [.metLate]),
      ("overdue", .init(zh: "超期", en: "overdue"), [.overdue]),
      ("behind", .init(zh: "滞后", en: "behind"), [.behind]),
      ("open", .init(zh: "办理中", en: "open"), [.open, .submitted, .blocked, .returned, .paused]),
      ("notOpen", .init(zh: "未开始", en: "not open yet"), [.upcoming]),
      ("waived", .init(zh: "免办", en: "waived"), [.waived]),
    ].filter { group in
      !Self.rareGroups.contains(group.id) || counted.contains { group.2.contains($0.standing.state) }
    }
    let all = ReportDraft.Measure("all", .init(zh: "合计（项）", en: "All")) { $0.isMilestone ? 0 : 1 }
    let summary = draft.summary(
      [all]
        + groups.map { group in
          .init(group.id, group.label) { !$0.isMilestone && group.states.contains($0.standing.state) ? 1 : 0 }
        })
    let totals =
      [ReportTotal(id: "all", label: .init(zh: "合计", en: "all"), count: counted.count)]
      + groups.map { group in
        ReportTotal(
          id: group.id, label: group.label, count: counted.count { group.states.contains($0.standing.state) })
      }
      + [
        ReportTotal(
          id: "recordedOnly", label: .init(zh: "另有对方实施", en: "on the other side"),
          count: listed.count - chased.count)
      ] + supported
    var report = draft.report(
      id: id, title: title ?? .init(zh: "进展情况", en: "Progress"), kind: .progress, countingRule: progressRule,
      totals: totals, summary: summary)
    report.months = draft.monthGrid()
    report.timeline = draft.timeline(of: ["obligations"])
    return report
  }

  /// Not named where there are none.
  private static let rareGroups: Set<String> = ["metExtended", "waived"]

  private static let progressRule = Bilingual(
    zh: "列出全部有期限的责任事项在上述时刻的状态。办结日不晚于到期日的为按期，在期限内申请的延期内办结的为延期办结，其余晚于到期日的为逾期办结；"
      + "是否办结以记录的发生日为准，必备佐证不齐不算办结。完成率取各项目标中最低的一项；"
      + "序时进度按期限内已过天数所占的份额折算，取整。里程碑列出而不计数。共同负责的事项只列一次，总数计一次，分单位各计一次。",
    en:
      "The state of every obligation with a deadline at that instant. Met by the due day is in time, within an extension asked for in time "
      + "is apart, after it is late; met is judged by the day a thing happened, and not without the evidence required. The percentage is "
      + "that of the target least advanced; the pace asks for the elapsed share of the window in whole steps. Milestones are listed and not counted. What "
      + "several units answer for together is listed once, counted once in the totals and once under each unit.")
}

extension ReportSection {
  fileprivate static let progressColumns: [ReportColumn] = [
    .number, .lamp, .due, .percent, .progress, .units, .title,
  ]
  private static let progressDetails: [ReportColumn] = [.state, .missingEvidence, .lastFact, .clause, .key, .place]

  fileprivate static let standing = ReportSection(
    id: "obligations", heading: .init(zh: "全部事项", en: "All items"), note: nil, columns: progressColumns,
    details: progressDetails, rows: [])

  fileprivate static let standingElsewhere = ReportSection(
    id: "recordedOnly",
    heading: .init(zh: "对方实施（只记录不催办）", en: "Performed by the other side (recorded, not chased)"),
    note: .init(zh: "由对方实施，不催办，不计入合计。", en: "Done by the other side: nobody is reminded; not in the totals."),
    columns: progressColumns, details: [.performedBy] + progressDetails, rows: [])
}
