import Glibc

enum Stopwatch {
  /// A pass is repeated until this much time has been spent.
  private static let leastSeconds = 0.3

  /// Prints the seconds that one of `count` items of `pass` takes, and what the pass found.
  static func report(count: Int, _ pass: () -> [(name: String, number: Int)]) {
    var passes = 0
    var spent = 0.0
    var found: [(name: String, number: Int)] = []
    while spent < leastSeconds {
      let start = now()
      found = pass()
      spent += now() - start
      passes += 1
    }
    let each = spent / Double(passes) / Double(max(count, 1))
    let more = found.map { ", \"\($0.name)\": \($0.number)" }.joined()
    print("{\"secondsEach\": \(each), \"count\": \(count)\(more)}")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
