public import CivilTime

/// What a calendar says of one day.
public enum DayKind: Hashable, Sendable {
  /// An ordinary working day.
  case working
  /// An ordinary weekly rest day.
  case weekend
  /// A rest day of a festival: the statutory days, the days moved there, and local rest days.
  case holiday(festival: String)
  /// A weekend day that is worked to make up for a festival (调休上班).
  case makeUp(festival: String)

  public var isWorking: Bool {
    switch self {
    case .working, .makeUp: true
    case .weekend, .holiday: false
    }
  }

  /// The festival a day is off or worked for.
  public var festival: String? {
    switch self {
    case .holiday(let festival), .makeUp(let festival): festival
    case .working, .weekend: nil
    }
  }
}

/// The days one notice moves, as its issuer published them.
public struct HolidayNotice: Hashable, Sendable {
  /// The year the notice arranges; its days may lie in the neighbouring years.
  public var year: Int
  /// Where it can be read.
  public var link: String
  /// The day it was issued, when known.
  public var issued: CivilDate?
  /// Rest days by festival.
  public var rest: [CivilDate: String]
  /// Make-up working days by festival.
  public var work: [CivilDate: String]

  public init(year: Int, link: String, issued: CivilDate?, rest: [CivilDate: String], work: [CivilDate: String]) {
    self.year = year
    self.link = link
    self.issued = issued
    self.rest = rest
    self.work = work
  }
}
