public import CivilTime
public import Delivery
import Diagnostics
import Evaluation
public import Ledger
import LetterTemplates
import Messages
public import ReportFormats
public import RuleFiles
public import Rules

/// 督办: rules, ledger and notifiers brought together; ticked and drained by the daemon, `tick` and `simulate`
/// alike. They differ in clock, wake-up and notifiers only.
///
/// Not safe to use from two threads at once: whoever owns it calls it from one queue.
public final class Supervision {
  public let ledger: LedgerFile
  /// The rules in force.
  public internal(set) var book: RuleBook?
  var bookHash: String?
  /// Bytes of each file of the rules in force, by its path.
  var fileSizes: [String: Int] = [:]
  let settings: LoadSettings
  let makeNotifier: (Channel) -> (any Notifier)?
  var routes: [String: ChannelRoute] = [:]
  /// The templates of letters, of the rules in force.
  var templates = LetterTemplates()
  /// When each channel may be used again, by its name.
  var rests: [String: ChannelRest] = [:]
  let heedsTrial: Bool
  private let retry: RetryPolicy
  /// What the last pass had seen (of facts and slips how many); a pass over the same book and facts need not look further back.
  private var lastPass: (hash: String, facts: Int, day: CivilDate)?
  /// Where calendar files are kept, by the folder that the rules name; nil: nowhere.
  public var makeFeedStore: ((String) -> any FeedStore)?
  /// What the calendar files were last written from.
  var lastFeeds: FeedState?
  /// Reports that could not be written in their format in the last drain, by their delivery; they wait.
  public private(set) var unwritten: [String: RenderFault] = [:]
  /// The obligations by the rules and facts that letters were last written from.
  var knownIndex: (hash: String?, facts: Int, index: ObligationIndex)?
  /// What everybody sees by the rules and on the day that letters were last written by.
  var knownPurviews: (hash: String?, purviews: Purviews)?
  /// What became of deliveries and could not be written down yet.
  private var unrecorded: [OutcomeRecord] = []

  /// - Parameters:
  ///   - heedsTrial: Whether trial mode (试运行) keeps letters back; not where nothing real is reached anyway.
  ///   - makeNotifier: The notifier of a channel, or nil when its kind is unknown.
  public init(
    ledger: LedgerFile, settings: LoadSettings, retry: RetryPolicy = RetryPolicy(), heedsTrial: Bool = true,
    makeNotifier: @escaping (Channel) -> (any Notifier)?
  ) {
    self.ledger = ledger
    self.settings = settings
    self.retry = retry
    self.heedsTrial = heedsTrial
    self.makeNotifier = makeNotifier
  }

  /// 试运行: whether letters are kept from real people now.
  public var isTrial: Bool { trial != nil }

  /// Where letters go in trial mode; nil when they go out.
  public var trial: Office.Trial? { heedsTrial ? book?.office.trial : nil }

  // MARK: One pass

  /// One pass of the loop: every step due by `now` has its account when this returns.
  ///
  /// Running it twice with the same `now` changes nothing the second time: the
  /// journal refuses a notification it already holds. The snapshot is copied out
  /// and judged outside the transaction, so that a long evaluation blocks nobody;
  /// when something was written in between, the pass is repeated.
  ///
  /// - Parameter forgoing: Whether nothing is told, because it may have been before the ledger was restored.
  /// - Returns: How many notifications are new.
  /// - Throws: `LedgerError`; nothing is written in that case.
  public func tick(at now: Instant, forgoing: Bool = false) throws(LedgerError) -> Int {
    guard let book, let bookHash else { return 0 }
    while true {
      let snapshot = try ledger.snapshot()
      let today = book.office.zone.day(at: now)
      var since: CivilDate?
      if let lastPass, lastPass.hash == bookHash, lastPass.facts == snapshot.factCount + snapshot.slipCount,
        lastPass.day <= today
      {
        since = lastPass.day
      }
      var ruling = Evaluator.decide(book, snapshot, at: now, since: since)
      if forgoing { ruling = ruling.forgone }
      if !ruling.isEmpty, try !ledger.account(ruling, ifStillAt: snapshot.position, at: now) { continue }
      // Yesterday, not today: today's telling hour may be yet to come.
      lastPass = (bookHash, snapshot.factCount + snapshot.slipCount, today.adding(days: -1))
      return ruling.accounts.count
    }
  }

  /// Delivers what is in the outbox and due by `now`.
  ///
  /// Before each batch goes out its attempt is on disk; after it, the outcomes. Outcomes that cannot be written, as
  /// when the disk is full, are written before anything else goes out.
  ///
  /// - Parameter jitter: 0..<1 for a delivery's id, spreads retries.
  /// - Returns: How many deliveries were made.
  public func drain(
    at now: Instant, jitter: (String) -> Double = { _ in 0 }, shouldStop: () -> Bool = { false }
  ) throws(LedgerError) -> Int {
    guard let book else { return 0 }
    try recordOutcomes(at: now)
    unwritten = [:]
    var delivered = 0
    for name in try ledger.waitingChannels(at: now) {
      guard let route = routes[name] else {
        try refuseAll(on: name, at: now)
        continue
      }
      while !shouldStop() {
        let most = rests[name]?.allowance(route.batchSize, at: now) ?? route.batchSize
        guard most > 0 else { break }
        let batch = try ledger.dueDeliveries(at: now, channel: name, limit: most)
        guard !batch.isEmpty else { break }
        let sealed = try seal(batch, for: route, book: book, at: now)
        guard !sealed.isEmpty else {
          // What cannot be written now stays first in the line until the next pass.
          if batch.contains(where: { unwritten[$0.id] != nil }) { break }
          continue
        }
        let numbers = Dictionary(uniqueKeysWithValues: batch.map { ($0.id, $0.delivery.attempts + 1) })
        try ledger.beginAttempt(sealed, at: now)
        let reports = Set(batch.filter { $0.delivery.planned.kind == .report }.map(\.id))
        let outcomes = route.deliver(sealed, reports: reports)
        let rested = rest(name, after: outcomes, at: now)
        unrecorded = zip(sealed, outcomes).map { envelope, outcome in
          let next = retry.next(after: numbers[envelope.id] ?? 1, at: now, jitter: jitter(envelope.id))
          return OutcomeRecord(id: envelope.id, outcome: outcome, nextTry: next.map { max($0, rested ?? $0) })
        }
        try recordOutcomes(at: now)
        delivered += outcomes.count {
          switch $0 {
          case .delivered, .alreadyDelivered: true
          case .tryLater, .unavailable, .uncertain, .refused: false
          }
        }
      }
    }
    return delivered
  }

  /// When something is to be delivered next, at `now` or later; nil when nothing waits.
  public func nextDeliveryInstant(from now: Instant) throws(LedgerError) -> Instant? {
    try ledger.nextDeliveryInstants().map { name, due in
      max(due, rests[name]?.next(from: now) ?? due)
    }.min()
  }

  /// Notes how the channel fared with a batch.
  ///
  /// - Returns: When it may be used again, where it did not work.
  private func rest(_ channel: String, after outcomes: [DeliveryOutcome], at now: Instant) -> Instant? {
    var longest: Int64?
    for case .unavailable(_, let rest) in outcomes { longest = max(longest ?? 0, rest) }
    guard let longest else {
      rests[channel]?.worked(outcomes.count)
      return nil
    }
    return rests[channel]?.failed(at: now, rest: longest)
  }

  /// Writes down what became of the last batch; when that fails it stays to be written.
  private func recordOutcomes(at now: Instant) throws(LedgerError) {
    guard !unrecorded.isEmpty else { return }
    try ledger.record(unrecorded, at: now)
    unrecorded = []
  }

  /// The envelopes of `batch` with their exact bytes; what the last look withdraws is cancelled.
  private func seal(
    _ batch: [PendingDelivery], for route: ChannelRoute, book: RuleBook, at now: Instant
  ) throws(LedgerError) -> [SealedEnvelope] {
    let snapshot = try ledger.snapshot()
    let index = index(book, snapshot)
    var jobs: [(pending: PendingDelivery, members: [Account])] = []
    for pending in batch where unwritten[pending.id] == nil {
      guard pending.sealed == nil else {
        jobs.append((pending, []))
        continue
      }
      let withdrawn = Evaluator.lastLook(pending.members, book, index, snapshot, at: now)
      for reason in AccountReason.allCases where withdrawn.contains(where: { $0.1 == reason }) {
        try ledger.cancel(
          members: withdrawn.filter { $0.1 == reason }.map(\.0), of: pending.id, reason: reason, at: now)
      }
      let gone = Set(withdrawn.map(\.0))
      let members = pending.members.filter { !gone.contains($0.id) }
      if !members.isEmpty { jobs.append((pending, members)) }
    }
    let desk = LetterDesk(
      reports: ReportDesk(book: book, index: index, snapshot: snapshot, now: now), templates: templates,
      purviews: purviews(book, on: book.office.zone.day(at: now)))
    // Writing letters is most of the work of a pass, and each is written for itself.
    let written = settings.lanes.map([Int](repeating: 1, count: jobs.count)) { [jobs] number in
      desk.sealed(jobs[number].pending, jobs[number].members, route)
    }
    var sealed: [SealedEnvelope] = []
    for (job, result) in zip(jobs, written) {
      switch result {
      case .success(let envelope?): sealed.append(envelope)
      case .success(nil):
        try ledger.cancel(members: job.members.map(\.id), of: job.pending.id, reason: .withdrawn, at: now)
      case .failure(let fault): unwritten[job.pending.id] = fault
      }
    }
    return sealed
  }

  /// A channel that the rules no longer have cannot deliver: what waits for it is dead, and shown.
  private func refuseAll(on channel: String, at now: Instant) throws(LedgerError) {
    while true {
      let waiting = try ledger.dueDeliveries(at: now, channel: channel, limit: 100)
      guard !waiting.isEmpty else { return }
      for pending in waiting {
        guard let sealed = pending.sealed else {
          try ledger.cancel(members: pending.members.map(\.id), of: pending.id, reason: .withdrawn, at: now)
          continue
        }
        try ledger.beginAttempt([sealed], at: now)
        let outcome = OutcomeRecord(id: pending.id, outcome: .refused("the rules have no channel '\(channel)'"))
        try ledger.record([outcome], at: now)
      }
    }
  }
}
