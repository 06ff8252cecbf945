public import CivilTime
import Diagnostics
public import Rules

extension Evaluator {
  /// What putting `new` in place of `old` at `now` takes away that is still open, and whether that is so much that
  /// somebody has to say that it is meant.
  ///
  /// A task or commitment is gone when the new book has none of its key and none that says the same under another
  /// one; it counts when something of it was open, neither met nor closed. The causes for a hold are those of
  /// `Removal.Cause`: more than five items and more than a tenth of those with something open; a whole plan; the
  /// last item of a file that is still there and has got no new one: block-style YAML that was cut short is valid.
  ///
  /// - Complexity: O(commitments) when none is missing, else that of evaluating both books.
  public static func removal(
    from old: RuleBook, to new: RuleBook, _ snapshot: Snapshot, at now: Instant
  ) -> Removal {
    guard !old.commitmentKeys.isSubset(of: new.commitmentKeys) else {
      return Removal(items: 0, itemsBefore: 0, obligations: 0)
    }
    let heirs = UnitHeirs(old, new)
    return DifferenceDraft(
      BookSide(old, snapshot, at: now) { heirs.name($0) },
      BookSide(new, snapshot, at: now) { new.units[Int($0)].name }, snapshot
    ).removal()
  }
}

extension Removal {
  /// - Parameters:
  ///   - gone: Positions in `old` of the obligations that the new book has not, under no key.
  ///   - renamed: Positions of those that it has under another key.
  init(from old: BookSide, gone: [Int], renamed: Set<Int>, to new: BookSide) {
    let kept = new.book.commitmentKeys
    func isOpen(_ position: Int) -> Bool {
      old.obligations[position].stage == nil && !old.sides[position].state.isOver
    }
    let open = old.obligations.indices.filter(isOpen)
    let lost = gone.filter { isOpen($0) && !kept.contains(old.commitment($0)) }
    let lostItems = Set(lost.map(old.commitment))
    let places = old.book.commitmentPlaces
    let items = places.filter { lostItems.contains($0.key) }
    self.init(
      items: items.count, itemsBefore: Set(open.map(old.commitment)).count, obligations: lost.count,
      first: items.prefix(Removal.mostListed).map { Removal.Item(key: $0.key, title: $0.title) })

    if self.items > 5, self.items * 10 > itemsBefore { causes.append(.many) }
    let plans = Set(new.book.plans.map(\.id))
    let goesOn = Set(renamed.map { old.obligations[$0].plan })
    for (index, plan) in old.book.plans.enumerated()
    where !plans.contains(plan.id) && !goesOn.contains(Int32(index)) {
      if items.contains(where: { $0.plan == index }) { causes.append(.plan(plan.id)) }
    }

    // What never had a day is missed as well at the end of a file.
    let dated = Set(old.obligations.indices.map(old.commitment))
    let known = Set(places.map(\.key))
    let grown = Set(new.book.commitmentPlaces.filter { !known.contains($0.key) }.map(\.file))
    var last: [String: RuleBook.ItemPlace] = [:]
    for place in places where last[place.file].map({ $0.line < place.line }) ?? true { last[place.file] = place }
    let names = SameFiles(old.book, new.book)
    for (file, place) in last.sorted(by: { $0.key < $1.key }) {
      guard let now = names.newName(of: file), !grown.contains(now) else { continue }
      let isMissed =
        lostItems.contains(place.key) || !kept.contains(place.key) && !dated.contains(place.key)
      if isMissed { causes.append(.cut(now)) }
    }
  }
}

/// Which file of one book is which of another: by their names, less the folder that all of a book stand in where the
/// two were read from different folders.
private struct SameFiles {
  private let newNames: [String: String]
  private let skipped: Int

  init(_ old: RuleBook, _ new: RuleBook) {
    let isSameFolder = !Set(old.files.names).isDisjoint(with: new.files.names)
    skipped = isSameFolder ? 0 : SameFiles.folderLength(old.files.names)
    let cut = isSameFolder ? 0 : SameFiles.folderLength(new.files.names)
    newNames = Dictionary(
      new.files.names.map { (String($0.dropFirst(cut)), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil when it is not there any more.
  func newName(of old: String) -> String? { newNames[String(old.dropFirst(skipped))] }

  /// Characters of the longest folder path that all of `names` begin with.
  private static func folderLength(_ names: [String]) -> Int {
    guard var common = names.first.map({ Array($0) }) else { return 0 }
    for name in names { common = zip(common, name).prefix { $0 == $1 }.map(\.0) }
    return common.lastIndex(of: "/").map { $0 + 1 } ?? 0
  }
}

extension BookSide {
  /// Key of the commitment of the obligation at `position`.
  fileprivate func commitment(_ position: Int) -> String {
    let obligation = obligations[position]
    return book.commitmentKey(
      plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
  }
}

extension RuleBook {
  /// One commitment, where it stands and what it is called.
  fileprivate struct ItemPlace {
    var key: String
    var title: String
    /// Index into `plans`.
    var plan: Int
    var file: String
    var line: Int32
  }

  fileprivate var commitmentKeys: Set<String> {
    var keys: Set<String> = []
    for plan in plans.indices {
      for task in plans[plan].tasks.indices {
        for commitment in plans[plan].tasks[task].commitments.indices {
          keys.insert(commitmentKey(plan: plan, task: task, commitment: commitment))
        }
      }
    }
    return keys
  }

  /// Every commitment, in the order of plans and tasks.
  fileprivate var commitmentPlaces: [ItemPlace] {
    var found: [ItemPlace] = []
    for plan in plans.indices {
      for task in plans[plan].tasks.indices {
        let aTask = plans[plan].tasks[task]
        for (index, commitment) in aTask.commitments.enumerated() {
          found.append(
            ItemPlace(
              key: commitmentKey(plan: plan, task: task, commitment: index),
              title: commitment.id.isEmpty ? aTask.title : "\(aTask.title)：\(commitment.title)", plan: plan,
              file: files.name(of: commitment.span), line: commitment.span.line))
        }
      }
    }
    return found
  }
}
