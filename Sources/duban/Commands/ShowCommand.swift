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
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let near = ObligationIndex(book, snapshot, about: key)
      if near.matching(key).isEmpty, let choices = try? CommitmentChoice.all(key, in: book) {
        printAbsent(choices, book)
        return
      }
      let shown = try selection.obligations(key, widely: true).map { obligation in
        let key = book.key(of: obligation)
        return Shown(
          obligation: obligation, key: key, standing: book.standing(of: obligation, snapshot, at: now),
          facts: opening(obligation, book, snapshot) + (snapshot.facts[key] ?? []),
          stages: near.obligations.filter {
            $0.stage != nil && obligation.stage == nil && book.key(of: book.parent(of: $0)) == key
          }.map { ($0, book.standing(of: $0, snapshot, at: now)) },
          accounts: try ledger?.accounts(subject: key) ?? [],
          allTurns: allTurns(of: obligation, book, snapshot, now, near))
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
    /// Its stages with a limit and its reports that are due, and how each stands.
    var stages: [(obligation: Obligation, standing: Standing)]
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
    lines += courseLines(shown, book, language)
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
      let pieces = commitment.evidence.map { piece in
        if let count = shown.standing.evidenceCounts.first(where: { $0.piece == piece && $0.wanted > 1 }) {
          return piece + (zh ? "（\(count.have)/\(count.wanted)）" : " (\(count.have) of \(count.wanted))")
        }
        return missing.contains(piece) ? piece + (zh ? "（未附）" : " (missing)") : piece
      }
      lines.append((zh ? "  佐证材料：" : "  evidence: ") + pieces.joined(separator: zh ? "、" : ", "))
    }
    if let total = commitment.total {
      lines.append((zh ? "  各期合计：" : "  all turns: ") + "\(Target.decimal(shown.allTurns))/\(total.text)")
    }
    lines.append(
      (zh ? "  规则：" : "  rule: ") + book.files.place(commitment.id.isEmpty ? task.span : commitment.span))
    let opening = shown.facts.count { $0.kind == .event }
    for (index, fact) in shown.facts.enumerated() {
      let value = fact.thousandths.flatMap { $0 == 0 ? nil : " \(Target.decimal($0))\(fact.unit ?? "")" }
      let amount = value ?? (fact.kind == .block ? fact.unit.map { " \($0)" } : nil) ?? ""
      var note = fact.note.map { " \($0)" } ?? ""
      if let until = fact.until { note += zh ? "（到\(until)）" : " (until \(until))" }
      if let situation = fact.situation { note += zh ? "，进展：\(situation)" : ", so far: \(situation)" }
      if let content = fact.content { note += " sha256:\(content.prefix(12))" }
      if let refusal = shown.standing.course?.value.refused[index - opening] {
        note += zh ? "（不予采信：\(refusal.reason.zh)）" : " (not taken: \(refusal.reason.en))"
      }
      let recorded = book.office.zone.civil(at: fact.recorded)
      lines.append(
        "  · \(fact.on) \(fact.kind.words[language])\(amount)\(note) — \(fact.by)（\(recorded)）")
    }
    for account in shown.accounts {
      let event = account.id.event
      lines.append(
        "  ✉ \(account.day) \(event.step)#\(event.ordinal) → \(account.id.recipient)：\(account.sentence(book.office.zone)[language])"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// The stage it is in, whose turn it is, what may come next; and its stages so far.
  private func courseLines(_ shown: Shown, _ book: RuleBook, _ language: Language) -> [String] {
    let zh = language == .zh
    var lines: [String] = []
    if let course = shown.standing.course?.value {
      if let current = course.current {
        let holder = course.holder.map { zh ? "，由\($0.words.zh)办" : ", with \($0.words.en)" } ?? ""
        lines.append((zh ? "  环节：" : "  stage: ") + current.title[language] + holder)
        let next = course.allowed.map { "duban \($0.command)" }.joined(separator: zh ? "、" : ", ")
        lines.append((zh ? "  可以：" : "  allowed: ") + next)
      }
    } else if let stage = shown.obligation.stage {
      lines.append(
        (zh ? "  环节：" : "  stage: ") + stage.words[language]
          + (zh ? "，属于 " : ", of ") + book.key(of: book.parent(of: shown.obligation)))
    }
    for (obligation, standing) in shown.stages {
      let lamp = RowLamp(standing, by: book.policy(of: obligation))
      let days = "\(obligation.window.start) – \(obligation.due)"
      lines.append(
        "    \(lamp.mark) \(obligation.stage?.words[language] ?? "") \(days) \(standing.sentence(due: obligation.due)[language])"
      )
    }
    return lines
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
      "originalDue": .string("\(shown.obligation.originalDue)"),
      "stage": .optional(
        shown.standing.course?.value.current?.id ?? shown.obligation.stage.map { String($0.suffix) }),
      "holder": .optional(
        (shown.standing.course?.value.holder ?? shown.obligation.stage?.holder)?.rawValue),
      "allowed": .strings(shown.standing.course?.value.allowed.map(\.command) ?? []),
      "stages": .array(
        shown.stages.map { obligation, standing in
          .members([
            "key": .string(book.key(of: obligation)), "start": .string("\(obligation.window.start)"),
            "due": .string("\(obligation.due)"), "state": .string(standing.state.rawValue),
            "holder": .optional(obligation.stage?.holder.rawValue), "metOn": .optional(standing.metOn?.description),
          ])
        }),
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
            "until": .optional(fact.until?.description), "content": .optional(fact.content),
            "situation": .optional(fact.situation),
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
