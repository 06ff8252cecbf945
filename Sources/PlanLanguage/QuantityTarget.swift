extension Target {
  /// Makes the target of a quantity that was found, from the words before and after its number.
  ///
  /// - Throws: `.unread` when the words contradict each other, or leave the number out where no next one is known.
  init(
    _ core: QuantityCore, before: QuantityWords.Bound?, beforeRange: Range<Int>? = nil, per: String?, each: Bool,
    written: String, in text: QuantityText
  ) throws(DeadlineFault) {
    var bounds: Set<Comparator> = []
    var low = core.low
    var strict: QuantityWords.Bound?
    for bound in [before, core.bound] {
      switch bound {
      case .atLeast: bounds.insert(.atLeast)
      case .atMost: bounds.insert(.atMost)
      case .about: bounds.insert(.about)
      case .moreThan, .lessThan:
        bounds.insert(bound == .moreThan ? .atLeast : .atMost)
        strict = bound
      case .exact, .sum, .none: break
      }
    }
    let words = (beforeRange ?? core.range).lowerBound..<(core.boundRange ?? core.range).upperBound
    guard bounds.count <= 1 else { throw .quantityContradicts(text, words) }
    if core.high != nil, bounds.contains(where: { $0 != .about }) { throw .quantityContradicts(text, words) }
    if let strict, core.bound == nil {
      // Over 10 firms is 11 firms; over 500万元 has no next number.
      guard core.isCounted, low % 1000 == 0 else { throw .quantityLeavesNumberOut(text, words) }
      low += strict == .moreThan ? 1000 : -1000
    }
    self.init(
      text: written, comparator: core.high != nil ? .range : bounds.first ?? .equal, thousandths: low,
      upperThousandths: core.high, unit: core.unit, per: per, each: each)
  }
}
