import Glibc

/// What must be true of the file and its folders before SQLite is asked.
///
/// SQLite's own "unable to open database file" does not say why; these do.
enum LedgerFiles {
  /// One page of the smallest size (https://www.sqlite.org/fileformat2.html#pages).
  private static let smallest = 512

  /// Whether there is no file and `access` lets one be made.
  ///
  /// - Throws: `LedgerError` when the file, or its absence, is not what `access` needs.
  static func isMissing(_ path: String, _ access: LedgerFile.Access) throws(LedgerError) -> Bool {
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT, access == .create else { throw fault(errno, path) }
      return true
    }
    // An empty file is no new ledger: it may be what a broken disk left of one. And SQLite takes a file
    // of one byte for an empty one, and writes over it (os_unix.c, `unixFileSize`).
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= smallest else { throw .notLedger(path: path) }
    if Glibc.access(path, R_OK) != 0 { throw fault(errno, path) }
    if access != .readOnly { try requireWritable(path) }
    return false
  }

  static func requireWritable(_ path: String) throws(LedgerError) {
    if Glibc.access(path, W_OK) != 0 { throw .readOnly(path: path) }
    // SQLite's rollback journal is made beside the file.
    let folder = parent(of: path)
    if Glibc.access(folder, W_OK | X_OK) != 0 {
      throw errno == EROFS ? .readOnly(path: path) : fault(errno, folder)
    }
  }

  /// What becomes of a file that stands under the name already.
  enum Taken {
    /// It stays, and what was made goes: another process was first.
    case stays
    /// It stays, and that is a fault: `LedgerError.taken`.
    case refuses
    /// What was made takes its place.
    case goes
  }

  /// Lets `make` write a file for its owner alone under a name of its own, and gives it `path` when it is done.
  static func putInPlace(_ path: String, taken: Taken = .stays, _ make: (String) throws -> Void) throws {
    let draft = try draft(of: path)
    defer { removeDraft(draft) }
    try make(draft)
    if taken == .goes {
      guard rename(draft, path) == 0 else { throw fault(errno, path) }
    } else if link(draft, path) != 0 {
      guard errno == EEXIST else { throw fault(errno, path) }
      if taken == .refuses { throw LedgerError.taken(path: path) }
    }
    try synchronize(parent(of: path))
  }

  /// Makes an empty file beside `path`, for its owner alone, and gives its name.
  static func draft(of path: String) throws(LedgerError) -> String {
    var template = Array("\(path).new-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw fault(errno, errno == EACCES ? parent(of: path) : path) }
    close(descriptor)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a draft with what stands beside it: with `journal_mode=TRUNCATE` SQLite leaves its own file behind, empty.
  static func removeDraft(_ draft: String) {
    for name in [draft, "\(draft)-journal", HeadNote(ledger: draft).path] { unlink(name) }
  }

  /// Gives the file at `path` a second name, `<path>.replaced-1` or the next that is free, and gives that.
  static func keep(_ path: String) throws(LedgerError) -> String {
    var number = 1
    while true {
      let name = "\(path).replaced-\(number)"
      if link(path, name) == 0 { return name }
      guard errno == EEXIST else { throw fault(errno, path) }
      number += 1
    }
  }

  static func makeFolders(_ path: String) throws(LedgerError) {
    var status = stat()
    if stat(path, &status) == 0 { return }
    guard errno == ENOENT else { throw fault(errno, path) }
    let above = parent(of: path)
    try makeFolders(above)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault(errno, path) }
    try synchronize(above)
  }

  static func synchronize(_ folder: String) throws(LedgerError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(errno, folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(errno, folder) }
  }

  static func fault(_ code: Int32, _ path: String) -> LedgerError {
    switch code {
    case EACCES, EPERM: .noPermission(path: path)
    case EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case ENOENT, ENOTDIR: .missing(path: path)
    default: .inputOutput(path: path, detail: String(cString: strerror(code)))
    }
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Which file stands under a name.
struct FileIdentity: Hashable, Sendable {
  var device: UInt
  var inode: UInt

  /// Nil when there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}
