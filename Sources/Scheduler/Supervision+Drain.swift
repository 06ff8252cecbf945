public import CivilTime
import Delivery
import Dispatch
import Evaluation
public import Ledger
import RuleFiles
import Rules
import Synchronization

/// The outbox is emptied, a batch at a time.
extension Supervision {
  /// A batch that is written and has not been attempted yet.
  private struct Draft: Sendable {
    var sealed: [SealedEnvelope]
    /// By delivery, which attempt it is, from 1.
    var attempts: [String: Int]
    /// The ids of those that are files for a folder.
    var reports: Set<String>
    /// Where the journal stood at the last look.
    var position: Int64
  }

  /// From so many letters on the next batch is written while one is sent.
  private static let worthwhile = 16

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
      var begun: Draft?
      while begun != nil || !shouldStop() {
        var next = begun
        if next == nil {
          next = try draft(on: name, by: route, book, at: now)
          if let next { try ledger.beginAttempt(next.sealed, at: now) }
        }
        guard let draft = next else { break }
        let (outcomes, following) = deliver(draft, by: route) {
          // What fails here fails again in its turn.
          try? self.draft(on: name, by: route, book, at: now)
        }
        let rested = rest(name, after: outcomes, at: now)
        unrecorded = zip(draft.sealed, outcomes).map { envelope, outcome in
          let next = retry.next(after: draft.attempts[envelope.id] ?? 1, at: now, jitter: jitter(envelope.id))
          return OutcomeRecord(id: envelope.id, outcome: outcome, nextTry: next.map { max($0, rested ?? $0) })
        }
        let isNext = following.map { $0.sealed.count <= allowance(name, route, at: now) } ?? false
        begun = try recordOutcomes(beginning: isNext && !shouldStop() ? following : nil, at: now)
        delivered += outcomes.count(where: \.isDelivered)
      }
    }
    return delivered
  }

  /// The next batch of a channel; nil when there is none, or the channel rests.
  private func draft(
    on name: String, by route: ChannelRoute, _ book: RuleBook, at now: Instant
  ) throws(LedgerError) -> Draft? {
    while true {
      let most = allowance(name, route, at: now)
      guard most > 0 else { return nil }
      let batch = try ledger.dueDeliveries(at: now, channel: name, limit: most)
      guard !batch.isEmpty else { return nil }
      let (sealed, position) = try seal(batch, for: route, book: book, at: now)
      if !sealed.isEmpty {
        return Draft(
          sealed: sealed,
          attempts: Dictionary(uniqueKeysWithValues: batch.map { ($0.id, $0.delivery.attempts + 1) }),
          reports: Set(batch.filter { $0.delivery.planned.kind == .report }.map(\.id)), position: position)
      }
      // What cannot be written now stays first in the line until the next pass.
      if batch.contains(where: { unwritten[$0.id] != nil }) { return nil }
    }
  }

  private func allowance(_ name: String, _ route: ChannelRoute, at now: Instant) -> Int {
    rests[name]?.allowance(route.batchSize, at: now) ?? route.batchSize
  }

  /// Sends a batch, and has the next one written meanwhile where that is worth while.
  private func deliver(
    _ draft: Draft, by route: ChannelRoute, meanwhile: () -> Draft?
  ) -> (outcomes: [DeliveryOutcome], following: Draft?) {
    if drafting == .ahead {
      let following = meanwhile()
      return (route.deliver(draft.sealed, reports: draft.reports), following)
    }
    guard draft.sealed.count >= Self.worthwhile else {
      return (route.deliver(draft.sealed, reports: draft.reports), nil)
    }
    let outcomes = Mutex<[DeliveryOutcome]>([])
    let group = DispatchGroup()
    sending.async(group: group) {
      let found = route.deliver(draft.sealed, reports: draft.reports)
      outcomes.withLock { $0 = found }
    }
    let following = meanwhile()
    group.wait()
    return (outcomes.withLock { $0 }, following)
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
  ///
  /// - Parameter next: What is to go out next, in the same transaction.
  /// - Returns: `next`, unless somebody wrote meanwhile: that something is done, say, calls for another last look.
  @discardableResult
  private func recordOutcomes(beginning next: Draft? = nil, at now: Instant) throws(LedgerError) -> Draft? {
    guard !unrecorded.isEmpty else { return nil }
    guard let next else {
      try ledger.record(unrecorded, at: now)
      unrecorded = []
      return nil
    }
    let isBegun = try ledger.record(unrecorded, beginning: next.sealed, ifStillAt: next.position, at: now)
    unrecorded = []
    return isBegun ? next : nil
  }

  /// The envelopes of `batch` with their exact bytes, and where the journal stood at the last look; what that withdraws
  /// is cancelled.
  private func seal(
    _ batch: [PendingDelivery], for route: ChannelRoute, book: RuleBook, at now: Instant
  ) throws(LedgerError) -> (sealed: [SealedEnvelope], position: Int64) {
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
    return (sealed, snapshot.position)
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
