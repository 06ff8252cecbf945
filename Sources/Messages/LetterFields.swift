import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules

/// One labelled part of an entry.
struct LetterField {
  var label: Bilingual
  /// One paragraph each.
  var lines: [Bilingual]
  /// Whether its lines are to be copied and must not be wrapped.
  var isVerbatim = false

  init(_ label: Bilingual, _ lines: [Bilingual], isVerbatim: Bool = false) {
    self.label = label
    self.lines = lines
    self.isVerbatim = isVerbatim
  }
}

extension LetterEntry {
  /// What the entry says beneath its title, in order.
  var fields: [LetterField] {
    if let edit { return edit.fields }
    if let dead { return dead.fields }
    if let drill { return drill.fields }
    guard let content else {
      return [
        LetterField(
          .init(zh: "变更", en: "Change"),
          [.init(zh: "该事项已不在现行规则中，不再催办", en: "the rules in force no longer hold it: nothing more is called for")])
      ]
    }
    var fields = [LetterField(.init(zh: "单位", en: "Units"), [content.unitWords]), content.sourceField]
    if let raised = content.raised {
      fields.append(
        LetterField(.init(zh: raised.kind.zh, en: raised.kind.en.capitalizedFirst), [raised.sentence]))
    }
    if let slip { fields.append(LetterField(.init(zh: "督办单", en: "Slip"), [slip.words])) }
    if group == .changed { fields.append(changeField(content)) }
    if !notices.isEmpty { fields.append(LetterField(.init(zh: "督办", en: "Word"), notices.map(\.words))) }
    fields.append(LetterField(.init(zh: "期限", en: "Deadline"), content.deadlineLines))
    let standing = content.standing
    if !standing.reached.isEmpty {
      fields.append(LetterField(.init(zh: "进度", en: "Progress"), standing.reached.map(\.words)))
    }
    if let remark = standing.course?.value.remark {
      fields.append(LetterField(.init(zh: "办理", en: "Course"), [remark]))
    }
    if !standing.missingEvidence.isEmpty { fields.append(content.evidenceField) }
    fields += actionFields(standing, content.next ?? (.done, key))
    fields.append(LetterField(.init(zh: "依据", en: "Rule"), [.init(content.place)] + reasons.compactMap(\.words)))
    fields.append(
      LetterField(.init(zh: "说明", en: "Why"), [.init("duban explain \(ShellWord.quoted(key))")], isVerbatim: true))
    return fields
  }

  /// `（补发：应于2018年7月20日（周五）提醒）`; nil when it is in time.
  var lateRemark: Bilingual? {
    guard let day = reasons.compactMap(\.lateSince).max() else { return nil }
    return .init(zh: "（补发：应于\(day.words.zh)提醒）", en: "(late: this should have been told on \(day.words.en))")
  }

  private func changeField(_ content: Content) -> LetterField {
    let now = content.due.words
    let words =
      movedFrom.map { before in
        Bilingual(
          zh: "到期日由\(before.words.zh)改为\(now.zh)", en: "the due day moved from \(before.words.en) to \(now.en)")
      } ?? Bilingual(zh: "到期日改为\(now.zh)", en: "the due day moved to \(now.en)")
    return LetterField(.init(zh: "变更", en: "Change"), [words])
  }

  /// The lines to send back, and the commands that do the same.
  private func actionFields(_ standing: Standing, _ next: (kind: Fact.Kind, key: String)) -> [LetterField] {
    let key = OneLine.folded(next.key)
    let word = ShellWord.quoted(key)
    let takesEvidence = next.kind == .done || next.kind == .submit
    let evidence =
      takesEvidence
      ? standing.missingEvidence.map { " --evidence \(ShellWord.quoted(OneLine.folded($0)))" }.joined() : ""
    let isReport = next.kind == .progress
    var replies = [Bilingual("\(isReport ? "反馈" : next.kind.words.zh) \(key)\(isReport ? " 进展情况" : "")")]
    var commands = [Bilingual("duban \(next.kind.command) \(word)\(evidence)\(isReport ? " --note 进展情况" : "")")]
    for reached in standing.reached where !reached.isReached {
      let which = standing.name(of: reached.target)
      replies.append(
        .init(
          zh: "进展 \(key) 1\(which.map { " \($0)" } ?? "")（数字改为本次新增）",
          en: "进展 \(key) 1\(which.map { " \($0)" } ?? "") (put what is new in place of 1)"))
      commands.append(.init("duban progress \(word) 1\(which.map { " --unit \(ShellWord.quoted($0))" } ?? "")"))
    }
    if slip != nil {
      replies.append(.init(zh: "知悉 \(key) 怎样办、何时办结", en: "知悉 \(key) (how it goes, and by when)"))
      commands.append(Bilingual("duban acknowledge \(word) --note 怎样办、何时办结"))
    }
    return [
      LetterField(.init(zh: "回复", en: "Reply"), replies, isVerbatim: true),
      LetterField(.init(zh: "命令", en: "Command"), commands, isVerbatim: true),
    ]
  }
}

extension LetterEntry.Content {
  fileprivate var unitWords: Bilingual {
    guard !units.isEmpty else { return .init(zh: "（责任单位未明确）", en: "(no unit defined)") }
    return .init(zh: units.joined(separator: "、"), en: units.joined(separator: ", "))
  }

  fileprivate var sourceField: LetterField {
    guard let quote, let clausePlace else {
      return LetterField(.init(zh: "计划", en: "Plan"), [.init(zh: "《\(planTitle)》", en: "'\(planTitle)'")])
    }
    return LetterField(
      .init(zh: "原文", en: "Clause"),
      [.init(zh: "“\(quote)”（《\(planTitle)》，\(clausePlace)）", en: "'\(quote)' ('\(planTitle)', \(clausePlace))")])
  }

  fileprivate var deadlineLines: [Bilingual] {
    let time = dueTime.map { " \($0)" } ?? ""
    let written: Bilingual =
      limit.map { .init(zh: "“\($0.zh)”", en: "'\($0.en)'") }
      ?? (phrase.isEmpty
        ? .init(zh: "未写明，以计划期间为限", en: "not stated, the plan's period")
        : .init(zh: "“\(phrase)”\(isSoft ? "（软性期限）" : "")", en: "'\(phrase)'\(isSoft ? " (soft)" : "")"))
    let mark = isProvisional ? "≈" : ""
    let distance = isDueToday ? Bilingual(zh: "就在今天", en: "today") : distance
    let days = standing.daysOverdue
    let inDays =
      days > 0 && standing.workingDaysOverdue > 0
      ? Bilingual(zh: "（\(days)天）", en: " (\(English.counted(days, "day")))") : Bilingual("")
    var lines = [
      Bilingual(
        zh: "\(written.zh)，\(mark)\(due.words.zh)\(time)到期，\(distance.zh)\(inDays.zh)",
        en: "\(written.en), due \(mark)\(due.words.en)\(time), \(distance.en)\(inDays.en)")
    ]
    if isProvisional {
      lines.append(
        .init(zh: "≈ 工作日历未涵盖该日，暂按周末推算", en: "≈ the working calendar does not reach that day: weekends only"))
    }
    if let ambiguity { lines.append(.init(zh: OneLine.folded(ambiguity.zh), en: OneLine.folded(ambiguity.en))) }
    return lines
  }

  fileprivate var evidenceField: LetterField {
    let names = standing.missingEvidence.map { piece in
      let count = standing.evidenceCounts.first { $0.piece == piece && $0.wanted > 1 }
      return OneLine.folded(piece) + (count.map { "（\($0.have)/\($0.wanted)）" } ?? "")
    }
    return LetterField(
      .init(zh: "尚缺", en: "Missing"),
      [
        .init(
          zh: "\(names.joined(separator: "、"))（请随办结一并报送，佐证齐备才算办结）",
          en: "\(names.joined(separator: ", ")) (send it along: it is met once the evidence is there)")
      ])
  }
}

extension Standing {
  /// What tells `target` from the others: its unit, its words where two share a unit, nothing when it is alone.
  fileprivate func name(of target: Target) -> String? {
    guard reached.count > 1 else { return nil }
    return OneLine.folded(reached.count { $0.target.unit == target.unit } == 1 ? target.unit : target.text)
  }
}

extension Standing.Reached {
  /// `已完成4场次/10场次，序时应达5场次，未达序时进度`.
  fileprivate var words: Bilingual {
    let goal = OneLine.folded(target.text)
    var zh = "已完成\(amount(thousandths))/\(goal)"
    var en = "\(amount(thousandths)) of \(goal) done"
    if let expected {
      zh += "，序时应达\(amount(expected))"
      en += ", the pace asks for \(amount(expected))"
      if thousandths < expected {
        zh += "，未达序时进度"
        en += ", behind pace"
      }
    }
    return .init(zh: zh, en: en)
  }

  /// Money of ten thousand yuan and more is written in 万元, as plans do.
  private func amount(_ thousandths: Int64) -> String {
    if target.unit == "元", target.thousandths >= 10_000_000 { return "\(Target.decimal(thousandths / 10_000))万元" }
    return "\(Target.decimal(thousandths))\(OneLine.folded(target.unit))"
  }
}

extension LetterEntry.Reason {
  /// `督办规则standard的步骤 before:5wd（到期前5个工作日，rules/office.yaml:37），告知区农业局联络员`; nil for a notice.
  fileprivate var words: Bilingual? {
    guard let step else { return nil }
    let turn = step.ordinal > 1 ? Bilingual(zh: "，第\(step.ordinal)次", en: ", turn \(step.ordinal)") : .init("")
    let offset = step.step.offsetWords
    var zh = "督办规则 \(step.policy) 的步骤 \(step.step.id)（\(offset.zh)\(turn.zh)，\(step.place)）"
    var en = "step \(step.step.id) of policy \(step.policy) (\(offset.en)\(turn.en), \(step.place))"
    if let recipient {
      zh += "，告知\(recipient.unit ?? "")\(recipient.role.chinese)\(recipient.standsIn ? "（代，该单位无联络员）" : "")"
      en +=
        ", tells the \(recipient.role.name)\(recipient.unit.map { " of \($0)" } ?? "")"
        + (recipient.standsIn ? " (standing in: the unit has no liaison)" : "")
    }
    return .init(zh: zh, en: en)
  }
}

extension CivilDate {
  /// `2018年7月31日（周二）`, `2018-07-31 (Tue)`.
  var words: Bilingual { .init(zh: chinese, en: "\(self) (\(englishWeekday))") }
}

extension Step {
  /// `到期前5个工作日`, `超期后1天起每3个工作日`.
  fileprivate var offsetWords: Bilingual {
    switch anchor {
    case .start: .init(zh: "办理期开始", en: "the window opens")
    case .due: .init(zh: "到期当天", en: "on the due day")
    case .before(let span): .init(zh: "到期前\(span.words.zh)", en: "\(span.words.en) before the due day")
    case .after(let span):
      .init(
        zh: "到期后\(span.words.zh)\(every.map { "起每隔\($0.words.zh)" } ?? "")",
        en: "\(span.words.en) after the due day\(every.map { ", then every \($0.words.en)" } ?? "")")
    case .lapsed(let span):
      .init(zh: "知悉到期后\(span.words.zh)", en: "\(span.words.en) after an acknowledgement ran out")
    }
  }
}
