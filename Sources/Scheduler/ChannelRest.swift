import CivilTime

/// When a channel may be used: it rests after it did not work, and when it has carried as much as a minute may hold.
struct ChannelRest {
  /// Deliveries within a minute at most; nil: no limit.
  private let rate: Int?
  private var restsUntil: Instant?
  /// How often in a row it did not work.
  private var failures = 0
  private var minuteBegan: Instant?
  private var carried = 0

  /// Seconds of rest after a failure at most, unless the channel itself asks for more.
  private static let longestRest: Int64 = 900

  init(rate: Int?) { self.rate = rate }

  /// How many of `wanted` may go out at `now`.
  mutating func allowance(_ wanted: Int, at now: Instant) -> Int {
    if let until = restsUntil, isAhead(until, of: now) { return 0 }
    guard let rate else { return wanted }
    if let began = minuteBegan, !isAhead(began.adding(seconds: 60), of: now) { minuteBegan = nil }
    if minuteBegan == nil { (minuteBegan, carried) = (now, 0) }
    return min(wanted, max(0, rate - carried))
  }

  /// When it may be used again, at `now` or later.
  func next(from now: Instant) -> Instant {
    var next = now
    if let until = restsUntil, isAhead(until, of: now) { next = until }
    if let rate, let began = minuteBegan, carried >= rate, isAhead(began.adding(seconds: 60), of: now) {
      next = max(next, began.adding(seconds: 60))
    }
    return next
  }

  /// Notes that `count` went out at `now` and the channel worked.
  mutating func worked(_ count: Int) {
    carried += count
    (failures, restsUntil) = (0, nil)
  }

  /// Notes that the channel did not work at `now`, and asked for `rest` seconds.
  ///
  /// - Returns: When it may be used again: later with each failure in a row.
  mutating func failed(at now: Instant, rest: Int64) -> Instant {
    let grown = min(Self.longestRest, rest << Int64(min(failures, 10)))
    failures += 1
    let until = now.adding(seconds: max(rest, grown))
    restsUntil = until
    return until
  }

  /// Whether `later` is still to come; a clock that was set back a day does not make a minute's rest a day's.
  private func isAhead(_ later: Instant, of now: Instant) -> Bool {
    let seconds = later.seconds(since: now)
    return seconds > 0 && seconds <= 4 * 3600
  }
}
