public import Diagnostics
public import Reports

/// The table of `CSVFormat` in GB 18030, for older Excel and for systems of government that read nothing else.
public enum GB18030CSVFormat: ReportFormat {
  public static let name = "csv-gb18030"
  /// Its own, so that both tables of one day can lie side by side.
  public static let fileExtension = "gb18030.csv"
  public static let mediaType = "text/csv; charset=gb18030"

  public static func render(_ report: Report, language: Language) throws(RenderFault) -> [UInt8] {
    guard let bytes = GB18030.encoded(Array(CSVFormat.text(of: report, language).utf8)) else {
      throw RenderFault(zh: "系统没有 GB18030 编码转换", en: "the system has no conversion to GB 18030")
    }
    return bytes
  }
}
