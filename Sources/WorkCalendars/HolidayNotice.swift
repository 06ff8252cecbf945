public import CivilTime

/// The days one notice moves, as its issuer published them.
///
/// A year may have several: a later one amends the earlier ones festival by festival.
public struct HolidayNotice: Hashable, Sendable {
  /// The year the notice arranges; its days may lie in the neighbouring years.
  public var year: Int
  /// Where it can be read.
  public var link: String
  /// The day it was issued, when known.
  public var issued: CivilDate?
  /// Rest days by festival; of two festivals in one holiday both names, joined by `、`.
  public var rest: [CivilDate: String]
  /// Working days by festival: weekly rest days that are worked, and days the notice says work is resumed on.
  public var work: [CivilDate: String]
  /// Those of the rest days that are statutory, by festival; empty when the source does not tell them apart.
  public var statutory: [CivilDate: String]

  public init(
    year: Int, link: String, issued: CivilDate?, rest: [CivilDate: String], work: [CivilDate: String],
    statutory: [CivilDate: String] = [:]
  ) {
    self.year = year
    self.link = link
    self.issued = issued
    self.rest = rest
    self.work = work
    self.statutory = statutory
  }

  /// The festivals it names, one by one.
  public var festivals: Set<String> {
    var names: Set<String> = []
    for festival in rest.values { names.formUnion(HolidayNotice.festivals(in: festival)) }
    for festival in work.values { names.formUnion(HolidayNotice.festivals(in: festival)) }
    return names
  }

  /// Whether it says anything of `day`.
  public func names(_ day: CivilDate) -> Bool { rest[day] != nil || work[day] != nil }

  /// The day from which it counts as known: the day it was issued, else the earlier of 1 January of its year
  /// and the first day it moves, by which it must have been out.
  public var knownFrom: CivilDate {
    if let issued { return issued }
    let newYear = CivilDate(clamping: year, 1, 1)
    return (Array(rest.keys) + Array(work.keys)).min().map { min($0, newYear) } ?? newYear
  }

  /// `国庆节、中秋节` is two.
  static func festivals(in name: String) -> [String] { name.split(separator: "、").map(String.init) }
}
