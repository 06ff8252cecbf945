import Diagnostics
import Notifiers
import Scheduler

/// Text from a file, or from standard input when its name is `-`.
enum InputText {
  /// - Parameters:
  ///   - limit: The most it may hold, in bytes.
  ///   - encoding: What it is in when it is not UTF-8; nil: nothing else is taken.
  ///   - convert: What turns GBK into UTF-8, for whoever handed it in.
  static func read(
    _ path: String, limit: Int, from encoding: FileEncoding? = nil, convert: String = "iconv -f GB18030 -t UTF-8"
  ) throws -> String {
    let bytes = path == "-" ? try StandardInput.read(limit: limit) : try FileBytes.read(path, limit: limit).get()
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Failure(
        .badData, zh: "\(path)：是 UTF-16；请另存为 UTF-8", en: "\(path): it is UTF-16; save it as UTF-8")
    }
    let line = firstBadLine(bytes)
    switch encoding {
    case .gbk:
      if let text = ChineseEncoding.utf8(bytes).flatMap({ String(validating: $0, as: UTF8.self) }) { return text }
      throw Failure(
        .badData, zh: "\(path)：第\(line)行既不是 UTF-8，也不是 GBK", en: "\(path): line \(line) is neither UTF-8 nor GBK")
    case nil:
      throw Failure(
        .badData, zh: "\(path)：第\(line)行不是 UTF-8；若是 GBK：\(convert)",
        en: "\(path): line \(line) is not UTF-8; if it is GBK: \(convert)")
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
