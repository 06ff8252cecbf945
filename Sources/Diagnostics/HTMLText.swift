/// Texts as they may stand in HTML.
public enum HTMLText {
  /// `text` with what means something in HTML written as entities; fit for content and for quoted attributes.
  ///
  /// Scalar by scalar: `<` with a combining mark behind it is one character, and would pass where characters are
  /// compared.
  public static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
