public import CivilTime
import Evaluation
import Ledger
public import RuleFiles
public import Rules

/// A period under a hand-turned clock, on a ledger of its own: the same tick and drain as the daemon's.
public struct Simulation {
  /// What a day of it came to.
  public struct Day: Sendable {
    public var date: CivilDate
    public var accounted: Int
    public var delivered: Int
  }

  public var supervision: Supervision
  public var days: ClosedRange<CivilDate>
  /// In the order of their recording.
  public var facts: [Fact]

  public init(_ supervision: Supervision, days: ClosedRange<CivilDate>, facts: [Fact]) {
    self.supervision = supervision
    self.days = days
    self.facts = facts.enumerated().sorted { ($0.element.recorded, $0.offset) < ($1.element.recorded, $1.offset) }
      .map(\.element)
  }

  /// Turns the clock from the first day's midnight to the last day's end, stopping wherever something happens:
  /// a telling hour, a fact, a retry.
  ///
  /// - Parameter progress: Called after each day.
  public func run(_ sources: [RuleSource], progress: (Day) -> Void) throws -> Supervision.Adoption {
    let zone = (supervision.book?.office.zone) ?? .shanghai
    let start = zone.instant(of: days.lowerBound, at: .startOfDay)
    let end = zone.end(of: days.upperBound)
    let adoption = try supervision.adopt(sources, at: start)
    guard let book = supervision.book else { return adoption }
    var now = start
    var next = 0
    var day = Day(date: days.lowerBound, accounted: 0, delivered: 0)
    while now < end {
      let date = book.office.zone.day(at: now)
      if date != day.date {
        progress(day)
        day = Day(date: date, accounted: 0, delivered: 0)
      }
      var heard: [Fact] = []
      while next < facts.count, facts[next].recorded <= now {
        if facts[next].recorded >= start { heard.append(facts[next]) }
        next += 1
      }
      if !heard.isEmpty { _ = try supervision.ledger.append(heard) }
      day.accounted += try supervision.tick(at: now)
      day.delivered += try supervision.drain(at: now)
      if let fault = supervision.unwritten.values.first { throw fault }
      var upcoming = book.nextTellingInstant(after: now)
      if next < facts.count { upcoming = min(upcoming, max(facts[next].recorded, now.adding(seconds: 1))) }
      if let retry = try supervision.nextDeliveryInstant(from: now) {
        upcoming = min(upcoming, max(retry, now.adding(seconds: 60)))
      }
      now = upcoming
    }
    progress(day)
    return adoption
  }
}
