import Glibc

/// What the kernel says of the machine's clock.
public enum KernelClock {
  /// Whether something keeps it right, as far as the kernel was told; nil when it cannot be asked.
  ///
  /// Source: adjtimex(2): with `modes` 0 nothing is changed, and `TIME_ERROR` says that the clock is not synchronized.
  public static var isKept: Bool? {
    typealias Adjust = @convention(c) (UnsafeMutableRawPointer) -> Int32
    // Swift's module of glibc leaves <sys/timex.h> out.
    guard let symbol = dlsym(nil, "adjtimex") else { return nil }
    let adjust = unsafeBitCast(symbol, to: Adjust.self)
    // More than a `struct timex` of any machine holds; all zero is `modes` 0.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 16)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    guard let start = buffer.baseAddress else { return nil }
    let state = adjust(start)
    return state < 0 ? nil : state != timeError
  }

  /// `TIME_ERROR` of <sys/timex.h>.
  private static let timeError: Int32 = 5
}
