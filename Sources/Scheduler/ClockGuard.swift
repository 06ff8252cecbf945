public import CivilTime

/// 时钟跳变: the wall clock went on by more than the machine did.
public struct ClockJump: Hashable, Sendable {
  /// What the clock should have said, by the time the machine had been up.
  public var expected: Instant
  /// What it said.
  public var found: Instant

  public init(expected: Instant, found: Instant) {
    self.expected = expected
    self.found = found
  }

  /// Seconds; negative backward.
  public var seconds: Int64 { found.seconds(since: expected) }

  /// `1532480400>1564016400`: as it is noted beside the journal.
  public var text: String { "\(expected.seconds)>\(found.seconds)" }

  public init?(_ text: String) {
    let parts = text.split(separator: ">").map { Int64($0) }
    guard parts.count == 2, let expected = parts[0], let found = parts[1] else { return nil }
    self.init(expected: Instant(seconds: expected), found: Instant(seconds: found))
  }
}

/// Watches the wall clock against the clock that only goes on (CLOCK_BOOTTIME, which runs while the machine sleeps).
///
/// A jump forward over a day is held until it is undone or somebody says that it is right: a dead battery or a wrong
/// time server would otherwise send a year of reminders. A shorter one is believed. Backward nothing is held: what the
/// journal has accounted for is not told again.
public struct ClockGuard: Sendable {
  /// Seconds forward that are still believed.
  public static let limit: Int64 = 86_400

  /// The last wall time that was believed, and the uptime it was read at.
  private var last: (wall: Instant, uptime: Int64)?
  /// The jump that waits for somebody's word.
  public private(set) var held: ClockJump?
  /// Whether it is about the first look of all: there is no earlier one to compare with.
  private var isStartDoubted = false

  public init() {}

  /// The clock is not believed from the start: it says `found` where nothing later than, or before, `expected` can be.
  public mutating func doubtStart(_ jump: ClockJump) {
    held = jump
    isStartDoubted = true
  }

  /// What one wake-up is to do.
  public enum Verdict: Hashable, Sendable {
    case believed
    /// Believed, after a jump that is worth a line in the log.
    case jumped(ClockJump)
    /// Held: nothing is to be decided or sent.
    case held(ClockJump)
  }

  /// - Parameters:
  ///   - uptime: Seconds since the machine started, sleep included.
  ///   - accepted: The jump that somebody said is right, as `ClockJump.text`.
  public mutating func look(at wall: Instant, uptime: Int64, accepted: String?) -> Verdict {
    if isStartDoubted, let doubt = held {
      let isUndone = doubt.seconds < 0 ? wall >= doubt.expected : wall <= doubt.expected
      guard isUndone || accepted == doubt.text else { return .held(doubt) }
      isStartDoubted = false
      held = nil
    }
    guard let last else {
      self.last = (wall, uptime)
      return .believed
    }
    let jump = ClockJump(expected: last.wall.adding(seconds: uptime - last.uptime), found: wall)
    if jump.seconds > Self.limit {
      // The same jump, however long ago: it is known by how far it went.
      let first = held.flatMap { abs($0.seconds - jump.seconds) <= 120 ? $0 : nil } ?? jump
      guard accepted == first.text else {
        held = first
        return .held(first)
      }
    }
    held = nil
    self.last = (wall, uptime)
    return abs(jump.seconds) > 120 ? .jumped(jump) : .believed
  }
}
