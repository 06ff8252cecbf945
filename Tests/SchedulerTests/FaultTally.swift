import Synchronization

/// How much went wrong in all runs together: a simulation in which nothing does proves nothing.
final class FaultTally: Sendable {
  private let counts = Mutex((runs: 0, crashes: 0, failedWrites: 0, letters: 0, again: 0))

  func add(_ run: FaultRun) {
    let letters = run.world.delivered
    let again = letters.count - Set(letters.map { "\($0.channel) \($0.id)" }).count
    let (crashes, failedWrites) = (run.world.crashes, run.world.failedWrites)
    counts.withLock {
      $0.runs += 1
      $0.crashes += crashes
      $0.failedWrites += failedWrites
      $0.letters += letters.count
      $0.again += again
    }
  }

  var text: String {
    counts.withLock {
      "\($0.runs) seeds, \($0.crashes) crashes, \($0.failedWrites) failed writes, \($0.letters) letters, "
        + "\($0.again) of them again"
    }
  }
}
