import CivilTime
import Diagnostics
import Foundation
import Testing

@testable import ReportFormats
@testable import Reports

/// 台账: the workbook.
@Suite struct XLSXFormatTests {
  @Test func sheetsAreASummaryAllRowsEachUnitAndTheNotes() throws {
    let book = try WorkbookReader.read(SampleReport.report, .zh)
    #expect(book.sheets.map(\.name) == ["汇总", "全部", "区农业局", "=区|局<b>", "说明"])
    #expect(try WorkbookReader.read(SampleReport.report, .en).sheets.map(\.name).prefix(2) == ["Summary", "All"])
  }

  @Test func listsKeepTheirHeaderInSightFilterAndPrintOnPagesAsWideAsThePaper() throws {
    let book = try WorkbookReader.read(SampleReport.report, .zh)
    for sheet in book.sheets[1...3] {
      #expect(sheet.frozen == 1)
      #expect(sheet.filter == "A1:O\(sheet.rows.count)")
      #expect(sheet.titles?.hasSuffix("$1:$1") == true)
    }
    for sheet in book.sheets { #expect(sheet.landscape && sheet.fitsWidth) }
  }

  @Test func listsPrintAsManyColumnsAsCanBeReadAndTheNotesSaySo() throws {
    let book = try WorkbookReader.read(SampleReport.report, .zh)
    for sheet in book.sheets[1...3] {
      #expect(sheet.printed?.hasSuffix("!$A$1:$I$\(sheet.rows.count)") == true, "\(sheet.printed ?? "")")
    }
    let last = book.sheets[1].texts[0][8]
    #expect(book.sheets[4].texts.joined().contains { $0.contains("打印到“\(last)”一列为止") })
  }

  @Test func rowsAreAsHighAsTheirText() throws {
    var report = SampleReport.report
    report.sections[0].rows[0].title = String(repeating: "长", count: 60)
    let book = try WorkbookReader.read(report, .zh)
    #expect(book.sheets[0].heights[0] == 24)
    // 120 columns of characters in lines of 41.
    #expect(book.sheets[1].heights[1] == 45)
    #expect(book.sheets[1].heights[0] == nil)
  }

  @Test func aUnitWithoutARowHasNoSheet() throws {
    var report = SampleReport.report
    report.summary.lines[1].rows = []
    let book = try WorkbookReader.read(report, .zh)
    #expect(book.sheets.map(\.name) == ["汇总", "全部", "区农业局", "说明"])
    #expect(book.sheets[0].texts.contains { $0.first == report.summary.lines[1].unit.zh })
  }

  @Test func nothingIsAFormulaOrALink() throws {
    let book = try WorkbookReader.read(SampleReport.report, .zh)
    #expect(book.sheets.allSatisfy { $0.formulas == 0 && $0.links == 0 })
    let titles = try column(.title, of: book.sheets[1])
    #expect(titles.map(\.text).dropFirst().prefix(SampleReport.naughty.count) == SampleReport.naughty[...])
    #expect(titles.allSatisfy { $0.kind == "text" })
  }

  @Test func numbersAreNumbersAndDaysAreDaysWithTheirDoubt() throws {
    let sheet = try WorkbookReader.read(SampleReport.report, .zh).sheets[1]
    #expect(try column(.workingDaysOverdue, of: sheet).allSatisfy { $0.kind == "number" })
    let due = try column(.due, of: sheet)
    #expect(due.allSatisfy { $0.kind == "day" })
    #expect(due[0].text == "≈2018-07-31 17:30")
    #expect(due[1].text == "2018-07-31")
  }

  @Test func daysThatSpreadsheetsDoNotKnowStayText() throws {
    var report = SampleReport.report
    report.sections[0].rows[0].due = CivilDate(1899, 12, 31)!
    report.sections[0].rows[1].dueTime = .endOfDay
    let due = try column(.due, of: WorkbookReader.read(report, .zh).sheets[1])
    #expect(due[0] == .init(text: "≈1899-12-31 17:30", kind: "text"))
    #expect(due[1] == .init(text: "2018-07-31 24:00", kind: "text"))
  }

  @Test func aLampIsAMarkAndAWordOnItsColour() throws {
    var report = SampleReport.report
    report.sections[0].rows[1].lamp.colour = "#123456"
    let lamps = try column(.lamp, of: WorkbookReader.read(report, .zh).sheets[1])
    #expect(lamps[0].text == "■ 超期")
    #expect(lamps[0].fill == "FFFFC7CE")
    #expect(lamps.contains { $0.text == "▲ 滞后" && $0.fill == "FFFFEB9C" })
  }

  @Test func equalReportsGiveEqualBytesWhenever() throws {
    let first = try XLSXFormat.render(SampleReport.report, language: .zh)
    let book = try WorkbookReader.read(first)
    #expect(book.created == "2018-09-10T01:00:00Z")
    #expect(book.times == ["1980-01-01"])
    #expect(try XLSXFormat.render(SampleReport.report, language: .zh) == first)
  }

  @Test func aUnitsSheetHoldsItsRowsAndNoOthers() throws {
    let book = try WorkbookReader.read(SampleReport.report, .zh)
    #expect(try column(.number, of: book.sheets[2]).map(\.text) == ["1", "2"])
    #expect(try column(.number, of: book.sheets[3]).map(\.text) == ["3"])
  }

  @Test func moreRowsThanASheetHoldsMakeAnother() throws {
    let bytes = try XLSXFormat.render(SampleReport.report, language: .zh, rowLimit: 11, unitLimit: 200)
    let book = try WorkbookReader.read(bytes)
    let all = book.sheets.filter { $0.name.hasPrefix("全部") }
    #expect(all.map(\.name) == ["全部", "全部 (2)", "全部 (3)"])
    #expect(all.map { $0.rows.count }.reduce(0, +) == 3 + SampleReport.report.expectedRows(.zh).count)
    #expect(all.allSatisfy { $0.frozen == 1 && $0.texts[0][0] == "类别" })
  }

  @Test func moreUnitsThanAnybodyLeafsThroughAreLeftToTheFilterAndTheNotesSaySo() throws {
    let bytes = try XLSXFormat.render(SampleReport.report, language: .zh, rowLimit: 1000, unitLimit: 1)
    let book = try WorkbookReader.read(bytes)
    #expect(book.sheets.map(\.name) == ["汇总", "全部", "区农业局", "说明"])
    #expect(book.sheets[3].texts.joined().contains { $0.contains("其余1个") })
  }

  @Test func whatIsLongerThanACellIsCutWithAMark() throws {
    var report = SampleReport.report
    report.sections[0].rows[0].title = String(repeating: "长", count: 40_000)
    report.sections[0].rows[1].title = String(repeating: "𠮷", count: 20_000)
    report.sections[0].rows[2].title = String(repeating: "长", count: CellText.longest)
    let titles = try column(.title, of: WorkbookReader.read(report, .zh).sheets[1])
    for title in titles.prefix(2) {
      #expect(title.text.hasSuffix(CellText.mark))
      #expect((CellText.longest - 1...CellText.longest).contains(title.text.utf16.count))
    }
    #expect(titles[2].text == report.sections[0].rows[2].title)
  }

  struct Text: Sendable, CustomTestStringConvertible {
    let name: String, given: String, expected: String
    var testDescription: String { name }
  }

  static let texts = [
    Text(name: "an escape of Excel's own", given: "甲_x000D_乙", expected: "甲_x005F_x000D_乙"),
    Text(name: "what only looks like one", given: "_x00_ _xGGGG_ _x000D", expected: "_x00_ _xGGGG_ _x000D"),
    Text(name: "two that share a mark", given: "_x000D_x000D_", expected: "_x005F_x000D_x005F_x000D_"),
    Text(name: "NUL ends no text", given: "甲\u{0}乙", expected: "甲\u{FFFD}乙"),
    Text(name: "a control character", given: "\u{1}\u{1B}", expected: "\u{FFFD}\u{FFFD}"),
    Text(name: "no characters of XML", given: "\u{FFFE}\u{FFFF}", expected: "\u{FFFD}\u{FFFD}"),
    Text(name: "line ends", given: "甲\r\n乙\r丙\n丁", expected: "甲\n乙\n丙\n丁"),
  ]

  @Test(arguments: texts) func textIsWrittenSoThatItIsReadBack(_ c: Text) throws {
    #expect(CellText.safe(c.given) == c.expected)
  }

  @Test func hostileTextIsReadBackAsItWas() throws {
    var report = SampleReport.report
    report.sections[0].rows[0].title = "甲_x000D_x000D_乙\u{0}\u{FFFF}\u{8}&<>"
    let titles = try column(.title, of: WorkbookReader.read(report, .zh).sheets[1])
    #expect(titles[0].text == "甲_x000D_x000D_乙\u{FFFD}\u{FFFD}\u{FFFD}&<>")
  }

  struct Name: Sendable, CustomTestStringConvertible {
    let wish: String, expected: String
    var testDescription: String { wish }
  }

  static let names = [
    Name(wish: "区农业局", expected: "区农业局"), Name(wish: "甲[乙]:丙*丁?戊/己\\庚", expected: "甲·乙··丙·丁·戊·己·庚"),
    Name(wish: "'甲'", expected: "’甲’"), Name(wish: "History", expected: "History ·"),
    Name(wish: "A1", expected: "A1 ·"), Name(wish: "2018", expected: "2018 ·"), Name(wish: "", expected: " ·"),
    Name(wish: "  甲\n乙 ", expected: "甲 乙"),
    Name(wish: String(repeating: "局", count: 40), expected: String(repeating: "局", count: 31)),
    Name(wish: String(repeating: "𠮷", count: 40), expected: String(repeating: "𠮷", count: 15)),
  ]

  @Test(arguments: names) func namesOfSheetsAreLegal(_ c: Name) {
    var names = SheetNames()
    #expect(names.name(for: c.wish) == c.expected)
  }

  @Test func namesOfSheetsAreTheirOwnWhateverTheCase() {
    var names = SheetNames()
    let long = String(repeating: "局", count: 40)
    #expect(names.name(for: "甲a") == "甲a")
    #expect(names.name(for: "甲A") == "甲A (2)")
    #expect(names.name(for: long).count == 31)
    #expect(names.name(for: long) == String(repeating: "局", count: 27) + " (2)")
  }

  @Test func fiftyThousandRowsTakeNoMoreMemoryThanTheFileAndALittle() throws {
    var report = SampleReport.report
    let row = report.sections[0].rows[0]
    report.sections[0].rows = (0..<50_000).map { index in
      var own = row
      own.number = index + 1
      return own
    }
    report.summary.lines = [.init(unit: Bilingual("区农业局"), counts: [50_000], rows: Array(1...50_000))]
    let before = try peak()
    let bytes = try XLSXFormat.render(report, language: .zh)
    #expect(try peak() - before < 160_000)
    #expect(bytes.count > 1_000_000)
  }

  /// The most memory this process has had, in kB.
  private func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM") })
    return try #require(Int(line.filter(\.isNumber)))
  }

  private func column(_ column: ReportColumn, of sheet: WorkbookReader.Sheet) throws -> [WorkbookReader.Cell] {
    let index = try #require(sheet.texts[0].firstIndex(of: column.heading.zh))
    return sheet.rows.dropFirst().compactMap { index < $0.count ? $0[index] : nil }
  }
}
