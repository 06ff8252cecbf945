public import CivilTime
import Evaluation
public import Ledger
public import RuleFiles
import Rules

/// Every decision of a journal made again: same rules, same facts, same clock give the same agenda, byte for byte.
public struct Replay: Sendable {
  /// Passes that accounted for something and were decided again.
  public private(set) var passes = 0
  /// Rule revisions that were accepted and judged again.
  public private(set) var acceptances = 0
  /// Entries that were decided again.
  public private(set) var entries: Int64 = 0
  /// Where what is decided now first parts from what was recorded.
  public private(set) var difference: JournalReplay.Difference?

  /// Replays the journal of `ledger` up to its present end, or to the first difference.
  ///
  /// - Parameters:
  ///   - judges: Which decisions are made again, by their instant; the others are taken as they were recorded.
  ///   - progress: Called with the number of the last entry replayed, and of the last there is.
  /// - Complexity: O(passes × obligations × steps).
  public init(
    _ ledger: LedgerFile, settings: LoadSettings, judges: (Instant) -> Bool = { _ in true },
    progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(LedgerError) {
    let replay = try JournalReplay(of: ledger)
    var revision: RuleRevision?
    var book: RuleBook?
    while let decision = try replay.next() {
      progress(replay.seq, replay.end)
      let isJudged = judges(decision.at)
      let before = replay.seq
      var ruling = Ruling()
      switch decision {
      case .acceptance(let new, let at):
        guard isJudged || revision?.hash != new.hash else {
          try replay.skip()
          continue
        }
        let old = book
        if revision?.hash != new.hash {
          revision = new
          book = RuleSet(new.sources, settings: settings).loaded.book
          guard isJudged else {
            try replay.skip()
            continue
          }
          if let book { ruling = Evaluator.acceptance(of: book, replacing: old, try replay.snapshot(), at: at) }
        }
        acceptances += 1
      case .pass(let at, let forgoing):
        guard isJudged else {
          try replay.skip()
          continue
        }
        if let book { ruling = Evaluator.decide(book, try replay.snapshot(), at: at) }
        if forgoing { ruling = ruling.forgone }
        passes += 1
      }
      difference = try replay.settle(decision, ruling)
      entries += replay.seq - before
      if difference != nil { return }
    }
    progress(replay.end, replay.end)
  }
}
