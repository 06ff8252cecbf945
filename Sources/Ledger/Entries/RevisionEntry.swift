import CivilTime
import GRDB
import JSONText

/// A rule revision was accepted; the bytes of its files stand beside the journal under their hashes.
struct RevisionEntry: EntryBody {
  static let kind = "revision"

  struct File: Hashable {
    var path: String
    /// SHA-256 of the bytes, hexadecimal.
    var hash: String
  }

  var hash: String
  /// By path.
  var files: [File]

  init(hash: String, files: [File]) {
    self.hash = hash
    self.files = files
  }

  var json: JSONValue { .members(["hash": .string(hash), "files": filesJSON]) }

  private var filesJSON: JSONValue {
    .array(files.map { .members(["path": .string($0.path), "sha256": .string($0.hash)]) })
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      "INSERT INTO revision (seq, hash, at, files) VALUES (?, ?, ?, ?)",
      [seq, hash, at.seconds, filesJSON.compact])
  }
}

extension RevisionEntry {
  init(_ body: EntryReader) throws {
    hash = try body.text("hash")
    files = try body.list("files") { File(path: try $0.text("path"), hash: try $0.text("sha256")) }
  }
}
