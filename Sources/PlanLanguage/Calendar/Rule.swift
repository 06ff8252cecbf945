import CivilTime

/// RFC 5545 recurrence rules of recurring deadlines.
enum Rule {
  /// Once a year on each of `days`, or nil when one rule cannot say it.
  static func yearly(on days: [CivilDate], points: [Point], interval: Int = 1) -> String? {
    guard let first = days.first else { return nil }
    let months = days.map(\.month).sorted().map(String.init).joined(separator: ",")
    // A month is meant to its end, whatever its length.
    let toMonthEnd = points.allSatisfy { $0.endsWithMonth } && days.allSatisfy { $0 == $0.lastOfMonth }
    if days.count == 1 {
      let day = toMonthEnd ? "-1" : String(first.day)
      return "FREQ=YEARLY\(interval > 1 ? ";INTERVAL=\(interval)" : "");BYMONTH=\(months);BYMONTHDAY=\(day)"
    }
    guard Set(days.map(\.month)).count == days.count else { return nil }
    if toMonthEnd { return "FREQ=MONTHLY;BYMONTH=\(months);BYMONTHDAY=-1" }
    guard Set(days.map(\.day)).count == 1 else { return nil }
    return "FREQ=MONTHLY;BYMONTH=\(months);BYMONTHDAY=\(first.day)"
  }
}

extension Point {
  /// Whether it is due when a month that it names ends.
  var endsWithMonth: Bool {
    switch span.part {
    case .months, .quarters, .half: edge != .onward
    default: false
    }
  }
}
