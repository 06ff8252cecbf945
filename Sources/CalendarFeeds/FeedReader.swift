import CivilTime
import Evaluation
public import Rules

/// Whose calendar it is.
public enum FeedReader: Hashable, Sendable {
  case person(PersonIndex)
  case unit(UnitIndex)

  /// What they are called in `book`.
  public func name(in book: RuleBook) -> String {
    switch self {
    case .person(let person): book.people[Int(person)].name
    case .unit(let unit): book.units[Int(unit)].name
    }
  }

  /// What keys and files know them by.
  public func id(in book: RuleBook) -> String {
    switch self {
    case .person(let person): book.people[Int(person)].id
    case .unit(let unit): book.units[Int(unit)].id
    }
  }

  /// What they see on `day`, as `--for` takes it.
  func purview(in book: RuleBook, on day: CivilDate) -> Purview {
    switch self {
    case .person(let person): book.purview(ofPerson: person, on: day)
    case .unit(let unit): book.purview(ofUnit: unit, on: day)
    }
  }

  /// Whether they may see anything of `plan`: an internal one is for its own people, and for no unit's shared file.
  func maySee(_ plan: Plan) -> Bool {
    guard plan.visibility == .internal || plan.insiders != nil else { return true }
    guard case .person(let person) = self else { return false }
    return plan.insiders?.contains(person) ?? false
  }
}
