/// The small things a commitment says, in one word.
enum CommitmentTraits {
  private static let chased: UInt32 = 1 << 16

  /// The word, and the units it names where it names any.
  static func packed(_ commitment: CommitmentFields) -> (word: UInt32, named: [Answerer]?) {
    let kind = UInt32(Commitment.Kind.allCases.firstIndex(of: commitment.kind)!)
    let origin = UInt32(Commitment.DeadlineOrigin.allCases.firstIndex(of: commitment.origin)!)
    let quota = UInt32(Commitment.Quota.allCases.firstIndex(of: commitment.quota)!)
    let (answeredBy, named): (UInt32, [Answerer]?) =
      switch commitment.answeredBy {
      case .lead: (0, nil)
      case .each: (1, nil)
      case .pairs: (2, nil)
      case .eachOf(let answerers): (3, answerers)
      case .named(let answerers): (4, answerers)
      }
    return (
      kind | origin << 4 | quota << 8 | answeredBy << 12 | (commitment.chase ? chased : 0), named
    )
  }

  static func kind(_ word: UInt32) -> Commitment.Kind { Commitment.Kind.allCases[Int(word & 0xF)] }
  static func origin(_ word: UInt32) -> Commitment.DeadlineOrigin {
    Commitment.DeadlineOrigin.allCases[Int(word >> 4 & 0xF)]
  }
  static func quota(_ word: UInt32) -> Commitment.Quota { Commitment.Quota.allCases[Int(word >> 8 & 0xF)] }
  static func isChased(_ word: UInt32) -> Bool { word & chased != 0 }

  static func answeredBy(_ word: UInt32, _ named: @autoclosure () -> [Answerer]) -> Commitment.AnsweredBy {
    switch word >> 12 & 0xF {
    case 0: .lead
    case 1: .each
    case 2: .pairs
    case 3: .eachOf(named())
    default: .named(named())
    }
  }
}
