/// What was kept of a head outside the file.
public enum KeptHead: Hashable, Sendable {
  case head(JournalHead)
  /// Its hash alone.
  case hash([UInt8])
}

/// Follows the journal from its first entry and says where it is broken.
struct ChainCheck {
  /// The last entry that was found sound.
  private(set) var head = JournalHead.empty
  private let copy: KeptHead?
  private var isCopyFound = false

  init(copy: KeptHead?) { self.copy = copy }

  /// What is wrong with the next entry; nil, and `head` moves on, when nothing is.
  mutating func check(_ entry: JournalEntry) -> JournalFault? {
    guard entry.seq == head.seq + 1 else {
      return entry.seq > head.seq ? .missing(seq: head.seq + 1) : .altered(seq: entry.seq)
    }
    guard entry.isUnaltered else { return .altered(seq: entry.seq) }
    guard entry.previous == head.hash else { return .unlinked(seq: entry.seq) }
    switch copy {
    case .head(let kept) where kept.seq == entry.seq && kept.hash != entry.hash: return .otherHead(seq: entry.seq)
    case .hash(entry.hash): isCopyFound = true
    default: break
    }
    head = JournalHead(seq: entry.seq, hash: entry.hash)
    return nil
  }

  /// What is wrong when there is no further entry.
  var faultAtEnd: JournalFault? {
    switch copy {
    case .head(let kept) where kept.seq > head.seq: .cut(last: head.seq, kept: kept.seq)
    case .hash(let hash) where !isCopyFound && hash != JournalEntry.origin:
      .unknownHead(hash: JournalHead(seq: 0, hash: hash).hexadecimal)
    default: nil
    }
  }
}
