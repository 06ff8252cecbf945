public import CivilTime

/// The days of a calendar that comes from elsewhere, each with the line that states it, and what was wrong.
public struct ImportedDays: Hashable, Sendable {
  /// One day that is off or worked.
  public struct Entry: Hashable, Sendable {
    public var day: CivilDate
    public var festival: String
    /// Off; otherwise worked to make up.
    public var isRest: Bool
    /// The year whose arrangement it belongs to: 31 December may be the New Year of the next.
    public var year: Int
    /// Counted from 1.
    public var line: Int
  }

  /// In the order of their days.
  public private(set) var entries: [Entry] = []
  /// Where the arrangement of a year can be read, as far as the source says.
  public var links: [Int: [String]] = [:]
  /// Lines of entries that say neither that a day is off nor that it is worked, and their words.
  public var passedOver: [Int: String] = [:]
  /// In the order of their lines.
  public private(set) var faults: [ImportFault] = []

  public init() {}

  private var places: [CivilDate: Int] = [:]

  /// Takes one day over; a day that is stated twice is a fault when the two differ.
  ///
  /// - Parameter year: Nil takes the day's own year, but for a New Year's Day that is kept in December.
  mutating func add(_ day: CivilDate, _ festival: String, isRest: Bool, year: Int?, line: Int) {
    let belongs = year ?? (day.month == 12 && festival.contains("元旦") ? day.year + 1 : day.year)
    guard abs(day.year - belongs) <= 1 else { return report(.farFromYear(day, belongs), line) }
    if let index = places[day] {
      if entries[index].isRest != isRest || entries[index].festival != festival {
        report(.contradiction(day, firstLine: entries[index].line), line)
      }
      return
    }
    places[day] = entries.count
    entries.append(Entry(day: day, festival: festival, isRest: isRest, year: belongs, line: line))
  }

  mutating func report(_ kind: ImportFault.Kind, _ line: Int) { faults.append(ImportFault(line: line, kind: kind)) }

  /// Puts days and faults in order.
  func ordered() -> ImportedDays {
    var copy = self
    copy.entries.sort { $0.day < $1.day }
    copy.faults.sort { $0.line < $1.line }
    return copy
  }

  /// The rest days, or the worked ones, of `year` by festival, as stretches of days without a gap; festivals in
  /// the order of their first days.
  public func stretches(of year: Int, rest: Bool) -> [(festival: String, days: [ClosedRange<CivilDate>])] {
    var found: [(festival: String, days: [ClosedRange<CivilDate>])] = []
    for entry in entries where entry.year == year && entry.isRest == rest {
      if let index = found.firstIndex(where: { $0.festival == entry.festival }) {
        if let last = found[index].days.last, last.upperBound.adding(days: 1) == entry.day {
          found[index].days[found[index].days.count - 1] = last.lowerBound...entry.day
        } else {
          found[index].days.append(entry.day...entry.day)
        }
      } else {
        found.append((entry.festival, [entry.day...entry.day]))
      }
    }
    return found
  }

  /// The years it has days of, in order.
  public var years: [Int] { Set(entries.map(\.year)).sorted() }
}

/// What is wrong with a line of a calendar that comes from elsewhere.
public struct ImportFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Not JSON here: what would have to stand there.
    case notJSON(expected: String)
    /// The object lacks this key.
    case missing(key: String)
    /// The key's value is not of the kind it should be.
    case wrongType(key: String, wants: String)
    /// No day of the calendar: `2026-02-30`, `20260101T080000`.
    case noSuchDay(String)
    /// The day lies more than a year away from the year it is to belong to.
    case farFromYear(CivilDate, Int)
    /// Another line states something else of the day.
    case contradiction(CivilDate, firstLine: Int)
    /// The event begins at an hour: it is no whole day.
    case notAWholeDay(String)
    /// The event ends before it begins, or lasts more than 31 days.
    case wrongLength(first: CivilDate, end: CivilDate)
    /// Nothing but 休, 班 and the like: the festival has no name.
    case noName(String)
    /// An event without DTSTART or SUMMARY.
    case incomplete(key: String)
    /// A `BEGIN` that is never ended.
    case unclosed(String)
    /// There is no day in it at all.
    case empty
  }

  public var line: Int
  public var kind: Kind
}
