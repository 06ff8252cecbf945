import CivilTime
import PlanLanguage
public import Diagnostics
public import Rules
import WorkCalendars

extension RuleBook {
  /// The part of a trace that leads from the due day to the person told.
  func stepLines(_ account: Account, _ obligation: Obligation) -> [Explanation.Line] {
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
    if let unless = step.unless {
      lines.append(conditionLine(.init(zh: "除非", en: "unless"), unless, held: account.reason == .unless, step))
    }
    if let when = step.when {
      lines.append(conditionLine(.init(zh: "当", en: "when"), when, held: account.reason != .whenNot, step))
    }
    return lines
  }

  private func conditionLine(_ word: Bilingual, _ condition: Condition, held: Bool, _ step: Step) -> Explanation.Line {
    Explanation.Line(
      .condition,
      .init(
        zh: "\(word.zh) \(condition.text)：当时\(held ? "成立" : "不成立")",
        en: "\(word.en) \(condition.text): \(held ? "held" : "did not hold") at that time"),
      place: files.place(step.span))
  }

  private func countLines(
    _ step: Step, _ index: Int, _ account: Account, _ obligation: Obligation
  ) -> [Explanation.Line] {
    let calendar = calendars[plan(of: obligation).calendar]
    let due = account.id.event.due
    var counted = obligation
    counted.window.due = due
    let turn = turns(of: counted, in: .earliest...account.day.adding(days: 31)).first {
      $0.step == index && $0.ordinal == account.id.event.ordinal
    }
    guard let turn else { return [] }
    var lines: [Explanation.Line] = []
    let offset = offsetWords(step)
    lines.append(
      Explanation.Line(
        .count,
        .init(
          zh: "到期日\(due.chinese)\(offset.zh)：\(turn.unrolled.chinese)",
          en: "\(offset.en) the due day \(due): \(turn.unrolled)")))
    if let listed = countedDays(step, due, turn, calendar) { lines.append(Explanation.Line(.count, listed)) }
    if turn.day != turn.unrolled {
      let kind = calendar.kind(of: turn.unrolled)
      let why = kind.festival.map { Bilingual(zh: "\($0)放假", en: "a rest day of \($0)") }
        ?? Bilingual(zh: "周末", en: "a weekend day")
      let back = turn.day < turn.unrolled
      lines.append(
        Explanation.Line(
          .count,
          .init(
            zh: "\(turn.unrolled.chinese)是\(why.zh)，\(back ? "提前" : "顺延")到工作日\(turn.day.chinese)",
            en: "\(turn.unrolled) is \(why.en), rolled \(back ? "back" : "forward") to \(turn.day)")))
    }
    return lines
  }

  private func offsetWords(_ step: Step) -> Bilingual {
    let repeated = step.every.map { Bilingual(zh: "、每隔\($0.words.zh)", en: ", every \($0.words.en)") } ?? .init("")
    return switch step.anchor {
    case .start: .init(zh: "所在窗口的首日", en: "the first day of the window of")
    case .due: .init(zh: "当天", en: "on")
    case .before(let span): .init(zh: "前\(span.words.zh)", en: "\(span.words.en) before")
    case .after(let span): .init(zh: "后\(span.words.zh)\(repeated.zh)", en: "\(span.words.en)\(repeated.en) after")
    }
  }

  /// The days between, with what each is, when working days were counted.
  private func countedDays(_ step: Step, _ due: CivilDate, _ turn: Turn, _ calendar: WorkCalendar) -> Bilingual? {
    let spans: [CountedSpan] =
      switch step.anchor {
      case .before(let span), .after(let span): [span] + (turn.ordinal > 1 ? [step.every].compactMap { $0 } : [])
      case .start, .due: []
      }
    guard spans.contains(where: { $0.measure == .workingDays }), turn.unrolled != due else { return nil }
    let days = turn.unrolled < due ? turn.unrolled...due.adding(days: -1) : due.adding(days: 1)...turn.unrolled
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
    let list = skipped.isEmpty ? ("无", "none") : (
      skipped.map(\.zh).joined(separator: "、"), skipped.map(\.en).joined(separator: ", "))
    return Bilingual(
      zh: "自\(days.lowerBound)至\(days.upperBound)共\(working)个工作日；其间：\(list.0)",
      en: "\(working) working days from \(days.lowerBound) to \(days.upperBound); special days: \(list.1)")
  }

  private func recipientLine(_ step: Step, _ account: Account, _ obligation: Obligation) -> Explanation.Line {
    let recipient = audience(of: step, for: obligation).first {
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
    let standIn = recipient.standsIn ? Bilingual(zh: "（代：该单位无联络员）", en: " (standing in: the unit has no liaison)") : .init("")
    return Explanation.Line(
      .recipient,
      .init(
        zh: "告知\(unit)\(recipient.role.chinese)\(person.name)\(standIn.zh)，经渠道 \(recipient.channel)",
        en: "tells \(person.name), \(recipient.role.name) of \(unit)\(standIn.en), through \(recipient.channel)"),
      place: files.place(person.span))
  }
}

extension CountedSpan {
  /// `5个工作日`, `5 working days`.
  public var words: Bilingual {
    let plural = count == 1 ? "" : "s"
    return switch measure {
    case .days: .init(zh: "\(count)天", en: "\(count) day\(plural)")
    case .workingDays: .init(zh: "\(count)个工作日", en: "\(count) working day\(plural)")
    case .weeks: .init(zh: "\(count)周", en: "\(count) week\(plural)")
    case .months: .init(zh: "\(count)个月", en: "\(count) month\(plural)")
    }
  }
}
