public import CivilTime

/// Rest days and working days that hold for one place or one office only, laid over a calendar.
public struct CalendarOverlay: Hashable, Sendable {
  public var name: String
  /// Where it is laid down: a link or the number of a document.
  public var source: String
  /// The day it was issued, when known.
  public var issued: CivilDate?
  /// Further rest days, each with its reason: `壮族三月三`.
  public var rest: [CivilDate: String]
  /// Further working days, each with its reason.
  public var work: [CivilDate: String]

  public init(
    name: String, source: String, issued: CivilDate? = nil, rest: [CivilDate: String] = [:],
    work: [CivilDate: String] = [:]
  ) {
    self.name = name
    self.source = source
    self.issued = issued
    self.rest = rest
    self.work = work
  }
}
