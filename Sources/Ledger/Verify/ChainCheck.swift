/// Follows the journal from its first entry and says where it is broken.
struct ChainCheck {
  /// The last entry that was found sound.
  private(set) var head = JournalHead.empty
  private let copy: JournalHead?

  init(copy: JournalHead?) { self.copy = copy }

  /// What is wrong with the next entry; nil, and `head` moves on, when nothing is.
  mutating func check(_ entry: JournalEntry) -> JournalFault? {
    guard entry.seq == head.seq + 1 else {
      return entry.seq > head.seq ? .missing(seq: head.seq + 1) : .altered(seq: entry.seq)
    }
    guard entry.isUnaltered else { return .altered(seq: entry.seq) }
    guard entry.previous == head.hash else { return .unlinked(seq: entry.seq) }
    if let copy, copy.seq == entry.seq, copy.hash != entry.hash { return .otherHead(seq: entry.seq) }
    head = JournalHead(seq: entry.seq, hash: entry.hash)
    return nil
  }

  /// What is wrong when there is no further entry.
  var faultAtEnd: JournalFault? {
    guard let copy, copy.seq > head.seq else { return nil }
    return .missing(seq: head.seq + 1)
  }
}
