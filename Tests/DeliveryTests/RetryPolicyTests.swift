import CivilTime
import Delivery
import Testing

@Suite struct RetryPolicyTests {
  let now = Instant(seconds: 1_000_000)

  private func delay(_ policy: RetryPolicy, after attempt: Int, jitter: Double = 0) -> Int64? {
    policy.next(after: attempt, at: now, jitter: jitter)?.seconds(since: now)
  }

  @Test func theDelayDoublesUpToTheLongest() {
    let policy = RetryPolicy()
    let delays = (1...12).map { delay(policy, after: $0) }
    #expect(delays == [60, 120, 240, 480, 960, 1920, 3840, 7680, 14_400, 14_400, 14_400, 14_400])
  }

  @Test func afterTheLastAttemptItIsDead() {
    let policy = RetryPolicy(attempts: 3)
    #expect(delay(policy, after: 2) == 120)
    #expect(delay(policy, after: 3) == nil)
    #expect(delay(policy, after: 4) == nil)
  }

  @Test func aPolicyOfOneAttemptNeverTriesAgain() { #expect(delay(RetryPolicy(attempts: 1), after: 1) == nil) }

  @Test func aFirstDelayOverTheLongestIsCutToIt() {
    #expect(delay(RetryPolicy(firstDelay: 500, longestDelay: 100, attempts: 9), after: 1) == 100)
  }

  @Test func jitterAddsUpToAQuarter() {
    let policy = RetryPolicy()
    #expect(delay(policy, after: 3, jitter: 0) == 240)
    #expect(delay(policy, after: 3, jitter: 0.5) == 270)
    #expect(delay(policy, after: 3, jitter: 0.999) == 299)
  }

  @Test func theNextTryIsNeverEarlierThanWithoutJitterAndNeverOverflows() {
    let policy = RetryPolicy(attempts: 10_000)
    for attempt in [1, 2, 9, 63, 64, 100, 9999] {
      let plain = delay(policy, after: attempt)!
      for jitter in [0, 0.25, 0.75, 0.99] {
        let delay = delay(policy, after: attempt, jitter: jitter)!
        #expect(plain <= delay && delay <= plain + plain / 4)
      }
    }
  }
}
