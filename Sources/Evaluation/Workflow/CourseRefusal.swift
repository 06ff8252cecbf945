import CivilTime
public import Diagnostics
public import Rules

/// Why a workflow does not take a fact, and what it would take.
public struct CourseRefusal: Hashable, Sendable {
  public var reason: Bilingual
  /// What may be recorded at that moment.
  public var allowed: [Fact.Kind]

  /// The reason, and what would be allowed: `已报结，待督办单位审核；现在可以：审核通过（duban confirm）、…`.
  public var sentence: Bilingual {
    guard !allowed.isEmpty else { return reason }
    return Bilingual(
      zh: "\(reason.zh)；现在可以：\(allowed.map { "\($0.words.zh)（duban \($0.command)）" }.joined(separator: "、"))",
      en: "\(reason.en); allowed now: \(allowed.map { "duban \($0.command)" }.joined(separator: ", "))")
  }
}

extension Course {
  /// What may be recorded now, besides progress and evidence.
  public var allowed: [Fact.Kind] {
    Fact.Kind.allCases.filter { kind in
      // More time is given without a request too, but nobody is to be led to it.
      guard ![.event, .progress, .attach].contains(kind), kind != .extendApprove || request != nil else {
        return false
      }
      return obstruction(of: kind) == nil
    }
  }

  /// Why `fact` is not taken now; nil when it is.
  func refusal(of fact: Fact) -> CourseRefusal? {
    if let reason = obstruction(of: fact.kind) { return CourseRefusal(reason: reason, allowed: allowed) }
    return lack(of: fact).map { CourseRefusal(reason: $0, allowed: []) }
  }

  /// Why nothing of `kind` can be recorded now, whatever it says.
  private func obstruction(of kind: Fact.Kind) -> Bilingual? {
    if kind == .event { return nil }
    if let waived { return .init(zh: "已于\(waived)免办", en: "it was waived on \(waived)") }
    if kind == .attach || kind == .progress { return isUnreceived ? unreceived : nil }
    if let metOn, let closed {
      // What was closed by mistake, or not as well as it seemed, is sent back.
      if kind == .sendBack { return nil }
      return metOn == closed
        ? .init(zh: "已于\(metOn)办结", en: "was met on \(metOn) already")
        : .init(zh: "已于\(metOn)报结、\(closed)销号", en: "was submitted on \(metOn) and struck off on \(closed) already")
    }
    if kind == .mute { return nil }
    if kind == .unmute { return mutes.last.map { $0.ended != nil } ?? true ? notMuted : nil }
    if let paused, kind != .resume, kind != .waive {
      return .init(zh: "\(paused)起暂停", en: "it is paused since \(paused)")
    }
    if let declined, ![.sendBack, .waive, .nudge].contains(kind), paused == nil {
      return .init(
        zh: "责任单位\(declined)退办，待督办单位处理", en: "the unit sent it back on \(declined): the supervisor must decide")
    }
    return obstructionInHand(of: kind)
  }

  private func obstructionInHand(of kind: Fact.Kind) -> Bilingual? {
    let isUnits = holder == .unit
    switch kind {
    case .accept, .submit, .confirm, .done:
      if kind == .confirm, stages[stage].action != kind, let reported { return incomplete(reported) }
      if stages[stage].action != kind { return elsewhere(kind) }
      if kind == .confirm || kind == .accept { return nil }
      return reported.map(incomplete)
    case .extendRequest:
      if let request {
        return .init(
          zh: "\(request.on)的延期申请（到\(request.until)）尚未批复",
          en: "the request of \(request.on) (until \(request.until)) is not decided yet")
      }
      return isUnits ? nil : waiting
    case .extendApprove: return isUnits ? nil : waiting
    case .extendRefuse: return request == nil ? .init(zh: "没有待批的延期申请", en: "no request for more time is open") : nil
    case .block:
      if let obstacle { return .init(zh: "\(obstacle.since)起已受阻", en: "it is blocked since \(obstacle.since)") }
      return isUnits ? nil : waiting
    case .unblock: return obstacle == nil ? .init(zh: "没有受阻", en: "it is not blocked") : nil
    case .resume: return paused == nil ? .init(zh: "没有暂停", en: "it is not paused") : nil
    case .acknowledge: return isUnits ? nil : waiting
    case .sendBack, .pause, .waive, .nudge, .event, .progress, .attach, .mute, .unmute: return nil
    }
  }

  private func incomplete(_ reported: CivilDate) -> Bilingual {
    let pieces = missingEvidence.joined(separator: "、")
    return .init(
      zh: "已于\(reported)报结，缺佐证：\(pieces)，请补交（duban attach）",
      en: "was reported done on \(reported); evidence is missing: \(pieces) (duban attach)")
  }

  /// A mute that nobody ended is over by itself after its last day, which only the day of a fact can tell.
  private var notMuted: Bilingual { .init(zh: "没有暂缓催办", en: "it is not muted") }

  private var isUnreceived: Bool { !isOver && stages[stage].action == .accept && stage < stages.count - 1 }

  private var unreceived: Bilingual { .init(zh: "尚未签收", en: "it was not accepted yet") }

  private var waiting: Bilingual { .init(zh: "已报结，待督办单位审核", en: "it was submitted and waits for the supervisor") }

  /// The stage it is in, when `kind` belongs to another or to none.
  private func elsewhere(_ kind: Fact.Kind) -> Bilingual {
    if !stages.contains(where: { $0.action == kind }) {
      let actions = stages.map { "\($0.action.words.zh)" }.joined(separator: "→")
      return .init(
        zh: "办理流程 \(start.workflow.id)（\(actions)）没有“\(kind.words.zh)”",
        en: "its workflow '\(start.workflow.id)' has no '\(kind.command)'")
    }
    if isUnreceived { return unreceived }
    let current = stages[stage]
    return current.holder == .supervisor
      ? waiting
      : .init(
        zh: "正在“\(current.title.zh)”环节", en: "it is at the stage '\(current.title.en)'")
  }

  /// What `fact` lacks when it begins or ends a mute.
  private func lackOfMute(_ fact: Fact) -> Bilingual? {
    switch fact.kind {
    case .mute:
      guard let until = fact.until else {
        return .init(zh: "要写到哪一天为止（--until）", en: "its last day is wanted (--until)")
      }
      if until < fact.on {
        return .init(zh: "止日\(until)早于\(fact.on)", en: "the last day \(until) is before \(fact.on)")
      }
      guard let mute = mutes.last, mute.covers(fact.on) else { return nil }
      return .init(
        zh: "已暂缓催办到\(mute.until)（\(mute.by)）", en: "it is muted until \(mute.until) already (\(mute.by))")
    case .unmute:
      return mutes.last.map { $0.covers(fact.on) } ?? false ? nil : notMuted
    default: return nil
    }
  }

  /// What `fact` lacks to be taken.
  private func lack(of fact: Fact) -> Bilingual? {
    let isEmpty = fact.note?.isEmpty ?? true
    switch fact.kind {
    case .sendBack, .block, .waive, .extendRequest, .extendRefuse, .mute:
      if isEmpty {
        return .init(zh: "\(fact.kind.words.zh)要写明原因（--note）", en: "a reason is wanted (--note)")
      }
    case .accept, .submit, .confirm, .done:
      let requires = stages[stage].requires
      if requires.contains(.note), isEmpty {
        return .init(zh: "“\(stages[stage].title.zh)”环节要写备注（--note）", en: "this stage wants a remark (--note)")
      }
      if requires.contains(.ref), fact.ref?.isEmpty ?? true {
        return .init(zh: "“\(stages[stage].title.zh)”环节要写文号（--ref）", en: "this stage wants a reference (--ref)")
      }
    default: break
    }
    if let lack = lackOfMute(fact) { return lack }
    guard fact.kind == .extendRequest || fact.kind == .extendApprove else { return nil }
    guard let until = fact.until ?? (fact.kind == .extendApprove ? request?.until : nil) else {
      return .init(zh: "要写新期限（--until）", en: "the new day is wanted (--until)")
    }
    return until > due
      ? nil
      : .init(
        zh: "新期限\(until)不晚于现期限\(due)", en: "the new day \(until) is not after the due day \(due)")
  }
}
