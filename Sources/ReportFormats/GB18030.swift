import Glibc

/// GB 18030, of which GBK and GB 2312 are parts: what older programs on Windows read and write.
///
/// Source: GB 18030-2005; every character of Unicode has its place in it.
public enum GB18030 {
  /// `bytes`, UTF-8, in GB 18030; nil when the system's conversions are not installed, or `bytes` are no UTF-8.
  public static func encoded(_ bytes: [UInt8]) -> [UInt8]? { converted(bytes, from: "UTF-8", to: "GB18030") }

  /// `bytes`, GB 18030, in UTF-8; nil when they are none.
  public static func decoded(_ bytes: [UInt8]) -> [UInt8]? { converted(bytes, from: "GB18030", to: "UTF-8") }

  private static func converted(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
    guard let conversion = iconv_open(to, from), conversion != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(conversion) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // One byte comes to at most two: two bytes of either to three or four of the other, four to four.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var inputLeft = input.count
    var outputLeft = output.count
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return iconv(conversion, &from, &inputLeft, &to, &outputLeft) != -1
          && iconv(conversion, nil, nil, &to, &outputLeft) != -1
      }
    }
    guard isWhole, inputLeft == 0 else { return nil }
    return output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) }
  }
}
