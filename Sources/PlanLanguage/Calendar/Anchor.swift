import CivilTime
import Diagnostics

/// What a term is counted from.
enum Anchor: Hashable, Sendable {
  /// The plan's issue day.
  case issue
  /// Something that happens: 收到通知. The deadline waits until it has.
  case event(String)
  /// Nothing is named: `5日内`. Whoever runs the plan says when it begins; of a task that was raised it is that day.
  case unnamed
  /// The last day (counting on) or the first day (counting back) of a stretch: 春节, 6月30日.
  case span(Span)

  /// What an event is called that the phrase does not name.
  static let unnamedEvent = "起算事件"

  enum Moment {
    case at(CivilDateTime)
    case awaited(String)
  }

  /// - Parameter backwards: Whether the term is counted back from the anchor.
  func resolve(_ frame: Frame, backwards: Bool) throws(Impossible) -> Moment {
    switch self {
    case .issue:
      guard let issued = frame.context.issued else { throw .issueDayMissing(source: nil) }
      return .at(CivilDateTime(issued, .startOfDay))
    case .event(let name): return frame.context.event.map { .at($0) } ?? .awaited(name)
    case .unnamed: return frame.context.unnamedBeginning.map { .at($0) } ?? .awaited(Anchor.unnamedEvent)
    case .span(let span):
      if case .festivals(let first, let last) = span.part {
        let year = try span.year.resolve(frame.context, base: frame.base, source: span.source)
        let days = try FestivalDays.find(
          backwards ? first : last, year: year, calendar: frame.context.calendar, source: span.source
        ).days
        return .at(CivilDateTime(backwards ? days.lowerBound : days.upperBound, .startOfDay))
      }
      let days = try span.days(frame.context, base: frame.base)
      return .at(CivilDateTime(backwards ? days.lowerBound : days.upperBound, .startOfDay))
    }
  }

  /// The event that opens it, when it is one.
  func event(_ context: DeadlineContext) -> String? {
    switch self {
    case .event(let name): name
    case .unnamed: context.isRaised ? nil : Anchor.unnamedEvent
    case .issue, .span: nil
    }
  }
}

extension Resolution {
  /// A deadline that lies a term after (or before) an anchor; waiting while its event has not happened.
  static func relative(_ term: Term, _ anchor: Anchor, backwards: Bool, _ frame: Frame) throws(Impossible)
    -> Resolution
  {
    var resolution = Resolution(.relative)
    resolution.event = anchor.event(frame.context)
    if let lowest = term.lowest {
      resolution.steps.append(
        Bilingual(
          zh: "\(lowest)至\(term.count)，以上限\(term.count)为期限",
          en: "\(lowest) to \(term.count): the upper end is the limit"))
    }
    switch try anchor.resolve(frame, backwards: backwards) {
    case .awaited(let name):
      resolution.steps.append(
        Bilingual(
          zh: "等待“\(name)”发生，登记后起算", en: "waits for '\(name)'; it is counted once that has been recorded"))
    case .at(let moment):
      let end = backwards ? term.start(before: moment, frame.context) : term.end(after: moment, frame.context)
      switch anchor {
      case .issue: resolution.steps.append(frame.context.countedFrom(moment.date))
      case .event(let name):
        resolution.steps.append(
          Bilingual(zh: "“\(name)”发生于\(moment.date.chinese)", en: "'\(name)' happened on \(moment.date.english)"))
      case .unnamed where frame.context.isRaised:
        resolution.steps.append(frame.context.countedFrom(moment.date))
      case .unnamed:
        resolution.steps.append(
          Bilingual(
            zh: "没有写明从何时起算，按登记的\(moment.date.chinese)",
            en: "no event is named: counted from the recorded \(moment.date.english)"))
      case .span(let span):
        let plain = span.plain
        resolution.steps.append(
          span.isDay
            ? Bilingual(zh: "\(plain.zh)是\(moment.date.chinese)", en: "\(plain.en) is \(moment.date.english)")
            : Bilingual(
              zh: "\(plain.zh)\(backwards ? "自" : "至")\(moment.date.chinese)\(backwards ? "起" : "止")",
              en: "\(plain.en) \(backwards ? "begins" : "ends") on \(moment.date.english)"))
      }
      resolution.steps += end.steps
      let start = backwards ? min(frame.opening(due: end.day), end.day) : min(moment.date, end.day)
      resolution.occurrences = [
        DeadlineOccurrence(key: "", start: start, due: end.day, dueTime: end.time, provisional: end.provisional)
      ]
      resolution.counting = end.counting
      resolution.unrolledDue = end.unrolled
    }
    return resolution
  }
}

extension DeadlineContext {
  fileprivate func countedFrom(_ day: CivilDate) -> Bilingual {
    Bilingual(zh: "自\(issueDayName.zh)\(day.chinese)起算", en: "counted from \(issueDayName.en), \(day.english)")
  }
}
