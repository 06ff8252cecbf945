/// A day of the proleptic Gregorian calendar, without a time and without a zone.
///
/// Stored as the count of days since 1970-01-01, so that comparing, adding and
/// counting days are integer operations. Every day from 0001-01-01 to
/// 9999-12-31 can be held; arithmetic that leaves that range traps.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int32

  /// The first and the last day that can be held.
  public static let earliest = CivilDate(dayNumber: -719_162)
  public static let latest = CivilDate(dayNumber: 2_932_896)

  /// - Precondition: `dayNumber` lies in `earliest...latest`.
  @inlinable public init(dayNumber: Int) {
    precondition((-719_162...2_932_896).contains(dayNumber), "a civil date lies between the years 1 and 9999")
    self.dayNumber = Int32(dayNumber)
  }

  /// The given day, or nil when there is no such day (`2018-02-30`, month 13, year 0).
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.lastDay(ofMonth: month, year: year)
    else { return nil }
    self.init(dayNumber: CivilDate.dayNumber(year, month, day))
  }

  /// The given day with the day of the month clamped to the month's last: (2018, 2, 31) is 28 February.
  ///
  /// - Precondition: `year` in 1...9999, `month` in 1...12, `day` at least 1.
  public init(clamping year: Int, _ month: Int, _ day: Int) {
    precondition((1...9999).contains(year) && (1...12).contains(month) && day >= 1)
    let last = CivilDate.lastDay(ofMonth: month, year: year)
    self.init(dayNumber: CivilDate.dayNumber(year, month, min(day, last)))
  }

  /// Reads exactly `YYYY-MM-DD`; anything else is nil.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year, month, day)
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

  // MARK: Parts

  /// Year, month (1...12) and day of the month (1...31).
  ///
  /// Source: the algorithm of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// ISO 8601: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let fromMonday = (Int(dayNumber) + 3) % 7  // 1970-01-01 was a Thursday
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  /// 1 for January to March, … 4 for October to December.
  public var quarter: Int { (month - 1) / 3 + 1 }

  /// ISO 8601 week number and the year that week belongs to.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    let first = CivilDate(clamping: thursday.year, 1, 1)
    return (thursday.year, Int(thursday.dayNumber - first.dayNumber) / 7 + 1)
  }

  // MARK: Arithmetic

  /// The day `days` later, or earlier when negative.
  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: Int(dayNumber) + days) }

  /// The corresponding day `months` later (earlier when negative), clamped to the month's last day.
  ///
  /// 31 January + 1 month is 28 or 29 February; the clamped day is not carried on,
  /// so recur from the anchor: `anchor.adding(months: n)`, never from the last result.
  ///
  /// Source: Civil Code of the PRC, art. 202.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    return CivilDate(clamping: index / 12, index % 12 + 1, day)
  }

  /// Whole days from `other` to this day; negative when this day is earlier.
  public func days(since other: CivilDate) -> Int { Int(dayNumber) - Int(other.dayNumber) }

  public var firstOfMonth: CivilDate { adding(days: 1 - day) }
  public var lastOfMonth: CivilDate {
    let (year, month, _) = parts
    return CivilDate(clamping: year, month, 31)
  }

  public static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD` (ISO 8601).
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2018年7月31日（周二）`.
  public var chinese: String { "\(chineseDate)（周\(chineseWeekday)）" }

  /// `2018年7月31日`.
  public var chineseDate: String {
    let (year, month, day) = parts
    return "\(year)年\(month)月\(day)日"
  }

  /// 一 … 六, 日.
  public var chineseWeekday: String { ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }

  /// `Mon` … `Sun`.
  public var englishWeekday: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1] }
}

extension CivilDate: Strideable {
  public func distance(to other: CivilDate) -> Int { other.days(since: self) }
  public func advanced(by days: Int) -> CivilDate { adding(days: days) }
}

/// `number` in decimal with zeros in front up to `width` digits.
@usableFromInline func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}
