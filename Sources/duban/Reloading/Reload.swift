import CivilTime
import Diagnostics
import Evaluation
import Glibc
import Ledger
import RuleFiles
import Rules
import Scheduler

/// Has the rules folder taken now: by the daemon of the ledger, or in a pass of its own where none runs.
///
/// The command and the daemon meet in the ledger: the command leaves a request there and sends HUP; the daemon
/// answers when it has looked, at its next minute at the latest if the signal does not reach it.
struct Reload {
  let workspace: Workspace

  /// How long a daemon is waited for, in seconds: it wakes up every minute.
  private static let patience = 75

  /// Who took the rules, if they were taken.
  enum Taker {
    case daemon(Int32)
    case ourselves
  }

  /// - Throws: `Failure` when the daemon takes its rules from another folder, or does not answer.
  func take(at now: Instant) throws -> Taker {
    guard let pid = try workspace.runningDaemon() else { return try takeOurselves(at: now) }
    let ledger = try workspace.writableLedger()
    try requireSameFolder(ledger, pid)
    let request = try ledger.askForReload()
    let isHeard = try hangUp(pid, ledger)
    for round in 0..<(Reload.patience * 20) {
      if try ledger.isReloadAnswered(request) { return .daemon(pid) }
      // What held the ledger may have been a single pass, or a daemon that stopped.
      if round % 10 == 9, try workspace.runningDaemon() == nil { return try takeOurselves(at: now) }
      usleep(50_000)
    }
    let why = Bilingual(
      zh: isHeard ? "它可能正忙" : "给它的信号没有送到", en: isHeard ? "it may be busy" : "it could not be sent a signal")
    throw Failure(
      .tryAgain, zh: "守护进程（进程 \(pid)）\(Reload.patience)秒内没有答复，\(why.zh)；稍后看 duban status",
      en: "the daemon (process \(pid)) did not answer within \(Reload.patience) seconds, \(why.en); "
        + "see `duban status` later")
  }

  /// One pass, as `duban tick` makes it.
  private func takeOurselves(at now: Instant) throws -> Taker {
    let (lock, ledger) = try workspace.lockedLedger()
    let supervision = try workspace.supervision(ledger)
    _ = try ledger.recoverAttempts(at: now)
    do {
      _ = try supervision.adopt(try workspace.ruleSources(), at: now)
    } catch let fault as RuleFolderFault {
      try supervision.refuse(fault, at: now)
      // A first pass has no rules to fall back on.
      guard supervision.book != nil else { throw fault }
    }
    _ = try supervision.tick(at: now)
    _ = try supervision.drain(at: now)
    withExtendedLifetime(lock) {}
    return .ourselves
  }

  private func requireSameFolder(_ ledger: LedgerFile, _ pid: Int32) throws {
    guard try isListening(pid, ledger), let theirs = try ledger.noted(.rulesFolder) else { return }
    let ours = RuleFolder(workspace.options.rules).canonicalPath
    guard theirs != ours else { return }
    throw Failure(
      .usage, zh: "守护进程的规则在 \(theirs)，不在 \(ours)；请写 --rules \(theirs)",
      en: "the daemon takes its rules from \(theirs), not from \(ours): name it with --rules")
  }

  /// Whether the process that holds the ledger is a daemon that hears signals. A pass of `duban tick` is none, and
  /// a daemon that is just starting would end of one.
  private func isListening(_ pid: Int32, _ ledger: LedgerFile) throws -> Bool {
    try ledger.noted(.daemon) == "\(pid)"
  }

  /// - Returns: Whether the signal went out. In another container the number may be that of another program, which
  ///   a hang-up would end.
  private func hangUp(_ pid: Int32, _ ledger: LedgerFile) throws -> Bool {
    guard try isListening(pid, ledger), let name = Reload.processName("\(pid)"), name == Reload.processName("self")
    else { return false }
    return kill(pid, SIGHUP) == 0
  }

  private static func processName(_ process: String) -> [UInt8]? {
    let file = open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : nil
  }
}
