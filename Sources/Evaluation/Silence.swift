public import CivilTime
import Diagnostics
public import Rules
import WorkCalendars

extension RuleBook {
  /// Why `person` was told nothing, or what they were told, of `obligation` on `day`.
  ///
  /// Answers for every account of that day, for what was told late on it and for what its letter told of days
  /// before; where there is none it says which condition of the rules kept it from coming into being.
  public func explainSilence(
    of obligation: Obligation, on day: CivilDate, to person: PersonIndex, accounts: [Account], _ snapshot: Snapshot,
    at now: Instant
  ) -> Explanation {
    let key = key(of: obligation)
    var lines: [Explanation.Line] = []
    let theirs = accounts.filter {
      $0.id.event.subject == key && $0.id.recipient == people[Int(person)].id && $0.concerns(day, office.zone)
    }
    if !theirs.isEmpty {
      for account in theirs {
        lines += eventLines(account, obligation)
        lines.append(.init(.account, account.sentence(office.zone)))
      }
      return Explanation(key: key, title: title(of: obligation), lines: lines)
    }
    lines.append(.init(.rule, silenceReason(obligation, day, person, snapshot, now)))
    let isOver = standing(of: obligation, snapshot, at: now).state.isOver
    lines += nearestTurns(obligation, day, person, isOver: isOver)
    return Explanation(key: key, title: title(of: obligation), lines: lines)
  }

  private func silenceReason(
    _ obligation: Obligation, _ day: CivilDate, _ person: PersonIndex, _ snapshot: Snapshot, _ now: Instant
  ) -> Bilingual {
    let plan = plan(of: obligation)
    let name = people[Int(person)].name
    if !isChased(obligation) {
      return .init(zh: "该事项只记录不催办（催办：否）", en: "it is recorded without reminders (chase: no)")
    }
    if let raised = task(of: obligation).raised, day < raised.on {
      return .init(zh: "该事项\(raised.on.chinese)才交办", en: "it was raised on \(raised.on) only")
    }
    if day < inForce(of: obligation) {
      return .init(zh: "计划自\(plan.inForce.chinese)起施行", en: "the plan is in force from \(plan.inForce)")
    }
    if let closed = plan.closed, plan.carryOver == nil, day >= closed {
      return .init(zh: "计划已于\(closed.chinese)结束", en: "the plan was closed on \(closed)")
    }
    if let metOn = standing(of: obligation, snapshot, at: now).metOn, metOn < day {
      return .init(zh: "已于\(metOn.chinese)办结，不再提醒", en: "it was met on \(metOn): nothing more is called for")
    }
    if let waived = standing(of: obligation, snapshot, at: now).course?.value.waived, waived < day {
      return .init(zh: "已于\(waived.chinese)免办，不再提醒", en: "it was waived on \(waived): nothing more is called for")
    }
    let turns = turns(of: obligation, in: day...day)
    let steps = policy(of: obligation).steps
    if turns.isEmpty {
      let kind = calendar(of: obligation).kind(of: day)
      if !kind.isWorking {
        return .init(
          zh: "\(day.chinese)是\(kind.festival ?? "周末")，提醒落在工作日",
          en: "\(day) is a rest day\(kind.festival.map { " (\($0))" } ?? ""): reminders fall on working days")
      }
      return .init(zh: "督办规则在\(day.chinese)没有步骤", en: "no step of the policy falls on \(day)")
    }
    let named = turns.contains { turn in
      audience(of: steps[turn.step], turn: turn.ordinal, for: obligation, on: turn.day).contains {
        $0.person == person
      }
    }
    if !named {
      return .init(
        zh: "当日的步骤 \(turns.map { steps[$0.step].id }.joined(separator: "、")) 不告知\(name)",
        en: "the day's steps \(turns.map { steps[$0.step].id }.joined(separator: ", ")) do not tell \(name)")
    }
    return .init(zh: "尚未到点，或守护进程还没有处理到这一天", en: "its hour has not come, or no pass has reached that day")
  }

  /// The turns before and after `day` that do tell the person; none is to come once it is over.
  private func nearestTurns(
    _ obligation: Obligation, _ day: CivilDate, _ person: PersonIndex, isOver: Bool
  ) -> [Explanation.Line] {
    let steps = policy(of: obligation).steps
    let turns = turns(of: obligation, in: day.adding(days: -400)...day.adding(days: 400)).filter { turn in
      audience(of: steps[turn.step], turn: turn.ordinal, for: obligation, on: turn.day).contains {
        $0.person == person
      }
    }.sorted { $0.day < $1.day }
    let before = turns.last { $0.day < day }
    let after = isOver ? nil : turns.first { $0.day > day }
    return [before, after].compactMap { $0 }.map { turn in
      let isBefore = turn.day < day
      return .init(
        .step,
        .init(
          zh: "\(isBefore ? "上一次" : "下一次")：\(turn.day.chinese)，步骤 \(steps[turn.step].id)",
          en: "\(isBefore ? "the one before" : "the next"): \(turn.day), step \(steps[turn.step].id)"),
        place: files.place(steps[turn.step].span))
    }
  }
}

extension Account {
  /// Whether it is of `day`, or a letter of `day` tells it.
  fileprivate func concerns(_ day: CivilDate, _ zone: TimeZoneTable) -> Bool {
    if self.day == day { return true }
    guard let delivery else { return false }
    let digest = DeliveryID.digest(recipient: id.recipient, channel: id.channel, day: day)
    return delivery == digest || !reason.isHolding && zone.day(at: at) == day
  }
}
