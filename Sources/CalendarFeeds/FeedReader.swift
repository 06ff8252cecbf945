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

  /// What they see, as `--for` takes it.
  func purview(in book: RuleBook, _ purviews: Purviews) -> Purview {
    switch self {
    case .person(let person): purviews.purview(of: person)
    case .unit(let unit): book.purview(ofUnit: unit, on: purviews.day)
    }
  }

  /// Whether they may see anything of `plan`: an internal one is for its own people, and for no unit's shared file.
  func maySee(_ plan: Plan) -> Bool {
    guard plan.visibility == .internal || plan.insiders != nil else { return true }
    guard case .person(let person) = self else { return false }
    return plan.insiders?.contains(person) ?? false
  }
}
