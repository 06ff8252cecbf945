import CXlsxWriter
import Reports

/// How a cell of a workbook looks.
enum CellStyle: Hashable {
  case title
  case heading
  case text
  case number
  /// ≈ stands before a provisional day: the cell stays a date, and its doubt stays visible.
  case day(hasTime: Bool, provisional: Bool)
  case lamp(name: String, colour: String?)
  /// A line that belongs to no table.
  case plain

  /// Sets what makes this style on `format`.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if self != .title, self != .plain {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xBFBFBF)
    }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch self {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
    case .heading:
      format_set_bold(format)
      format_set_bg_color(format, 0xE7E6E6)
      format_set_text_wrap(format)
    case .text:
      format_set_text_wrap(format)
      // Beside a number, which stands on the right, it is not to look like more of it.
      format_set_indent(format, 1)
    case .plain: break
    case .number: format_set_num_format(format, "0")
    case .day(let hasTime, let provisional):
      format_set_num_format(
        format, (provisional ? "\"≈\"" : "") + #"yyyy\-mm\-dd"# + (hasTime ? " hh:mm" : ""))
      format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .lamp(let name, let colour):
      let tint = Self.tints[name] ?? Self.grey
      format_set_bg_color(format, tint.ground)
      format_set_font_color(format, tint.letters)
      guard let colour = colour.flatMap({ UInt32($0.dropFirst(), radix: 16) }) else { break }
      // A colour of the rules' own is drawn as the edge, so that the words stay readable on any.
      format_set_left(format, UInt8(LXW_BORDER_THICK.rawValue))
      format_set_left_color(format, colour)
    }
  }

  private static let grey: (ground: lxw_color_t, letters: lxw_color_t) = (0xEDEDED, 0x404040)

  /// Dark letters on a light ground, at least 4.5 to 1.
  private static let tints: [String: (ground: lxw_color_t, letters: lxw_color_t)] = [
    "red": (0xFFC7CE, 0x9C0006), "yellow": (0xFFEB9C, 0x6B4E00), "green": (0xC6EFCE, 0x005A00),
    "blue": (0xDDEBF7, 0x1F4E79), "grey": grey,
  ]
}
