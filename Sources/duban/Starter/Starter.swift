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
      File(path: "rules/office.yaml", bytes: PackageResources.office_yaml),
      File(path: "rules/units.yaml", bytes: PackageResources.units_office_2026_yaml),
      File(path: "rules/calendars/cn.yaml", bytes: PackageResources.cn_yaml),
      File(path: "rules/plans/plan-\(year).yaml", bytes: shifted(PackageResources.office_2026_yaml, to: year)),
      File(
        path: "rules/tests/plan-\(year).yaml", bytes: shifted(PackageResources.tests_office_2026_yaml, to: year)),
    ]
  }

  /// The plan or its tests with every mention of the plan's year replaced.
  private static func shifted(_ bytes: [UInt8], to year: Int) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("\(embeddedYear)", with: "\(year)").utf8)
  }
}
