import Diagnostics
import Dispatch
import Glibc
import Ledger
import Logging
import Messages
import RuleFiles
import Rules

/// How a daemon takes edits of the rules: when the folder has been still, when asked, and at the latest every minute
/// where it cannot be watched.
extension Daemon {
  /// Seconds a folder must be still before an edit is taken.
  private static let stillness = 0.4
  /// Seconds until rules are offered again to a ledger that could not take them.
  private static let pauseAfterFault = 5.0

  /// On `signals`. While files are being written the look waits until they are still, as it does anyway.
  func reloadAsked() {
    queue.async {
      self.logger.info("reload asked for by a signal")
      guard self.lookAt == nil else {
        self.isLookAsked = true
        return
      }
      self.reload(force: true)
      self.wake()
    }
  }

  func rewatch() {
    watch?.stop()
    watch = RulesWatch(folder, on: queue) { [weak self] in self?.folderChanged() }
    if watch?.isComplete != true {
      logger.warning("the rules folder cannot be watched, or not all of it; it is looked at every minute")
    }
  }

  /// An edit is taken when the files have been still for a moment: a half-written file is valid YAML.
  func folderChanged() {
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
    let isAsked = isLookAsked
    isLookAsked = false
    rewatch()
    reload(force: isAsked)
    wake()
  }

  /// At every wake-up: looks at a folder that cannot be watched, and at any when a command asked whose signal did
  /// not come through.
  func lookUnasked() throws(LedgerError) {
    guard lookAt == nil else { return }
    let isAsked = try supervision.ledger.openReloadRequest() != nil
    if isAsked || watch?.isComplete != true { reload(force: isAsked) }
  }

  /// Looks at the rules now.
  ///
  /// - Parameter force: Whether the log tells the outcome also when it is what it was before.
  func reload(force: Bool) {
    do {
      let request = try supervision.ledger.openReloadRequest()
      guard try takeRules(force: force) else { return folderChanged() }
      if let request { try supervision.ledger.answerReload(request) }
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

  /// - Returns: False when files changed while they were being read: what was read may never have stood there
  ///   together.
  private func takeRules(force: Bool) throws(LedgerError) -> Bool {
    let sources: [RuleSource]
    do throws(RuleFolderFault) {
      sources = try folder.read(fileLimit: settings.limits.fileBytes)
    } catch {
      try supervision.refuse(error, at: clock.now)
      if isNews(error.messages.map(\.zh).joined(), force) {
        logger.error("rules not read; the last good rules stay in force")
        for message in error.messages.prefix(20) { logger.error("\(message.zh)") }
      }
      return true
    }
    if watch?.hasNews == true { return false }
    hasFreed = true
    switch try supervision.adopt(sources, at: clock.now) {
    case .unchanged:
      if force { logger.info("rules unchanged") }
      if saidPending != nil { logger.notice("the edit was taken back: the rules in force are those of the folder") }
      saidPending = nil
    case .accepted(let hash, let accounts):
      saidPending = nil
      logger.info("rules accepted", metadata: ["revision": "\(hash.prefix(12))", "accounts": "\(accounts)"])
    case .refused(let diagnostics, let files):
      let errors = diagnostics.filter { $0.severity == .error }
      let lines = errors.prefix(20).map { error in
        "\(error.span.map { files.place($0) + ": " } ?? "")\(error.message.zh)"
      }
      guard isNews(lines.joined(), force) else { return true }
      logger.error("rules refused: \(errors.count) errors; the last good rules stay in force")
      for line in lines { logger.error("\(line)") }
    case .held(let hash, let removal):
      guard isNews(hash, force) else { return true }
      logger.error("rules held: \(RemovalWords.summary(removal).en); the last good rules stay in force")
      for cause in removal.causes { logger.error("\(RemovalWords.sentence(cause).zh)") }
      for line in RemovalWords.items(removal, .zh) { logger.error("  \(line)") }
      logger.error("if it is meant: duban reload --accept \(hash.prefix(12))")
    }
    return true
  }

  /// Whether the log has yet to tell of this; a folder that cannot be watched is judged every minute.
  private func isNews(_ pending: String, _ force: Bool) -> Bool {
    defer { saidPending = pending }
    return force || saidPending != pending
  }

  /// Looks at the folder again although nothing in it changes.
  private func lookLater() {
    guard lookAt == nil else { return }
    let due = DispatchTime.now() + Daemon.pauseAfterFault
    lookAt = due
    queue.asyncAfter(deadline: due) { self.lookWhenStill() }
  }
}
