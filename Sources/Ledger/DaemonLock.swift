import Glibc

/// The right to be the only daemon of a ledger, held as long as this object and at most as long as the process.
///
/// A lock on `<ledger>.lock` by flock(2): the kernel drops it when the process dies, however it dies. The file
/// holds the process id as text and stays behind; only its lock means anything.
public final class DaemonLock: Sendable {
  private let descriptor: Int32

  /// - Parameter path: The ledger's path, not the lock's.
  /// - Throws: `LedgerError.inUse` with the other daemon's process id when it can be read.
  public init(ledger path: String) throws(LedgerError) {
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LedgerFiles.fault(errno, lockPath) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      let holder = DaemonLock.pid(in: descriptor)
      close(descriptor)
      throw code == EWOULDBLOCK ? .inUse(path: path, pid: holder) : LedgerFiles.fault(code, lockPath)
    }
    self.descriptor = descriptor
    let pid = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, pid, pid.count, 0) == pid.count else {
      let code = errno
      throw LedgerFiles.fault(code, lockPath)
    }
  }

  deinit { close(descriptor) }

  private static func pid(in descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
