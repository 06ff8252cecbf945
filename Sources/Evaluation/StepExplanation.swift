import CivilTime
import PlanLanguage
public import Diagnostics
public import Rules
import WorkCalendars

extension RuleBook {
  /// The part of a trace that says what was told of, and to whom.
  func eventLines(_ account: Account, _ obligation: Obligation) -> [Explanation.Line] {
    switch account.id.event.kind {
    case .step: stepLines(account, obligation)
    case .notice where account.id.event.step == Evaluator.movedNotice:
      [
        Explanation.Line(
          .step,
          .init(
            zh: "规则修改后到期日改为\(account.id.event.due.chinese)，告知一次",
            en: "an edit of the rules moved the due day to \(account.id.event.due): told once"),
          place: files.place(commitment(of: obligation).dueSpan))
      ]
    case .notice: noticeLines(account.id.event, obligation)
    case .report: []
    }
  }

  /// The part of a trace that leads from the due day to the person told.
  private func stepLines(_ account: Account, _ obligation: Obligation) -> [Explanation.Line] {
    let event = account.id.event
    let policy = policy(of: obligation)
    guard let index = policy.steps.firstIndex(where: { $0.id == event.step }) else {
      return [
        Explanation.Line(
          .step,
          .init(
            zh: "督办规则“\(policy.id)”现已没有步骤 \(event.step)",
            en: "policy '\(policy.id)' no longer has the step \(event.step)"), place: files.place(policy.span))
      ]
    }
    let step = policy.steps[index]
    var lines = [
      Explanation.Line(
        .step,
        .init(
          zh: "督办规则“\(policy.id)”的步骤 \(step.id)\(event.ordinal > 1 ? "，第\(event.ordinal)次" : "")",
          en: "step \(step.id) of policy '\(policy.id)'\(event.ordinal > 1 ? ", turn \(event.ordinal)" : "")"),
        place: files.place(step.span))
    ]
    lines += countLines(step, index, account, obligation)
    lines.append(recipientLine(step, account, obligation))
    lines += restLines(account, obligation)
    // What is skipped for another reason than a later step is skipped before conditions are looked at.
    // So is what nobody presses the unit for.
    let isResting = [.waiting, .muted, .acknowledged, .answered].contains(account.reason)
    let isExamined = account.state != .skipped && !isResting || account.reason == .superseded
    if let unless = step.unless {
      let held = isExamined ? account.reason == .unless : nil
      lines.append(conditionLine(.init(zh: "除非", en: "unless"), unless, held: held, step))
    }
    if let when = step.when {
      let held = isExamined && account.reason != .unless ? account.reason != .whenNot : nil
      lines.append(conditionLine(.init(zh: "当", en: "when"), when, held: held, step))
    }
    return lines
  }

  /// - Parameter held: Nil when nobody asked.
  private func conditionLine(
    _ word: Bilingual, _ condition: Condition, held: Bool?, _ step: Step
  ) -> Explanation.Line {
    let outcome: Bilingual =
      switch held {
      case true?: .init(zh: "当时成立", en: "held at that time")
      case false?: .init(zh: "当时不成立", en: "did not hold at that time")
      case nil: .init(zh: "未及判断", en: "was not asked")
      }
    return Explanation.Line(
      .condition,
      .init(zh: "\(word.zh) \(condition.text)：\(outcome.zh)", en: "\(word.en) \(condition.text): \(outcome.en)"),
      place: files.place(step.span))
  }

  private func countLines(
    _ step: Step, _ index: Int, _ account: Account, _ obligation: Obligation
  ) -> [Explanation.Line] {
    let calendar = calendar(of: obligation)
    let due = account.id.event.due
    var counted = obligation
    counted.window.due = due
    let turn = turns(of: counted, in: .earliest...account.day.adding(days: 31)).first {
      $0.step == index && $0.ordinal == account.id.event.ordinal
    }
    guard let turn else {
      return [
        Explanation.Line(
          .count,
          .init(
            zh: "记账时落在\(account.day.chinese)；按现行规则这一次已不提醒",
            en: "fell on \(account.day) when it was accounted for; by the rules in force this turn is not told"))
      ]
    }
    if let line = clockLine(step, turn, counted) { return [line] + rollLines(turn, calendar) }
    var lines: [Explanation.Line] = []
    let offset = offsetWords(step)
    lines.append(
      Explanation.Line(
        .count,
        .init(
          zh: "到期日\(due.chinese)\(offset.zh)：\(turn.unrolled.chinese)",
          en: "\(offset.en) the due day \(due): \(turn.unrolled)")))
    lines += countedDays(step, counted, turn, calendar).map { Explanation.Line(.count, $0) }
    return lines + rollLines(turn, calendar)
  }

  /// How the step's day came to be a working day.
  private func rollLines(_ turn: Turn, _ calendar: WorkCalendar) -> [Explanation.Line] {
    guard turn.day != turn.unrolled else { return [] }
    let why =
      calendar.kind(of: turn.unrolled).festival.map { Bilingual(zh: "\($0)放假", en: "a rest day of \($0)") }
      ?? Bilingual(zh: "周末", en: "a weekend day")
    let back = turn.day < turn.unrolled
    return [
      Explanation.Line(
        .count,
        .init(
          zh: "\(turn.unrolled.chinese)是\(why.zh)，\(back ? "提前" : "顺延")到工作日\(turn.day.chinese)",
          en: "\(turn.unrolled) is \(why.en), rolled \(back ? "back" : "forward") to \(turn.day)"))
    ]
  }

  private func offsetWords(_ step: Step) -> Bilingual {
    let repeated = step.every.map { Bilingual(zh: "、每隔\($0.words.zh)", en: ", every \($0.words.en)") } ?? .init("")
    return switch step.anchor {
    case .start: .init(zh: "所在窗口的首日\(repeated.zh)", en: "the first day\(repeated.en) of the window of")
    case .due: .init(zh: "当天\(repeated.zh)", en: "on\(repeated.en)")
    case .before(let span):
      .init(zh: "前\(span.words.zh)\(repeated.zh)", en: "\(span.words.en)\(repeated.en) before")
    case .after(let span): .init(zh: "后\(span.words.zh)\(repeated.zh)", en: "\(span.words.en)\(repeated.en) after")
    case .lapsed(let span):
      .init(zh: "知悉到期后\(span.words.zh)", en: "\(span.words.en) after an acknowledgement ran out")
    }
  }

  /// The days between, with what each is, for every stretch that was counted in working days: from the due day
  /// to the first turn, and from there to the turn that repeats it.
  private func countedDays(
    _ step: Step, _ obligation: Obligation, _ turn: Turn, _ calendar: WorkCalendar
  ) -> [Bilingual] {
    let due = obligation.due
    let first: CivilDate
    var listed: [Bilingual?] = []
    switch step.anchor {
    case .start: first = obligation.window.start
    case .due: first = due
    case .before(let span):
      first = moved(due, by: span, times: -1, calendar)
      if span.measure == .workingDays { listed.append(daysBetween(due, first, calendar)) }
    case .after(let span):
      first = moved(due, by: span, times: 1, calendar)
      if span.measure == .workingDays { listed.append(daysBetween(due, first, calendar)) }
    case .lapsed: return []
    }
    if turn.ordinal > 1, step.every?.measure == .workingDays {
      listed.append(daysBetween(first, turn.unrolled, calendar))
    }
    return listed.compactMap { $0 }
  }

  /// The days after `start` through `end`, or from an earlier `end` up to the day before `start`.
  private func daysBetween(_ start: CivilDate, _ end: CivilDate, _ calendar: WorkCalendar) -> Bilingual? {
    guard start != end else { return nil }
    let days = end < start ? end...start.adding(days: -1) : start.adding(days: 1)...end
    var skipped: [(zh: String, en: String)] = []
    var working = 0
    for day in days {
      let kind = calendar.kind(of: day)
      if kind.isWorking { working += 1 }
      if let festival = kind.festival {
        skipped.append(
          kind.isWorking
            ? ("\(day)（\(festival)调休上班，计）", "\(day) (make-up day for \(festival), counted)")
            : ("\(day)（\(festival)，不计）", "\(day) (\(festival), not counted)"))
      } else if !kind.isWorking {
        skipped.append(("\(day)（周\(day.chineseWeekday)，不计）", "\(day) (\(day.englishWeekday), not counted)"))
      }
    }
    let list =
      skipped.isEmpty
      ? ("无", "none")
      : (
        skipped.map(\.zh).joined(separator: "、"), skipped.map(\.en).joined(separator: ", ")
      )
    return Bilingual(
      zh: "自\(days.lowerBound)至\(days.upperBound)共\(working)个工作日；其间：\(list.0)",
      en: "\(working) working days from \(days.lowerBound) to \(days.upperBound); special days: \(list.1)")
  }

  private func recipientLine(_ step: Step, _ account: Account, _ obligation: Obligation) -> Explanation.Line {
    let recipient = audience(
      of: step, turn: account.id.event.ordinal, for: obligation, on: office.zone.day(at: account.at)
    ).first {
      people[Int($0.person)].id == account.id.recipient && $0.channel == account.id.channel
    }
    guard let recipient else {
      return Explanation.Line(
        .recipient,
        .init(
          zh: "\(account.id.recipient)，经渠道 \(account.id.channel)（按现行规则已不是该步骤的对象）",
          en: "\(account.id.recipient) through \(account.id.channel) (the rules in force no longer name them)"))
    }
    let person = people[Int(recipient.person)]
    let unit = recipient.unit.map { units[Int($0)].name } ?? ""
    let standIn =
      recipient.standsIn
      ? Bilingual(
        zh: "（代：责任单位无\(recipient.role.chinese)）",
        en: " (standing in: the answering unit has no \(recipient.role.name))")
      : .init("")
    let absent = recipient.unit.flatMap {
      absentee(units[Int($0)], recipient.person, office.zone.day(at: account.at))
    }
    let cover =
      absent.map { Bilingual(zh: "（代理：\($0)不在岗）", en: " (standing in for \($0), who is away)") } ?? standIn
    return Explanation.Line(
      .recipient,
      .init(
        zh: "告知\(person.name)（\(unit)\(recipient.role.chinese)）\(cover.zh)，经渠道 \(recipient.channel)",
        en: "tells \(person.name), \(recipient.role.name) of \(unit)\(cover.en), through \(recipient.channel)"),
      place: files.place(person.span))
  }
}

extension RuleBook {
  /// For whom `person` stands in on `day` as a contact of `unit` (B岗).
  private func absentee(_ unit: Unit, _ person: PersonIndex, _ day: CivilDate) -> String? {
    (unit.liaison + unit.leader).first { $0.person != person && $0.told(on: day) == person }
      .map { people[Int($0.person)].name }
  }
}

extension CountedSpan {
  /// `5个工作日`, `5 working days`.
  public var words: Bilingual {
    switch measure {
    case .days: .init(zh: "\(count)天", en: English.counted(count, "day"))
    case .workingDays: .init(zh: "\(count)个工作日", en: English.counted(count, "working day"))
    case .weeks: .init(zh: "\(count)周", en: English.counted(count, "week"))
    case .months: .init(zh: "\(count)个月", en: English.counted(count, "month"))
    }
  }
}
