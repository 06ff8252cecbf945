import CivilTime
public import Diagnostics
import Evaluation
import PlanLanguage
public import Rules
import WorkCalendars

extension Bulletin {
  /// The bulletin of the state that `basis` holds.
  ///
  /// - Parameter reply: How long units have to reply, counted from the day after the bulletin's by the office's
  ///   calendar; a reply day that is no working day moves to the next.
  /// - Complexity: O(obligations).
  public init(
    _ basis: ReportBasis, id: String = "bulletin", title: Bilingual? = nil, reply: CountedSpan
  ) {
    let late = Report.overdue(basis, id: id)
    let book = basis.book
    self.id = id
    self.title = title.map { Bilingual(zh: OneLine.folded($0.zh), en: OneLine.folded($0.en)) } ?? Self.usualTitle
    self.late = late
    office = OneLine.folded(book.office.name)
    overall = Self.overall(basis, late)
    lamps = Self.lamps(basis)
    problems = Self.problems(late, in: book)
    self.reply = problems.isEmpty ? nil : ReplyDay(reply, after: late.day, book.calendars[book.office.calendar])
  }

  static let usualTitle = Bilingual(zh: "督办通报", en: "Supervision bulletin")

  // MARK: Overall

  private static func overall(_ basis: ReportBasis, _ late: Report) -> [Bilingual] {
    let progress = Report.progress(basis)
    let all = progress.totals.first?.count ?? 0
    let parts = progress.totals.dropFirst().filter { $0.count > 0 && !beside.contains($0.id) }
    var zh = "列入督办的责任事项共\(all)项"
    var en = "\(all) obligations are supervised"
    if !parts.isEmpty {
      zh += "：" + parts.map { "\($0.label.zh)\($0.count)项" }.joined(separator: "，")
      en += ": " + parts.map { "\($0.label.en) \($0.count)" }.joined(separator: ", ")
    }
    let account = Report.account(basis).summary
    let rate = account.figureColumns.firstIndex { $0.id == "onTimeRate" }.flatMap { account.together?.figures[$0] }
    var paragraphs = [Bilingual(zh: "\(zh)。", en: "\(en).")]
    if let rate, rate.plain(.zh) != SummaryFigure.none.plain(.zh) {
      paragraphs.append(
        Bilingual(
          zh: "已可判定的事项按期率\(rate.plain(.zh))。", en: "Of those that can be judged, in time: \(rate.plain(.en))."))
    }
    let others = progress.totals.first { $0.id == "recordedOnly" }?.count ?? 0
    if others > 0 {
      paragraphs.append(
        Bilingual(
          zh: "另有由对方实施的\(others)项，只作记录，不计入以上各数。",
          en: "\(others) more are done by the other side: recorded, and not in these numbers."))
    }
    return paragraphs
  }

  /// Totals of the progress report that are not among its whole.
  private static let beside: Set<String> = ["recordedOnly", "supported"]

  private static func lamps(_ basis: ReportBasis) -> [LampCount] {
    var found: [Lamp: (lamp: RowLamp, count: Int)] = [:]
    for item in Survey(basis).items
    where item.isChased && !item.isMilestone && !item.isStage && item.standing.state != .closed {
      let lamp = item.standing.lamp
      let row = RowLamp(name: lamp.rawValue, mark: lamp.mark, word: Bilingual(zh: lamp.chinese, en: lamp.rawValue))
      found[lamp] = (row, (found[lamp]?.count ?? 0) + 1)
    }
    return [Lamp.red, .yellow, .green, .blue, .grey].compactMap { lamp in
      found[lamp].map {
        LampCount(lamp: $0.lamp, name: Bilingual(zh: lamp.chineseColour, en: lamp.rawValue), count: $0.count)
      }
    }
  }

  // MARK: Problems

  /// In the order of the rules, which is no ranking.
  private static func problems(_ late: Report, in book: RuleBook) -> [Problems] {
    let listed = late.sections.filter { problemSections.contains($0.id) }.flatMap(\.rows)
    let rows = Dictionary(listed.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(
      book.units.enumerated().map { (OneLine.folded($0.element.name), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let own = late.summary.lines.compactMap { line -> (place: Int, unit: Bilingual, rows: [ReportRow])? in
      let own = line.rows.compactMap { rows[$0] }
      return own.isEmpty ? nil : (places[line.unit.zh] ?? .max, line.unit, own)
    }.sorted { $0.place < $1.place }
    return own.enumerated().map { index, own in
      let counts = counts(own.rows)
      return Problems(
        unit: own.unit,
        heading: Bilingual(
          zh: "（\(Numerals.chinese(index + 1))）\(own.unit.zh)：\(counts.zh)",
          en: "\(index + 1). \(own.unit.en): \(counts.en)"),
        items: own.rows.map(Item.init))
    }
  }

  /// `超期2项，滞后1项`.
  private static func counts(_ rows: [ReportRow]) -> Bilingual {
    let behind = rows.count { $0.state == Standing.State.behind.rawValue }
    let counts = [
      (rows.count - behind, Bilingual(zh: "超期", en: "overdue")), (behind, Bilingual(zh: "滞后", en: "behind")),
    ].filter { $0.0 > 0 }
    return Bilingual(
      zh: counts.map { "\($0.1.zh)\($0.0)项" }.joined(separator: "，"),
      en: counts.map { "\($0.0) \($0.1.en)" }.joined(separator: ", "))
  }

  /// The lists of what a unit has to answer for: past due, or past a soft deadline.
  private static let problemSections: Set<String> = ["obligations", "behind"]
}

extension Bulletin.ReplyDay {
  fileprivate init(_ span: CountedSpan, after day: CivilDate, _ calendar: WorkCalendar) {
    let counted = moved(day, by: span, times: 1, calendar)
    self.day = calendar.rolledForward(counted)
    provisional = calendar.isProvisional(self.day)
  }
}

extension Bulletin.Item {
  fileprivate init(_ row: ReportRow) {
    title = row.title
    key = row.key
    let isBehind = row.state == Standing.State.behind.rawValue
    let due = "\(row.provisional ? "≈" : "")\(row.due.chineseDate)"
    var zh = [
      isBehind
        ? "力争\(due)前完成，已过\(row.workingDaysOverdue)个工作日，未办结"
        : "应于\(due)前办结，已超期\(row.workingDaysOverdue)个工作日（\(row.daysOverdue)天）"
    ]
    var en = [
      isBehind
        ? "meant to be met by \(row.due), \(row.workingDaysOverdue) working days ago"
        : "due \(row.due), overdue by \(row.workingDaysOverdue) working days (\(row.daysOverdue) days)"
    ]
    if !row.targets.isEmpty {
      zh.append("进度\(row.progressText(.zh))")
      en.append("progress \(row.progressText(.en))")
    }
    if !row.missingEvidence.isEmpty {
      zh.append("尚缺佐证：\(row.missingEvidence.joined(separator: "、"))")
      en.append("evidence missing: \(row.missingEvidence.joined(separator: ", "))")
    }
    if let fact = row.lastFact {
      zh.append("最近记录：\(fact.text(.zh))")
      en.append("last record: \(fact.text(.en))")
    } else {
      zh.append("没有办理记录")
      en.append("nothing recorded")
    }
    facts = Bilingual(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
  }
}
