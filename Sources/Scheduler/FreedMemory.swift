import Glibc

/// Memory that the program has given up and the C library keeps for its next need.
enum FreedMemory {
  /// malloc_trim(3); where there is no such call nothing is given back. Swift's Glibc does not hold `malloc.h`.
  private static let trim = dlsym(nil, "malloc_trim").map {
    unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
  }

  /// Gives it back to the system. Takes milliseconds.
  static func giveBack() { _ = trim?(0) }
}
