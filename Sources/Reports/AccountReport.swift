public import Diagnostics
import Evaluation
import Rules

extension Report {
  /// 责任单位账目: what came of the obligations of each unit, and in whose hands the time went.
  ///
  /// Only what the plans ask for is counted, none of its stages. Scores and ranks are there when the rules have
  /// weights (`scoring`), ranks only of all units together.
  ///
  /// - Complexity: O(obligations), and O(units²) when units are ranked.
  public static func account(_ basis: ReportBasis, id: String = "account", title: Bilingual? = nil) -> Report {
    var draft = ReportDraft(basis)
    let owed = draft.survey.items.filter { !$0.isStage && !$0.isMilestone }
    let entries = owed.filter(\.isChased).map { (item: $0, account: AccountItem($0, basis)) }
    for section in ReportSection.accounts {
      let listed = entries.filter { section.outcomes.contains($0.account.outcome) }
      let rows = Dictionary(
        listed.map { ($0.item.obligation, $0.account.row) }, uniquingKeysWith: { first, _ in first })
      draft.add(section.section, of: listed.map(\.item), countsByUnit: true, by: mostLateFirst) {
        rows[$0.obligation]
      }
    }
    let scoring = basis.book.office.scoring
    let summary = draft.accounts(entries, scoring, ranks: scoring?.ranks ?? false && basis.scope == .everything)
    let left = [
      LeftOut(
        reason: "milestone", count: draft.survey.items.count { !$0.isStage && $0.isMilestone },
        text: .init(zh: "里程碑：不计数", en: "milestones: not counted")),
      LeftOut(
        reason: "recorded-only", count: owed.count - entries.count,
        text: .init(zh: "由对方实施的事项：只记录，不计入", en: "done by the other side: recorded, not counted")),
    ].filter { $0.count > 0 }
    return draft.report(
      id: id, title: title ?? .init(zh: "责任单位账目", en: "Account of units"), kind: .account,
      countingRule: accountRule(scoring, ranks: summary.figureColumns.contains { $0.id == "rank" }),
      totals: zip(summary.columns, summary.together?.counts ?? []).map { column, count in
        ReportTotal(id: column.id, label: column.heading, count: count)
      }, summary: summary,
      leftOut: left.map { left in
        LeftOut(
          reason: left.reason, count: left.count,
          text: .init(zh: "\(left.text.zh)（\(left.count)项）", en: "\(left.text.en) (\(left.count))"))
      }, listsClosed: true)
  }

  private static func mostLateFirst(_ left: ReportRow, _ right: ReportRow) -> Bool {
    (left.account?.workingDaysLate ?? -1) > (right.account?.workingDaysLate ?? -1)
  }

  private static func accountRule(_ scoring: Scoring?, ranks: Bool) -> Bilingual {
    var parts = [countingRule]
    if let scoring {
      parts.append(
        Bilingual(
          zh: "得分按规则所定分值相加：\(scoring.words.zh)；已不可能按期而未办结的都按超期未结计。",
          en:
            "The score adds up the points of the rules: \(scoring.words.en); whatever is not met and cannot be in "
            + "time any more counts as overdue."))
    }
    if ranks {
      parts.append(
        Bilingual(
          zh: "名次按每个已判定事项的平均得分，同分同名次，已判定不足\(SummaryFigure.fewest)项的不排。",
          en: "Ranks go by the points for each judged item; equal ones share a rank, and units with fewer than "
            + "\(SummaryFigure.fewest) are not ranked."))
    }
    return Bilingual(zh: parts.map(\.zh).joined(), en: parts.map(\.en).joined(separator: " "))
  }

  private static let countingRule = Bilingual(
    zh: "每个责任事项在上述时刻只归一类，各类相加等于合计：按期、延期、逾期办结，超期，滞后（软性期限已过），办理中（未到期，含受阻、缺佐证），"
      + "在督办单位（报结待审、退办、暂停），未开始，免办，计划已结束而未办结。各环节不单独计。"
      + "按期率＝按期办结÷已判定的事项；已判定的是办结的、超期的，以及虽未办结但已不可能按期的，软性期限的和免办的不参与，延期办结不算按期；"
      + "百分数舍去小数，已判定不足\(SummaryFigure.fewest)项的只列分数，注明\(SummaryFigure.few.zh)。"
      + "延误自到期日的次日算到办结日或截至日，按工作日计，超期后才申请的延期不改变起算日；中位数取逾期办结的和超期的（软性期限除外），个数为偶数时取中间两个的平均。"
      + "在手工作日自事项开始、规则生效的次日算到办结日或截至日，每个工作日只计在一方：待审、退办、暂停的计在督办单位，受阻的计为受阻，"
      + "等延期批复的计在督办单位，其余计在责任单位；各事项相加。"
      + "几个单位共同负责的事项，在各单位名下各计一次，合计计一次；单位按规则中的先后排列，先后不是名次。"
      + "算出的超期是请人核实的提示，不是督查结论。",
    en:
      "Each obligation stands under exactly one heading at that instant, and the headings add up to all: met in time, "
      + "within an extension or late, overdue, behind (past a soft deadline), open (not due; also blocked or short of "
      + "evidence), with the supervisor (submitted, sent back by the unit, paused), not open yet, waived, its plan "
      + "ended. Stages are not counted. The rate is those met in time out of those that can be judged: met, overdue, or "
      + "not met and past being in time; soft deadlines and what was waived take no part, and an extension is not in time. "
      + "Percentages are cut to whole ones; with fewer than \(SummaryFigure.fewest) judged only the fraction is given. "
      + "Delays are working days from the day after the due day until it was met, or until now; an extension asked for too "
      + "late does not move that day. The median is of what was met late or is overdue, soft deadlines apart, the mean "
      + "of the two in the middle when their number is even. Working days held are counted from the day after it began "
      + "and the rules were in force until it was met, or until now, each under one holder: submitted, sent back or "
      + "paused under the supervisor, blocked as such, waiting for a decision on an extension under the supervisor, all "
      + "others under the unit; they are added up over its obligations. What several units answer for together counts "
      + "once under each of them and once in all. Units stand in the order of the rules, which is no ranking. A "
      + "computed overdue is a prompt for a person, not a finding.")
}

extension ReportDraft {
  /// The accounts of the units in the order of the rules, or by rank where they are ranked, and of all together.
  fileprivate func accounts(
    _ entries: [(item: Survey.Item, account: AccountItem)], _ scoring: Scoring?, ranks isRanked: Bool
  ) -> UnitSummary {
    var byUnit: [UnitIndex: [AccountItem]] = [:]
    for (item, account) in entries {
      for unit in Self.units(of: item) { byUnit[unit, default: []].append(account) }
    }
    var rows: [UnitIndex: [Int]] = [:]
    for (item, number) in counted {
      for unit in Self.units(of: item) { rows[unit, default: []].append(number) }
    }
    let units = byUnit.keys.sorted()
    let accounts = units.map { UnitAccount(byUnit[$0] ?? []) }
    let known = units.prefix { $0 != Self.nobody }.count
    let places = scoring.map { UnitAccount.ranks(Array(accounts.prefix(known)), $0) } ?? []
    let ranks = isRanked ? places + Array(repeating: nil, count: units.count - known) : []
    func line(_ unit: Bilingual, _ account: UnitAccount, rank: Int?, isAll: Bool, _ rows: [Int]) -> UnitSummary.Line
    {
      var figures: [SummaryFigure] = [
        account.rate, account.medianDelay, .count(account.returns), .count(account.held.unit),
        .count(account.held.others), .count(account.held.supervisor),
      ]
      if let scoring { figures.append(isAll ? .none : .thousandths(account.score(scoring))) }
      if isRanked { figures.append(rank.map { .count($0) } ?? .none) }
      return UnitSummary.Line(
        unit: unit,
        counts: [account.count] + AccountItem.Outcome.allCases.map { account.outcomes[$0] ?? 0 },
        rows: rows.sorted(), figures: figures)
    }
    var lines = units.indices.map { index in
      line(
        name(units[index]), accounts[index], rank: isRanked ? ranks[index] : nil, isAll: false,
        rows[units[index]] ?? [])
    }
    if isRanked {
      let order = lines.indices.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
      lines = order.map { lines[$0] }
    }
    var summary = UnitSummary(columns: Self.outcomeColumns, lines: lines)
    summary.figureColumns =
      Self.figureColumns + (scoring == nil ? [] : [Self.scoreColumn]) + (isRanked ? [Self.rankColumn] : [])
    summary.together = line(
      UnitSummary.togetherHeading, UnitAccount(entries.map(\.account)), rank: nil, isAll: true, [])
    summary.standsFirst = true
    return summary
  }

  /// What nobody answers for still stands on a line of its own.
  private static func units(of item: Survey.Item) -> [UnitIndex] {
    item.countedUnits.isEmpty ? [nobody] : item.countedUnits
  }

  private static let outcomeColumns: [UnitSummary.Column] =
    [.init(id: "all", heading: .init(zh: "合计", en: "all"))]
    + AccountItem.Outcome.allCases.map { .init(id: $0.rawValue, heading: $0.label) }

  private static let figureColumns: [UnitSummary.Column] = [
    .init(id: "onTimeRate", heading: .init(zh: "按期率", en: "On time")),
    .init(id: "medianDelay", heading: .init(zh: "延误中位数（工作日）", en: "Median delay (working days)")),
    .init(id: "returns", heading: .init(zh: "退回重办（次）", en: "Sent back")),
    .init(id: "heldByUnit", heading: .init(zh: "责任单位在手（工作日）", en: "Held by the unit (working days)")),
    .init(id: "heldByOthers", heading: .init(zh: "受阻（工作日）", en: "Blocked")),
    .init(id: "heldBySupervisor", heading: .init(zh: "督办单位在手（工作日）", en: "By the supervisor")),
  ]

  private static let scoreColumn = UnitSummary.Column(id: "score", heading: .init(zh: "得分", en: "Score"))
  private static let rankColumn = UnitSummary.Column(id: "rank", heading: .init(zh: "名次", en: "Rank"))
}

extension ReportSection {
  /// The lists of an account: what needs a word, each with the outcomes it holds.
  fileprivate static let accounts: [(section: ReportSection, outcomes: Set<AccountItem.Outcome>)] = [
    (
      list("late", .init(zh: "逾期办结与超期", en: "Met late or overdue"), [.workingDaysLate]),
      [.metLate, .overdue]
    ),
    (list("behind", .init(zh: "滞后（软性期限）", en: "Behind (soft deadlines)")), [.behind]),
    (list("metExtended", .init(zh: "延期办结", en: "Met within an extension")), [.metExtended]),
    (list("withSupervisor", .init(zh: "在督办单位", en: "With the supervisor")), [.withSupervisor]),
  ]

  private static func list(_ id: String, _ heading: Bilingual, _ further: [ReportColumn] = []) -> ReportSection {
    ReportSection(
      id: id, heading: heading, note: nil,
      columns: [.number, .lamp, .originalDue, .due] + further + [.units, .title],
      details: [.state, .held, .lastFact, .clause, .key, .place], rows: [])
  }
}
