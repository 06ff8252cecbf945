import Glibc

/// A process that is running, or was.
public final class Running {
  public let pid: Int32
  /// The file that its output and messages go to.
  public let logPath: String
  /// Its exit code, or the negative of the signal that ended it; nil while it runs, as far as is known.
  private var ended: Int32?

  /// Where in that file it began to write, in bytes.
  private let logStart: Int

  init(_ pid: pid_t, log: String, from start: Int) {
    self.pid = pid
    logPath = log
    logStart = start
  }

  /// A test that fails half-way leaves nothing behind.
  deinit { killNow() }

  public var isRunning: Bool { look(WNOHANG) == nil }

  /// What it has written so far.
  public var log: String {
    let file = open(logPath, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    lseek(file, logStart, SEEK_SET)
    return String(decoding: Spawn.drain([file])[0], as: UTF8.self)
  }

  public func send(_ signal: Int32) {
    if ended == nil { kill(pid, signal) }
  }

  /// Its exit code once it ends within `seconds`, the negative of the signal that ended it, or nil when it goes on.
  public func end(within seconds: Double = patience) -> Int32? {
    _ = eventually(within: seconds) { !isRunning }
    return ended
  }

  /// Ends it at once and waits until the system has taken it away.
  public func killNow() {
    send(SIGKILL)
    _ = look(0)
  }

  private func look(_ options: Int32) -> Int32? {
    if let ended { return ended }
    ended = Running.wait(pid, options)
    return ended
  }

  /// - Returns: Nil when it still runs.
  static func wait(_ pid: pid_t, _ options: Int32) -> Int32? {
    var status: Int32 = 0
    while true {
      let answer = waitpid(pid, &status, options)
      if answer == 0 { return nil }
      if answer == pid { break }
      if errno != EINTR { return -SIGKILL }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }
}

/// How long is waited for what has to happen, in seconds: so long that a busy machine is never taken for a fault.
public let patience = 120.0

/// Looks at `condition` again and again until it holds, for `seconds` at most.
///
/// - Returns: Whether it held in time.
public func eventually(
  within seconds: Double = patience, every milliseconds: UInt32 = 5, _ condition: () throws -> Bool
) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while true {
    if try condition() { return true }
    if ContinuousClock.now >= deadline { return false }
    usleep(milliseconds * 1000)
  }
}
