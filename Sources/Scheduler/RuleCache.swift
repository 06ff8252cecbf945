import Checksums
import Glibc
public import RuleFiles
public import Rules

/// The accepted book beside the ledger, so that a command that only looks does not read a hundred thousand tasks
/// again.
///
/// It counts as long as the same program finds the same files: as many, of the same names, each with the size, the
/// times and the inode it had. A file whose times say nothing (it differs, or was written when the book was kept)
/// is read and held against its hash. Whatever does not fit, the rules are read as if nothing had been kept: the
/// answer is the same, and nothing is ever reported.
public struct RuleCache: Sendable {
  /// Where it is kept.
  public let path: String
  /// What the program that wrote it was.
  private let program: String

  /// - Parameters:
  ///   - ledger: The ledger's file: the cache stands beside it.
  ///   - program: Anything that changes when the program does.
  public init(beside ledger: String, program: String) {
    path = ledger + ".rules"
    self.program = program
  }

  /// The book of `folder` as it was kept, without stories and rule tests; nil when it has to be read.
  public func book(of folder: RuleFolder, settings: LoadSettings) -> RuleBook? {
    guard let mapping = Mapping(path), let header = CacheHeader(mapping.bytes),
      header.program == program, header.folder == folder.canonicalPath, let facts = FileFacts.all(in: folder),
      let recheck = header.differences(from: facts)
    else { return nil }
    for (index, kept) in recheck {
      guard case .success(let bytes) = FileBytes.read(facts[index].path, limit: 64 << 20),
        XXH64.hash(bytes) == kept
      else { return nil }
    }
    let body = UnsafeRawBufferPointer(rebasing: mapping.bytes[header.bodyStart...])
    guard let kept = KeptBook(body, keep: { withExtendedLifetime(mapping) {} }) else { return nil }
    let book = kept.book(settings: settings)
    // So that the next command need not read these files again.
    if book != nil, !recheck.isEmpty { write(facts, header.hashes, folder, Array(body)) }
    return book
  }

  /// Keeps what loading `sources` from `folder` came to.
  ///
  /// A cache that cannot be written is none: whoever keeps it has done its work already.
  ///
  /// - Parameter facts: What the files were before they were read.
  public func keep(_ kept: KeptBook, _ sources: [RuleSource], _ facts: [FileFacts], of folder: RuleFolder) {
    guard sources.map(\.path) == facts.map(\.path) else { return }
    write(facts, sources.map { XXH64.hash($0.bytes) }, folder, kept.bytes)
  }

  private func write(_ facts: [FileFacts], _ hashes: [UInt64], _ folder: RuleFolder, _ body: [UInt8]) {
    let temporary = "\(path).\(getpid())"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    // The new file's own time is the time by the clock that all file times are taken from.
    guard file >= 0, let own = FileFacts(temporary) else { return }
    let header = CacheHeader(
      program: program, folder: folder.canonicalPath, written: own.modified, facts: facts, hashes: hashes)
    var isWhole = true
    for part in [header.bytes(before: body), body] {
      part.withUnsafeBytes { bytes in
        var at = 0
        while at < bytes.count {
          let count = Glibc.write(file, bytes.baseAddress! + at, bytes.count - at)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            isWhole = false
            return
          }
          at += count
        }
      }
    }
    isWhole = close(file) == 0 && isWhole
    if !isWhole || rename(temporary, path) != 0 { unlink(temporary) }
  }
}

/// A file of our own, in memory for as long as this lives.
private final class Mapping: @unchecked Sendable {
  // Unchecked: never written.
  let bytes: UnsafeRawBufferPointer

  /// - Returns: nil when there is no such regular file, or when somebody else could have written it.
  init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid(),
      info.st_mode & 0o022 == 0, info.st_size > 0,
      let start = mmap(nil, Int(info.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0),
      start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(info.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}
