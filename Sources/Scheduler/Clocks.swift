public import CivilTime
import Glibc

/// Where the time comes from. Read once per pass and handed down.
public protocol TimeSource: Sendable {
  var now: Instant { get }
  /// Seconds that have passed on a clock that nobody sets and that runs while the machine sleeps.
  var uptime: Int64 { get }
}

/// The machine's clock: the only place in the program that reads one.
public struct SystemClock: TimeSource {
  public init() {}

  public var now: Instant { Instant(seconds: Int64(time(nil))) }

  /// Source: clock_gettime(2), CLOCK_BOOTTIME.
  public var uptime: Int64 {
    var reading = timespec()
    clock_gettime(CLOCK_BOOTTIME, &reading)
    return Int64(reading.tv_sec)
  }
}

/// A clock that started at a given instant and runs on with the machine's: `duban run --at`.
public struct ShiftedClock: TimeSource {
  /// Seconds this clock is ahead of the machine's.
  public let shift: Int64

  public init(startingAt start: Instant) { shift = start.seconds(since: SystemClock().now) }

  public var now: Instant { SystemClock().now.adding(seconds: shift) }
  public var uptime: Int64 { SystemClock().uptime }
}

/// A clock that stands still: for commands that judge at a given instant.
public struct StoppedClock: TimeSource {
  public let now: Instant

  public init(at now: Instant) { self.now = now }

  public var uptime: Int64 { 0 }
}
