import ArgumentParser
import Glibc

/// GBK, GB 2312 and GB 18030, as older editors on Windows save Chinese text.
enum ChineseEncoding {
  /// `bytes` as UTF-8. What is UTF-8 already stays, so that a folder may hold both.
  ///
  /// - Returns: Nil when they are not GB 18030 either.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    guard let conversion = iconv_open("UTF-8", "GB18030"), conversion != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(conversion) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // One byte of GB 18030 comes to at most two of UTF-8: two bytes to three, four to four.
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

/// What a file may be written in besides UTF-8.
enum FileEncoding: String, ExpressibleByArgument, CaseIterable { case gbk }
