/// One time zone as a table of offsets from UTC.
///
/// The core never asks the system for a zone: the edge reads the zone data and
/// hands it down, so equal input gives equal output on every machine.
public struct TimeZoneTable: Hashable, Sendable {
  /// From `start` on, local time is UTC plus `offset` seconds.
  public struct Period: Hashable, Sendable {
    public var start: Instant
    public var offset: Int

    public init(start: Instant, offset: Int) {
      self.start = start
      self.offset = offset
    }
  }

  /// The IANA name, such as `Asia/Shanghai`.
  public let name: String
  private let initialOffset: Int
  private let periods: [Period]

  /// - Parameters:
  ///   - initialOffset: Seconds east of UTC before the first period.
  ///   - periods: In order of their start.
  public init(name: String, initialOffset: Int, periods: [Period] = []) {
    precondition(zip(periods, periods.dropFirst()).allSatisfy { $0.start < $1.start })
    self.name = name
    self.initialOffset = initialOffset
    self.periods = periods
  }

  /// Seconds east of UTC at `instant`. O(log n) in the number of periods.
  public func offset(at instant: Instant) -> Int {
    var low = 0
    var high = periods.count
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].start <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffset : periods[low - 1].offset
  }

  /// From when on which offset holds, and which one held before.
  public struct Change: Hashable, Sendable {
    /// Nil for the offset that there always was.
    public var start: Instant?
    public var offset: Int
    public var offsetBefore: Int
  }

  /// What is in force at `first`, with the day it came into force, and every change after it through `last`.
  public func changes(from first: Instant, through last: Instant) -> [Change] {
    let later = periods.firstIndex { $0.start > first } ?? periods.count
    let end = periods.firstIndex { $0.start > max(first, last) } ?? periods.count
    func before(_ index: Int) -> Int { index == 0 ? initialOffset : periods[index - 1].offset }
    let inForce =
      later == 0
      ? Change(start: nil, offset: initialOffset, offsetBefore: initialOffset)
      : Change(start: periods[later - 1].start, offset: periods[later - 1].offset, offsetBefore: before(later - 1))
    return [inForce]
      + (later..<end).map { Change(start: periods[$0].start, offset: periods[$0].offset, offsetBefore: before($0)) }
  }

  /// The civil day and time at `instant`; seconds within the minute are dropped.
  public func civil(at instant: Instant) -> CivilDateTime {
    let local = instant.seconds + Int64(offset(at: instant))
    let day = (local >= 0 ? local : local - 86_399) / 86_400
    let minute = Int(local - day * 86_400) / 60
    return CivilDateTime(CivilDate(dayNumber: Int(day)), TimeOfDay(minute / 60, minute % 60)!)
  }

  /// The civil day at `instant`.
  public func day(at instant: Instant) -> CivilDate { civil(at: instant).date }

  /// The instant of a civil day and time.
  ///
  /// A time that a clock change leaves out stands for the instant as far after the
  /// gap's start as written; a time that comes twice stands for the first.
  public func instant(of date: CivilDate, at time: TimeOfDay) -> Instant {
    let local = Int64(date.dayNumber) * 86_400 + Int64(time.minutes) * 60
    let earlier = offset(at: Instant(seconds: local - 86_400))
    let later = offset(at: Instant(seconds: local + 86_400))
    let first = Instant(seconds: local - Int64(earlier))
    if offset(at: first) == earlier { return first }
    let second = Instant(seconds: local - Int64(later))
    return offset(at: second) == later ? second : first
  }

  /// The instant `day` ends: 24:00 in this zone.
  public func end(of day: CivilDate) -> Instant { instant(of: day.adding(days: 1), at: .startOfDay) }

  /// `YYYY-MM-DDTHH:MM:SS+HH:MM` (RFC 3339).
  public func rfc3339(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let civil = civil(at: instant)
    let local = instant.seconds + Int64(offset)
    let second = Int(((local % 60) + 60) % 60)
    let sign = offset < 0 ? "-" : "+"
    let size = abs(offset) / 60
    return "\(civil.date)T\(civil.time):\(padded(second, 2))\(sign)\(padded(size / 60, 2)):\(padded(size % 60, 2))"
  }
}

extension TimeZoneTable {
  public static let utc = TimeZoneTable(name: "UTC", initialOffset: 0)

  /// China Standard Time since 1949: UTC+8, with the summer times of 1986 to 1991.
  ///
  /// Built in, because every plan reads by it unless it names another zone.
  /// Source: IANA tz database, Zone Asia/Shanghai, Rule PRC.
  public static let shanghai: TimeZoneTable = {
    let summers: [(from: CivilDateTime, to: CivilDateTime)] = [
      (1986, 5, 4, 9, 14), (1987, 4, 12, 9, 13), (1988, 4, 17, 9, 11), (1989, 4, 16, 9, 17), (1990, 4, 15, 9, 16),
      (1991, 4, 14, 9, 15),
    ].map { year, month, day, endMonth, endDay in
      (
        CivilDateTime(CivilDate(year, month, day)!, TimeOfDay(2, 0)!),
        CivilDateTime(CivilDate(year, endMonth, endDay)!, TimeOfDay(2, 0)!)
      )
    }
    func instant(_ civil: CivilDateTime, offset: Int64) -> Instant {
      Instant(seconds: Int64(civil.date.dayNumber) * 86_400 + Int64(civil.time.minutes) * 60 - offset)
    }
    return TimeZoneTable(
      name: "Asia/Shanghai", initialOffset: 28_800,
      periods: summers.flatMap { summer in
        [
          Period(start: instant(summer.from, offset: 28_800), offset: 32_400),
          Period(start: instant(summer.to, offset: 32_400), offset: 28_800),
        ]
      })
  }()
}
