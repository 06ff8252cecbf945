import CivilTime
import Diagnostics
import Evaluation
import Reports
import Rules

/// Finds what a user names.
final class Selection {
  let book: RuleBook
  private let snapshot: Snapshot
  /// Made when all keys are wanted: neither a list nor one that is named needs them.
  private(set) lazy var index = ObligationIndex(book, snapshot)

  /// How often something was named.
  private var asked = 0

  init(_ book: RuleBook, _ snapshot: Snapshot) {
    self.book = book
    self.snapshot = snapshot
  }

  /// The obligations that `key` stands for; an error with suggestions when there is none.
  func obligations(_ key: String, widely: Bool = false) throws -> [Obligation] {
    asked += 1
    // All of them are listed only for a suggestion, or once that is less work than looking again and again.
    let among = asked > 8 ? index : ObligationIndex(book, snapshot, about: key)
    let found = among.matching(key, widely: widely)
    if !found.isEmpty { return found }
    let candidates = Array(index.keys) + taskKeys
    let near =
      candidates.filter { $0.hasSuffix("/" + key) }.min()
      ?? Spelling.nearest(to: key, in: (candidates + candidates.map(withoutPlan)).sorted())
    let help = near.map { (zh: "；是不是“\($0)”？", en: "; did you mean '\($0)'?") } ?? (zh: "", en: "")
    throw Failure(
      .badData, zh: "没有责任事项“\(key)”\(help.zh)（duban tasks 列出全部）",
      en: "no obligation '\(key)'\(help.en) (`duban tasks` lists them)")
  }

  /// The one obligation that `key` stands for; an error that lists them when there are several.
  func obligation(_ key: String) throws -> Obligation {
    let found = try obligations(key)
    guard found.count > 1 else { return found[0] }
    let keys = found.prefix(12).map { "  " + book.key(of: $0) }.joined(separator: "\n")
    throw Failure(
      .badData, zh: "“\(key)”对应\(found.count)个责任事项，请写全：\n\(keys)",
      en: "'\(key)' stands for \(found.count) obligations; name one:\n\(keys)")
  }

  private var taskKeys: [String] { book.plans.flatMap { plan in plan.tasks.map { "\(plan.id)/\($0.id)" } } }

  /// The plan may be left out of a key, so it may be left out of a misspelt one.
  private func withoutPlan(_ key: String) -> String {
    key.firstIndex(of: "/").map { String(key[key.index(after: $0)...]) } ?? key
  }

  /// Whom `--for` means.
  enum Party {
    case person(PersonIndex)
    case unit(UnitIndex)
  }

  func party(_ name: String) throws -> Party {
    if let unit = book.units.firstIndex(where: { $0.id == name || $0.name == name || $0.aliases.contains(name) }) {
      return .unit(UnitIndex(unit))
    }
    if let person = book.people.firstIndex(where: { $0.id == name || $0.name == name }) {
      return .person(PersonIndex(person))
    }
    let near = Spelling.nearest(to: name, in: book.units.map(\.name) + book.people.map(\.name))
    let help = near.map { (zh: "；是不是“\($0)”？", en: "; did you mean '\($0)'?") } ?? (zh: "", en: "")
    throw Failure(
      .badData, zh: "没有单位或人员“\(name)”\(help.zh)", en: "no unit or person '\(name)'\(help.en)")
  }

  /// What a report about `name` holds; everything without a name.
  func scope(_ name: String?) throws -> ReportScope {
    switch try name.map({ try party($0) }) {
    case nil: .everything
    case .person(let person): .person(person)
    case .unit(let unit): .units([unit])
    }
  }

  /// Index of the plan with `id`.
  func plan(_ id: String) throws -> Int {
    if let found = book.plans.firstIndex(where: { $0.id == id }) { return found }
    let near = Spelling.nearest(to: id, in: book.plans.map(\.id))
    throw Failure(
      .badData, zh: "没有计划“\(id)”" + (near.map { "；是不是“\($0)”？" } ?? ""),
      en: "no plan '\(id)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
  }

  func person(_ name: String) throws -> PersonIndex {
    if case .person(let person) = try party(name) { return person }
    throw Failure(.badData, zh: "“\(name)”是单位，不是人员", en: "'\(name)' is a unit, not a person")
  }

  /// What `party` is to see on `day`, a day of the office's zone.
  func purview(of party: Party, on day: CivilDate) -> Purview {
    switch party {
    case .unit(let unit): book.purview(ofUnit: unit, on: day)
    case .person(let person): book.purview(ofPerson: person, on: day)
    }
  }
}
