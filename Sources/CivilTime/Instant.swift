/// A point in time: whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable {
  public let seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  public func adding(seconds more: Int64) -> Instant { Instant(seconds: seconds + more) }

  /// Seconds from `other` to this instant; negative when this is earlier.
  public func seconds(since other: Instant) -> Int64 { seconds - other.seconds }

  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

/// A civil day and a time of that day, in a zone that the context names.
public struct CivilDateTime: Hashable, Comparable, Sendable {
  public var date: CivilDate
  public var time: TimeOfDay

  public init(_ date: CivilDate, _ time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM`.
  public var description: String { "\(date)T\(time)" }
}
