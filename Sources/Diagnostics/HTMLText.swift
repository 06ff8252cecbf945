/// Texts as they may stand in HTML.
public enum HTMLText {
  /// `text` with what means something in HTML written as entities; fit for content and for quoted attributes.
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds `text`, escaped, to a page.
  ///
  /// Byte by byte: `<` with a combining mark behind it is one character, and would pass where characters are compared.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      case 0x27: bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
