import CivilTime
import Diagnostics
import Evaluation
import Rules
import WorkCalendars

/// A report in the making: lists taken from a survey, numbered on through, and summed up by unit.
struct ReportDraft {
  /// A column of the summary: how a row adds to it.
  struct Measure {
    var column: UnitSummary.Column
    /// Whether the largest is kept instead of the sum.
    var isMaximum = false
    var value: (Survey.Item) -> Int

    init(_ id: String, _ heading: Bilingual, isMaximum: Bool = false, value: @escaping (Survey.Item) -> Int) {
      column = UnitSummary.Column(id: id, heading: heading)
      self.isMaximum = isMaximum
      self.value = value
    }
  }

  let survey: Survey
  private(set) var sections: [ReportSection] = []
  /// The rows that count in the summary by unit.
  private(set) var counted: [(item: Survey.Item, number: Int)] = []
  private var rowCount = 0

  /// - Parameter pastDue: Whether the report lists only what is past its due day.
  init(_ basis: ReportBasis, pastDue: Bool = false) { survey = Survey(basis, pastDue: pastDue) }

  /// Adds a list of `items`, ordered by `areInOrder`, and by their keys where that says nothing.
  ///
  /// - Parameter account: What an account of units says of each besides.
  mutating func add(
    _ section: ReportSection, of items: [Survey.Item], countsByUnit: Bool,
    by areInOrder: ((ReportRow, ReportRow) -> Bool)?, account: ((Survey.Item) -> RowAccount?)? = nil
  ) {
    let book = survey.basis.book
    var pairs = items.map { item in
      var row = ReportRow(item, in: book)
      row.account = account?(item)
      return (item: item, row: row)
    }
    if let areInOrder {
      pairs.sort { left, right in
        if areInOrder(left.row, right.row) { return true }
        if areInOrder(right.row, left.row) { return false }
        return left.row.key < right.row.key
      }
    }
    for index in pairs.indices {
      rowCount += 1
      pairs[index].row.number = rowCount
      if countsByUnit { counted.append((pairs[index].item, rowCount)) }
    }
    var filled = section
    filled.rows = pairs.map(\.row)
    sections.append(filled)
  }

  /// The summary over the lists added so far: most first, units in the order of the rules.
  func summary(_ measures: [Measure]) -> UnitSummary {
    var tallies: [UnitIndex: (counts: [Int], rows: [Int])] = [:]
    for (item, number) in counted {
      // A row for which nobody answers still stands on a line of its own, so that the lines hold every row.
      let units = item.countedUnits.isEmpty ? [Self.nobody] : item.countedUnits
      for unit in units {
        var tally = tallies[unit] ?? (measures.map { _ in 0 }, [])
        for (index, measure) in measures.enumerated() {
          let value = measure.value(item)
          tally.counts[index] = measure.isMaximum ? max(tally.counts[index], value) : tally.counts[index] + value
        }
        tally.rows.append(number)
        tallies[unit] = tally
      }
    }
    let lines = tallies.sorted { left, right in
      if left.value.counts != right.value.counts {
        return right.value.counts.lexicographicallyPrecedes(left.value.counts)
      }
      return left.key < right.key
    }.map { unit, tally in
      UnitSummary.Line(unit: name(unit), counts: tally.counts, rows: tally.rows.sorted())
    }
    return UnitSummary(columns: measures.map(\.column), lines: lines)
  }

  /// Stands for no unit, after the units of equal counts.
  static let nobody = UnitIndex.max

  func name(_ unit: UnitIndex) -> Bilingual {
    guard unit != Self.nobody else { return .init(zh: "（责任单位未明确）", en: "(no unit defined)") }
    return .init(OneLine.folded(survey.basis.book.units[Int(unit)].name))
  }

  /// The finished report.
  ///
  /// - Parameter listsClosed: Whether what ended with its plan is counted in it, and so not left out.
  func report(
    id: String, title: Bilingual, kind: ReportRule.Kind, countingRule: Bilingual, totals: [ReportTotal],
    summary: UnitSummary, leftOut: [LeftOut] = [], listsClosed: Bool = false
  ) -> Report {
    let basis = survey.basis
    return Report(
      id: id, title: .init(zh: OneLine.folded(title.zh), en: OneLine.folded(title.en)), kind: kind.rawValue,
      asOf: basis.now, zone: basis.book.office.zone, scope: basis.scopeWords, countingRule: countingRule,
      calendar: survey.calendarWords, ledgerPosition: basis.snapshot.position,
      ledgerHead: basis.snapshot.head, totals: totals, sections: sections,
      summary: summary, leftOut: leftOut + survey.leftOut.filter { !listsClosed || $0.reason != "closed" })
  }
}
