import CivilTime
import Scheduler
import Testing

/// Jumps of the wall clock, against one that only goes on.
@Suite struct ClockGuardTests {
  private static let day: Int64 = 86_400
  private static let start = instant("2018-07-24 09:00")

  /// A guard that looked once at the start, with an uptime of 1000 seconds.
  private static func guarding() -> ClockGuard {
    var clock = ClockGuard()
    _ = clock.look(at: start, uptime: 1000, accepted: nil)
    return clock
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    /// Seconds that the wall clock and the machine have gone on.
    var wall: Int64
    var up: Int64
    var isHeld: Bool
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "nothing happened", wall: 60, up: 60, isHeld: false),
    Row(name: "asleep for a month", wall: 30 * day, up: 30 * day, isHeld: false),
    Row(name: "two hours forward", wall: 7260, up: 60, isHeld: false),
    Row(name: "a day forward to the second", wall: 60 + day, up: 60, isHeld: false),
    Row(name: "a second more", wall: 61 + day, up: 60, isHeld: true),
    Row(name: "400 days forward", wall: 400 * day, up: 60, isHeld: true),
    Row(name: "an hour backward", wall: -3600, up: 60, isHeld: false),
    Row(name: "ten years backward", wall: -3650 * day, up: 60, isHeld: false),
  ]

  @Test(arguments: rows)
  func aJumpForwardOverADayIsHeld(_ row: Row) {
    var clock = Self.guarding()
    let verdict = clock.look(at: Self.start.adding(seconds: row.wall), uptime: 1000 + row.up, accepted: nil)
    if case .held = verdict { #expect(row.isHeld) } else { #expect(!row.isHeld) }
  }

  @Test func whatIsHeldStaysHeldUntilItIsUndone() {
    var clock = Self.guarding()
    for minute in Int64(1)...5 {
      let wall = Self.start.adding(seconds: 400 * Self.day + minute * 60)
      guard case .held = clock.look(at: wall, uptime: 1000 + minute * 60, accepted: nil) else {
        Issue.record("believed after \(minute) minutes")
        return
      }
    }
    #expect(clock.look(at: Self.start.adding(seconds: 360), uptime: 1360, accepted: nil) == .believed)
    #expect(clock.held == nil)
  }

  @Test func whatIsHeldIsBelievedOnceSomebodySaysSo() throws {
    var clock = Self.guarding()
    let wall = Self.start.adding(seconds: 400 * Self.day)
    guard case .held(let jump) = clock.look(at: wall, uptime: 1060, accepted: nil) else {
      Issue.record("believed")
      return
    }
    // The word for another jump is none for this one.
    let later = clock.look(at: wall.adding(seconds: 60), uptime: 1120, accepted: "1>2")
    #expect(later == .held(jump))
    let accepted = clock.look(at: wall.adding(seconds: 120), uptime: 1180, accepted: jump.text)
    guard case .jumped = accepted else {
      Issue.record("\(accepted)")
      return
    }
    #expect(clock.look(at: wall.adding(seconds: 180), uptime: 1240, accepted: jump.text) == .believed)
  }

  @Test func aStartBeforeTheLastPassOrFarBeyondEverythingIsHeldUntilItIsRight() {
    let days = Self.day * 400
    for (jump, undone) in [
      (ClockJump(expected: Self.start, found: Self.start.adding(seconds: -days)), Self.start),
      (ClockJump(expected: Self.start, found: Self.start.adding(seconds: days)), Self.start.adding(seconds: -5)),
    ] {
      var clock = ClockGuard()
      clock.doubtStart(jump)
      #expect(clock.look(at: jump.found, uptime: 10, accepted: nil) == .held(jump))
      #expect(clock.look(at: jump.found.adding(seconds: 60), uptime: 70, accepted: "") == .held(jump))
      var same = clock
      #expect(clock.look(at: undone, uptime: 130, accepted: nil) == .believed)
      #expect(same.look(at: jump.found.adding(seconds: 120), uptime: 130, accepted: jump.text) == .believed)
      #expect(clock.held == nil && same.held == nil)
    }
  }

  @Test func theNoteOfAJumpIsReadBack() {
    let jump = ClockJump(expected: Self.start, found: Self.start.adding(seconds: 400 * Self.day))
    #expect(ClockJump(jump.text) == jump)
    #expect(ClockJump("") == nil && ClockJump("1>") == nil && ClockJump("x>2") == nil)
  }
}
