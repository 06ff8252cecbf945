public import CivilTime
public import Diagnostics

/// The twelve months that a picture shows: the calendar year of a day, and in its first quarter, when the year before
/// is still being settled, the half years on both sides of New Year.
public struct TwelveMonths: Hashable, Sendable {
  /// The first day of the first month.
  public let firstDay: CivilDate

  public init(around day: CivilDate) {
    let january = CivilDate(clamping: day.year, 1, 1)
    firstDay = day.month <= 3 && day.year > CivilDate.earliest.year ? january.adding(months: -6) : january
  }

  public var lastDay: CivilDate { firstDay.adding(months: 11).lastOfMonth }

  /// The first day of each month.
  public var months: [CivilDate] { (0..<12).map { firstDay.adding(months: $0) } }

  /// Which of the months holds `day`, from 0; -1 before them and 12 after them.
  public func index(of day: CivilDate) -> Int {
    if day < firstDay { return -1 }
    if day > lastDay { return 12 }
    return (day.month - firstDay.month + 12) % 12
  }

  /// `2018年`, `2018年7月至2019年6月`.
  public var words: Bilingual {
    let (first, last) = (firstDay, lastDay)
    guard first.month != 1 else { return Bilingual(zh: "\(first.year)年", en: "\(first.year)") }
    return Bilingual(
      zh: "\(first.year)年\(first.month)月至\(last.year)年\(last.month)月",
      en: "\(Self.english(first)) \(first.year) to \(Self.english(last)) \(last.year)")
  }

  /// `7月`.
  public static func heading(_ month: CivilDate) -> Bilingual {
    Bilingual(zh: "\(month.month)月", en: english(month))
  }

  private static func english(_ month: CivilDate) -> String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month.month - 1]
  }
}
