import CivilTime
import PlanLanguage

/// The same forms in English, and days in the writing of ISO 8601.
extension Composer {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  func name(_ month: Int) -> String { Composer.months[month - 1] }

  /// A month as it may be written: `August`, `august`, `Aug`.
  private mutating func month(_ month: Int) -> String {
    let name = name(month)
    // May is its own short form; March and Mar are both words.
    return random.pick([name, name, name.lowercased(), String(name.prefix(3))])
  }

  /// `, 2019`, ` 2019` or nothing, and the year meant.
  private mutating func writtenYearOrNone() -> (text: String, year: Int) {
    let year = random.int(2016...2026)
    return random.pick([("", self.year), (" \(year)", year), (" \(year)", year)])
  }

  func ordinal(_ number: Int) -> String {
    switch number % 10 {
    case 1 where number != 11: "\(number)st"
    case 2 where number != 12: "\(number)nd"
    case 3 where number != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  private func iso(_ date: CivilDate) -> String { "\(date)" }

  private mutating func matter() -> String {
    random.pick([
      "", "", "", " submit the ledger", " hold 2 meetings", ", publish the report", ".", " finish the draft",
    ])
  }

  mutating func said(
    _ phrase: String, _ kind: DeadlineKind, _ turns: [Composed.Turn], event: String? = nil, rrule: String? = nil
  ) -> Composed {
    let lead = random.pick([
      ("", false), ("", false), ("Strive to finish ", true), ("In principle ", false), ("Please finish ", false),
    ])
    return Composed(
      phrase: lead.0 + phrase + matter(), kind: kind, turns: turns, soft: lead.1, event: event, rrule: rrule)
  }

  mutating func englishPoint() -> Composed {
    let (text, year) = writtenYearOrNone()
    let number = random.int(1...12)
    let date = random.int(1...Composer.lastDay(year, number))
    let due = day(year, number, date)
    switch random.int(0...7) {
    case 0: return said("by the end of \(month(number))\(text)", .due, [.init(last(year, number))])
    case 1: return said("before \(month(number))\(text)", .due, [.init(last(year, number - 1))])
    case 2:
      let by = random.pick(["by", "no later than", "on or before", "before"])
      return said(
        by + random.pick([" \(date) \(month(number))\(text)", " \(name(number)) \(ordinal(date))\(text)"]), .due,
        [.init(due)])
    case 3:
      return said(
        random.pick(["in", "during", "within"]) + " \(month(number))\(text)", .window,
        [.init(last(year, number), from: first(year, number))])
    case 4:
      let quarter = random.int(1...4)
      let words = ["first", "second", "third", "fourth"][quarter - 1]
      return said(
        random.pick(["in Q\(quarter)\(text)", "in the \(words) quarter\(text.isEmpty ? "" : " of" + text)"]),
        .window,
        [.init(last(year, quarter * 3), from: first(year, quarter * 3 - 2))])
    case 5:
      let part = random.pick([("early", 1, 10), ("mid-", 11, 20), ("late", 21, Composer.lastDay(year, number))])
      return said(
        "in \(part.0)\(part.0.hasSuffix("-") ? "" : " ")\(name(number))\(text)", .window,
        [.init(day(year, number, part.2), from: day(year, number, part.1))])
    case 6:
      return Composed(
        phrase: random.pick([
          "by \(iso(due))", "before \(iso(due))", "\(iso(due))前", "\(iso(due))之前", "截至\(iso(due))",
        ]), kind: .due,
        turns: [.init(due)])
    default:
      let hour = random.int(1...11)
      return said(
        "by \(hour):00 pm on \(date) \(name(number))\(text)", .due, [.init(due, at: TimeOfDay(hour + 12, 0))])
    }
  }

  mutating func englishRange() -> Composed {
    let (from, to) = (random.int(1...6), random.int(7...12))
    let dates = (random.int(1...28), random.int(1...28))
    let (text, year) = writtenYearOrNone()
    switch random.int(0...3) {
    case 0:
      return said(
        "from \(month(from)) to \(month(to))\(text)", .window, [.init(last(year, to), from: first(year, from))])
    case 1:
      return said(
        "from \(dates.0) \(name(from)) \(random.pick(["to", "until"])) \(dates.1) \(name(to))\(text)", .window,
        [.init(day(year, to, dates.1), from: day(year, from, dates.0))])
    case 2:
      let mark = random.pick(["..", "/", "至", "~", " to "])
      let (opens, closes) = (day(year, from, dates.0), day(year, to, dates.1))
      return Composed(phrase: iso(opens) + mark + iso(closes), kind: .window, turns: [.init(closes, from: opens)])
    default:
      return said(
        "from \(random.pick(["issue", "now", "the date of issue"])) to \(dates.1) \(name(to))", .window,
        [.init(day(self.year, to, dates.1), from: day(2018, 3, 1))])
    }
  }

  mutating func englishList() -> Composed {
    let picked = [random.int(1...4), random.int(5...8), random.int(9...12)]
    let names = picked.map(name)
    let date = random.int(1...28)
    return random.int(0...1) == 0
      ? said(
        "\(names[0]), \(names[1]) and \(names[2])", .recurring,
        picked.map { .init(last(year, $0), from: first(year, $0)) })
      : said(
        "by \(date) \(names[0]) and \(date) \(names[2])", .recurring,
        [picked[0], picked[2]].map { .init(day(year, $0, date)) })
  }

  mutating func englishFromYear() -> Composed {
    let from = random.int(2010...2024)
    let count = random.int(2...9)
    return said(
      "\(random.pick(["within", "for"])) \(count) years \(random.pick(["from", "starting in"])) \(from)", .window,
      [.init(last(from + count - 1, 12), from: first(from, 1))])
  }

  mutating func englishObservance() -> Composed {
    let month = random.int(1...12)
    let date = random.int(1...28)
    let title = random.pick([
      "National Poverty Relief Day", "World Environment Day", "Teachers Day", "Fire Safety Day",
    ])
    return Composed(
      phrase: "\(month).\(date) \(title)", kind: .window,
      turns: [.init(day(year, month, date), from: day(year, month, date))])
  }

  mutating func englishMonthly() -> Composed {
    let date = random.int(11...28)
    let every = random.pick(["every month", "each month"])
    switch random.int(0...4) {
    case 0: return said(random.pick([every, "monthly"]), .recurring, (1...12).map { .init(last(year, $0)) })
    case 1:
      return said("by the \(ordinal(date)) of \(every)", .recurring, (1...12).map { .init(day(year, $0, date)) })
    case 2: return said("\(every) by the \(ordinal(date))", .recurring, (1...12).map { .init(day(year, $0, date)) })
    case 3:
      return said(
        "by the end of \(every)", .recurring, (1...12).map { .init(last(year, $0)) },
        rrule: "FREQ=MONTHLY;BYMONTHDAY=-1")
    default:
      let weekday = random.int(1...7)
      return said(
        "on the first \(Composer.weekdays[weekday - 1]) of \(every)", .recurring,
        (1...12).map { month in
          var day = first(year, month)
          while day.weekday != weekday { day = day.adding(days: 1) }
          return .init(day)
        })
    }
  }

  mutating func englishQuarterly() -> Composed {
    let every = random.pick(["every quarter", "each quarter"])
    let date = random.int(1...28)
    switch random.int(0...2) {
    case 0: return said(random.pick([every, "quarterly"]), .recurring, (1...4).map { .init(last(year, $0 * 3)) })
    case 1: return said("by the end of \(every)", .recurring, (1...4).map { .init(last(year, $0 * 3)) })
    default:
      return said(
        random.pick([
          "by the \(ordinal(date)) of the last month of \(every)",
          "\(every) by the \(ordinal(date)) of the last month",
        ]),
        .recurring, (1...4).map { .init(day(year, $0 * 3, date)) })
    }
  }
}
