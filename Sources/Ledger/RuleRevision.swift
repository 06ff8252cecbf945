import Checksums
public import CivilTime

/// The rule files of one moment, with their bytes.
public struct RuleRevision: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// Relative to the rules folder.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// By path.
  public let files: [File]
  /// Says whether two revisions are the same: SHA-256, hexadecimal, over a line for each file, with the SHA-256
  /// of its bytes, two spaces, its path and a line feed, as `sha256sum` prints them.
  public let hash: String
  let fileHashes: [String]

  /// The order of `files` does not matter.
  public init(files: [File]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    fileHashes = self.files.map { SHA256.hexadecimal(SHA256.digest($0.bytes)) }
    hash = SHA256.hex(zip(fileHashes, self.files).map { "\($0)  \($1.path)\n" }.joined())
  }
}

/// The revision in force.
public struct AcceptedRevision: Hashable, Sendable {
  public var revision: RuleRevision
  public var accepted: Instant
}
