import CivilTime
import Diagnostics
import JSONText
import WorkCalendars

/// A month, a year or a day of a calendar, as a person names it: `2026-10`, `2026`, `2026-10-01`.
enum CalendarSpan {
  case day(CivilDate)
  case month(Int, Int)
  case year(Int)

  init?(_ text: String) {
    if let day = CivilDate(iso: text) {
      self = .day(day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].utf8.count == 4, let year = Int(parts[0]), (1900...2200).contains(year)
    else { return nil }
    switch parts.count {
    case 1: self = .year(year)
    case 2:
      guard parts[1].utf8.count <= 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      self = .month(year, month)
    default: return nil
    }
  }

  var days: ClosedRange<CivilDate> {
    switch self {
    case .day(let day): day...day
    case .month(let year, let month): CivilDate(clamping: year, month, 1)...CivilDate(clamping: year, month, 31)
    case .year(let year): CivilDate(clamping: year, 1, 1)...CivilDate(clamping: year, 12, 31)
    }
  }
}

/// One festival in a stretch of days: when it is off, which of that is statutory, and what is worked for it.
struct FestivalDays {
  var name: String
  var off: [CivilDate] = []
  var statutory: [CivilDate] = []
  var worked: [CivilDate] = []

  /// The festivals of `days`, in the order of their first days.
  static func all(in days: ClosedRange<CivilDate>, of calendar: WorkCalendar) -> [FestivalDays] {
    var found: [FestivalDays] = []
    for day in days {
      let kind = calendar.kind(of: day)
      guard let name = kind.festival else { continue }
      let index = found.firstIndex { $0.name == name } ?? found.count
      if index == found.count { found.append(FestivalDays(name: name)) }
      if kind.isWorking { found[index].worked.append(day) } else { found[index].off.append(day) }
      if kind.isStatutory { found[index].statutory.append(day) }
    }
    return found
  }

  /// `国庆节：10月1日至7日放假（法定10月1日至3日），10月10日上班`.
  func words(_ language: Language) -> String {
    let zh = language == .zh
    var parts: [String] = []
    if !off.isEmpty {
      let law =
        statutory.isEmpty
        ? "" : zh ? "（法定\(Self.stretches(statutory, .zh))）" : " (statutory \(Self.stretches(statutory, .en)))"
      parts.append((zh ? "\(Self.stretches(off, .zh))放假" : "off \(Self.stretches(off, .en))") + law)
    }
    if !worked.isEmpty {
      parts.append(zh ? "\(Self.stretches(worked, .zh))上班" : "worked \(Self.stretches(worked, .en))")
    }
    return name + (zh ? "：" : ": ") + parts.joined(separator: zh ? "，" : "; ")
  }

  /// `10月1日至7日、9日`, `10-01..10-07, 10-09`.
  static func stretches(_ days: [CivilDate], _ language: Language) -> String {
    var ranges: [ClosedRange<CivilDate>] = []
    for day in days {
      if let last = ranges.last, last.upperBound.adding(days: 1) == day {
        ranges[ranges.count - 1] = last.lowerBound...day
      } else {
        ranges.append(day...day)
      }
    }
    let words = ranges.map { range in
      let (first, last) = (range.lowerBound, range.upperBound)
      if language == .en {
        let short = { (day: CivilDate) in String(day.description.dropFirst(5)) }
        return first == last ? short(first) : "\(short(first))..\(short(last))"
      }
      let start = "\(first.month)月\(first.day)日"
      if first == last { return start }
      return start + "至" + (first.month == last.month ? "" : "\(last.month)月") + "\(last.day)日"
    }
    return words.joined(separator: language == .zh ? "、" : ", ")
  }
}

/// Counts and days of a stretch, for people and scripts.
struct CalendarFigures {
  let calendar: WorkCalendar
  let days: ClosedRange<CivilDate>

  /// Working days among `days`.
  var workingDays: Int { calendar.workingDays(after: days.lowerBound.adding(days: -1), through: days.upperBound) }

  var isProvisional: Bool { days.contains { calendar.isProvisional($0) } }

  /// The notices that decide a day of `days`, each once, in their order.
  var notices: [HolidayNotice] {
    var wanted: Set<HolidayNotice> = []
    for day in days { if let notice = calendar.notice(for: day) { wanted.insert(notice) } }
    return calendar.notices.filter { wanted.contains($0) }
  }

  var json: [JSONValue] {
    days.map { day in
      let kind = calendar.kind(of: day)
      return .members([
        "date": .string(day.description), "weekday": .number(Int64(day.weekday)), "kind": .string(kind.word),
        "working": .bool(kind.isWorking), "statutory": .bool(kind.isStatutory),
        "festival": .optional(kind.festival),
        "provisional": .bool(calendar.isProvisional(day)), "notice": .optional(calendar.notice(for: day)?.link),
        "overlay": .optional(calendar.overlay(for: day)?.name),
      ])
    }
  }
}

extension WorkCalendar {
  /// `版次`: 1 for a year's first notice, 2 for its amendment.
  func version(of notice: HolidayNotice) -> Int {
    let ofYear = notices.filter { $0.year == notice.year }
    return (ofYear.firstIndex(of: notice) ?? 0) + 1
  }
}
