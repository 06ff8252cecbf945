import Diagnostics
import Foundation
import Testing

@testable import ReportFormats
@testable import Reports

/// A summary with figures, and with a line of all units together, reads the same in every format.
@Suite struct AccountFormatTests {
  static let report: Report = {
    var report = SampleReport.report
    report.sections[0].rows[0].account = RowAccount(
      workingDaysLate: 28, returns: 1, heldByUnit: 30, heldByOthers: 5, heldBySupervisor: 3)
    report.sections[0].columns.append(.workingDaysLate)
    report.sections[0].details.append(.held)
    report.summary.figureColumns = [
      .init(id: "onTimeRate", heading: Bilingual(zh: "按期率", en: "On time")),
      .init(id: "medianDelay", heading: Bilingual(zh: "延误|中位数", en: "Median <delay>")),
      .init(id: "returns", heading: Bilingual(zh: "退回", en: "Sent back")),
      .init(id: "score", heading: Bilingual(zh: "得分", en: "Score")),
    ]
    report.summary.lines[0].figures = [.rate(onTime: 5, judged: 6), .halves(5), .count(3), .thousandths(-2500)]
    report.summary.lines[1].figures = [.rate(onTime: 2, judged: 3), .none, .count(0), .thousandths(0)]
    report.summary.together = .init(
      unit: UnitSummary.togetherHeading, counts: [8], rows: [],
      figures: [.rate(onTime: 0, judged: 0), .halves(4), .count(3), .none])
    report.summary.standsFirst = true
    return report
  }()

  /// Unit and figures of each line, as people see them.
  private static func expected(_ language: Language) -> [[String]] {
    report.summary.shownLines.map { $0.figureCells(language) }
  }

  @Test func figuresAreWrittenAsPeopleReadThem() {
    #expect(
      Self.expected(.zh) == [
        ["区农业局", "83%（5/6）", "2.5", "3", "-2.5"], ["=区|局<b>", "2/3（样本少，不宜比较）", "—", "0", "0"],
        ["全部（每项计一次）", "—", "2", "3", "—"],
      ])
    #expect(Self.expected(.en)[1] == ["=区|局<b>", "2/3 (too few to compare)", "—", "0", "0"])
  }

  @Test(arguments: Language.allCases) func markdownShowsThem(_ language: Language) throws {
    let tables = markdownTables(rendered(MarkdownFormat.self, Self.report, language))
    // Before the lists, the counts first.
    #expect(tables.count == Self.report.sections.count + 2)
    #expect(tables[0].dropFirst(2).map { $0[1] } == ["7", "1", "8"])
    #expect(tables[1][0] == Self.report.summary.figureHeadings(language))
    #expect(Array(tables[1].dropFirst(2)) == Self.expected(language))
  }

  @Test(arguments: Language.allCases) func csvShowsThem(_ language: Language) throws {
    let records = try #require(csvRecords(rendered(CSVFormat.self, Self.report, language)))
    let heading = UnitSummary.figuresHeading[language]
    let found = records.filter { $0[0] == heading }.map { Array($0.dropFirst().prefix(5)) }
    #expect(found.first == Self.report.summary.figureHeadings(language))
    var expected = Self.expected(language)
    expected[1][0] = "'" + expected[1][0]
    #expect(Array(found.dropFirst()) == expected)
    #expect(Set(records.map(\.count)).count == 1)
  }

  @Test(arguments: Language.allCases) func textShowsThem(_ language: Language) throws {
    let lines = rendered(TextFormat.self, Self.report, language).split(separator: "\n").map(String.init)
    let from = try #require(lines.firstIndex(of: UnitSummary.figuresHeading[language]))
    let cells = lines[(from + 1)...].prefix(4).map { line in
      line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    #expect(Array(cells) == [Self.report.summary.figureHeadings(language)] + Self.expected(language))
    let list = try #require(lines.firstIndex { $0.hasPrefix(Self.report.sections[0].heading[language]) })
    #expect(from < list)
  }

  @Test(arguments: Language.allCases) func htmlShowsThem(_ language: Language) throws {
    let text = rendered(HTMLFormat.self, Self.report, language)
    let page = try #require(HTMLReader(text))
    #expect(page.rows == Self.report.expectedRows(language))
    for line in Self.expected(language) {
      for cell in line { #expect(text.contains("\">\(HTMLFormat.escape(cell))</t"), "\(cell)") }
    }
    let heading = try #require(text.range(of: "<h2>\(UnitSummary.figuresHeading[language])</h2>"))
    let list = try #require(text.range(of: "data-list="))
    #expect(heading.lowerBound < list.lowerBound)
  }

  @Test func jsonHoldsTheirNumbers() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONFormat.render(Self.report, language: .zh))) as? [String: Any])
    let units = try #require(json["units"] as? [[String: Any]])
    let rate = try #require(units[0]["onTimeRate"] as? [String: Any])
    #expect(rate["onTime"] as? Int == 5 && rate["judged"] as? Int == 6 && rate["percent"] as? Int == 83)
    #expect(rate["tooFew"] as? Bool == false)
    #expect(units[0]["medianDelay"] as? Double == 2.5 && units[0]["score"] as? Double == -2.5)
    let few = try #require(units[1]["onTimeRate"] as? [String: Any])
    #expect(few["percent"] is NSNull && few["tooFew"] as? Bool == true)
    #expect(units[1]["medianDelay"] is NSNull && units[1]["returns"] as? Int == 0)
    let all = try #require(json["allUnits"] as? [String: Any])
    #expect(all["overdue"] as? Int == 8 && all["score"] is NSNull)
    let rows = try #require(json["obligations"] as? [[String: Any]])
    let account = try #require(rows[0]["account"] as? [String: Any])
    #expect(account["workingDaysLate"] as? Int == 28 && account["heldByOthers"] as? Int == 5)
    #expect(rows[1]["account"] == nil)
  }
}
