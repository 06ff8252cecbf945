public import Diagnostics
public import Reports

/// One way to write a report: a report in, bytes out.
///
/// A format counts nothing and leaves nothing out: it shows the lists, the
/// totals, the summary by unit and every note. Equal reports give equal bytes.
public protocol ReportFormat: Sendable {
  /// Its name in rule files and on the command line: `html`.
  static var name: String { get }

  /// What its files end with, without the dot.
  static var fileExtension: String { get }

  /// What it is called where files travel: `text/html; charset=utf-8`.
  static var mediaType: String { get }

  /// The report as the bytes of a file.
  ///
  /// - Throws: `RenderFault` when something of the system is wanting, such as room for temporary files.
  static func render(_ report: Report, language: Language) throws(RenderFault) -> [UInt8]
}

/// The formats there are: adding one is one file and one line here.
public enum ReportFormats {
  public static let all: [any ReportFormat.Type] = [
    TextFormat.self,
    MarkdownFormat.self,
    CSVFormat.self,
    GB18030CSVFormat.self,
    JSONFormat.self,
    HTMLFormat.self,
    XLSXFormat.self,
  ]

  /// The format that rule files call `name`; nil when there is none.
  public static func named(_ name: String) -> (any ReportFormat.Type)? { all.first { $0.name == name } }
}
