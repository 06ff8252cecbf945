import CivilTime
import Diagnostics
import Foundation
import ReportFormats
import Reports
import Testing

/// Whatever is printed, read back, is the same in every format.
@Suite struct EqualNumbersTests {
  let report = SampleReport.report

  @Test(arguments: Language.allCases) func markdownShowsEveryCell(_ language: Language) {
    let tables = markdownTables(rendered(MarkdownFormat.self, report, language))
    #expect(tables.count == report.sections.count + 1)
    var rows: [ReadRow] = []
    for (section, table) in zip(report.sections, tables) {
      let columns = section.columns + section.details
      #expect(table[0] == columns.map { $0.heading[language] })
      #expect(table.allSatisfy { $0.count == columns.count })
      rows += table.dropFirst(2).map { cells in
        ReadRow(uniqueKeysWithValues: zip(columns, cells).filter { !$0.1.isEmpty })
      }
    }
    #expect(rows == report.expectedRows(language))
    #expect(tables.last?.dropFirst(2).map { $0[1] } == report.summary.lines.map { String($0.counts[0]) })
  }

  @Test(arguments: Language.allCases) func csvShowsEveryCell(_ language: Language) throws {
    let records = try #require(csvRecords(rendered(CSVFormat.self, report, language)))
    let columns = SampleReport.columns + SampleReport.details + [.performedBy]
    let header = records[0]
    #expect(Array(header.prefix(columns.count + 1).dropFirst()) == columns.map { $0.heading[language] })
    let count = report.sections.map(\.rows.count).reduce(0, +)
    let rows = records[1...count].map { record in
      ReadRow(
        uniqueKeysWithValues: zip(columns, record.dropFirst()).filter { !$0.1.isEmpty }.map { ($0, unguarded($1)) })
    }
    #expect(rows == report.expectedRows(language))
    #expect(
      records[1...count].map { $0[0] }
        == report.sections.flatMap { section in
          section.rows.map { _ in section.heading[language] }
        })
  }

  @Test(arguments: Language.allCases) func theWorkbookShowsEveryCell(_ language: Language) throws {
    let book = try WorkbookReader.read(report, language)
    let columns = SampleReport.columns + SampleReport.details + [.performedBy]
    let list = book.sheets[1].texts
    #expect(list[0].dropFirst().prefix(columns.count) == columns.map { $0.heading[language] }[...])
    let rows = list.dropFirst().map { cells in
      ReadRow(uniqueKeysWithValues: zip(columns, cells.dropFirst()).filter { !$0.1.isEmpty }.map { ($0, $1) })
    }
    #expect(rows == report.expectedRows(language))
    let summary = book.sheets[0].texts
    for total in report.totals { #expect(summary.contains([total.label[language], String(total.count)])) }
    for line in report.summary.lines {
      #expect(summary.contains { $0.starts(with: [line.unit[language]] + line.counts.map { String($0) }) })
    }
  }

  @Test(arguments: Language.allCases) func theTableInGB18030IsTheSame(_ language: Language) throws {
    let bytes = try GB18030CSVFormat.render(report, language: language)
    #expect(
      try #require(GB18030.decoded(bytes)) == Array(CSVFormat.render(report, language: language).dropFirst(3)))
  }

  /// The text behind an apostrophe that keeps it from being a formula.
  private func unguarded(_ field: String) -> String {
    SampleReport.naughty.contains(String(field.dropFirst())) && field.hasPrefix("'")
      ? String(field.dropFirst()) : field
  }

  @Test(arguments: Language.allCases) func htmlShowsEveryCell(_ language: Language) throws {
    let page = try #require(HTMLReader(rendered(HTMLFormat.self, report, language)))
    #expect(page.rows == report.expectedRows(language))
  }

  @Test(arguments: Language.allCases) func textShowsEveryCell(_ language: Language) {
    let lines = rendered(TextFormat.self, report, language).split(separator: "\n").map(String.init)
    let colon = language == .zh ? "：" : ": "
    for (section, expected) in zip(
      report.sections.flatMap { section in section.rows.map { _ in section } }, report.expectedRows(language))
    {
      let cells = section.columns.compactMap { expected[$0] }
      // Cells stand at least two spaces apart, and no cell holds two spaces.
      let found = lines.firstIndex { line in
        line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) } == cells
      }
      guard let found else {
        Issue.record("no line of \(cells)")
        continue
      }
      let details = section.details.compactMap { column in
        expected[column].map { "      \(column.heading[language])\(colon)\($0)" }
      }
      #expect(Array(lines.dropFirst(found + 1).prefix(details.count)) == details)
    }
  }

  @Test(arguments: Language.allCases) func jsonHoldsTheSameNumbers(_ language: Language) throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONFormat.render(report, language: language))) as? [String: Any])
    for section in report.sections {
      let rows = try #require(json[section.id] as? [[String: Any]])
      #expect(rows.count == section.rows.count)
      for (found, row) in zip(rows, section.rows) {
        #expect(found["key"] as? String == row.key)
        #expect(found["title"] as? String == row.title)
        #expect(found["units"] as? [String] == row.units)
        #expect(found["due"] as? String == row.due.description)
        #expect(found["daysOverdue"] as? Int == row.daysOverdue)
        #expect(found["workingDaysOverdue"] as? Int == row.workingDaysOverdue)
        #expect(found["lamp"] as? String == row.lamp.name)
        #expect(found["missingEvidence"] as? [String] == row.missingEvidence)
        #expect(found["number"] as? Int == row.number)
      }
    }
    let totals = try #require(json["totals"] as? [String: Int])
    #expect(totals == Dictionary(uniqueKeysWithValues: report.totals.map { ($0.id, $0.count) }))
    let units = try #require(json["units"] as? [[String: Any]])
    #expect(units.map { $0["unit"] as? String } == report.summary.lines.map(\.unit.zh))
    #expect(units.map { $0["overdue"] as? Int } == report.summary.lines.map { $0.counts[0] })
    #expect(units.map { $0["rows"] as? [Int] } == report.summary.lines.map(\.rows))
  }
}
