/// Work on many files, shared out among a few lanes, each with a state of its own.
enum Lanes {
  /// Calls `each` for every file, and returns what it gave in the order of the files, with the lane that did it.
  ///
  /// - Parameters:
  ///   - weights: By file, about how much work it is; which lane gets which file depends on them alone.
  ///   - state: What a lane begins with.
  static func map<State, Result>(
    _ weights: [Int], _ lanes: LoadLanes, state: () -> State, each: @Sendable (inout State, Int) -> Result
  ) -> (results: [(Result, lane: Int)], states: [State]) {
    let shares = shares(weights, min(lanes.count, max(1, weights.count)))
    let outcomes = shares.map { _ in Outcome<State, Result>(state()) }
    withoutActuallyEscaping(each) { each in
      lanes.run(shares.count) { lane in
        for file in shares[lane] { outcomes[lane].results.append(each(&outcomes[lane].state, file)) }
      }
    }
    var ordered = [(Result, lane: Int)?](repeating: nil, count: weights.count)
    for (lane, share) in shares.enumerated() {
      for (file, result) in zip(share, outcomes[lane].results) { ordered[file] = (result, lane) }
    }
    return (ordered.compactMap { $0 }, outcomes.map(\.state))
  }

  /// What one lane has done.
  private final class Outcome<State, Result>: @unchecked Sendable {
    // Unchecked: touched by its own lane only, and once all lanes are done.
    var state: State
    var results: [Result] = []

    init(_ state: State) { self.state = state }
  }

  /// The heaviest file first, each to the lane that has least to do; within a lane in the order of the files.
  private static func shares(_ weights: [Int], _ count: Int) -> [[Int]] {
    guard count > 1 else { return [Array(weights.indices)] }
    var shares = [[Int]](repeating: [], count: count)
    var loads = [Int](repeating: 0, count: count)
    for file in weights.indices.sorted(by: { (weights[$0], $1) > (weights[$1], $0) }) {
      let lane = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) }!
      shares[lane].append(file)
      // A file that weighs nothing is still a file to look at.
      loads[lane] += weights[file] + 1
    }
    return shares.map { $0.sorted() }
  }
}

extension LoadLanes {
  /// What `each` gives for every index of `weights`, in their order, shared out among the lanes.
  ///
  /// - Parameter weights: By index, about how much work it is.
  public func map<Result>(_ weights: [Int], _ each: @Sendable (Int) -> Result) -> [Result] {
    Lanes.map(weights, self, state: { () }, each: { _, number in each(number) }).results.map(\.0)
  }
}
