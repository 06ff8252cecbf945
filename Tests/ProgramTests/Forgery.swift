import Foundation
import GRDB

/// What somebody could do who knows how the chain is made.
enum Forgery {
  /// Rewrites the body of entry `seq` and every hash from there on, so that the chain hangs together again.
  static func rewrite(_ path: String, at seq: Int, _ change: (String) -> String) throws {
    let scratch = TemporaryFile()
    try DatabaseQueue(path: path).write { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      var previous = Data(count: 32)
      for row in try Row.fetchAll(db, sql: "SELECT seq, at, kind, body FROM entry ORDER BY seq") {
        let number: Int64 = row[0]
        let at: Int64 = row[1]
        let kind: String = row[2]
        let body: String = number == seq ? change(row[3]) : row[3]
        var bytes = previous
        for value in [number, at] { withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) } }
        bytes += kind.utf8
        bytes.append(0)
        bytes += body.utf8
        let hash = try scratch.sha256(bytes)
        try db.execute(
          sql: "UPDATE entry SET body = ?, previous = ?, hash = ? WHERE seq = ?",
          arguments: [body, previous, hash, number])
        previous = hash
      }
    }
  }

  /// Hashes by `sha256sum`, another's reckoning than the program's.
  private struct TemporaryFile {
    let path = NSTemporaryDirectory() + "duban-forgery-\(UUID().uuidString)"

    func sha256(_ bytes: Data) throws -> Data {
      try bytes.write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
      process.arguments = [path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let line = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let digits = Array(line.utf8.prefix(64))
      var hash = Data()
      for index in stride(from: 0, to: 64, by: 2) {
        hash.append(UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) ?? 0)
      }
      return hash
    }
  }
}
