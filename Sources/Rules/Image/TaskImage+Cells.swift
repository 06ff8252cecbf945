import CivilTime
import PlanLanguage

/// What stands in the pool besides texts and plain lists.
extension TaskImage {
  func answerers(_ place: UInt32) -> [Answerer] { list(place) { Answerer(packed: poolWord($0)) } }

  func clauses(_ place: UInt32) -> [Clause] {
    list(place, width: 6) {
      Clause(
        line: Int(poolWord($0)), quote: text(poolWord($0, 1)),
        span: span(
          file: poolWord($0, 2), line: poolWord($0, 3), column: poolWord($0, 4), end: poolWord($0, 5)))
    }
  }

  func targets(_ place: UInt32) -> [Target] { list(place) { target(poolWord($0)) } }

  private func target(_ place: UInt32) -> Target {
    let traits = poolWord(place, 1)
    return Target(
      text: text(poolWord(place)), comparator: Target.Comparator.allCases[Int(traits >> 2)],
      thousandths: number(place + 4), upperThousandths: traits & 1 == 0 ? nil : number(place + 6),
      unit: text(poolWord(place, 2)), per: optionalText(poolWord(place, 3)), each: traits & 2 != 0)
  }

  private func number(_ place: UInt32) -> Int64 {
    Int64(bitPattern: UInt64(poolWord(place)) | UInt64(poolWord(place, 1)) << 32)
  }

  func raised(_ place: UInt32) -> Raised? {
    guard place != 0 else { return nil }
    return Raised(
      on: CivilDate(packed: poolWord(place)), by: text(poolWord(place, 1)), because: text(poolWord(place, 2)),
      kind: Raised.Kind.allCases[Int(poolWord(place, 3))])
  }

  // MARK: What few commitments say

  func word(_ word: RareWord, of commitment: Int32) -> UInt32 {
    let place = self.word(.rare, of: commitment)
    return place == 0 ? 0 : poolWord(place, word.rawValue)
  }

  func decision(_ place: UInt32) -> Decision? {
    guard place != 0 else { return nil }
    return Decision(
      written: text(poolWord(place)), by: text(poolWord(place, 1)), on: CivilDate(packed: poolWord(place, 2)),
      ref: optionalText(poolWord(place, 3)))
  }

  func total(_ place: UInt32) -> Target? { place == 0 ? nil : target(place) }

  func places(_ place: UInt32) -> [CommitmentPlace] {
    list(place, width: 2) { CommitmentPlace(task: Int(poolWord($0)), commitment: Int(poolWord($0, 1))) }
  }

  func unitDeadlines(_ place: UInt32) -> [UnitIndex: UnitDeadline] {
    guard place != 0 else { return [:] }
    let pairs = list(place, width: 3) {
      (
        UnitIndex(bitPattern: poolWord($0)),
        UnitDeadline(answer: Int32(bitPattern: poolWord($0, 1)), reckoning: Int32(bitPattern: poolWord($0, 2)))
      )
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
