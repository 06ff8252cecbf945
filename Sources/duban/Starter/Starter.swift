/// The rules that `duban init` writes: the small plan of this repository with its units, its calendar and its tests,
/// and an office that is on trial.
///
/// The files are embedded when the program is built, so that it needs nothing but itself.
enum Starter {
  struct File {
    /// Relative to the folder that is made.
    var path: String
    var bytes: [UInt8]
  }

  /// The year that the embedded plan is written for.
  static let embeddedYear = 2026
  /// The years whose deadlines can be read.
  static let years = 1900...2200

  /// The files for a plan of `year`, in the order in which people read them.
  static func files(year: Int) -> [File] {
    [
      rules("office.yaml", PackageResources.office_yaml),
      rules("units.yaml", PackageResources.units_office_2026_yaml),
      rules("calendars/cn.yaml", PackageResources.cn_yaml),
      rules("plans/plan-\(year).yaml", shifted(PackageResources.office_2026_yaml, to: year)),
      rules("tests/plan-\(year).yaml", shifted(PackageResources.tests_office_2026_yaml, to: year)),
      // No rule file: the loader reads what ends in .yaml.
      File(path: "rules/\(schema)", bytes: Array(RuleSchema.text.utf8)),
    ]
  }

  /// What editors check the rules by; beside them, so that a copy of the folder is whole.
  private static let schema = "schema.json"

  /// A rule file whose first line tells editors where its schema stands.
  ///
  /// Source: the modeline of redhat-developer/yaml-language-server; the path is relative to the file.
  private static func rules(_ name: String, _ bytes: [UInt8]) -> File {
    let up = String(repeating: "../", count: name.utf8.count { $0 == 0x2F })
    return File(
      path: "rules/\(name)", bytes: Array("# yaml-language-server: $schema=\(up)\(schema)\n".utf8) + bytes)
  }

  /// The plan or its tests with every mention of the plan's year replaced.
  private static func shifted(_ bytes: [UInt8], to year: Int) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("\(embeddedYear)", with: "\(year)").utf8)
  }
}
