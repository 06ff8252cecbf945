import CivilTime
public import Diagnostics

extension Report {
  /// What every format for people prints besides the lists, in order: the as-of time, the scope, the counting
  /// rule, the calendars' reach, the ledger's position and head, and what was left out.
  public var notes: [ReportNote] {
    let civil = zone.civil(at: asOf)
    var notes = [
      ReportNote(
        label: .init(zh: "截至", en: "As of"),
        text: .init(
          zh: "\(civil.date.chinese)\(civil.time)（\(zone.name)）",
          en: "\(civil.date) (\(civil.date.englishWeekday)) \(civil.time) \(zone.name)"))
    ]
    if let scope { notes.append(ReportNote(label: .init(zh: "范围", en: "Scope"), text: scope)) }
    notes += [
      ReportNote(label: .init(zh: "统计口径", en: "Counting rule"), text: countingRule),
      ReportNote(label: .init(zh: "工作日历", en: "Working calendar"), text: calendar),
      ReportNote(
        label: .init(zh: "台账位置", en: "Ledger position"),
        text: .init(
          zh: "第\(ledgerPosition)条记录，校验值\(ledgerHead.prefix(16))",
          en: "entry \(ledgerPosition), hash \(ledgerHead.prefix(16))")),
    ]
    if leftOut.isEmpty {
      notes.append(ReportNote(label: .init(zh: "未列入", en: "Left out"), text: .init(zh: "无", en: "nothing")))
    }
    notes += leftOut.map { ReportNote(label: .init(zh: "未列入", en: "Left out"), text: $0.text) }
    return notes
  }

  /// `超期2项，滞后1项`: the totals in one line.
  public var totalsLine: Bilingual {
    Bilingual(
      zh: totals.map { "\($0.label.zh)\($0.count)项" }.joined(separator: "，"),
      en: totals.map { "\($0.label.en) \($0.count)" }.joined(separator: ", "))
  }
}
