import Diagnostics
import Reports
import Testing

@testable import ReportFormats

@Suite struct CSVFormatTests {
  @Test func theFileBeginsWithTheMarkThatSpreadsheetsWant() {
    #expect(Array(CSVFormat.render(SampleReport.report, language: .zh).prefix(3)) == [0xEF, 0xBB, 0xBF])
  }

  @Test func everyRecordHasAsManyFields() throws {
    let records = try #require(csvRecords(rendered(CSVFormat.self)))
    #expect(Set(records.map(\.count)) == [14 + 1])
  }

  @Test func linesEndWithCRLFOnly() {
    let bytes = CSVFormat.render(SampleReport.report, language: .zh)
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      #expect(byte == 0x0A ? bytes[index - 1] == 0x0D : bytes[index + 1] == 0x0A)
    }
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
  }

  struct GuardCase: Sendable, CustomTestStringConvertible {
    let text: String, field: String
    var testDescription: String { text.debugDescription }
  }

  static let guarded = [
    GuardCase(text: "=1+1", field: "'=1+1"), GuardCase(text: "+1", field: "'+1"),
    GuardCase(text: "-1", field: "'-1"),
    GuardCase(text: "@SUM(A1)", field: "'@SUM(A1)"), GuardCase(text: "\t=1", field: "'\t=1"),
    GuardCase(text: "\r=1", field: "'\r=1"), GuardCase(text: "\n=1", field: "'\n=1"),
    GuardCase(text: "＝1+1", field: "'＝1+1"), GuardCase(text: "＋1", field: "'＋1"),
    GuardCase(text: "－1", field: "'－1"),
    GuardCase(text: "＠x", field: "'＠x"), GuardCase(text: "−1", field: "'−1"), GuardCase(text: "", field: ""),
    GuardCase(text: "1-1", field: "1-1"), GuardCase(text: "招聘会=1", field: "招聘会=1"),
    GuardCase(text: "'=1", field: "'=1"), GuardCase(text: "—", field: "—"),
  ]

  @Test(arguments: guarded) func whatLooksLikeAFormulaIsKeptFromBeingOne(_ c: GuardCase) {
    #expect(CSVFormat.text(c.text) == c.field)
  }

  @Test func noFieldOfTextIsAFormula() throws {
    let starts = Set("=+-@＝＋－＠−\t\r")
    for field in try #require(csvRecords(rendered(CSVFormat.self))).joined() {
      #expect(field.first.map { !starts.contains($0) } ?? true, "\(field)")
    }
  }

  @Test func numbersStayNumbers() throws {
    var report = SampleReport.report
    report.sections[0].columns.append(.workingDaysLeft)
    let records = try #require(csvRecords(rendered(CSVFormat.self, report)))
    let column = try #require(records[0].firstIndex(of: "剩余工作日"))
    // A negative number is no text, and is not guarded.
    #expect(records[1][column] == "-28")
  }
}
