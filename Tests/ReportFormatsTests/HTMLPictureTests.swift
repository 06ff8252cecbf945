import CivilTime
import Diagnostics
import Foundation
import Testing

@testable import ReportFormats
@testable import Reports

@Suite struct HTMLPictureTests {
  let report = SampleReport.pictured
  let page = rendered(HTMLFormat.self, SampleReport.pictured)

  private func tokens(_ page: String) throws -> [HTMLToken] { try #require(HTMLReader(page)).tokens }

  /// The attributes of every element of that name.
  private func elements(_ name: String, _ page: String) throws -> [[String: String]] {
    try tokens(page).compactMap { if case .open(name, let attributes) = $0 { attributes } else { nil } }
  }

  /// The text of the cells of the table with that caption, row by row.
  private func table(_ caption: String, _ page: String) throws -> [[String]] {
    var rows: [[String]] = []
    var isIn = false
    var isCell = false
    for (index, token) in try tokens(page).enumerated() {
      switch token {
      case .open("caption", _): isIn = try tokens(page)[index + 1] == .text(caption)
      case .open("tr", _) where isIn: rows.append([])
      case .open("th", _) where isIn, .open("td", _) where isIn:
        isCell = true
        rows[rows.count - 1].append("")
      case .close("th"), .close("td"): isCell = false
      case .close("table"): isIn = false
      case .text(let text) where isIn && isCell: rows[rows.count - 1][rows[rows.count - 1].count - 1] += text
      default: break
      }
    }
    return rows
  }

  @Test(arguments: Language.allCases) func thePageIsWellFormed(_ language: Language) {
    #expect(HTMLReader(rendered(HTMLFormat.self, report, language)) != nil)
  }

  @Test func everyDrawingHasATitleADescriptionAndATable() throws {
    let ids = Set(
      try tokens(page).compactMap { token -> String? in
        if case .open(_, let attributes) = token { attributes["id"] } else { nil }
      })
    let drawings = try elements("svg", page)
    #expect(drawings.count == 5)
    for drawing in drawings {
      #expect(drawing["role"] == "img")
      let named = (drawing["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      #expect(named.count == 2)
      #expect(named.allSatisfy(ids.contains))
      #expect(drawing["tabindex"] == nil)
    }
    #expect(try elements("details", page).count == 2)
  }

  @Test func idsAreThereOnceAndLinksLeadToThem() throws {
    let ids = try tokens(page).compactMap { token -> String? in
      if case .open(_, let attributes) = token { attributes["id"] } else { nil }
    }
    #expect(Set(ids).count == ids.count)
    let links = try elements("a", page).compactMap { $0["href"] }
    #expect(links.count == 7)
    for link in links { #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst()))) }
  }

  @Test func theTableOfTheMonthsHoldsTheGrid() throws {
    let grid = try #require(report.months)
    let rows = try table(MonthGrid.heading.zh, page)
    #expect(rows.count == grid.lines.count + 2)
    for (row, line) in zip(rows.dropFirst(), grid.lines + [grid.together]) {
      #expect(row == [line.unit.zh] + (line.cells + [line.sum]).map { HTMLMonths.words($0).zh })
    }
    #expect(rows[1].contains("2：办结1（逾期1），超期1"))
  }

  @Test func whatIsOverdueIsMarkedInTheDrawing() throws {
    #expect(page.contains(">■1</text>"))
    #expect(page.contains(">✓</text>"))
  }

  @Test func unitsThatAreNotDrawnAreInTheTable() throws {
    var many = report
    let line = try #require(many.months?.lines.first)
    many.months?.lines = (0..<70).map { number in
      var own = line
      own.unit = Bilingual("单位\(number)")
      return own
    }
    let page = rendered(HTMLFormat.self, many)
    #expect(page.contains("另有10个单位未画，见表。"))
    #expect(try table(MonthGrid.heading.zh, page).count == 72)
    #expect(!page.contains(">单位60</text>"))
  }

  @Test func theTableOfTheTimelineHoldsItsDays() throws {
    let rows = try table("时间轴（2018年）", page)
    #expect(rows[1].suffix(4) == ["2018-03-01", "2018-06-30", "2018-07-31", ""])
    #expect(rows.count == SampleReport.naughty.count + 3)
  }

  @Test func aBarLiesWhereItsDaysAre() throws {
    // 1 March is the 60th day of 365, 31 July the 212th.
    #expect(page.contains("x=\"16.164%\" y=\"56\" width=\"41.917%\""))
    // The dashes of what is late run on to the report's day, 10 September.
    #expect(page.contains("<line class=\"tail\" x1=\"58.082%\" y1=\"61\" x2=\"69.315%\" y2=\"61\">"))
    // What was due a year ago has no bar, and dashes from the left edge.
    #expect(page.contains("<line class=\"tail\" x1=\"0.000%\" y1=\"95\" x2=\"69.315%\" y2=\"95\">"))
  }

  @Test func anEmptyTimelineIsNotDrawn() throws {
    var empty = report
    empty.timeline?.bars = []
    let page = rendered(HTMLFormat.self, empty)
    #expect(!page.contains("\"timeline\"") && !page.contains("#timeline\""))
    #expect(HTMLReader(page) != nil)
  }

  @Test func nothingOfARuleIsMarkupInADrawing() throws {
    let names = Set(try tokens(page).compactMap { if case .open(let name, _) = $0 { name } else { nil } })
    #expect(!names.contains("script") && !names.contains("img"))
    let attributes = Set(
      try tokens(page).flatMap { token -> [String] in
        if case .open(_, let attributes) = token { Array(attributes.keys) } else { [] }
      })
    #expect(!attributes.contains { $0.hasPrefix("on") })
    for text in SampleReport.naughty { #expect(try #require(HTMLReader(page)).text.contains(text)) }
  }

  @Test(arguments: [("短", 10, "短"), ("一二三四五六", 12, "一二三四五六"), ("一二三四五六七", 12, "一二三四五…"), ("abcdef", 5, "abcd…")])
  func aLabelIsCutAtACharacter(_ text: String, _ columns: Int, _ cut: String) {
    #expect(HTMLPicture.cut(text, to: columns) == cut)
  }

  @Test(arguments: [(0, "0.000%"), (1, "0.273%"), (200, "54.794%"), (365, "100.000%")])
  func sharesHaveThreeDecimals(_ day: Int, _ percent: String) {
    #expect(HTMLPicture.percent(day, of: 365) == percent)
  }

  @Test func jsonHoldsTheSameMonths() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONFormat.render(report, language: .zh))) as? [String: Any])
    let months = try #require(json["months"] as? [String: Any])
    #expect(months["from"] as? String == "2018-01")
    #expect(months["through"] as? String == "2018-12")
    let units = try #require(months["units"] as? [[String: Any]])
    #expect(units.map { $0["unit"] as? String } == report.months?.lines.map(\.unit.zh))
    let first = try #require(units.first?["due"] as? [[String: Any]])
    #expect(first.map { $0["month"] as? String } == ["before", "2018-07"])
    #expect(first.map { $0["due"] as? Int } == [1, 2])
    #expect(first.map { $0["overdue"] as? Int } == [0, 1])
    #expect(
      (months["allUnits"] as? [String: Any])?["all"] as? [String: Int] == [
        "due": 3, "met": 2, "metLate": 1, "overdue": 1,
      ])
    let timeline = try #require(json["timeline"] as? [String: Any])
    #expect(timeline["notDrawn"] as? Int == 3)
    #expect((timeline["rows"] as? [Int])?.count == report.timeline?.bars.count)
  }
}
