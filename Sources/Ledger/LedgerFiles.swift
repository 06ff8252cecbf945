import Glibc

/// What must be true of the file and its folders before SQLite is asked.
///
/// SQLite's own "unable to open database file" does not say why; these do.
enum LedgerFiles {
  /// One page of the smallest size (https://www.sqlite.org/fileformat2.html#pages).
  private static let smallest = 512

  static func prepare(_ path: String, _ access: LedgerFile.Access) throws(LedgerError) {
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT else { throw fault(errno, path) }
      guard access == .create else { throw .missing(path: path) }
      try create(path)
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notLedger(path: path) }
    // SQLite takes a file of one byte for an empty one, and writes over it (os_unix.c, `unixFileSize`).
    guard status.st_size == 0 || status.st_size >= smallest else { throw .notLedger(path: path) }
    if Glibc.access(path, R_OK) != 0 { throw fault(errno, path) }
    guard access != .readOnly else { return }
    if Glibc.access(path, W_OK) != 0 { throw .readOnly(path: path) }
    // SQLite's rollback journal is made beside the file.
    let folder = parent(of: path)
    if Glibc.access(folder, W_OK | X_OK) != 0 {
      throw errno == EROFS ? .readOnly(path: path) : fault(errno, folder)
    }
  }

  /// An empty file for its owner alone; SQLite gives its own files the same mode.
  private static func create(_ path: String) throws(LedgerError) {
    let folder = parent(of: path)
    try makeFolders(folder)
    let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    // When another process was first, its file is as good as ours. It is not opened here: closing
    // it again would drop every lock that this process holds on it (SQLite, "How To Corrupt", 2.2).
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw fault(errno, errno == EACCES ? folder : path)
    }
    close(file)
    try synchronize(folder)
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

  private static func synchronize(_ folder: String) throws(LedgerError) {
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

  private static func parent(of path: String) -> String {
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
