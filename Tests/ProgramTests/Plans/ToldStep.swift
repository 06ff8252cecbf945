/// One step of the column *told*: who is told, and on which days.
struct ToldStep: Hashable, Sendable {
  enum Role: Hashable, Sendable {
    /// L, D, H, U, S of the page.
    case liaison, leader, supporting, above, supervisor
    /// L(…).
    case liaisonOf([String])
    case person(String)
  }

  var roles: [Role]
  /// `2018-07-31`.
  var days: [String]
  /// Whether it goes on until the obligation is met.
  var goesOn: Bool
}

/// Reads that column, and the units' lists, with the names that the page defines above.
struct ToldReader {
  var lists: [String: [String]] = [:]
  var schedules: [String: [ToldStep]] = [:]

  /// `A、B、five towns`.
  func names(_ text: String) -> [String] {
    text.components("、").flatMap { lists[$0] ?? [$0] }
  }

  /// `L, D 2018-07-24 · L 07-31 · L 08-01, 08-06 +`, the name of a schedule, or `nobody`.
  func told(_ text: String) throws -> [ToldStep] {
    if text == "nobody" { return [] }
    if let schedule = schedules[text] { return schedule }
    var year = ""
    return try text.components(" · ").map { step in
      guard let found = step.wholeMatch(of: /(.+?) ([\d-]+(?:, [\d-]+)*)( \+)?/) else {
        throw PlanPage.Fault(description: "nobody is told: \(step)")
      }
      let days = found.2.split(separator: ", ").map { day in
        if day.count == 10 { year = String(day.prefix(5)) }
        return day.count == 10 ? String(day) : year + day
      }
      guard days.allSatisfy({ $0.count == 10 }) else {
        throw PlanPage.Fault(description: "a day without year: \(step)")
      }
      return ToldStep(
        roles: found.1.split(separator: ", ").map { role(String($0)) }, days: days, goesOn: found.3 != nil)
    }
  }

  private func role(_ text: String) -> ToldStep.Role {
    switch text {
    case "L": .liaison
    case "D": .leader
    case "H": .supporting
    case "U": .above
    case "S": .supervisor
    default:
      text.hasPrefix("L(") ? .liaisonOf(names(String(text.dropFirst(2).dropLast()))) : .person(text)
    }
  }
}
