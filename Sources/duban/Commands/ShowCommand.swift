import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import PlanLanguage
import Reports
import Rules

/// `duban show`: one obligation with its history.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one obligation: where it stands, what was recorded, what was sent.",
    discussion: """
      EXAMPLES
        duban show xinbei-ziyang-2018/labour-agencies
        duban show labour-agencies --at 2018-09-10 --json
      """)

  @OptionGroup var options: CommonOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; the plan may be left out.")
  var key: String

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let ledger = try workspace.existingLedger()
      let snapshot = try ledger?.snapshot() ?? Snapshot()
      let now = try options.now(in: book.office.zone)
      let selection = Selection(book, snapshot)
      if selection.index.matching(key).isEmpty, let choices = try? CommitmentChoice.all(key, in: book) {
        printAbsent(choices, book)
        return
      }
      let shown = try selection.obligations(key, widely: true).map { obligation in
        let key = book.key(of: obligation)
        return Shown(
          obligation: obligation, key: key, standing: book.standing(of: obligation, snapshot, at: now),
          facts: opening(obligation, book, snapshot) + (snapshot.facts[key] ?? []),
          accounts: try ledger?.accounts(subject: key) ?? [],
          allTurns: allTurns(of: obligation, book, snapshot, now, selection.index))
      }
      if options.json {
        Console.print(JSONValue.array(shown.map { json($0, book) }).pretty)
      } else {
        Console.print(shown.map { text($0, book) }.joined(separator: "\n\n"))
      }
    }
  }

  /// What the turns of one commitment have reached together, of the target its total is counted in.
  private func allTurns(
    of obligation: Obligation, _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant, _ index: ObligationIndex
  ) -> Int64 {
    guard let total = book.commitment(of: obligation).total else { return 0 }
    let turns = index.obligations.filter {
      ($0.plan, $0.task, $0.commitment, $0.unit, $0.pair)
        == (obligation.plan, obligation.task, obligation.commitment, obligation.unit, obligation.pair)
    }
    return turns.flatMap { book.standing(of: $0, snapshot, at: now).reached }
      .filter { $0.target.unit == total.unit }.reduce(0) { $0 + $1.thousandths }
  }

  /// The event that opened `obligation`: it is recorded under its commitment.
  private func opening(_ obligation: Obligation, _ book: RuleBook, _ snapshot: Snapshot) -> [Fact] {
    let commitment = book.commitmentKey(
      plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
    return (snapshot.facts[commitment] ?? []).filter {
      $0.kind == .event && ($0.ref ?? "\($0.on)") == obligation.window.key
    }
  }

  /// Commitments that have no obligation now: they wait for an event, or are never due.
  private func printAbsent(_ choices: [CommitmentChoice], _ book: RuleBook) {
    let language = options.reportLanguage
    if options.json {
      let values = choices.map { choice in
        JSONValue.members([
          "key": .string(choice.key), "title": .string(choice.title(in: book)),
          "state": .string(choice.event(in: book) == nil ? "none" : "waiting"),
          "waitsFor": .optional(choice.event(in: book)), "reason": .string(choice.absence(in: book)[language]),
        ])
      }
      Console.print(JSONValue.array(values).pretty)
      return
    }
    let texts = choices.map { choice in
      let phrase = choice.commitment(in: book).phrase
      let place = book.files.place(choice.commitment(in: book).span)
      return """
        \(choice.title(in: book))
          \(choice.key)
          \(language == .zh ? "期限：" : "deadline: ")\(phrase)
          ○ \(choice.absence(in: book)[language])
          \(language == .zh ? "规则：" : "rule: ")\(place)
        """
    }
    Console.print(texts.joined(separator: "\n\n"))
  }

  private struct Shown {
    var obligation: Obligation
    var key: String
    var standing: Standing
    var facts: [Fact]
    var accounts: [Account]
    /// What all turns have reached together, in thousandths.
    var allTurns: Int64
  }

  private func text(_ shown: Shown, _ book: RuleBook) -> String {
    let language = options.reportLanguage
    let zh = language == .zh
    let task = book.task(of: shown.obligation)
    let window = shown.obligation.window
    let units = book.answererNames(of: shown.obligation).joined(separator: "、")
    let lamp = RowLamp(shown.standing, by: book.policy(of: shown.obligation))
    var lines = [
      book.title(of: shown.obligation), "  \(shown.key)",
      (zh ? "  责任单位：" : "  units: ") + units,
    ]
    if let raised = task.raised {
      lines.append("  \(raised.kind.words[language])\(zh ? "：" : ": ")\(raised.sentence[language])")
    }
    lines += [
      (zh ? "  期限：" : "  deadline: ") + "\(window.start) – \(window.due)\(window.provisional ? " ≈" : "")",
      "  \(lamp.mark) \(lamp.word[language])  \(shown.standing.sentence(due: window.due)[language])",
    ]
    let commitment = book.commitment(of: shown.obligation)
    let support = book.supportingUnits(of: shown.obligation).map { book.units[Int($0)].name }
    if !support.isEmpty { lines.append((zh ? "  配合单位：" : "  supported by: ") + support.joined(separator: "、")) }
    let departments = book.answeringUnits(of: shown.obligation).compactMap { book.units[Int($0)].department }
    if !departments.isEmpty {
      lines.append((zh ? "  责任科室：" : "  departments: ") + departments.joined(separator: "、"))
    }
    if let decision = commitment.decision {
      lines.append(
        zh
          ? "  文件写“\(decision.written)”，\(decision.by)于\(decision.on)定为“\(commitment.phrase)”"
          : "  the document says '\(decision.written)'; \(decision.by) settled '\(commitment.phrase)' on \(decision.on)"
      )
    }
    if shown.obligation.isDerived {
      lines.append(zh ? "  ≈ 期限按前置事项的到期日推算" : "  ≈ reckoned from what comes before it")
    }
    for reached in shown.standing.reached {
      lines.append(
        (zh ? "  进展：" : "  progress: ") + RowTarget(reached).progressText(language)
          + (zh ? "（原文：\(reached.target.text)）" : " (\(reached.target.text))"))
    }
    if !commitment.evidence.isEmpty {
      let missing = shown.standing.missingEvidence
      let pieces = commitment.evidence.map { missing.contains($0) ? $0 + (zh ? "（未附）" : " (missing)") : $0 }
      lines.append((zh ? "  佐证材料：" : "  evidence: ") + pieces.joined(separator: zh ? "、" : ", "))
    }
    if let total = commitment.total {
      lines.append((zh ? "  各期合计：" : "  all turns: ") + "\(Target.decimal(shown.allTurns))/\(total.text)")
    }
    lines.append(
      (zh ? "  规则：" : "  rule: ") + book.files.place(commitment.id.isEmpty ? task.span : commitment.span))
    for fact in shown.facts {
      let amount = fact.thousandths.map { " \(Target.decimal($0))\(fact.unit ?? "")" } ?? ""
      let note = fact.note.map { " \($0)" } ?? ""
      let recorded = book.office.zone.civil(at: fact.recorded)
      lines.append(
        "  · \(fact.on) \(zh ? fact.kind.chinese : fact.kind.rawValue)\(amount)\(note) — \(fact.by)（\(recorded)）")
    }
    for account in shown.accounts {
      let event = account.id.event
      lines.append(
        "  ✉ \(account.day) \(event.step)#\(event.ordinal) → \(account.id.recipient)：\(account.sentence(book.office.zone)[language])"
      )
    }
    return lines.joined(separator: "\n")
  }

  private func json(_ shown: Shown, _ book: RuleBook) -> JSONValue {
    let zone = book.office.zone
    let window = shown.obligation.window
    let task = book.task(of: shown.obligation)
    return .members([
      "key": .string(shown.key), "title": .string(book.title(of: shown.obligation)),
      "units": .strings(book.answeringUnits(of: shown.obligation).map { book.units[Int($0)].name }),
      "start": .string("\(window.start)"), "due": .string("\(window.due)"),
      "provisional": .bool(window.provisional), "derived": .bool(shown.obligation.isDerived),
      "pair": .optional(book.pair(of: shown.obligation)?.id),
      "support": .strings(book.supportingUnits(of: shown.obligation).map { book.units[Int($0)].name }),
      "state": .string(shown.standing.state.rawValue), "lamp": .string(shown.standing.lamp.rawValue),
      "metOn": .optional(shown.standing.metOn?.description),
      "late": .bool(shown.standing.state == .metLate),
      "percent": shown.standing.percent.map { .number(Int64($0)) } ?? .null,
      "daysOverdue": .number(Int64(shown.standing.daysOverdue)),
      "workingDaysLeft": .number(Int64(shown.standing.workingDaysLeft)),
      "missingEvidence": .strings(shown.standing.missingEvidence),
      "facts": .array(
        shown.facts.map { fact in
          .members([
            "kind": .string(fact.kind.rawValue), "on": .string("\(fact.on)"),
            "recorded": .string(zone.rfc3339(fact.recorded)), "by": .string(fact.by),
            "value": fact.thousandths.map { .decimal(Target.decimal($0)) } ?? .null, "unit": .optional(fact.unit),
            "ref": .optional(fact.ref), "note": .optional(fact.note),
          ])
        }),
      "accounts": .array(
        shown.accounts.map { account in
          .members([
            "day": .string("\(account.day)"), "step": .string(account.id.event.step),
            "ordinal": .number(Int64(account.id.event.ordinal)), "to": .string(account.id.recipient),
            "channel": .string(account.id.channel), "state": .string(account.state.rawValue),
            "reason": .string(account.reason.rawValue), "at": .string(zone.rfc3339(account.at)),
            "delivery": .optional(account.delivery),
          ])
        }),
      "raised": TaskJSON.raised(task.raised),
      "rule": .members([
        "file": .string(book.files.name(of: task.span)), "line": .number(Int64(task.span.line)),
      ]),
    ])
  }
}

extension Fact.Kind {
  var chinese: String {
    switch self {
    case .done: "办结"
    case .progress: "进展"
    case .attach: "佐证"
    case .event: "事件"
    }
  }
}
