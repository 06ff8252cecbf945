import Glibc

/// `<ledger>.head`: the last head that was seen, as `SEQ HEX`, so that a ledger that vanished or went back is not taken
/// for a new one.
///
/// Written in place after every transaction, by one write of fewer bytes than a sector. It is not synchronized: after a
/// loss of power it may be some seconds old, and one that cannot be read says nothing. It is never ahead of the ledger.
struct HeadNote {
  let path: String

  init(ledger: String) { path = ledger + ".head" }

  /// What was noted last; nil when nothing is, or it cannot be read.
  func read() -> JournalHead? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return HeadNote.head(in: descriptor)
  }

  /// Notes `head` unless a later one is noted. What cannot be noted is not: the ledger itself is written.
  func write(_ head: JournalHead) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if let noted = HeadNote.head(in: descriptor), noted.seq >= head.seq { return }
    let line = Array((head.line + "\n").utf8)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  /// Forgets what was noted: the next ledger need not continue the last.
  func remove() { unlink(path) }

  private static func head(in descriptor: Int32) -> JournalHead? {
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, let end = bytes[..<count].firstIndex(of: 0x0A) else { return nil }
    return JournalHead(line: String(decoding: bytes[..<end], as: UTF8.self))
  }
}
