import Foundation
import ProgramHarness

/// A plan's units file, read line by line without the program's help: who is who.
struct UnitsFile: Sendable {
  struct Unit: Sendable {
    var liaison: String?
    var leader: String?
    var above: String?
  }

  private(set) var units: [String: Unit] = [:]
  /// Names of units and groups; none where the plan leaves the members undefined.
  private(set) var groups: [String: [String]] = [:]
  private(set) var people: [String] = []

  init(of plan: String) throws {
    let own = "\(Program.packageRoot)/rules/units-\(plan).yaml"
    let path = FileManager.default.fileExists(atPath: own) ? own : "\(Program.packageRoot)/rules/units.yaml"
    var section = ""
    var name = ""
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let text = line.split(separator: " #")[0].trimmingCharacters(in: .whitespaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if !line.hasPrefix(" ") {
        section = text.replacing(":", with: "")
      } else if let found = text.wholeMatch(of: /- \{?(?:name|名称): ([^,]+)(?:,.*)?/) {
        name = String(found.1)
        add(name, to: section)
      } else if let found = text.wholeMatch(of: /([^ ]+): ?(.*)/) {
        set(String(found.1), to: String(found.2), of: name)
      } else if text.hasPrefix("- ") {
        groups[name]?.append(String(text.dropFirst(2)))
      }
    }
  }

  private mutating func add(_ name: String, to section: String) {
    switch section {
    case "units", "单位": units[name] = Unit()
    case "groups", "单位组": groups[name] = []
    default: people.append(name)
    }
  }

  private mutating func set(_ key: String, to value: String, of name: String) {
    switch key {
    case "liaison", "联络员": units[name]?.liaison = value
    case "leader", "分管领导": units[name]?.leader = value
    case "reports-to", "上级单位": units[name]?.above = value
    case "members", "成员":
      guard value.hasPrefix("[") else { return }
      groups[name]? += String(value.dropFirst().dropLast()).components(", ")
    default: break
    }
  }

  /// Every unit that `names` come to, once; a group that is left undefined comes to none.
  func expanded(_ names: [String]) -> [String] {
    var found: [String] = []
    for name in names.flatMap({ groups[$0].map(expanded) ?? [$0] }) where !found.contains(name) {
      found.append(name)
    }
    return found
  }

  /// The people that `step` tells about `row`.
  func people(_ step: ToldStep, of row: ObligationRow, supervisor: String) -> Set<String> {
    func liaisons(_ names: [String]) -> [String] { names.compactMap { units[$0]?.liaison } }
    return Set(
      step.roles.flatMap { role in
        switch role {
        case .liaison: liaisons(row.units)
        case .leader: row.units.compactMap { units[$0]?.leader }
        case .supporting: liaisons(row.supporting)
        case .above: liaisons(row.units.map { units[$0]?.above ?? supervisor })
        case .supervisor: liaisons([supervisor])
        case .liaisonOf(let names): liaisons(names)
        case .person(let person): [person]
        }
      })
  }
}
