import CivilTime
import Diagnostics
import Dispatch
import Evaluation
import Glibc
import Ledger
public import Logging
public import RuleFiles

/// The loop of `duban run`: one wall-clock timer, the rules folder watched, signals heard.
///
/// All work happens on one serial queue. The timer is armed for the next telling
/// hour or retry and never for more than a minute, so that a stepped clock or a
/// suspended machine heals; each wake-up reads the clock once.
public final class Daemon: @unchecked Sendable {
  // Unchecked: every stored property but `stopsAsked` is touched on `queue` only.
  private let queue = DispatchQueue(label: "duban.loop")
  private let signals = DispatchQueue(label: "duban.signals")
  private let supervision: Supervision
  private let folder: RuleFolder
  private let settings: LoadSettings
  private let clock: any TimeSource
  private let logger: Logger
  private let timer: any DispatchSourceTimer
  private var signalSources: [any DispatchSourceSignal] = []
  private var watch: RulesWatch?
  /// When the pending look at an edited folder happens; nil when nothing changed.
  private var lookAt: DispatchTime?
  private var stopping = false
  /// Whether the log has said that trial mode is on.
  private var saidTrial = false
  private let done = DispatchSemaphore(value: 0)
  private var failure: (any Error)?

  /// Seconds a folder must be still before an edit is taken.
  private static let stillness = 0.4
  /// Seconds until rules are offered again to a ledger that could not take them.
  private static let pauseAfterFault = 5.0
  /// Seconds between two wake-ups at most.
  private static let longestSleep: Int64 = 60

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

  /// On `signals`: the loop may be busy with a delivery.
  private func stopAsked() {
    stopsAsked += 1
    if stopsAsked > 1 { _exit(130) }
    stopFlag.raise()
    queue.async { self.stop() }
  }

  private let stopFlag = Flag()

  private func reloadAsked() {
    queue.async {
      self.logger.info("reload asked for by a signal")
      self.reload(force: true)
      self.wake()
    }
  }

  // MARK: On the queue

  private func start() {
    do {
      let recovered = try supervision.ledger.recoverAttempts(at: clock.now)
      if recovered > 0 {
        logger.warning("\(recovered) deliveries were in flight when the last run ended: uncertain")
      }
      try supervision.restoreLastRules()
    } catch {
      return fail(error)
    }
    rewatch()
    reload(force: true)
    logger.info("running", metadata: ["rules": "\(folder.path)"])
    wake()
  }

  private func rewatch() {
    watch?.stop()
    watch = RulesWatch(folder, on: queue) { [weak self] in self?.folderChanged() }
    if watch == nil { logger.warning("the rules folder cannot be watched; it is looked at every minute") }
  }

  /// An edit is taken when the files have been still for a moment: a half-written file is valid YAML.
  private func folderChanged() {
    let due = DispatchTime.now() + Daemon.stillness
    let pending = lookAt != nil
    lookAt = due
    if !pending { queue.asyncAfter(deadline: due) { self.lookWhenStill() } }
  }

  private func lookWhenStill() {
    guard let due = lookAt, !stopping else { return }
    guard due <= .now() else {
      queue.asyncAfter(deadline: due) { self.lookWhenStill() }
      return
    }
    lookAt = nil
    rewatch()
    reload(force: false)
    wake()
  }

  private func reload(force: Bool) {
    do {
      let sources: [RuleSource]
      do {
        sources = try folder.read(fileLimit: settings.limits.fileBytes)
      } catch {
        logger.error("rules not read; the last good rules stay in force")
        for message in error.messages.prefix(20) { logger.error("\(message.zh)") }
        return try supervision.refuse(error, at: clock.now)
      }
      switch try supervision.adopt(sources, at: clock.now) {
      case .unchanged: if force { logger.info("rules unchanged") }
      case .accepted(let hash, let accounts):
        logger.info("rules accepted", metadata: ["revision": "\(hash.prefix(12))", "accounts": "\(accounts)"])
      case .refused(let diagnostics, let files):
        let errors = diagnostics.filter { $0.severity == .error }
        logger.error("rules refused: \(errors.count) errors; the last good rules stay in force")
        for error in errors.prefix(20) {
          logger.error("\(error.span.map { files.place($0) + ": " } ?? "")\(error.message.zh)")
        }
      }
    } catch LedgerError.diskFull(let path) {
      logger.error("the ledger's disk is full (\(path)): the edit waits")
      lookLater()
    } catch LedgerError.locked(let path, _) {
      logger.warning("the ledger is locked by another program (\(path)): the edit waits")
      lookLater()
    } catch {
      fail(error)
    }
  }

  /// Looks at the folder again although nothing in it changes.
  private func lookLater() {
    guard lookAt == nil else { return }
    let due = DispatchTime.now() + Daemon.pauseAfterFault
    lookAt = due
    queue.asyncAfter(deadline: due) { self.lookWhenStill() }
  }

  private func wake() {
    guard !stopping else { return }
    let now = clock.now
    do {
      if watch == nil { reload(force: false) }
      sayTrial()
      let added = try supervision.tick(at: now)
      let delivered = try supervision.drain(at: now, jitter: Daemon.jitter, shouldStop: { self.stopFlag.isRaised })
      if added > 0 || delivered > 0 {
        logger.info("pass", metadata: ["accounted": "\(added)", "delivered": "\(delivered)"])
      }
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

  /// Says when trial mode begins and when it ends: until then nobody gets a letter.
  private func sayTrial() {
    guard supervision.isTrial != saidTrial else { return }
    saidTrial = supervision.isTrial
    logger.notice(
      saidTrial
        ? "trial mode: letters go into the folder 'trial' beside the ledger, to nobody else"
        : "trial mode has ended: letters go out")
  }

  private func arm(after now: Instant) {
    var next = now.adding(seconds: Daemon.longestSleep)
    if let book = supervision.book { next = min(next, book.nextTellingInstant(after: now)) }
    if let retry = (try? supervision.ledger.nextDeliveryInstant()) ?? nil {
      next = min(next, max(retry, now.adding(seconds: 1)))
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

  private func fail(_ error: any Error) {
    failure = error
    stop()
  }

  /// Spreads retries by the delivery's own id: random enough, and the same every time.
  static func jitter(_ id: String) -> Double {
    Double(id.utf8.reduce(into: UInt32(2_166_136_261)) { $0 = ($0 ^ UInt32($1)) &* 16_777_619 } % 1000) / 1000
  }
}
