import Diagnostics

/// Ten-day period after ten-day period, or twice a month: `每旬`, `每半月`.
struct PartsOfMonthForm: RecurringForm {
  static let name = Bilingual(zh: "每旬、每半月", en: "every ten days or half-month")
  static let examples = ["每旬", "每半月", "每半个月", "半月一次", "every half-month", "twice a month"]

  var isTenDays: Bool

  static func parse(_ cursor: inout Cursor) -> PartsOfMonthForm? {
    cursor.attempt { cursor in
      if cursor.takeOnceEvery(["旬"]) { return PartsOfMonthForm(isTenDays: true) }
      if cursor.take("每旬") || cursor.take("按旬") || cursor.take("逐旬") {
        if cursor.takeModifier("末"), cursor.takeBeforeWord() {}
        return PartsOfMonthForm(isTenDays: true)
      }
      if cursor.take("每半个月") || cursor.take("每半月") || cursor.take("按半月") {
        return PartsOfMonthForm(isTenDays: false)
      }
      if cursor.hasLatin,
        cursor.takeWord("every half-month") || cursor.takeWord("twice a month") || cursor.takeWord("semi-monthly")
      {
        return PartsOfMonthForm(isTenDays: false)
      }
      guard cursor.take("半个月") || cursor.take("半月"), cursor.seesOnce() else { return nil }
      return PartsOfMonthForm(isTenDays: false)
    }
  }

  var canonical: String { isTenDays ? "每旬" : "每半月" }

  func plain(_ readings: Readings) -> Bilingual {
    isTenDays
      ? Bilingual(zh: "每月上、中、下旬各一期", en: "three times a month, for each ten days")
      : Bilingual(zh: "每月上半月、下半月各一期", en: "twice a month, for each half of it")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var steps: [Bilingual] = []
    let turns = try Turns.of(isTenDays ? .tenDays : .halfMonth, bounds: nil, frame, steps: &steps)
    steps.append(
      isTenDays
        ? Bilingual(zh: "每月10日、20日和月末日", en: "on the 10th, the 20th and the last day of each month")
        : Bilingual(zh: "每月15日和月末日", en: "on the 15th and the last day of each month"))
    return .recurring(
      turns.map { DeadlineOccurrence($0, due: $0.days.upperBound) },
      rrule: "FREQ=MONTHLY;BYMONTHDAY=\(isTenDays ? "10,20" : "15"),-1", steps: steps)
  }
}
