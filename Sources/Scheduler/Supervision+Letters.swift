import CivilTime
import Evaluation
import Rules

extension Supervision {
  /// The obligations of the rules in force by `snapshot`, made anew only when rules, facts or slips have changed: a
  /// batch that goes out changes neither.
  func index(_ book: RuleBook, _ snapshot: Snapshot) -> ObligationIndex {
    let facts = snapshot.factCount + snapshot.slipCount
    if let known = knownIndex, known.hash == bookHash, known.facts == facts { return known.index }
    let index = ObligationIndex(book, snapshot)
    knownIndex = (bookHash, facts, index)
    return index
  }

  /// What everybody sees on `day`, made anew only when the rules or the day have changed.
  func purviews(_ book: RuleBook, on day: CivilDate) -> Purviews {
    if let known = knownPurviews, known.hash == bookHash, known.purviews.day == day { return known.purviews }
    let purviews = Purviews(book, on: day)
    knownPurviews = (bookHash, purviews)
    return purviews
  }
}
