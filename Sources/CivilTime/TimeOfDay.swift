/// A time of the civil day in whole minutes, 00:00 to 24:00; 24:00 is the end of the day.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0...1440.
  public let minutes: Int16

  public static let startOfDay = TimeOfDay(minutes: 0)
  public static let endOfDay = TimeOfDay(minutes: 1440)

  private init(minutes: Int) { self.minutes = Int16(minutes) }

  /// The given time, or nil for anything but 00:00...23:59 and 24:00.
  public init?(_ hour: Int, _ minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  /// Reads `H:MM` or `HH:MM`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, (1...2).contains(halves[0].utf8.count), halves[1].utf8.count == 2,
      halves.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(halves[0]), let minute = Int(halves[1])
    else { return nil }
    self.init(hour, minute)
  }

  public var hour: Int { Int(minutes) / 60 }
  public var minute: Int { Int(minutes) % 60 }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
  /// `HH:MM`.
  public var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}
