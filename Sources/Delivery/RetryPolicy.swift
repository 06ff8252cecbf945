public import CivilTime

/// When a delivery that did not work is tried again.
public struct RetryPolicy: Sendable {
  /// Seconds before the second attempt; doubled for each further one.
  public var firstDelay: Int64
  /// Seconds at most between two attempts.
  public var longestDelay: Int64
  /// Attempts after which it is dead.
  public var attempts: Int

  public init(firstDelay: Int64 = 60, longestDelay: Int64 = 4 * 3600, attempts: Int = 20) {
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.attempts = attempts
  }

  /// When to try again after attempt number `attempt` (from 1) failed at `now`; nil when it is dead.
  ///
  /// - Parameter jitter: 0..<1, spreads the retries of many deliveries over a quarter of the delay.
  public func next(after attempt: Int, at now: Instant, jitter: Double) -> Instant? {
    guard attempt < attempts else { return nil }
    var delay = firstDelay
    for _ in 1..<max(1, attempt) where delay < longestDelay { delay *= 2 }
    delay = min(delay, longestDelay)
    return now.adding(seconds: delay + Int64(Double(delay) * 0.25 * jitter))
  }
}
