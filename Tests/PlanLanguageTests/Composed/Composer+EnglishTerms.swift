import CivilTime
import PlanLanguage
import WorkCalendars

/// The other forms in English: turns of a half-year and more, weeks and days, terms, and what names no day.
extension Composer {
  mutating func englishHalfYearly() -> Composed {
    said(
      random.pick(["every half-year", "half-yearly", "twice a year", "every six months", "semi-annually"]),
      .recurring,
      [.init(last(year, 6)), .init(last(year, 12))])
  }

  mutating func englishHalfAndFullYear() -> Composed {
    said(
      random.pick(["half-year", "half year"]) + " and " + random.pick(["full-year", "full year", "year-end"]),
      .recurring,
      [.init(last(year, 6), key: "2018-H1"), .init(last(year, 12), key: "2018")])
  }

  mutating func englishYearly() -> Composed {
    let month = random.int(1...12)
    let date = random.int(1...28)
    let every = random.pick(["every year", "each year"])
    switch random.int(0...3) {
    case 0: return said(random.pick([every, "annually", "yearly"]), .recurring, [.init(last(year, 12))])
    case 1: return said("\(every) by \(date) \(name(month))", .recurring, [.init(day(year, month, date))])
    case 2: return said("by the end of \(name(month)) \(every)", .recurring, [.init(last(year, month))])
    default: return said("every \(name(month))", .recurring, [.init(last(year, month), from: first(year, month))])
    }
  }

  mutating func englishWeekly() -> Composed {
    let weekday = random.int(1...7)
    let name = Composer.weekdays[weekday - 1]
    let hour = random.int(1...11)
    let timed = random.int(0...1) == 0
    return said(
      random.pick(["every", "each"]) + " \(name)" + (timed ? " by \(hour) pm" : ""), .recurring,
      // 2018 begins and ends on a Monday.
      (0..<(weekday == 1 ? 53 : 52)).map {
        .init(first(year, 1).adding(days: 7 * $0 + weekday - 1), at: timed ? TimeOfDay(hour + 12, 0) : nil)
      })
  }

  mutating func englishDaily() -> Composed {
    let working = random.int(0...1) == 0
    let hour = random.int(8...20)
    let days = (0...364).map { first(year, 1).adding(days: $0) }
      .filter { !working || Samples.calendar.isWorkingDay($0) }
    return said(
      random.pick(["every", "each"]) + (working ? " working day" : " day") + " by \(hour):00", .recurring,
      days.map { .init($0, at: TimeOfDay(hour, 0)) })
  }

  mutating func englishPartsOfMonth() -> Composed {
    said(
      random.pick(["every half-month", "twice a month", "semi-monthly"]), .recurring,
      (1...12).flatMap { [day(year, $0, 15), last(year, $0)] }.map { .init($0) })
  }

  mutating func englishSchoolTerm() -> Composed {
    said(
      random.pick(["every school term", "every term", "each term"]), .recurring,
      [.init(last(year, 1)), .init(last(year, 6))])
  }

  mutating func englishInterval() -> Composed {
    let (words, count) = random.pick([("two", 2), ("2", 2), ("three", 3), ("4", 4), ("four", 4), ("3", 3)])
    return said(
      "\(random.pick(["every", "once every"])) \(words) months", .recurring,
      stride(from: count, through: 12, by: count).map { .init(last(year, $0)) },
      rrule: "FREQ=MONTHLY;INTERVAL=\(count);BYMONTHDAY=-1")
  }

  mutating func englishPeriodical() -> Composed {
    let what = random.pick(["meeting", "report"])
    return random.int(0...1) == 0
      ? said("monthly " + what, .recurring, (1...12).map { .init(last(year, $0)) })
      : said("quarterly " + what, .recurring, (1...4).map { .init(last(year, $0 * 3)) })
  }

  mutating func englishFirstThenEvery() -> Composed {
    let month = random.int(1...9)
    let later = (1...4).map { last(year, $0 * 3) }.filter { $0 > last(year, month) }
    return said(
      "first by \(random.pick(["the ", ""]))end of \(name(month)), then \(random.pick(["every quarter", "quarterly"]))",
      .recurring, ([last(year, month)] + later).map { .init($0) })
  }

  /// So many days or working days, and the day they end on, counted one by one.
  private mutating func term(from anchor: CivilDate, step: Int) -> (text: String, day: CivilDate) {
    let working = random.int(0...1) == 0
    let (words, count) = random.pick([
      ("two", 2), ("3", 3), ("ten", 10), ("15", 15), ("twenty", 20), ("twenty-one", 21),
    ])
    var day = anchor
    var left = count
    while left > 0 {
      day = day.adding(days: step)
      if !working || Samples.calendar.isWorkingDay(day) { left -= 1 }
    }
    return ("\(words) \(working ? random.pick(["working", "business"]) + " " : "")days", day)
  }

  /// A day from which no term of the other composers ends on a statutory holiday.
  private mutating func quietDay() -> CivilDate { day(year, 7, random.int(1...31)) }

  mutating func englishAfterEvent() -> Composed {
    let happened = quietDay()
    let (text, due) = term(from: happened, step: 1)
    let event = random.pick(["receipt of the notice", "approval", "signing", "the meeting", "completion"])
    var composed = said(
      "within \(text) \(random.pick(["of", "after"])) \(event)", .relative, [.init(due)])
    // What follows an event in English would be a part of its name.
    composed.phrase = "within \(text) of \(event)"
    composed.soft = false
    composed.event = event.hasPrefix("the ") ? String(event.dropFirst(4)) : event
    composed.happened = CivilDateTime(happened, .startOfDay)
    return composed
  }

  mutating func englishBeforeEvent() -> Composed {
    let happened = quietDay()
    let (text, due) = term(from: happened, step: -1)
    let event = random.pick(["expiry", "the meeting", "the visit", "delivery", "the opening"])
    return Composed(
      phrase: random.pick(["", "at least ", "no later than "]) + "\(text) before \(event)", kind: .relative,
      turns: [.init(due)], event: event.hasPrefix("the ") ? String(event.dropFirst(4)) : event,
      happened: CivilDateTime(happened, .startOfDay))
  }

  mutating func englishTerm() -> Composed {
    let happened = quietDay()
    let (text, due) = term(from: happened, step: 1)
    var composed = said("within \(text)", .relative, [.init(due)], event: "起算事件")
    composed.happened = CivilDateTime(happened, .startOfDay)
    return composed
  }

  mutating func englishYearsAhead() -> Composed {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    let from = random.int(1...6)
    let to = random.int(from + 1...8)
    let text = random.pick(["\(words[from - 1]) to \(words[to - 1])", "\(from) to \(to)", "\(from)-\(to)"])
    return Composed(phrase: text + " years", kind: .relative, turns: [.init(day(2018 + to, 3, 1))])
  }

  mutating func englishAtOnce() -> Composed {
    said(random.pick(["at once", "immediately", "forthwith"]), .relative, [.init(day(2018, 3, 6))])
  }

  mutating func englishStage() -> Composed {
    let (from, to) = (random.int(1...6), random.int(7...12))
    let stage = random.pick(["stage one", "stage 2", "preparation", "second phase", "review"])
    return random.int(0...1) == 0
      ? Composed(
        phrase: "\(stage) (\(name(from)) to \(name(to)))", kind: .window,
        turns: [.init(last(year, to), from: first(year, from))])
      : Composed(phrase: "\(stage) (by the end of \(name(to)))", kind: .due, turns: [.init(last(year, to))])
  }

  mutating func englishApproximate() -> Composed {
    let month = name(random.int(1...12))
    let date = random.int(1...28)
    return Composed(
      phrase: random.pick(["around", "about", "after"])
        + random.pick([" \(month)", " \(date) \(month)", " \(month) 2019"]),
      kind: .unresolvable)
  }

  mutating func englishVague() -> Composed {
    let word = random.pick([
      "regularly", "promptly", "as appropriate", "as soon as possible", "on schedule", "in due course",
    ])
    let matter = random.pick(["submit the ledger", "hold meetings", "review the plan", "report", "update the site"])
    return Composed(phrase: random.int(0...1) == 0 ? "\(matter) \(word)" : "\(word) \(matter)", kind: .unresolvable)
  }

  mutating func englishOngoing() -> Composed {
    let matter = random.pick(["", " work", " support", " review", " training", " visits"])
    return Composed(
      phrase: random.pick(["ongoing", "continuous", "long-term", "permanent", "standing"]) + matter, kind: .ongoing)
  }
}
