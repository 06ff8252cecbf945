import Testing

/// One obligation of docs/plans.md in full.
struct ObligationRow: Sendable, CustomTestStringConvertible {
  struct Target: Hashable, Sendable, CustomStringConvertible {
    /// As the page writes it: =, ≥, ≈, or – for a range.
    var comparator: String
    var value: Int
    var upper: Int?
    var unit: String

    var description: String { "\(comparator)\(value)\(upper.map { "–\($0)" } ?? "")\(unit)" }
  }

  var plan: String
  var key: String
  /// Who answers; none where the plan leaves it open.
  var units: [String]
  var supporting: [String]
  /// Nil while a person must decide.
  var days: (first: String, due: String)?
  var targets: [Target]
  var evidence: [String]
  /// Empty when nobody is ever told.
  var told: [ToldStep]

  var testDescription: String { "\(plan)/\(key)" }
  var wholeKey: String { "\(plan)/\(key)" }
  /// `task` or `task/commitment`.
  var commitment: String { String(key.prefix { $0 != "@" && $0 != "#" }) }

  /// - Parameter cells: #, key, units, days, target, evidence, told, remark.
  init(_ cells: [String], of plan: String, _ reader: ToldReader) throws {
    self.plan = plan
    key = cells[1]
    let sides = cells[2].components(" + ")
    units = sides[0] == "–" ? [] : reader.names(sides[0])
    supporting = sides.count > 1 ? reader.names(sides[1]) : []
    if cells[3] != "none" {
      let days = cells[3].components("..")
      guard days.count == 2 else { throw PlanPage.Fault(description: "\(key): days \(cells[3])") }
      self.days = (days[0], days[1])
    }
    targets = cells[4] == "–" ? [] : try cells[4].components(", ").map { try Target($0) }
    evidence = cells[5] == "–" ? [] : cells[5].components(", ")
    told = try reader.told(cells[6])
  }
}

extension ObligationRow.Target {
  /// `≥ 10名`, `1–2条`.
  fileprivate init(_ text: String) throws {
    if let found = text.wholeMatch(of: /(=|≥|≈) (\d+)(\D+)/), let value = Int(found.2) {
      self.init(comparator: String(found.1), value: value, upper: nil, unit: String(found.3))
    } else if let found = text.wholeMatch(of: /(\d+)–(\d+)(\D+)/), let value = Int(found.1),
      let upper = Int(found.2)
    {
      self.init(comparator: "–", value: value, upper: upper, unit: String(found.3))
    } else {
      throw PlanPage.Fault(description: "no target: \(text)")
    }
  }
}

extension String {
  /// The parts between `separator`s.
  func components(_ separator: String) -> [String] { split(separator: separator).map(String.init) }
}
