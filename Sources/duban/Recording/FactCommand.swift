import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import PlanLanguage
import Reports
import Rules

/// A command that records facts about one or many obligations: all of them, or none.
protocol FactCommand: ParsableCommand {
  var options: CommonOptions { get }
  var fact: FactOptions { get }
  /// What the user named.
  var keys: [String] { get }

  /// What is to be recorded about one obligation, in this order.
  func facts(about subject: FactSubject) throws -> [Fact]

  /// What is to be done once everything was found to be in order, before it is written.
  func prepare(in workspace: Workspace) throws
}

/// One obligation that a command records something about.
struct FactSubject {
  let book: RuleBook
  let obligation: Obligation
  /// The key that its facts are recorded under.
  let key: String
  let course: Course
  /// The day it happened.
  let on: CivilDate
  let now: Instant

  /// A fact about it, with what the command's options say.
  func fact(
    _ kind: Fact.Kind, _ options: FactOptions, thousandths: Int64? = nil, unit: String? = nil, ref: String? = nil,
    note: String? = nil, until: CivilDate? = nil, content: String? = nil, situation: String? = nil
  ) -> Fact {
    Fact(
      kind: kind, key: key, on: on, recorded: now, by: options.author, thousandths: thousandths, unit: unit,
      ref: ref ?? options.ref, note: note ?? options.note, until: until, content: content, situation: situation)
  }

  /// Pieces of evidence that are handed in by name; each must be asked for.
  func evidence(_ names: [String], _ options: FactOptions) throws -> [Fact] {
    try checkEvidence(names)
    return names.map { fact(.attach, options, note: $0) }
  }

  /// Throws when a piece of evidence is not asked for.
  func checkEvidence(_ names: [String]) throws {
    let required = book.commitment(of: obligation).evidence
    if let unknown = names.first(where: { !required.contains($0) }) {
      let list = required.joined(separator: "、")
      throw Failure(
        .badData, zh: "\(key) 不要求佐证“\(unknown)”\(list.isEmpty ? "" : "；要求：\(list)")",
        en: "\(key) asks for no evidence '\(unknown)'\(list.isEmpty ? "" : "; it asks for \(list)")")
    }
  }
}

extension FactCommand {
  func prepare(in workspace: Workspace) throws {}

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      while true {
        let snapshot = try workspace.snapshot()
        var intake = FactIntake(book, snapshot)
        let chosen = try take(Selection(book, snapshot), book, now, &intake)
        // Only now: a mistake in a key must not make a ledger.
        try prepare(in: workspace)
        let ledger = try workspace.writableLedger()
        guard try ledger.append(intake.accepted, ifStillAt: snapshot.position) else { continue }
        report(chosen, intake.accepted, book, try ledger.snapshot(), now)
        return
      }
    }
  }

  /// Checks everything in turn; what is refused ends the command.
  private func take(
    _ selection: Selection, _ book: RuleBook, _ now: Instant, _ intake: inout FactIntake
  ) throws -> [Obligation] {
    var chosen: [Obligation] = []
    for name in keys {
      let obligation = book.parent(of: try selection.obligation(name))
      let key = intake.key(of: obligation)
      let subject = FactSubject(
        book: book, obligation: obligation, key: key, course: intake.course(of: obligation),
        on: try fact.day(now, book.plan(of: obligation).zone), now: now)
      for fact in try facts(about: subject) {
        guard let refusal = intake.take(fact, of: obligation) else { continue }
        throw Failure(.badData, zh: "\(key) \(refusal.zh)", en: "\(key): \(refusal.en)")
      }
      chosen.append(obligation)
    }
    return chosen
  }

  private func report(
    _ chosen: [Obligation], _ written: [Fact], _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant
  ) {
    let recorded = chosen.map { obligation in
      // As it is now: what was recorded may have moved it.
      let key = book.key(of: obligation)
      let current = ObligationIndex(book, snapshot, about: key)[key] ?? obligation
      return RecordedObligation(current, written, book, snapshot, now)
    }
    if options.json {
      Console.print(JSONValue.array(recorded.map(\.json)).pretty)
    } else {
      for line in recorded { Console.print(line.text[options.reportLanguage]) }
    }
  }
}

/// An obligation after something was recorded about it.
struct RecordedObligation {
  private let obligation: Obligation
  private let key: String
  private let facts: [Fact]
  private let standing: Standing
  private let course: Course

  init(_ obligation: Obligation, _ written: [Fact], _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) {
    self.obligation = obligation
    key = book.key(of: book.parent(of: obligation))
    let own = key
    facts = written.filter { $0.key == own }
    standing = book.standing(of: obligation, snapshot, at: now)
    course = book.course(of: obligation, snapshot)
  }

  /// `已记录 KEY：办理中，还有5个工作日（4/10场次）`.
  var text: Bilingual {
    let sentence = standing.sentence(due: obligation.due)
    let sums = standing.reached.filter { reached in
      facts.contains { $0.kind == .progress && $0.thousandths != 0 && $0.unit == reached.target.unit }
    }
    let counted = sums.map { RowTarget($0) }
    let all = !sums.isEmpty && sums.allSatisfy(\.isReached) && !standing.isMet
    let hint =
      all
      ? Bilingual(
        zh: "，数量已达，可报办结（duban \(closing.command)）", en: ", reached: `duban \(closing.command)` closes it")
      : Bilingual("")
    guard !counted.isEmpty else {
      let short = facts.last?.kind == .mute ? muted : unreached
      return Bilingual(
        zh: "已记录 \(key)：\(sentence.zh)\(short.zh)", en: "recorded \(key): \(sentence.en)\(short.en)")
    }
    return Bilingual(
      zh: "已记录 \(key)：\(counted.map { $0.sumText }.joined(separator: "；"))\(hint.zh)",
      en: "recorded \(key): \(counted.map { $0.sumText }.joined(separator: "; "))\(hint.en)")
  }

  /// Until when nobody is reminded.
  private var muted: Bilingual {
    guard let until = facts.last?.until else { return .init("") }
    return Bilingual(zh: "；暂缓催办到\(until)", en: "; nobody is reminded until \(until)")
  }

  /// What was not reached of what is now said to be done.
  private var unreached: Bilingual {
    guard facts.contains(where: { $0.kind == .submit || $0.kind == .done || $0.kind == .confirm }) else {
      return .init("")
    }
    let short = standing.reached.filter { !$0.isReached }.map { RowTarget($0).sumText }
    guard !short.isEmpty else { return .init("") }
    return Bilingual(
      zh: "；注意：数量未达（\(short.joined(separator: "；"))）",
      en: "; mind that the target is not reached (\(short.joined(separator: "; ")))")
  }

  private var closing: Fact.Kind { course.stages.contains { $0.action == .submit } ? .submit : .done }

  var json: JSONValue {
    .members([
      "key": .string(key), "recorded": .strings(facts.map(\.kind.rawValue)),
      "state": .string(standing.state.rawValue), "lamp": .string(standing.lamp.rawValue),
      "sentence": .string(standing.sentence(due: obligation.due)[.zh]),
      "stage": .optional(course.current?.id), "holder": .optional(course.holder?.rawValue),
      "due": .string("\(course.due)"), "originalDue": .string("\(course.start.due)"),
      "missingEvidence": .strings(course.missingEvidence),
      "allowed": .strings(course.allowed.map(\.command)),
    ])
  }
}

extension RowTarget {
  /// `4/10场次`.
  var sumText: String { "\(RowTarget.decimal(reached))/\(RowTarget.decimal(goal))\(unit)" }
}
