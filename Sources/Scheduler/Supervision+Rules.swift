import LetterTemplates
import Checksums
public import CivilTime
public import Diagnostics
import Evaluation
public import Ledger
public import RuleFiles
public import Rules

/// Which rules are in force.
extension Supervision {
  /// What offering rules came to.
  public enum Adoption: Sendable {
    /// They are in force, and were before.
    case unchanged
    /// They are in force now; so many accounts were written for them.
    case accepted(hash: String, accounts: Int)
    /// The last good rules stay in force.
    case refused([Diagnostic], SourceFiles)
    /// 暂缓: the last good rules stay in force until somebody says that all this is meant to go.
    case held(hash: String, Removal)
  }

  /// Puts the last accepted rules of the ledger in force, if there are any.
  public func restoreLastRules() throws(LedgerError) {
    guard book == nil, let last = try ledger.lastRevision() else { return }
    let sources = last.revision.sources
    if let restored = RuleSet(sources, settings: settings).loaded.book {
      use(restored, sources, hash: last.revision.hash)
    }
  }

  /// Takes the rules whole, or refuses or holds them whole and keeps the last good ones.
  ///
  /// Accepting records the revision with its bytes, and in the same transaction
  /// the accounts that follow from the change. What takes too much away is held,
  /// unless somebody has said that exactly this is meant; the first rules ever
  /// take nothing away.
  public func adopt(_ sources: [RuleSource], at now: Instant) throws(LedgerError) -> Adoption {
    try restoreLastRules()
    let revision = RuleRevision(sources)
    if revision.hash == bookHash, book != nil {
      // Writes nothing but the end of a refusal or hold that stood.
      while try !ledger.accept(revision, ifStillAt: ledger.snapshot().position, at: now) {}
      return .unchanged
    }
    let set = RuleSet(sources, settings: settings)
    guard let new = set.loaded.book else {
      let first = set.errors.first.map { describe($0, set.loaded.files) } ?? ""
      try ledger.recordRefusal(
        hash: revision.hash, diagnosticsCount: set.errors.count, firstMessage: first, at: now)
      return .refused(set.loaded.diagnostics, set.loaded.files)
    }
    while true {
      let snapshot = try ledger.snapshot()
      if let removal = try removal(by: new, sources, snapshot, at: now), removal.isHeld,
        try !ledger.isConsented(revision.hash)
      {
        try ledger.recordHold(hash: revision.hash, removal, at: now)
        return .held(hash: revision.hash, removal)
      }
      let ruling = Evaluator.acceptance(of: new, replacing: book, snapshot, at: now)
      guard try ledger.accept(revision, ruling, ifStillAt: snapshot.position, at: now) else { continue }
      use(new, sources, hash: revision.hash)
      return .accepted(hash: revision.hash, accounts: ruling.accounts.count)
    }
  }

  /// Records that the rules could not be read at all; the last good ones stay in force.
  public func refuse(_ fault: RuleFolderFault, at now: Instant) throws(LedgerError) {
    try restoreLastRules()
    let sentences = fault.messages.map(\.zh)
    try ledger.recordRefusal(
      hash: SHA256.hex(sentences.joined(separator: "\n")), diagnosticsCount: max(1, sentences.count),
      firstMessage: sentences.first ?? "", at: now)
  }

  private func describe(_ diagnostic: Diagnostic, _ files: SourceFiles) -> String {
    let place = diagnostic.span.map { "\(files.place($0)):\($0.column): " } ?? ""
    return "\(place)\(diagnostic.message.zh)"
  }

  private func use(_ new: RuleBook, _ sources: [RuleSource], hash: String) {
    let former = book
    book = new
    templates = LetterTemplates(sources)
    bookHash = hash
    fileSizes = Dictionary(sources.map { ($0.path, $0.bytes.count) }, uniquingKeysWith: { first, _ in first })
    let old = Dictionary(
      (former?.channels ?? []).map { ($0.name, $0.means) }, uniquingKeysWith: { first, _ in first })
    let (formerRoutes, formerRests) = (routes, rests)
    (routes, rests) = ([:], [:])
    let mailboxes = makeNotifier(ChannelRoute.trialChannel)
    for channel in new.channels {
      // A connection that stands, and what is known of a server that is away, outlive an edit of something else.
      let isSame = old[channel.name] == channel.means
      guard let notifier = isSame ? formerRoutes[channel.name]?.channel : makeNotifier(channel) else { continue }
      routes[channel.name] = ChannelRoute(
        notifier, mailboxes: mailboxes, trial: heedsTrial ? new.office.trial : nil, isMail: channel.needsAddress)
      rests[channel.name] = (isSame ? formerRests[channel.name] : nil) ?? ChannelRest(rate: channel.rate)
    }
  }

  // MARK: What goes away

  /// What `new` takes away from the rules in force; nil when there are none.
  private func removal(
    by new: RuleBook, _ sources: [RuleSource], _ snapshot: Snapshot, at now: Instant
  ) throws(LedgerError) -> Removal? {
    guard let book else { return nil }
    // Only a file that has become smaller can have been cut short; its old bytes are in the ledger.
    var old: [RuleSource] = []
    if sources.contains(where: { source in fileSizes[source.path].map { source.bytes.count < $0 } ?? false }) {
      old = try ledger.lastRevision()?.revision.sources ?? []
    }
    var removal = EditGuard.removal(from: book, old, to: new, sources, snapshot, at: now)
    // A file that was accepted as it is now is no half of one: an older version was put back.
    for cause in removal.causes {
      guard case .cut(let path) = cause, let file = sources.first(where: { $0.path == path }),
        try ledger.wasAccepted(file.bytes)
      else { continue }
      removal.causes.removeAll { $0 == cause }
    }
    return removal
  }
}

extension RuleRevision {
  /// The files as the loader takes them.
  public var sources: [RuleSource] { files.map { RuleSource(path: $0.path, bytes: $0.bytes) } }
}
