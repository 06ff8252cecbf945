import Diagnostics
import Foundation
import ReportFormats
import Reports
import Testing

/// A workbook as Python's own library reads it.
struct WorkbookReader: Decodable {
  struct Cell: Decodable, Equatable {
    var text: String
    /// `text`, `number` or `day`.
    var kind: String
    var fill: String?
  }

  struct Sheet: Decodable {
    var name: String
    var rows: [[Cell?]]
    var frozen: Int?
    var filter: String?
    var titles: String?
    /// What comes on paper; nil: everything.
    var printed: String?
    /// In points, by row; nil where a program is left to find it.
    var heights: [Double?]
    var landscape: Bool
    var fitsWidth: Bool
    var formulas: Int
    var links: Int

    /// The texts of every row.
    var texts: [[String]] { rows.map { $0.map { $0?.text ?? "" } } }
  }

  var sheets: [Sheet]
  var created: String
  var times: [String]

  /// All texts of the book.
  var text: String { sheets.flatMap { [$0.name] + $0.texts.joined() }.joined(separator: "\n") }

  static func read(_ bytes: [UInt8]) throws -> WorkbookReader {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", root.appendingPathComponent("readers/xlsx.py").path, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode(WorkbookReader.self, from: data)
  }

  static func read(_ report: Report, _ language: Language) throws -> WorkbookReader {
    try read(XLSXFormat.render(report, language: language))
  }
}
