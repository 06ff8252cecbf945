public import CivilTime
public import Diagnostics
import PlanLanguage
public import Rules
import WorkCalendars

/// 说明: why an obligation is due when it is, and why a message about it went out: a trace in steps, each with
/// the place in the rules it rests on.
public struct Explanation: Sendable {
  /// The kinds of step a trace has, in their order.
  public enum Part: String, Sendable, CaseIterable {
    /// Where the rule stands, and of a task that was raised, who raised it and why.
    case rule
    /// Where the document says so.
    case clause
    /// The phrase that states the deadline, and where it was written or inherited from.
    case deadline
    /// How the phrase was read, step by step.
    case reading
    /// What of the calendar mattered.
    case calendar
    /// The line of the policy that tells.
    case step
    /// How the step's day was counted from the due day.
    case count
    /// Who is told, as what, through which channel.
    case recipient
    /// The conditions of the step and what they came to.
    case condition
    /// Where the obligation stands.
    case standing
    /// What became of the notification.
    case account
  }

  public struct Line: Hashable, Sendable {
    public var part: Part
    public var text: Bilingual
    /// `file:line` in the rules or the document.
    public var place: String?

    public init(_ part: Part, _ text: Bilingual, place: String? = nil) {
      self.part = part
      self.text = text
      self.place = place
    }
  }

  public var key: String
  public var title: String
  public var lines: [Line]

  public init(key: String, title: String, lines: [Line]) {
    self.key = key
    self.title = title
    self.lines = lines
  }
}

extension RuleBook {
  /// Why `obligation` is due on its day and how it stands at `now`.
  public func explain(_ obligation: Obligation, _ snapshot: Snapshot, at now: Instant) -> Explanation {
    var lines = ruleLines(obligation) + deadlineLines(obligation, snapshot)
    lines.append(standingLine(obligation, snapshot, now))
    return Explanation(key: key(of: obligation), title: title(of: obligation), lines: lines)
  }

  /// Why `account` is what it is: the whole way from the document's words to the message.
  public func explain(
    _ account: Account, of obligation: Obligation, _ snapshot: Snapshot, at now: Instant
  ) -> Explanation {
    var lines = ruleLines(obligation) + deadlineLines(obligation, snapshot)
    lines += eventLines(account, obligation)
    lines.append(standingLine(obligation, snapshot, now))
    lines.append(Explanation.Line(.account, account.sentence(office.zone)))
    return Explanation(key: key(of: obligation), title: title(of: obligation), lines: lines)
  }

  private func ruleLines(_ obligation: Obligation) -> [Explanation.Line] {
    let plan = plan(of: obligation)
    let task = task(of: obligation)
    let commitment = commitment(of: obligation)
    let units = answererNames(of: obligation).joined(separator: "、")
    var lines = [
      Explanation.Line(
        .rule,
        .init(
          zh: "《\(plan.title)》任务“\(title(of: obligation))”，责任单位：\(units)",
          en: "task '\(title(of: obligation))' of '\(plan.title)', answered for by \(units)"),
        place: files.place(commitment.id.isEmpty ? task.span : commitment.span))
    ]
    if let raised = task.raised {
      lines.append(
        Explanation.Line(
          .rule,
          .init(
            zh: "\(raised.kind.words.zh)：\(raised.sentence.zh)",
            en: "raised as \(raised.kind.words.en): \(raised.sentence.en)"), place: files.place(task.span)))
    }
    if let source = plan.source {
      for clause in commitment.places.isEmpty ? task.places : commitment.places {
        lines.append(
          Explanation.Line(
            .clause, .init(zh: "原文：“\(clause.quote)”", en: "the document says '\(clause.quote)'"),
            place: "\(source):\(clause.line)"))
      }
    }
    return lines + evidenceLines(commitment, plan)
  }

  /// Why evidence is asked for that the commitment itself does not name: the plan's rules by tag.
  private func evidenceLines(_ commitment: Commitment, _ plan: Plan) -> [Explanation.Line] {
    guard commitment.kind != .exhortation else { return [] }
    return plan.evidenceRules.filter { commitment.tags.contains($0.tag) }.map { rule in
      let pieces = rule.evidence.joined(separator: "、")
      return Explanation.Line(
        .rule,
        .init(
          zh: "计划的佐证规则：有“\(rule.tag)”标签的事项要有\(pieces)",
          en: "a rule of the plan: what is tagged '\(rule.tag)' must show \(pieces)"),
        place: rule.clause.flatMap { clause in plan.source.map { "\($0):\(clause.line)" } })
    }
  }

  private func deadlineLines(_ obligation: Obligation, _ snapshot: Snapshot) -> [Explanation.Line] {
    // A stage is due by its own limit, whatever the deadline of the obligation says.
    if obligation.stage != nil { return courseLines(obligation, snapshot) + [calendarLine(obligation)] }
    let commitment = commitment(of: obligation)
    let opening = opening(of: obligation, snapshot)
    let answer = opening?.answer ?? answer(of: obligation)
    let origin: Bilingual =
      switch commitment.origin {
      case .own: .init(zh: "写明", en: "stated")
      case .task: .init(zh: "承任务的期限", en: "inherited from the task")
      case .defaults: .init(zh: "承计划的默认期限", en: "inherited from the plan's defaults")
      case .plan: .init(zh: "未写期限，以计划期间为限", en: "not stated: the plan's period")
      }
    let phrase = commitment.phrase
    var lines = [
      Explanation.Line(
        .deadline,
        .init(
          zh: phrase.isEmpty ? "期限（\(origin.zh)）" : "期限“\(phrase)”（\(origin.zh)）",
          en: phrase.isEmpty ? "deadline (\(origin.en))" : "deadline '\(phrase)' (\(origin.en))"),
        place: files.place(commitment.dueSpan))
    ]
    if let decision = commitment.decision {
      let ref = decision.ref.map { "，\($0)" } ?? ""
      lines.append(
        Explanation.Line(
          .reading,
          .init(
            zh: "文件写的是“\(decision.written)”，由\(decision.by)于\(decision.on.chinese)定为“\(phrase)”\(ref)",
            en:
              "the document says '\(decision.written)'; \(decision.by) settled it as '\(phrase)' on \(decision.on)")
        ))
    }
    lines += successionLines(obligation, snapshot)
    if let fact = opening?.fact {
      let event = answer.event ?? self.answer(of: obligation).event ?? ""
      lines.append(
        Explanation.Line(
          .reading,
          .init(
            zh: "事件“\(event)”发生于\(fact.on.chinese)（\(fact.by)记）",
            en: "the event '\(event)' happened on \(fact.on), says \(fact.by)")))
    }
    // The days of a term that begins with another commitment are not those of the issue day.
    if commitment.after == nil || answer.kind != .relative {
      lines += answer.steps.map { Explanation.Line(.reading, $0) }
    }
    if let ambiguity = answer.ambiguity, !answer.steps.contains(ambiguity.message) {
      lines.append(Explanation.Line(.reading, ambiguity.message))
    }
    let window = obligation.window
    let time = window.dueTime.map { " \($0)" } ?? ""
    lines.append(
      Explanation.Line(
        .reading,
        .init(
          zh: "应于\(window.start.chinese)至\(window.due.chinese)\(time)间办结",
          en: "to be met from \(window.start) to \(window.due)\(time)")))
    lines += courseLines(obligation, snapshot)
    lines.append(calendarLine(obligation))
    return lines
  }

  private func calendarLine(_ obligation: Obligation) -> Explanation.Line {
    let calendar = calendar(of: obligation)
    let due = obligation.due
    let kind = calendar.kind(of: due)
    if calendar.isProvisional(due) {
      return Explanation.Line(
        .calendar,
        .init(
          zh: "≈ 工作日历“\(calendar.name)”未涵盖\(due.chinese)，暂按周末推算",
          en: "≈ calendar '\(calendar.name)' does not reach \(due): weekends only, provisional"))
    }
    // Of a counted period the reading says whether its last day rolled.
    let fixed =
      answer(of: obligation).kind == .relative
      ? Bilingual("") : Bilingual(zh: "（固定期限不因休息日顺延）", en: " (a fixed day never rolls)")
    let what: Bilingual =
      switch (kind.isWorking, kind.festival) {
      case (true, nil): .init(zh: "工作日", en: "a working day")
      case (true, let festival?): .init(zh: "\(festival)调休上班日", en: "a make-up working day for \(festival)")
      case (false, nil): .init(zh: "周末\(fixed.zh)", en: "a weekend day\(fixed.en)")
      case (false, let festival?): .init(zh: "\(festival)放假\(fixed.zh)", en: "a rest day of \(festival)\(fixed.en)")
      }
    let notice = calendar.notice(for: due)?.link
    return Explanation.Line(
      .calendar,
      .init(
        zh: "按工作日历“\(calendar.name)”，到期日\(due.chinese)是\(what.zh)",
        en: "by calendar '\(calendar.name)' the due day \(due) is \(what.en)"), place: notice)
  }

  private func standingLine(_ obligation: Obligation, _ snapshot: Snapshot, _ now: Instant) -> Explanation.Line {
    let standing = standing(of: obligation, snapshot, at: now)
    let day = plan(of: obligation).zone.day(at: now)
    return Explanation.Line(
      .standing,
      .init(
        zh: "截至\(day.chinese)：\(standing.sentence(due: obligation.due).zh)",
        en: "as of \(day): \(standing.sentence(due: obligation.due).en)"))
  }
}

extension Account {
  /// What became of the notification, and why.
  public func sentence(_ zone: TimeZoneTable) -> Bilingual {
    let when = zone.civil(at: at)
    let delivery = delivery.map { " \($0)" } ?? ""
    let wasHeld = reason.isHolding && state != .held
    return Bilingual(
      zh:
        "\(state.chinese)（\(wasHeld ? "曾暂缓：" : "")\(reason.chinese)），记于\(when)\(delivery.isEmpty ? "" : "，发送\(delivery)")",
      en:
        "\(state.rawValue) (\(wasHeld ? "held before: " : "")\(reason.rawValue)), accounted for at \(when)\(delivery.isEmpty ? "" : ", delivery\(delivery)")"
    )
  }
}

extension AccountState {
  public var chinese: String {
    switch self {
    case .planned: "待发"
    case .held: "暂缓"
    case .sent: "已发"
    case .merged: "并入"
    case .suppressed: "不发"
    case .skipped: "略过"
    case .cancelled: "撤回"
    case .dead: "失败"
    }
  }
}

extension AccountReason {
  public var chinese: String {
    switch self {
    case .due: "到点"
    case .late: "补发"
    case .sameDay: "同日另有提醒"
    case .superseded: "由更近的提醒代替"
    case .beforeRule: "规则晚于该日"
    case .met: "已办结"
    case .unless: "除非条件成立"
    case .whenNot: "条件不成立"
    case .waiting: "不在责任单位手上"
    case .muted: "暂缓催办"
    case .acknowledged: "责任单位已知悉"
    case .answered: "责任单位已答复"
    case .restDay: "到点时是休息日"
    case .quietHours: "到点时在免打扰时段"
    case .letterGone: "当日的信已发出"
    case .cap: "本周已达上限"
    case .withdrawn: "规则已撤或计划已结束"
    case .refused: "渠道拒收"
    case .exhausted: "重试用尽"
    case .restored: "恢复前可能已发"
    }
  }
}
