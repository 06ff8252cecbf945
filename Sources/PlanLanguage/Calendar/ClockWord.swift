import CivilTime

/// A time of day as a phrase writes it.
enum ClockWord: Hashable, Sendable {
  /// `16:30`, `下午4点半`.
  case at(TimeOfDay)
  /// `下班前`: when the office closes.
  case officeClose
  /// `上班前`: when it opens.
  case officeOpen

  func resolve(_ readings: Readings) -> TimeOfDay {
    let hours = readings.officeHours ?? .usual
    return switch self {
    case .at(let time): time
    case .officeClose: hours.closes
    case .officeOpen: hours.opens
    }
  }

  /// Whether only the plan's readings can say when it is.
  var isOfficeHour: Bool {
    if case .at = self { false } else { true }
  }

  var canonical: String {
    switch self {
    case .at(let time): "\(time)"
    case .officeClose: "下班"
    case .officeOpen: "上班"
    }
  }
}

extension Cursor {
  /// `下午16:30`, `17时`, `12点前`, `下班`; nil leaves the place.
  mutating func takeClock() -> ClockWord? {
    attempt { cursor in
      if cursor.hasLatin, cursor.sees("t"),
        cursor.scalar(at: cursor.place + 1).map({ (0x30...0x39).contains($0.value) })
          ?? false
      {
        cursor.take("t")
      }
      if cursor.take(",") { cursor.takeSpaces() }
      if cursor.take(" ") || cursor.take("当天") || cursor.take("当日") || cursor.take("的") {}
      if cursor.hasLatin, cursor.takeWord("at") {}
      let half = cursor.takeDayHalf()
      if half == nil {
        if cursor.take("下班") || (cursor.hasLatin && cursor.takeWord("close of business")) { return .officeClose }
        if cursor.take("上班") { return .officeOpen }
      }
      if cursor.hasLatin, half == nil {
        if cursor.takeWord("noon") || cursor.takeWord("midday") { return .at(TimeOfDay(12, 0)!) }
        if cursor.takeWord("midnight") { return .at(.endOfDay) }
        if cursor.takeWord("the close of business") || cursor.takeWord("close of play") || cursor.takeWord("cob") {
          return .officeClose
        }
      }
      if let time = cursor.takeHour(half) { return .at(time) }
      switch half {
      case .morning, .noon:
        if cursor.take("下班") {}
        return .at(TimeOfDay(12, 0)!)
      case .afternoon:
        if cursor.take("下班") {}
        return .officeClose
      case .evening: return .at(.endOfDay)
      case .night, nil: return nil
      }
    }
  }

  private enum DayHalf { case night, morning, noon, afternoon, evening }

  private mutating func takeDayHalf() -> DayHalf? {
    if take("凌晨") { return .night }
    if take("上午") || take("早上") || take("早晨") || take("清晨") || take("早") { return .morning }
    if take("中午") || take("正午") || sees("午前") && take("午") { return .noon }
    if take("下午") || take("傍晚") { return .afternoon }
    if take("晚上") || take("晚间") || take("夜间") || take("晚") || take("午夜") { return .evening }
    return nil
  }

  private mutating func takeHour(_ half: DayHalf?) -> TimeOfDay? {
    attempt { cursor in
      guard var hour = cursor.takeNumber(digits: 2) else { return nil }
      var minute = 0
      var afternoon = half == .afternoon
      if cursor.take(":") {
        guard let written = cursor.takeDigits(2...2) else { return nil }
        minute = written
        if cursor.take(":00") || cursor.take("分") {}
      } else if cursor.take("时") || cursor.take("点") {
        if cursor.take("钟") || cursor.take("整") {
        } else if cursor.take("半") {
          minute = 30
        } else if cursor.take("一刻") {
          minute = 15
        } else if cursor.take("三刻") {
          minute = 45
        } else if let written = cursor.takeNumber(digits: 2) {
          minute = written
          if cursor.take("分") {}
        }
      } else if cursor.hasLatin, cursor.sees("am") || cursor.sees("pm") || cursor.sees(" am") || cursor.sees(" pm")
      {
      } else {
        return nil
      }
      if cursor.hasLatin {
        cursor.takeSpaces()
        if cursor.takeWord("pm") { afternoon = true } else if cursor.takeWord("am") { if hour == 12 { hour = 0 } }
      }
      if afternoon, hour < 12 { hour += 12 }
      if half == .evening, (5..<12).contains(hour) { hour += 12 }
      if half == .evening, hour == 12 { hour = 24 }
      return TimeOfDay(hour, minute)
    }
  }
}
