import Diagnostics
import Foundation
import ReportFormats
import Reports
import Testing

/// What holds for every format alike.
@Suite struct ReportFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let format: any ReportFormat.Type
    var testDescription: String { format.name }
  }

  static let cases = ReportFormats.all.map { Case(format: $0) }

  @Test func namesAndExtensionsAreTheirOwn() {
    #expect(
      ReportFormats.all.map { $0.name } == ["text", "markdown", "csv", "csv-gb18030", "json", "html", "xlsx"])
    #expect(
      ReportFormats.all.map { $0.fileExtension } == ["txt", "md", "csv", "gb18030.csv", "json", "html", "xlsx"])
    #expect(ReportFormats.named("html")?.fileExtension == "html")
    #expect(ReportFormats.named("xls") == nil)
  }

  @Test(arguments: cases) func equalInputGivesEqualBytes(_ c: Case) throws {
    for language in Language.allCases {
      #expect(
        try c.format.render(SampleReport.report, language: language)
          == c.format.render(SampleReport.report, language: language))
    }
  }

  @Test(arguments: cases) func aChangedNumberChangesTheBytes(_ c: Case) throws {
    var other = SampleReport.report
    other.sections[0].rows[0].workingDaysOverdue += 1
    #expect(try c.format.render(other, language: .zh) != c.format.render(SampleReport.report, language: .zh))
  }

  @Test(arguments: cases.filter { $0.format.mediaType.hasSuffix("utf-8") || $0.format.name == "json" })
  func theBytesAreUTF8(_ c: Case) throws {
    for report in [SampleReport.report, SampleReport.empty] {
      #expect(try String(validating: c.format.render(report, language: .zh), as: UTF8.self) != nil)
    }
  }

  /// The text that a reader of the format sees.
  private func seen(_ format: any ReportFormat.Type, _ report: Report, _ language: Language) throws -> String {
    if format.name == "xlsx" { return try WorkbookReader.read(report, language).text }
    let text = rendered(format, report, language)
    switch format.name {
    case "html": return try #require(HTMLReader(text)).text
    case "markdown": return unescapedEntities(text.replacingOccurrences(of: "\\", with: ""))
    case "csv": return try #require(csvRecords(text)).joined().joined(separator: "\n")
    case "csv-gb18030": return try #require(csvRecords("\u{FEFF}" + text)).joined().joined(separator: "\n")
    default: return text
    }
  }

  @Test(arguments: cases) func everyFormatStatesWhatItRestsOn(_ c: Case) throws {
    for language in Language.allCases {
      let report = SampleReport.report
      let text = try seen(c.format, report, language)
      #expect(text.contains(report.title[language]))
      #expect(text.contains(report.countingRule[language]))
      #expect(text.contains(report.calendar[language]))
      #expect(text.contains("42"))
      #expect(text.contains("0123456789abcdef"))
      #expect(text.contains("2018-09-10") || text.contains("2018年9月10日（周一）09:00（Asia/Shanghai）"))
      for left in report.leftOut { #expect(text.contains(left.text[language])) }
      for total in report.totals { #expect(text.contains(String(total.count))) }
    }
  }

  @Test(arguments: cases) func anEmptyReportIsRendered(_ c: Case) throws {
    let text = try seen(c.format, SampleReport.empty, .zh)
    #expect(text.contains("每周超期清单"))
    #expect(!text.contains("p/fairs"))
    if ["text", "markdown", "html"].contains(c.format.name) { #expect(text.contains("没有。")) }
  }

  @Test(arguments: cases) func listsWithoutRowsAreNotShownToPeople(_ c: Case) throws {
    var report = SampleReport.report
    report.sections[1].rows = []
    let text = try seen(c.format, report, .zh)
    if c.format.name == "json" {
      #expect(text.contains("\"behind\": [],"))
    } else {
      #expect(!text.contains("软性"))
    }
  }
}
