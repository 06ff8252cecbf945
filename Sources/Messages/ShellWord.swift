/// Words of a command that people copy from a letter into a shell.
public enum ShellWord {
  /// `text` as one word: as it is when no shell takes any of it for its own, else in single quotes.
  ///
  /// Ids and measure words come from rule files; none of them may turn into a command.
  ///
  /// Source: POSIX.1-2017, Shell Command Language, section 2.2.2.
  public static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.first != "-" && text.first != "#" && text.unicodeScalars.allSatisfy(isPlain)
    guard !isPlain else { return text }
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value < 0x80 else { return !scalar.properties.isWhitespace }
    return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "-_./@#:+,%".unicodeScalars.contains(scalar)
  }
}
