import ArgumentParser
import ReportFormats

/// GBK, GB 2312 and GB 18030, as older editors on Windows save Chinese text.
enum ChineseEncoding {
  /// `bytes` as UTF-8. What is UTF-8 already stays, so that a folder may hold both.
  ///
  /// - Returns: Nil when they are not GB 18030 either.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    String(validating: bytes, as: UTF8.self) != nil ? bytes : GB18030.decoded(bytes)
  }
}

/// What a file may be written in besides UTF-8.
enum FileEncoding: String, ExpressibleByArgument, CaseIterable { case gbk }
