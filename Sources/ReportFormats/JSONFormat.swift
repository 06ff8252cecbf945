import CivilTime
public import Diagnostics
import JSONText
public import Reports

/// JSON that scripts may rely on: fields may be added, never renamed.
///
/// `{asOf, countingRule, obligations: [{key, plan, task, title, units, due, originalDue, daysOverdue,
/// workingDaysOverdue, lamp, progress, missingEvidence, lastFact}], behind: [...]}`, and more about the same.
public enum JSONFormat: ReportFormat {
  public static let name = "json"
  public static let fileExtension = "json"
  public static let mediaType = "application/json"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    var members: [JSONValue.Member] = [
      .init("asOf", .string(report.zone.rfc3339(report.asOf))),
      .init("countingRule", .string(report.countingRule[language])),
      .init("id", .string(report.id)),
      .init("kind", .string(report.kind)),
      .init("title", .string(report.title[language])),
      .init("zone", .string(report.zone.name)),
      .init("scope", .optional(report.scope?[language])),
      .init("calendar", .string(report.calendar[language])),
      .init("ledgerPosition", .number(report.ledgerPosition)),
      .init("ledgerHead", .string(report.ledgerHead)),
      .init("totals", .object(report.totals.map { .init($0.id, .number(Int64($0.count))) })),
    ]
    for section in report.sections {
      members.append(.init(section.id, .array(section.rows.map { row($0, language) })))
    }
    members.append(.init("units", .array(report.summary.lines.map { line($0, report.summary, language) })))
    if let together = report.summary.together {
      members.append(.init("allUnits", line(together, report.summary, language)))
    }
    members.append(
      .init(
        "leftOut",
        .array(
          report.leftOut.map {
            .members([
              "reason": .string($0.reason), "count": .number(Int64($0.count)), "text": .string($0.text[language]),
            ])
          })))
    if let months = report.months { members.append(.init("months", Self.months(months, language))) }
    if let timeline = report.timeline {
      members.append(
        .init(
          "timeline",
          .members([
            "from": .string(month(timeline.span.firstDay)),
            "through": .string(month(timeline.span.lastDay)),
            "rows": .array(timeline.bars.map { .number(Int64($0.number)) }),
            "notDrawn": .number(Int64(timeline.leftOut)),
          ])))
    }
    return Array((JSONValue.object(members).pretty + "\n").utf8)
  }

  private static func row(_ row: ReportRow, _ language: Language) -> JSONValue {
    .members([
      "key": .string(row.key),
      "plan": .string(row.plan),
      "task": .string(row.task),
      "title": .string(row.title),
      "units": .strings(row.units),
      "due": .string("\(row.due)"),
      "originalDue": .string("\(row.originalDue)"),
      "daysOverdue": .number(Int64(row.daysOverdue)),
      "workingDaysOverdue": .number(Int64(row.workingDaysOverdue)),
      "lamp": .string(row.lamp.name), "lampWord": .string(row.lamp.word[.zh]),
      "progress": progress(row),
      "missingEvidence": .strings(row.missingEvidence),
      "lastFact": row.lastFact.map(fact) ?? .null,
      "number": .number(Int64(row.number)),
      "dueTime": .optional(row.dueTime.map { "\($0)" }),
      "provisional": .bool(row.provisional),
      "workingDaysLeft": .number(Int64(row.workingDaysLeft)),
      "state": .string(row.state),
      "phrase": .string(row.phrase),
      "performedBy": .optional(row.performedBy),
      "clause": row.clause.map { .members(["quote": .string($0.quote), "place": .string($0.place)]) } ?? .null,
      "rule": .string(row.place),
      "stage": .optional(row.stage?[language]),
      "holder": .optional(row.holder),
      "parent": .optional(row.parent),
      "start": .string("\(row.start)"),
      "metOn": .optional(row.metOn.map { "\($0)" }),
      "account": row.account.map(account),
    ])
  }

  /// There in an account of units only.
  private static func account(_ account: RowAccount) -> JSONValue {
    .members([
      "workingDaysLate": account.workingDaysLate.map { .number(Int64($0)) } ?? .null,
      "returns": .number(Int64(account.returns)),
      "heldByUnit": .number(Int64(account.heldByUnit)),
      "heldByOthers": .number(Int64(account.heldByOthers)),
      "heldBySupervisor": .number(Int64(account.heldBySupervisor)),
    ])
  }

  /// Null when nothing is counted.
  private static func progress(_ row: ReportRow) -> JSONValue {
    guard let percent = row.percent else { return .null }
    return .members([
      "percent": .number(Int64(percent)),
      "behindPace": .bool(row.isBehindPace),
      "targets": .array(
        row.targets.map { target in
          .members([
            "text": .string(target.text),
            "unit": .string(target.unit),
            "reached": .decimal(RowTarget.decimal(target.reached)),
            "goal": .decimal(RowTarget.decimal(target.goal)),
            "upper": target.upper.map { .decimal(RowTarget.decimal($0)) } ?? .null,
            "expected": target.expected.map { .decimal(RowTarget.decimal($0)) } ?? .null,
          ])
        }),
    ])
  }

  private static func fact(_ fact: RowFact) -> JSONValue {
    .members([
      "kind": .string(fact.kind),
      "on": .string("\(fact.on)"),
      "by": .string(fact.by),
      "value": fact.value.map { .decimal(RowTarget.decimal($0)) } ?? .null,
      "unit": .optional(fact.unit),
      "ref": .optional(fact.ref),
      "note": .optional(fact.note),
    ])
  }

  private static func line(_ line: UnitSummary.Line, _ summary: UnitSummary, _ language: Language) -> JSONValue {
    .object(
      [.init("unit", .string(line.unit[language]))]
        + zip(summary.columns, line.counts).map { .init($0.id, .number(Int64($1))) }
        + zip(summary.figureColumns, line.figures).map { .init($0.id, figure($1)) }
        + [.init("rows", .array(line.rows.map { .number(Int64($0)) }))])
  }

  /// Months in which nothing is due are left out.
  private static func months(_ grid: MonthGrid, _ language: Language) -> JSONValue {
    func line(_ line: MonthGrid.Line) -> JSONValue {
      .members([
        "unit": .string(line.unit[language]),
        "all": .object(cell(line.sum)),
        "due": .array(
          zip(grid.columns, line.cells).filter { $0.1.due > 0 }.map { column, content in
            .object([.init("month", .string(name(column)))] + cell(content))
          }),
      ])
    }
    return .members([
      "from": .string(month(grid.span.firstDay)),
      "through": .string(month(grid.span.lastDay)),
      "units": .array(grid.lines.map(line)),
      "allUnits": line(grid.together),
    ])
  }

  /// `2018-07`, `before`, `after`.
  private static func name(_ column: MonthGrid.Column) -> String {
    switch column {
    case .before: "before"
    case .month(let day): month(day)
    case .after: "after"
    }
  }

  /// `2018-07`.
  private static func month(_ day: CivilDate) -> String { String("\(day)".dropLast(3)) }

  private static func cell(_ cell: MonthGrid.Cell) -> [JSONValue.Member] {
    [
      .init("due", .number(Int64(cell.due))), .init("met", .number(Int64(cell.met))),
      .init("metLate", .number(Int64(cell.metLate))), .init("overdue", .number(Int64(cell.overdue))),
    ]
  }

  private static func figure(_ figure: SummaryFigure) -> JSONValue {
    switch figure {
    case .none: .null
    case .count(let count): .number(Int64(count))
    case .rate(let onTime, let judged):
      .members([
        "onTime": .number(Int64(onTime)), "judged": .number(Int64(judged)),
        "percent": figure.percent.map { .number(Int64($0)) } ?? .null,
        "tooFew": .bool(judged < SummaryFigure.fewest),
      ])
    case .halves, .thousandths: .decimal(figure.plain(.en))
    }
  }
}
