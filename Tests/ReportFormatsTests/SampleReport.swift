import CivilTime
import Diagnostics
import Testing

@testable import ReportFormats
@testable import Reports

/// A report put together by hand, with everything a format may stumble over.
enum SampleReport {
  static func row(
    _ number: Int, _ key: String, _ title: String, units: [String] = ["区农业局"], due: String = "2018-07-31",
    late: (days: Int, workingDays: Int) = (41, 28), lamp: RowLamp = red, performedBy: String? = nil
  ) -> ReportRow {
    ReportRow(
      number: number, key: key, plan: "p", planTitle: "2018年工作计划", task: String(key.dropFirst(2)), title: title,
      units: units, performedBy: performedBy, phrase: "年内",
      start: CivilDate(2018, 1, 1)!, due: CivilDate(iso: due)!, dueTime: nil,
      originalDue: CivilDate(iso: due)!, provisional: false, daysOverdue: late.days,
      workingDaysOverdue: late.workingDays, workingDaysLeft: -late.workingDays, lamp: lamp, state: "overdue",
      sentence: Bilingual(zh: "超期\(late.days)天", en: "overdue by \(late.days) days"), targets: [], percent: nil,
      isBehindPace: false, missingEvidence: [], lastFact: nil, clause: nil, place: "rules/plan.yaml:\(number)0")
  }

  static let red = RowLamp(name: "red", mark: "■", word: Bilingual(zh: "超期", en: "overdue"))
  static let yellow = RowLamp(name: "yellow", mark: "▲", word: Bilingual(zh: "滞后", en: "behind"))

  /// A row with a value in every field.
  static let full: ReportRow = {
    var row = Self.row(1, "p/fairs", "举办招聘会", units: ["区人社局", "区农业局"])
    row.dueTime = TimeOfDay(17, 30)
    row.provisional = true
    row.targets = [
      RowTarget(text: "10场次", unit: "场次", reached: 4500, goal: 10000, upper: 12000, expected: 5000),
      RowTarget(text: "658万元", unit: "元", reached: 0, goal: 6_580_000_000, upper: nil, expected: nil),
    ]
    row.percent = 0
    row.isBehindPace = true
    row.missingEvidence = ["活动记录", "签到表"]
    row.lastFact = RowFact(
      kind: "progress", word: Bilingual(zh: "进展", en: "progress"), on: CivilDate(2018, 7, 2)!, by: "张三",
      value: 4500,
      unit: "场次", ref: "新政发〔2018〕5号", note: "第二季度")
    row.clause = RowClause(quote: "举办10场次招聘会", place: "seeds/plan.txt:65")
    return row
  }()

  /// What people may write into a title, to break each of the formats.
  static let naughty = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><b>", "{{title}} ${x} %s &amp; &lt;",
    "javascript:alert(1)", "' onload='alert(1)", "]]><!--", "\u{202E}反\u{2066}向\u{2028}行",
    "=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "−1", "=HYPERLINK(\"http://example.org\",\"x\")",
    "a|b", "\\|`*_[x](http://example.org)#!~$", "一,二", "说\"好\"", "'单引号'", "1. 第一", "- 项", "𠮷䶮👩‍👩‍👧é",
    "https://example.org/?a=1&b=2",
  ]

  static let report: Report = {
    let behind = row(2, "p/soft", "软性事项", late: (3, 1), lamp: yellow)
    let theirs = row(3, "p/theirs", "对方事项", late: (2, 2), performedBy: "紫阳县")
    return Report(
      id: "weekly", title: Bilingual(zh: "每周超期清单", en: "Weekly overdue list"), kind: "overdue",
      asOf: Instant(seconds: 1_536_541_200), zone: .shanghai, scope: Bilingual(zh: "责任单位：甲|乙", en: "unit: 甲|乙"),
      countingRule: Bilingual(zh: "按<超期>工作日排列。", en: "By working days <overdue>."),
      calendar: Bilingual(zh: "cn，涵盖2018年", en: "cn, reaches 2018"), ledgerPosition: 42,
      ledgerHead: String(repeating: "0123456789abcdef", count: 4),
      totals: [
        ReportTotal(id: "overdue", label: Bilingual(zh: "超期", en: "overdue"), count: 1 + naughty.count),
        ReportTotal(id: "behind", label: Bilingual(zh: "滞后", en: "behind"), count: 1),
      ],
      sections: [
        ReportSection(
          id: "obligations", heading: Bilingual(zh: "超期", en: "Overdue"), note: nil, columns: columns,
          details: details,
          rows: [full] + naughty.enumerated().map { row(4 + $0, "p/n\($0)", $1, units: [$1]) }),
        ReportSection(
          id: "behind", heading: Bilingual(zh: "滞后", en: "Behind"), note: Bilingual(zh: "软性期限。", en: "Soft."),
          columns: columns, details: details, rows: [behind]),
        ReportSection(
          id: "recordedOnly", heading: Bilingual(zh: "对方实施", en: "Other side"), note: nil, columns: columns,
          details: [.performedBy] + details, rows: [theirs]),
      ],
      summary: UnitSummary(
        columns: [.init(id: "overdue", heading: Bilingual(zh: "超期（项）", en: "Overdue"))],
        lines: [
          .init(unit: Bilingual("区农业局"), counts: [7], rows: [1, 2]),
          .init(unit: Bilingual("=区|局<b>"), counts: [1], rows: [3]),
        ]),
      leftOut: [
        LeftOut(reason: "exhortation", count: 5, text: Bilingual(zh: "倡导性事项5项", en: "5 exhortations")),
        LeftOut(reason: "internal", count: 2, text: Bilingual(zh: "不公开2项", en: "2 not public")),
      ])
  }()

  /// The report with the months of its year and its timeline.
  static let pictured: Report = {
    var report = Self.report
    let span = TwelveMonths(around: CivilDate(2018, 9, 10)!)
    let columns: [MonthGrid.Column] = [.before] + span.months.map { .month($0) }
    func line(_ unit: String, before: MonthGrid.Cell, july: MonthGrid.Cell) -> MonthGrid.Line {
      var cells = columns.map { _ in MonthGrid.Cell() }
      cells[0] = before
      cells[7] = july
      return MonthGrid.Line(unit: Bilingual(unit), cells: cells)
    }
    let all = (MonthGrid.Cell(due: 1, met: 1), MonthGrid.Cell(due: 2, met: 1, metLate: 1, overdue: 1))
    report.months = MonthGrid(
      span: span, columns: columns,
      lines: [line("区农业局", before: all.0, july: all.1)]
        + naughty.map { line($0, before: MonthGrid.Cell(), july: MonthGrid.Cell(due: 1)) },
      together: line("全部", before: all.0, july: all.1))
    func bar(_ title: String, _ start: String, _ original: String, _ due: String) -> Timeline.Bar {
      Timeline.Bar(
        number: 1, title: title, units: [title, title], lamp: red, start: CivilDate(iso: start)!,
        due: CivilDate(iso: due)!, originalDue: CivilDate(iso: original)!, metOn: nil,
        lateThrough: CivilDate(2018, 9, 10)!)
    }
    report.timeline = Timeline(
      span: span, today: CivilDate(2018, 9, 10)!,
      bars: [
        bar("举办招聘会", "2018-03-01", "2018-06-30", "2018-07-31"), bar("旧事", "2017-03-01", "2017-07-31", "2017-07-31"),
      ] + naughty.map { bar($0, "2018-03-01", "2018-07-31", "2018-07-31") }, leftOut: 3)
    return report
  }()

  static let columns: [ReportColumn] = [
    .number, .lamp, .due, .workingDaysOverdue, .daysOverdue, .units, .title,
  ]
  static let details: [ReportColumn] = [.progress, .missingEvidence, .lastFact, .clause, .key, .place]

  /// The report without a single row.
  static let empty: Report = {
    var report = Self.report
    for index in report.sections.indices { report.sections[index].rows = [] }
    report.summary.lines = []
    report.leftOut = []
    return report
  }()
}

/// The report as text in a format.
func rendered(_ format: any ReportFormat.Type, _ report: Report = SampleReport.report, _ language: Language = .zh)
  -> String
{
  do {
    let bytes = try format.render(report, language: language)
    return String(decoding: format.name == "csv-gb18030" ? GB18030.decoded(bytes) ?? [] : bytes, as: UTF8.self)
  } catch {
    Issue.record("\(format.name): \(error)")
    return ""
  }
}

/// A row as read back from a format: the text of each column.
typealias ReadRow = [ReportColumn: String]

extension Report {
  /// What every format must show: the text of each column of each row, in order, empty cells left out.
  func expectedRows(_ language: Language) -> [ReadRow] {
    sections.flatMap { section in
      section.rows.map { row in
        var read: ReadRow = [:]
        for column in section.columns + section.details {
          let text = column.cell(row, language).plain(language)
          if !text.isEmpty { read[column] = text }
        }
        return read
      }
    }
  }
}
