import CivilTime
import Dispatch
import Diagnostics
import Evaluation
import Glibc
import Ledger
public import Logging
import ReportFormats
public import RuleFiles

/// The loop of `duban run`: one wall-clock timer, the rules folder watched, signals heard.
///
/// All work happens on one serial queue. The timer is armed for the next telling
/// hour or retry and never for more than a minute, so that a stepped clock or a
/// suspended machine heals; each wake-up reads the clock once.
public final class Daemon: @unchecked Sendable {
  // Unchecked: every stored property but `stopsAsked` is touched on `queue` only.
  let queue = DispatchQueue(label: "duban.loop")
  private let signals = DispatchQueue(label: "duban.signals")
  let supervision: Supervision
  let folder: RuleFolder
  let settings: LoadSettings
  let clock: any TimeSource
  let logger: Logger
  private let timer: any DispatchSourceTimer
  private var signalSources: [any DispatchSourceSignal] = []
  var watch: RulesWatch?
  /// When the pending look at an edited folder happens; nil when nothing changed.
  var lookAt: DispatchTime?
  /// Whether somebody asked for that look and reads the log for its outcome.
  var isLookAsked = false
  /// The refusal or hold that the log has told of.
  var saidPending: String?
  var stopping = false
  /// Whether the log has said that trial mode is on.
  private var saidUnwritten: Set<String> = []
  private var saidTrial = false
  var clockGuard = ClockGuard()
  /// The jump of the clock that the log has told of.
  var saidJump: ClockJump?
  /// Until when, by uptime, the calendar files are left as they are.
  private var feedsRest: Int64 = 0
  /// The calendar files that could not be written, as the log has told.
  private var saidFeeds: [String] = []
  /// The last pass that the ledger has noted.
  private var notedPass: Instant?
  private let done = DispatchSemaphore(value: 0)
  private var failure: (any Error)?

  /// Seconds between two wake-ups at most.
  private static let longestSleep: Int64 = 60
  /// How often as long as they took to write, calendar files rest at least.
  private static let feedsRestFactor: Int64 = 20
  /// Seconds between two passes that are noted, at least.
  private static let noteInterval: Int64 = 600

  public init(
    _ supervision: sending Supervision, folder: RuleFolder, settings: LoadSettings, clock: any TimeSource,
    logger: Logger
  ) {
    self.supervision = supervision
    self.folder = folder
    self.settings = settings
    self.clock = clock
    self.logger = logger
    timer = DispatchSource.makeTimerSource(queue: queue)
  }

  /// Runs until TERM or INT; returns when what was in flight is finished.
  ///
  /// - Throws: What stopped it: a ledger that cannot be written.
  public func run() throws {
    prepare()
    queue.async { self.start() }
    done.wait()
    if let failure { throw failure }
  }

  /// Nonisolated on purpose: a handler that inherited an isolation would trap on its queue.
  private nonisolated func prepare() {
    // Blocked, not ignored: what comes before its source listens stays pending and is heard then.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&heard, number) }
    pthread_sigmask(SIG_BLOCK, &heard, nil)
    // Whoever reads the log may go away; reminding goes on.
    signal(SIGPIPE, SIG_IGN)
    for (number, action) in [
      (SIGTERM, { @Sendable (daemon: Daemon) in daemon.stopAsked() }),
      (SIGINT, { @Sendable (daemon: Daemon) in daemon.stopAsked() }),
      (SIGHUP, { @Sendable (daemon: Daemon) in daemon.reloadAsked() }),
    ] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: signals)
      source.setEventHandler { @Sendable [self] in action(self) }
      source.activate()
      signalSources.append(source)
    }
    timer.setEventHandler { @Sendable [self] in wake() }
    timer.activate()
  }

  private var stopsAsked = 0
  /// Whether memory was taken and given up since the last time that it was given back.
  var hasFreed = true

  /// On `signals`: the loop may be busy with a delivery.
  private func stopAsked() {
    stopsAsked += 1
    if stopsAsked > 1 { _exit(130) }
    stopFlag.raise()
    queue.async { self.stop() }
  }

  private let stopFlag = Flag()

  // MARK: On the queue

  private func start() {
    do {
      let recovered = try supervision.ledger.recoverAttempts(at: clock.now)
      if recovered > 0 {
        logger.warning("\(recovered) deliveries were in flight when the last run ended: uncertain")
      }
      try supervision.ledger.note(.rulesFolder, folder.canonicalPath)
      if clock is ShiftedClock { try supervision.ledger.forgetTick() }
      // Last: from here on a command may send signals to this process.
      try supervision.ledger.note(.daemon, "\(getpid())")
      try supervision.restoreLastRules()
      if let doubt = try startDoubt(clock.now) { clockGuard.doubtStart(doubt) }
    } catch {
      return fail(error)
    }
    rewatch()
    reload(force: true)
    logger.info("running", metadata: ["rules": "\(folder.path)"])
    wake()
  }

  func wake() {
    guard !stopping else { return }
    let now = clock.now
    do {
      guard try isClockBelieved(now) else { return arm(after: now) }
      try lookUnasked()
      sayTrial()
      let added = try supervision.tick(at: now)
      let delivered = try supervision.drain(at: now, jitter: Daemon.jitter, shouldStop: { self.stopFlag.isRaised })
      if added > 0 || delivered > 0 {
        logger.info("pass", metadata: ["accounted": "\(added)", "delivered": "\(delivered)"])
      }
      try refreshFeeds(at: now)
      sayUnwritten()
      notePass(at: now)
      if added > 0 || delivered > 0 { hasFreed = true }
      giveBack()
      arm(after: now)
    } catch LedgerError.diskFull(let path) {
      // Nothing is sent that cannot be recorded; space may come back by itself.
      logger.error("the ledger's disk is full (\(path)): nothing is sent until there is space")
      arm(after: now)
    } catch LedgerError.locked(let path, _) {
      logger.warning("the ledger is locked by another program (\(path)): trying again")
      arm(after: now)
    } catch {
      fail(error)
    }
  }

  /// Gives memory that loading rules, or a large pass, took for a while back to the system: the next one may be
  /// months away.
  private func giveBack() {
    guard hasFreed else { return }
    FreedMemory.giveBack()
    hasFreed = false
  }

  /// Notes that a pass ran, for `duban status`: now and then is enough, and a clock turned by hand says nothing of today.
  private func notePass(at now: Instant) {
    guard !(clock is ShiftedClock), notedPass.map({ now.seconds(since: $0) >= Daemon.noteInterval }) ?? true else {
      return
    }
    // A pass that cannot be noted was one all the same.
    guard (try? supervision.ledger.noteTick(at: now)) != nil else { return }
    notedPass = now
  }

  /// Keeps the calendar files up to date; one that cannot be written stops nothing, and is tried again at the next wake-up.
  private func refreshFeeds(at now: Instant) throws(LedgerError) {
    let begun = clock.uptime
    guard begun >= feedsRest else { return }
    let refresh = try supervision.refreshFeeds(at: now)
    // Where it takes seconds, every fact of a busy day would hold up the reminders.
    feedsRest = clock.uptime + Daemon.feedsRestFactor * (clock.uptime - begun)
    if refresh.written > 0 { logger.info("calendars", metadata: ["written": "\(refresh.written)"]) }
    guard refresh.faults != saidFeeds else { return }
    saidFeeds = refresh.faults
    for fault in refresh.faults.prefix(5) { logger.error("calendar not written: \(fault)") }
    if refresh.faults.isEmpty { logger.notice("calendars can be written again") }
  }

  /// Says when trial mode begins and when it ends: until then nobody gets a letter.
  private func sayTrial() {
    guard supervision.isTrial != saidTrial else { return }
    saidTrial = supervision.isTrial
    logger.notice(
      saidTrial
        ? "trial mode: letters go into the folder 'trial' beside the ledger, or to the one address of the rules"
        : "trial mode has ended: letters go out")
  }

  /// Says once that a report cannot be written, and why.
  private func sayUnwritten() {
    let faults = Set(supervision.unwritten.values.map(\.words.en))
    for fault in faults.subtracting(saidUnwritten).sorted() { logger.error("a report waits: \(fault)") }
    saidUnwritten = faults
  }

  private func arm(after now: Instant) {
    var next = now.adding(seconds: Daemon.longestSleep)
    if let book = supervision.book { next = min(next, book.nextTellingInstant(after: now)) }
    if let retry = (try? supervision.nextDeliveryInstant(from: now)) ?? nil {
      // What could not even be written is not tried again every second.
      next = min(next, max(retry, now.adding(seconds: supervision.unwritten.isEmpty ? 1 : 30)))
    }
    var wall = timespec()
    wall.tv_sec = Int(SystemClock().now.seconds + next.seconds(since: now))
    timer.schedule(wallDeadline: DispatchWallTime(timespec: wall), leeway: .milliseconds(50))
  }

  private func stop() {
    guard !stopping else { return }
    stopping = true
    logger.info("stopped")
    watch?.stop()
    timer.cancel()
    done.signal()
  }

  func fail(_ error: any Error) {
    failure = error
    stop()
  }

  /// Spreads retries by the delivery's own id: random enough, and the same every time.
  static func jitter(_ id: String) -> Double {
    Double(id.utf8.reduce(into: UInt32(2_166_136_261)) { $0 = ($0 ^ UInt32($1)) &* 16_777_619 } % 1000) / 1000
  }
}
