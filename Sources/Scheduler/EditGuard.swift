public import CivilTime
import Evaluation
public import RuleFiles
public import Rules

/// 防误删: tells an edit that takes much away from one that is only half there.
public enum EditGuard {
  /// What `new` takes away, by the rule of `Evaluator.removal`, and files that were cut short.
  ///
  /// A file that is nothing but the beginning of what it was counts as cut short when the rules do not mean the same
  /// without its end: half of a block-style YAML file is a valid YAML file.
  ///
  /// - Parameters:
  ///   - oldSources: The files that `old` was read from; those that did not become smaller may be left out.
  ///   - sources: The files that `new` was read from.
  public static func removal(
    from old: RuleBook, _ oldSources: [RuleSource], to new: RuleBook, _ sources: [RuleSource],
    _ snapshot: Snapshot, at now: Instant
  ) -> Removal {
    var removal = Evaluator.removal(from: old, to: new, snapshot, at: now)
    let cut = cutShort(oldSources, sources).filter { !removal.causes.contains(.cut($0)) }
    guard !cut.isEmpty else { return removal }
    let last = new.office.zone.day(at: now).adding(days: daysCompared)
    if !Evaluator.isSame(old, new, snapshot, at: now, until: last) { removal.causes += cut.map { .cut($0) } }
    return removal
  }

  /// How far ahead notifications are compared, in days: as far as `duban diff` does.
  private static let daysCompared = 90

  /// Paths of the files that are now a beginning of what they were, and no more.
  public static func cutShort(_ old: [RuleSource], _ new: [RuleSource]) -> [String] {
    let before = Dictionary(old.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    return new.filter { file in
      before[file.path].map { file.bytes.count < $0.count && $0.starts(with: file.bytes) } ?? false
    }.map(\.path)
  }
}
