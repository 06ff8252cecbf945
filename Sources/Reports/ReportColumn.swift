import CivilTime
public import Diagnostics

/// A column of a report: its heading, and what of a row stands in it.
///
/// The one place where a row becomes cells, so that every format shows the same.
public enum ReportColumn: String, Sendable, CaseIterable {
  case number
  case title
  case units
  case due
  case originalDue
  case workingDaysOverdue
  case daysOverdue
  case workingDaysLeft
  case workingDaysLate
  case lamp
  case state
  case progress
  case percent
  case missingEvidence
  case lastFact
  case held
  case performedBy
  case plan
  case clause
  case key
  case place

  public var heading: Bilingual {
    switch self {
    case .number: .init(zh: "序号", en: "No.")
    case .title: .init(zh: "事项", en: "Item")
    case .units: .init(zh: "责任单位", en: "Units")
    case .due: .init(zh: "到期日", en: "Due")
    case .originalDue: .init(zh: "原到期日", en: "Originally due")
    case .workingDaysOverdue: .init(zh: "超期工作日", en: "Working days overdue")
    case .daysOverdue: .init(zh: "超期天数", en: "Days overdue")
    case .workingDaysLeft: .init(zh: "剩余工作日", en: "Working days left")
    case .workingDaysLate: .init(zh: "延误工作日", en: "Working days late")
    case .lamp: .init(zh: "灯", en: "Lamp")
    case .state: .init(zh: "状态", en: "State")
    case .progress: .init(zh: "进度", en: "Progress")
    case .percent: .init(zh: "完成率（%）", en: "Done (%)")
    case .missingEvidence: .init(zh: "尚缺佐证", en: "Evidence missing")
    case .lastFact: .init(zh: "最近记录", en: "Last record")
    case .held: .init(zh: "在手工作日", en: "Working days held")
    case .performedBy: .init(zh: "实施方", en: "Performed by")
    case .plan: .init(zh: "计划", en: "Plan")
    case .clause: .init(zh: "原文", en: "Clause")
    case .key: .init(zh: "编号", en: "Key")
    case .place: .init(zh: "规则", en: "Rule")
    }
  }

  /// Whether its cells are numbers, which stand at the right edge.
  public var isNumeric: Bool {
    switch self {
    case .number, .workingDaysOverdue, .daysOverdue, .workingDaysLeft, .workingDaysLate, .percent: true
    default: false
    }
  }

  /// What stands in this column for `row`.
  public func cell(_ row: ReportRow, _ language: Language) -> ReportCell {
    switch self {
    case .number: .number(row.number)
    case .title: .text(row.title)
    case .units: text(row.units.joined(separator: language == .zh ? "、" : ", "))
    case .due: .day(row.due, time: row.dueTime, provisional: row.provisional)
    case .originalDue: .day(row.originalDue, time: nil, provisional: row.provisional)
    case .workingDaysOverdue: .number(row.workingDaysOverdue)
    case .daysOverdue: .number(row.daysOverdue)
    case .workingDaysLeft: .number(row.workingDaysLeft)
    case .workingDaysLate: row.account?.workingDaysLate.map { .number($0) } ?? .empty
    case .lamp: .lamp(row.lamp)
    case .state: .text(row.sentence[language])
    case .progress: text(row.progressText(language))
    case .percent: row.percent.map { .number($0) } ?? .empty
    case .missingEvidence: text(row.missingEvidence.joined(separator: language == .zh ? "、" : ", "))
    case .lastFact: text(row.lastFact?.text(language))
    case .held: text(row.account?.heldWords[language])
    case .performedBy: text(row.performedBy)
    case .plan: .text(row.planTitle)
    case .clause:
      text(row.clause.map { language == .zh ? "“\($0.quote)”（\($0.place)）" : "'\($0.quote)' (\($0.place))" })
    case .key: .text(row.key)
    case .place: .text(row.place)
    }
  }

  private func text(_ text: String?) -> ReportCell {
    guard let text, !text.isEmpty else { return .empty }
    return .text(text)
  }
}

extension ReportRow {
  /// `4/10场次（序时应达5）`, one after the other for several targets; empty when nothing is counted.
  public func progressText(_ language: Language) -> String {
    targets.map { $0.progressText(language) }.joined(separator: language == .zh ? "；" : "; ")
  }
}

extension RowTarget {
  /// `4/10场次（序时应达5）`.
  public func progressText(_ language: Language) -> String {
    let end = amount(goal) + (upper.map { "～\(amount($0))" } ?? "")
    let counted = "\(amount(reached))/\(end)\(shownUnit)"
    guard let expected, reached < expected else { return counted }
    return language == .zh
      ? "\(counted)（序时应达\(amount(expected))）" : "\(counted) (pace asks for \(amount(expected)))"
  }

  /// Money of ten thousand yuan and more is written in 万元, as plans do.
  private var isInTenThousands: Bool { unit == "元" && goal >= 10_000_000 }

  var shownUnit: String { isInTenThousands ? "万元" : unit }

  /// `thousandths` in the unit it is shown in, exactly.
  func amount(_ thousandths: Int64) -> String {
    guard isInTenThousands else { return RowTarget.decimal(thousandths) }
    // Thousandths of a yuan below a tenth of one are not promised by any plan; cut, never rounded up.
    return RowTarget.decimal(thousandths / 10_000)
  }
}

extension RowFact {
  /// `2018-09-05 进展 4场次（区人社局联络员）`.
  public func text(_ language: Language) -> String {
    let amount = value.map { " \(RowTarget.decimal($0))\(unit ?? "")" } ?? ""
    let remarks = [ref, note].compactMap { $0 }.joined(separator: language == .zh ? "，" : ", ")
    let remark = remarks.isEmpty ? "" : (language == .zh ? "：\(remarks)" : ": \(remarks)")
    return language == .zh
      ? "\(on) \(word.zh)\(amount)（\(by)）\(remark)" : "\(on) \(word.en)\(amount) (\(by))\(remark)"
  }
}
