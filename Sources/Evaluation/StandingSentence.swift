public import CivilTime
public import Diagnostics
import Rules

extension Standing {
  /// How it stands, in a few words.
  ///
  /// - Parameter due: The due day, where no course says another.
  public func sentence(due: CivilDate) -> Bilingual {
    let words = stateWords(due: course?.value.due ?? due)
    guard let remark = course?.value.remark else { return words }
    return Bilingual(zh: "\(words.zh)；\(remark.zh)", en: "\(words.en); \(remark.en)")
  }

  private func stateWords(due: CivilDate) -> Bilingual {
    switch state {
    case .upcoming: .init(zh: "未开始", en: "not open yet")
    case .open: openWords
    case .blocked: .init(zh: "受阻，\(left.zh)", en: "blocked, \(left.en)")
    case .submitted: submittedWords
    case .returned: .init(zh: "责任单位退办，待督办单位处理", en: "sent back by the unit: the supervisor must decide")
    case .paused: .init(zh: "暂停，不计时", en: "paused: its time stands still")
    case .met:
      .init(zh: "按期办结（\(metOn.map(\.chinese) ?? "")）", en: "met in time (\(metOn.map(\.description) ?? ""))")
    case .metExtended:
      .init(
        zh: "延期内办结（\(metOn.map(\.chinese) ?? "")）",
        en: "met within the extension (\(metOn.map(\.description) ?? ""))")
    case .metLate: metLateWords(due: due)
    case .overdue:
      .init(
        zh: "超期\(daysOverdue)天（\(workingDaysOverdue)个工作日）",
        en: "overdue by \(daysOverdue) days (\(workingDaysOverdue) working days)")
    case .behind: .init(zh: "滞后\(daysOverdue)天（软性期限，不计超期）", en: "behind by \(daysOverdue) days (soft deadline)")
    case .waived: .init(zh: "免办", en: "waived")
    case .closed: .init(zh: "计划已结束，未办结", en: "the plan ended before it was met")
    }
  }

  private var left: Bilingual {
    .init(
      zh: "还有\(max(0, workingDaysLeft))个工作日\(isBehindPace ? "，未达序时进度" : "")",
      en: "\(max(0, workingDaysLeft)) working days left\(isBehindPace ? ", behind pace" : "")")
  }

  private var openWords: Bilingual {
    guard let stage = course?.value.current, stage.action == .accept else {
      return .init(zh: "办理中，\(left.zh)", en: "open, \(left.en)")
    }
    return .init(zh: "待\(stage.title.zh)，\(left.zh)", en: "waits for \(stage.title.en), \(left.en)")
  }

  private var submittedWords: Bilingual {
    guard awaitsConfirmation else {
      return .init(
        zh: "已报结，缺佐证：\(missingEvidence.joined(separator: "、"))",
        en: "reported done, evidence missing: \(missingEvidence.joined(separator: ", "))")
    }
    let day = course?.value.submitted
    return .init(
      zh: "报结待审（\(day.map(\.chinese) ?? "")报结）",
      en: "submitted on \(day.map(\.description) ?? ""), waits for the supervisor")
  }

  /// With an extension that came too late it may be late although it is not past the new day.
  private func metLateWords(due: CivilDate) -> Bilingual {
    let day = (zh: metOn.map(\.chinese) ?? "", en: metOn.map(\.description) ?? "")
    let late = metOn.map { $0.days(since: due) } ?? 0
    guard late > 0 else {
      return .init(zh: "逾期办结（\(day.zh)，延期申请晚于原期限）", en: "met late (\(day.en), extended too late)")
    }
    return .init(zh: "逾期办结（\(day.zh)，晚\(late)天）", en: "met late (\(day.en), by \(late) days)")
  }
}

extension Course {
  /// What else is to be known of it: a day that moved, a request, an obstacle, having been sent back; nil when
  /// nothing is.
  public var remark: Bilingual? {
    var parts: [Bilingual] = []
    if due != start.due {
      let why: Bilingual =
        extensions > 0
        ? isLateForGood ? .init(zh: "超期后延期", en: "extended too late") : .init(zh: "延期", en: "extended")
        : .init(zh: "期限顺延", en: "moved on")
      parts.append(.init(zh: "\(why.zh)至\(due)（原\(start.due)）", en: "\(why.en) to \(due) (was \(start.due))"))
    }
    if let request {
      parts.append(
        .init(
          zh: "\(request.on)申请延期至\(request.until)，待批",
          en: "more time until \(request.until) asked for on \(request.on), not decided"))
    }
    if let obstacle {
      let by = obstacle.by.map { (zh: "等\($0)，", en: "waits for \($0), ") } ?? (zh: "", en: "")
      parts.append(
        .init(
          zh: "\(obstacle.since)起受阻（\(by.zh)\(obstacle.reason)）",
          en: "blocked since \(obstacle.since) (\(by.en)\(obstacle.reason))"))
    }
    if returns > 0, closed == nil {
      parts.append(.init(zh: "退回重办\(returns)次", en: "sent back \(returns) times"))
    }
    guard !parts.isEmpty else { return nil }
    return .init(
      zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }
}
