import CivilTime
import Diagnostics
import Evaluation
import Ledger
import RuleFiles
import Rules
import Scheduler

/// What came of a look at the rules: read from the ledger, whoever looked.
enum ReloadOutcome {
  /// The folder holds what is in force, and did before.
  case unchanged(AcceptedRevision)
  /// Nil when there were no rules to compare with.
  case accepted(AcceptedRevision, BookDifference?)
  case refused(PendingEdit)
  case held(PendingEdit, Removal)

  /// What the ledger held before the look.
  struct Before {
    var revision: AcceptedRevision?
    var pending: PendingEdit?
    var snapshot = Snapshot()

    init(_ ledger: LedgerFile?) throws {
      guard let ledger else { return }
      revision = try ledger.lastRevision()
      pending = try ledger.pendingEdit()
      snapshot = try ledger.snapshot()
    }
  }

  init(_ before: Before, _ ledger: LedgerFile, at now: Instant) throws {
    if let pending = try ledger.pendingEdit() {
      self = pending.removal.map { .held(pending, $0) } ?? .refused(pending)
      return
    }
    guard let revision = try ledger.lastRevision() else {
      throw Failure(.tryAgain, zh: "规则还没有采用", en: "no rules have been taken yet")
    }
    if revision.revision.hash == before.revision?.revision.hash {
      self = .unchanged(revision)
    } else {
      self = .accepted(revision, ReloadOutcome.difference(before, revision, at: now))
    }
  }

  /// What `duban diff --against-live` would have said before the look.
  private static func difference(_ before: Before, _ after: AcceptedRevision, at now: Instant) -> BookDifference? {
    guard let old = before.revision.flatMap({ book($0) }), let new = book(after) else { return nil }
    let last = new.office.zone.day(at: now).adding(days: 90)
    return Evaluator.difference(from: old, to: new, before.snapshot, at: now, until: last)
  }

  private static func book(_ accepted: AcceptedRevision) -> RuleBook? {
    RuleSet(
      accepted.revision.files.map { RuleSource(path: $0.path, bytes: $0.bytes) }, settings: Workspace.settings
    ).loaded.book
  }
}
