/// A file's name as messages show it: on one line, whatever the name holds.
public enum ShownPath {
  /// `path` with control characters, line ends, marks of writing direction and characters without width spelt out:
  /// `\n`, `\u{202E}`. Everything else stays.
  public static func of(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }), path.unicodeScalars.contains(where: isHidden)
    else { return path }
    var shown = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case _ where isHidden(scalar): shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool { scalar == "\t" || Printable.isHidden(scalar) }
}
