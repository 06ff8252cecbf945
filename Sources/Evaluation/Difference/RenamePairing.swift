import CivilTime
import Rules

/// Obligations that the new book has under another key, found by what they say.
///
/// The same due day and the same units are asked for, and the same title, the same words of the document, or best
/// both. Where several are alike they are paired in order if there are as many on both sides, and not at all if not:
/// then nobody knows which is which.
struct RenamePairing {
  /// Positions in the old book, by those in the new one.
  private(set) var oldByNew: [Int: Int] = [:]

  init(gone: [Int], of old: BookSide, new: [Int], of newer: BookSide) {
    var (gone, new) = (gone, new)
    for likeness in Likeness.all where !gone.isEmpty && !new.isEmpty {
      let before = Dictionary(grouping: gone) { likeness.signature($0, old) }
      let after = Dictionary(grouping: new) { likeness.signature($0, newer) }
      for (signature, candidates) in after {
        guard let signature, let originals = before[signature], originals.count == candidates.count else {
          continue
        }
        for (candidate, original) in zip(candidates, originals) { oldByNew[candidate] = original }
      }
      let taken = Set(oldByNew.values)
      gone.removeAll { taken.contains($0) }
      new.removeAll { oldByNew[$0] != nil }
    }
  }

  private struct Signature: Hashable {
    var title: String?
    var quotes: [String]
    var units: [String]
    var due: CivilDate
  }

  /// What must agree, from the strictest on.
  private struct Likeness {
    var byTitle: Bool
    var byClause: Bool

    static let all = [
      Likeness(byTitle: true, byClause: true), Likeness(byTitle: true, byClause: false),
      Likeness(byTitle: false, byClause: true),
    ]

    /// Nil when there is nothing to go by.
    func signature(_ position: Int, _ side: BookSide) -> Signature? {
      let quotes = byClause ? side.quotes(position) : []
      if !byTitle, quotes.isEmpty { return nil }
      let what = side.sides[position]
      return Signature(title: byTitle ? what.title : nil, quotes: quotes, units: what.units, due: what.due)
    }
  }
}
