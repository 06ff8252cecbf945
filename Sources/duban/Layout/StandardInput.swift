import Glibc

/// Standard input as bytes.
enum StandardInput {
  /// Everything up to its end.
  ///
  /// - Throws: When it cannot be read, or holds more than `limit` bytes.
  static func read(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.missingInput, zh: "读不了标准输入", en: "cannot read standard input")
      }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
      guard bytes.count <= limit else {
        throw Failure(.badData, zh: "标准输入超过\(limit)字节", en: "standard input has more than \(limit) bytes")
      }
    }
  }
}
