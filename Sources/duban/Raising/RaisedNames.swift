import CivilTime
import Rules

/// The names a raised task is written with, found in the rules that are there.
struct RaisedNames {
  let book: RuleBook
  /// The paths of the rule files that are there.
  let paths: Set<String>

  /// The plan called `text`; nil when there is none, which checking the new file says.
  func plan(_ text: String) -> Plan? { book.plans.first { $0.id == text } }

  /// A unit or group by the name that stays right when another plan brings its own aliases; what is unknown, or may
  /// mean several, stays as it was typed.
  func unit(_ text: String) -> String {
    let names = book.units.map { ($0.id, $0.name, $0.aliases) } + book.groups.map { ($0.id, $0.name, $0.aliases) }
    if names.contains(where: { $0.0 == text || $0.1 == text }) { return text }
    let meant = names.filter { $0.2.contains(text) }
    return meant.count == 1 ? meant[0].1 : text
  }

  /// `raised-2026-07-10`, with `-2`, `-3` … behind it as long as that is taken in `plan`.
  func freeID(on day: CivilDate, in plan: String, _ path: (String) -> String) -> String {
    let first = "raised-\(day)"
    var id = first
    var number = 1
    while isTaken(id, in: plan) || paths.contains(path(id)) {
      number += 1
      id = "\(first)-\(number)"
    }
    return id
  }

  /// Whether `plan` has a task with that id.
  func isTaken(_ id: String, in plan: String) -> Bool {
    self.plan(plan)?.tasks.contains { $0.id == id } ?? false
  }
}
