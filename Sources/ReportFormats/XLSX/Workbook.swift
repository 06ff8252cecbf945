import CXlsxWriter
import CivilTime
import Diagnostics
import Glibc
import Reports

/// A workbook in the making, by libxlsxwriter: written row by row, so that its size costs no memory but that of the
/// finished file.
///
/// Every text is written as a string, whatever it looks like: nothing becomes a formula or a link.
final class Workbook {
  /// Rows a sheet holds, the header among them.
  ///
  /// Source: Microsoft, "Excel specifications and limits".
  static let mostRows = 1_048_576

  /// `MFD_CLOEXEC` of Linux.
  private static let closeOnExec: UInt32 = 1

  private var book: UnsafeMutablePointer<lxw_workbook>?
  /// The file it grows in: one without a name, in memory.
  private let file: Int32
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var names = SheetNames()
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []

  /// - Parameter created: Stands in the file's properties, so that equal content gives equal bytes.
  init(title: String, author: String, created: Instant) throws(RenderFault) {
    guard duban_xlsx_start() else { throw Self.isMissing }
    file = memfd_create("duban.xlsx", Self.closeOnExec)
    guard file >= 0 else { throw Self.fault }
    var options = lxw_workbook_options()
    options.constant_memory = 1
    book = workbook_new_opt("/proc/self/fd/\(file)", &options)
    guard let book else { throw Self.fault }
    _ = CellText.safe(title).withCString { title in
      CellText.safe(author).withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        // Zero would stand for the time of writing.
        properties.created = max(1, Int(created.seconds))
        return workbook_set_properties(book, &properties)
      }
    }
  }

  deinit {
    if let book { lxw_workbook_free(book) }
    if file >= 0 { close(file) }
  }

  /// A new sheet behind the others, called like `wish` as nearly as may be.
  func addSheet(_ wish: String, widths: [Int]) throws(RenderFault) -> Sheet {
    guard let sheet = workbook_add_worksheet(book, names.name(for: wish)) else { throw Self.fault }
    sheets.append(sheet)
    return Sheet(sheet, of: self, widths: widths)
  }

  /// The whole file. Nothing can be added any more.
  func finish() throws(RenderFault) -> [UInt8] {
    guard let book, isWhole else { throw Self.fault }
    // Whether or not it succeeds, it is freed.
    self.book = nil
    guard workbook_close(book) == LXW_NO_ERROR else { throw Self.fault }
    let size = lseek(file, 0, SEEK_END)
    guard size > 0 else { throw Self.fault }
    var filled = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let read = pread(file, buffer.baseAddress?.advanced(by: filled), size - filled, filled)
        guard read > 0 else { break }
        filled += read
      }
      count = filled
    }
    guard filled == size else { throw Self.fault }
    return bytes
  }

  /// Whether all rows are on disk, with room there for one more copy of the longest sheet: the library itself does not
  /// look, and would make a file that breaks off.
  private var isWhole: Bool {
    var longest = 0
    for sheet in sheets {
      guard let rows = sheet.pointee.optimize_tmpfile, fflush(rows) == 0, ferror(rows) == 0 else { return false }
      longest = max(longest, ftell(rows))
    }
    guard let rows = sheets.first?.pointee.optimize_tmpfile else { return false }
    var room = statvfs()
    guard fstatvfs(fileno(rows), &room) == 0 else { return false }
    return UInt64(room.f_bavail) * UInt64(room.f_frsize) > UInt64(longest) + Self.margin
  }

  /// Bytes that everything but rows takes at most.
  private static let margin: UInt64 = 1 << 20

  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let made = formats[style] { return made }
    guard let format = workbook_add_format(book) else { return nil }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  private static let isMissing = RenderFault(
    zh: "写表格要用的 libxlsxwriter 没有安装", en: "libxlsxwriter, which writes workbooks, is not installed")
  private static let fault = RenderFault(
    zh: "写不出 XLSX：内存或临时文件夹的空间不够", en: "the XLSX cannot be written: no memory, or no room for temporary files")
}

/// One sheet of a workbook, filled from the first row on.
struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: Workbook
  /// The row that is written next.
  private(set) var row: UInt32 = 0
  private let widths: [Int]

  fileprivate init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, of book: Workbook, widths: [Int]) {
    self.sheet = sheet
    self.book = book
    self.widths = widths
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), nil)
    }
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)  // A4
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_footer(sheet, "&C&P / &N&R&A")
  }

  /// Writes `cells` as the next row.
  mutating func add(_ cells: [Cell]) {
    // Large letters and wrapped text need a higher row, which not every program sees for itself.
    let height = height(of: cells)
    if height > Self.line { worksheet_set_row(sheet, row, height, nil) }
    for (column, cell) in cells.enumerated() {
      let column = UInt16(column)
      switch cell {
      case .empty(let style): worksheet_write_blank(sheet, row, column, book.format(style))
      case .number(let number): worksheet_write_number(sheet, row, column, number, book.format(.number))
      case .day(let day, let time, let provisional):
        guard day.year >= 1900, time != .endOfDay else {
          // Spreadsheets know neither days before 1900 nor an hour of 24.
          let text = ReportCell.day(day, time: time, provisional: provisional).plain(.en)
          worksheet_write_string(sheet, row, column, text, book.format(.text))
          continue
        }
        worksheet_write_number(
          sheet, row, column, Self.serial(day, time),
          book.format(.day(hasTime: time != nil, provisional: provisional)))
      case .text(let text, let style):
        worksheet_write_string(sheet, row, column, CellText.safe(text), book.format(style))
      }
    }
    row += 1
  }

  /// How high a row of `cells` is to be, in points.
  private func height(of cells: [Cell]) -> Double {
    if case .text(_, .title)? = cells.first { return 24 }
    var lines = 1
    for case (let width, .text(let text, .text)) in zip(widths, cells) {
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
      // The indent and the edge take three columns of characters.
      lines = max(
        lines, parts.reduce(0) { $0 + max(1, (DisplayWidth.of(String($1)) + width - 4) / max(1, width - 3)) })
    }
    return min(Double(lines) * Self.line, Self.highest)
  }

  /// Points of a line of text, and of the highest row there is.
  private static let line = 15.0
  private static let highest = 409.0

  /// Leaves a row empty.
  mutating func skip() { row += 1 }

  /// Makes the first row a header: it stays in sight, is repeated on every page, and filters what is below it.
  func makeFirstRowHeader() {
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_autofilter(sheet, 0, 0, max(row, 1) - 1, UInt16(widths.count - 1))
    worksheet_print_area(sheet, 0, 0, max(row, 1) - 1, UInt16(max(1, Self.printed(widths)) - 1))
  }

  /// How many of the first columns come on paper: all of them on one page could not be read.
  static func printed(_ widths: [Int]) -> Int {
    var sum = 0
    return widths.prefix { width in
      sum += width
      return sum <= widestPrint
    }.count
  }

  /// Columns of characters on a line of A4 across, at two thirds of their size.
  private static let widestPrint = 200

  /// Stands above every printed page.
  func setPageHeader(_ text: String) {
    // Above 255 characters it is refused whole.
    let safe = String(CellText.safe(text).prefix(100)).split(separator: "&", omittingEmptySubsequences: false)
    worksheet_set_header(sheet, "&C" + safe.joined(separator: "&&"))
  }

  /// The day as spreadsheets count: days since 1899-12-30, the time as its fraction.
  static func serial(_ day: CivilDate, _ time: TimeOfDay?) -> Double {
    let minutes = time.map { $0.hour * 60 + $0.minute } ?? 0
    return Double(day.days(since: CivilDate(1899, 12, 30)!)) + Double(minutes) / 1440
  }
}

/// What is written into one cell.
enum Cell {
  case empty(CellStyle)
  case number(Double)
  case day(CivilDate, TimeOfDay?, provisional: Bool)
  case text(String, CellStyle)
}
