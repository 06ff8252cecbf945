import Diagnostics
import ReportFormats
import Reports

/// Prints reports in the format that was asked for.
enum ReportPrinting {
  /// What the option of a format says.
  static let help = "text, markdown, csv, csv-gb18030, json, html, xlsx."

  /// Writes `paper` to standard output.
  ///
  /// - Parameter format: The format's name; nil for the usual one.
  static func print(_ paper: ReportPaper, as format: String?, _ options: CommonOptions) throws {
    let name = options.json ? "json" : format ?? paper.formats[0]
    guard let written = try paper.written(as: name, options.reportLanguage) else {
      let names = paper.formats.joined(separator: ", ")
      if case .bulletin = paper {
        throw Failure(
          .usage, zh: "通报没有格式“\(name)”；可用：\(names)", en: "a bulletin has no format '\(name)'; there are \(names)")
      }
      throw Failure(.usage, zh: "没有格式“\(name)”；可用：\(names)", en: "no format '\(name)'; there are \(names)")
    }
    guard name != XLSXFormat.name || !Console.outputIsTerminal else {
      throw Failure(
        .usage, zh: "xlsx 是表格文件，请写到文件里：加上 > 清单.xlsx",
        en: "xlsx is a workbook: write it to a file, as with > list.xlsx")
    }
    Console.printBytes(written.bytes)
  }
}
