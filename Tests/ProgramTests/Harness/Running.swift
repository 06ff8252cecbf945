import Foundation
import Glibc

/// A process that is running, or was.
public final class Running {
  private let process: Process
  /// The file that its output and messages go to.
  public let logPath: String

  init(_ process: Process, log: String) {
    self.process = process
    logPath = log
  }

  /// A test that fails half-way leaves nothing behind.
  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  public var pid: Int32 { process.processIdentifier }
  public var isRunning: Bool { process.isRunning }

  /// What it has written so far.
  public var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Its exit code once it ends within `seconds`, a signal as its negative; nil when it goes on.
  public func end(within seconds: Double) -> Int32? {
    guard eventually(within: seconds, { !process.isRunning }) else { return nil }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// Ends it at once and waits until the system has taken it away.
  public func killNow() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// Looks at `condition` again and again until it holds, for `seconds` at most.
///
/// - Returns: Whether it held in time.
public func eventually(
  within seconds: Double, every milliseconds: UInt32 = 5, _ condition: () throws -> Bool
) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while true {
    if try condition() { return true }
    if ContinuousClock.now >= deadline { return false }
    usleep(milliseconds * 1000)
  }
}
