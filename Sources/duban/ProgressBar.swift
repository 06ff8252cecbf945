/// Progress on stderr, on a terminal only.
final class ProgressBar {
  private let total: Int
  private var done = 0
  private let isShown = Console.errorIsTerminal
  private var lastPercent = -1

  init(total: Int) { self.total = max(1, total) }

  func step(_ note: String) { reach(done + 1, note) }

  /// Shows that `count` of the total are done.
  func reach(_ count: Int, _ note: String) {
    done = count
    let percent = done * 100 / total
    guard isShown, percent != lastPercent else { return }
    lastPercent = percent
    let filled = percent * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    Console.errorRaw("\r\(bar) \(percent)%  \(note)\u{1B}[K")
  }

  func finish() {
    if isShown { Console.errorRaw("\r\u{1B}[K") }
  }
}
