import Foundation

/// The floors of the house: what each module may import. The same as the table of the architecture page and the
/// targets of `Package.swift`.
enum House {
  struct Room: Sendable {
    let floor: Int
    /// Modules of the house.
    let imports: Set<String>
    /// Modules of the system and of packages.
    let outside: Set<String>

    init(_ floor: Int, _ imports: Set<String> = [], outside: Set<String> = []) {
      self.floor = floor
      self.imports = imports
      self.outside = outside
    }

    /// Floors 0 to 5: no clock, no input or output, no global state.
    var isPure: Bool { floor <= 5 }
  }

  private static let system: Set<String> = ["Foundation", "Glibc", "Dispatch", "Synchronization"]
  private static let language: Set<String> = ["PlanLanguage", "WorkCalendars", "Diagnostics", "CivilTime"]

  /// Libraries in C: headers, and nothing of ours.
  static let libraries: Set<String> = ["CYAML", "CCurl", "CXlsxWriter"]

  static let rooms: [String: Room] = [
    "CivilTime": Room(0),
    "Diagnostics": Room(0),
    "JSONText": Room(0),
    "Checksums": Room(0),
    "CYAML": Room(0), "CCurl": Room(0), "CXlsxWriter": Room(0),
    "WorkCalendars": Room(1, ["CivilTime"]),
    "PlanLanguage": Room(2, ["WorkCalendars", "Diagnostics", "CivilTime"]),
    "Rules": Room(3, language),
    "Delivery": Room(3, ["CivilTime"]),
    "RuleFiles": Room(4, language.union(["Rules", "CYAML"])),
    "Evaluation": Room(4, language.union(["Rules", "Checksums"])),
    "Messages": Room(5, language.union(["Evaluation", "Delivery", "Rules"])),
    "Reports": Room(5, language.union(["Evaluation", "Rules"])),
    "Ledger": Room(
      6, ["Rules", "Delivery", "Diagnostics", "JSONText", "Checksums", "CivilTime"], outside: system.union(["GRDB"])
    ),
    "Notifiers": Room(
      6, ["Rules", "Delivery", "Checksums", "CivilTime", "CCurl"], outside: system.union(["Dispatch"])),
    "ReportFormats": Room(
      6, ["Reports", "JSONText", "Diagnostics", "CivilTime", "CXlsxWriter"], outside: ["Glibc"]),
    "LetterTemplates": Room(6, ["Messages", "RuleFiles", "Diagnostics"], outside: ["Mustache"]),
    "CalendarFeeds": Room(6, language.union(["Reports", "Messages", "Evaluation", "Rules", "Checksums"])),
    "Scheduler": Room(
      7,
      language.union([
        "Ledger", "RuleFiles", "LetterTemplates", "Messages", "Reports", "ReportFormats", "CalendarFeeds",
        "Delivery",
        "Evaluation", "Rules", "Checksums",
      ]), outside: system.union(["Logging"])),
    "duban": Room(
      8,
      language.union([
        "Scheduler", "Notifiers", "Ledger", "RuleFiles", "LetterTemplates", "Messages", "Reports", "ReportFormats",
        "CalendarFeeds", "Delivery", "Evaluation", "Rules", "JSONText", "Checksums",
      ]), outside: system.union(["ArgumentParser", "Logging"])),
  ]

  /// What `text`, a file of `module`, imports and may not.
  static func importFaults(_ text: String, of module: String) -> [String] {
    guard let room = rooms[module] else { return ["\(module) is no room of the house"] }
    return imports(text).filter { !room.imports.contains($0) && !room.outside.contains($0) }
      .map { "\(module) may not import \($0)" }
  }

  /// The modules that `text` imports, however the import is written.
  static func imports(_ text: String) -> [String] {
    text.withoutLongLiterals.matches(
      #"^\s*(?:(?:public|package|internal|private|fileprivate|@\w+(?:\([^)]*\))?)\s+)*import\s+"#
        + #"(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)"#
    ).map(\.text)
  }

  /// The targets that `manifest` declares with `module(`, `core(` or as the executable, with what they depend on.
  static func targets(_ manifest: String) -> [String: Set<String>] {
    var targets: [String: Set<String>] = [:]
    let starts = manifest.matches(
      #"(?:\b(?:module|core)\(\s*"|\.executableTarget\(\s*name:\s*")(\w+)""#
    ).map(\.text)
    for name in starts {
      guard
        let head = manifest.range(
          of: "(?:(?:module|core)\\(|executableTarget\\(\\s*name:)\\s*\"\(name)\"", options: .regularExpression)
      else { continue }
      let rest = manifest[head.upperBound...]
      let end = rest.range(of: "\n    [a-z.]", options: .regularExpression)?.lowerBound ?? rest.endIndex
      targets[name] = Set(String(rest[..<end]).matches(#""(\w+)""#).map(\.text)).intersection(rooms.keys)
    }
    return targets
  }
}
