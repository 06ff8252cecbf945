import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import Rules
import WorkCalendars

/// `duban when`: when a task of the live rules is due, on which days it is reminded of, and who is told.
struct WhenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "when",
    abstract: "Says when a task is due, how that was read, on which days reminders go out, and to whom.",
    discussion: """
      With --event (or --issued) it says what would be, without recording anything:
      when the notice comes that day, these would be the due day and the reminders.

      EXAMPLES
        duban when labour-agencies
        duban when xinbei-ziyang-2018/tourism-matchmaking/meeting --json
        duban when reply --event 2026-09-18T16:40
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "When the event would happen: a day, or an instant such as 2026-09-18T16:40.")
  var event: String?

  @Option(name: .long, help: "The day the plan would be issued.")
  var issued: String?

  @Flag(name: .long, help: "Lists the steps and every day counted, with the names of those skipped or made up.")
  var showWork = false

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; the plan may be left out.")
  var key: String

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      var book = try workspace.book()
      var snapshot = try workspace.snapshot()
      let moment = try event.map { try civilMoment($0, "--event") }
      let issueDay = try issued.map { try civilDay($0, "--issued") }
      // A key with an occurrence or a unit names obligations that exist; anything else commitments.
      let bare = String(key.prefix { $0 != "@" && $0 != "#" })
      let chosen = try CommitmentChoice.all(bare, in: book)
      if let issueDay { try reissue(chosen, on: issueDay, &book) }
      if let moment { try suppose(moment, chosen, book, &snapshot) }
      let index = ObligationIndex(book, snapshot, about: bare)
      let answers = chosen.map { choice in
        let found = index.obligations.filter { obligation in
          guard obligation.stage == nil, book.commitmentKey(of: obligation) == choice.key else { return false }
          if moment != nil { return obligation.window.key == Self.supposed || choice.event(in: book) == nil }
          return true
        }
        return Answer(
          choice: choice, obligations: bare == key ? found : found.filter { index.matching(key).contains($0) },
          context: book.deadlineContext(
            of: choice.commitment(in: book), in: choice.task(in: book), choice.plan(in: book), event: moment),
          events: Self.events(snapshot.facts[choice.key] ?? [], choice.plan(in: book)))
      }
      if bare != key, answers.allSatisfy(\.obligations.isEmpty) {
        _ = try Selection(book, snapshot).obligations(key)
      }
      if options.json {
        Console.print(JSONValue.array(answers.map { json($0, book) }).pretty)
      } else {
        let today = book.office.zone.day(at: try options.now(in: book.office.zone))
        Console.print(answers.map { text($0, book, today) }.joined(separator: "\n\n"))
      }
    }
  }

  /// One commitment and its obligations.
  private struct Answer {
    var choice: CommitmentChoice
    var obligations: [Obligation]
    var context: DeadlineContext
    /// When the events happened, by the occurrences they opened.
    var events: [String: CivilDateTime]

    func opened(_ window: DeadlineOccurrence) -> CivilDateTime? { events[window.key] }

    /// How the phrase was read, the supposed event included.
    func reading(_ book: RuleBook) -> DeadlineAnswer {
      let known = choice.answer(in: book)
      guard context.event != nil, known.kind == .relative, known.event != nil else { return known }
      return (try? DeadlineReader.read(choice.commitment(in: book).phrase, in: context)) ?? known
    }
  }

  // MARK: Supposing

  /// The name under which a supposed event is known.
  private static let supposed = "…"

  /// When recorded events happened, by the names of the occurrences they open.
  private static func events(_ facts: [Fact], _ plan: Plan) -> [String: CivilDateTime] {
    var found: [String: CivilDateTime] = [:]
    for fact in facts where fact.kind == .event {
      found[fact.ref ?? "\(fact.on)"] = max(
        CivilDateTime(fact.on, .startOfDay), plan.zone.civil(at: fact.recorded))
    }
    return found
  }

  private func suppose(
    _ moment: CivilDateTime, _ chosen: [CommitmentChoice], _ book: RuleBook, _ snapshot: inout Snapshot
  ) throws {
    let waiting = chosen.filter { $0.event(in: book) != nil }
    guard !waiting.isEmpty else {
      throw Failure(
        .badData, zh: "“\(key)”的期限不随事件而定，不用 --event",
        en: "the deadline of '\(key)' hangs on no event: leave out --event")
    }
    for choice in waiting {
      let instant = choice.plan(in: book).zone.instant(of: moment.date, at: moment.time)
      snapshot.add(
        Fact(kind: .event, key: choice.key, on: moment.date, recorded: instant, by: "duban", ref: Self.supposed))
    }
  }

  /// Lets the plans of `chosen` have been issued on `day`, and reads their phrases anew.
  private func reissue(_ chosen: [CommitmentChoice], on day: CivilDate, _ book: inout RuleBook) throws {
    for plan in Set(chosen.map(\.plan)) { book.plans[plan].issued = day }
    for choice in chosen {
      let commitment = choice.commitment(in: book)
      guard !commitment.phrase.isEmpty else { continue }
      do {
        let answer = try DeadlineReader.read(
          commitment.phrase,
          in: book.deadlineContext(of: commitment, in: choice.task(in: book), choice.plan(in: book)))
        book.plans[choice.plan].tasks[choice.task].commitments[choice.commitment].answer = Int32(book.answers.count)
        book.answers.append(answer)
      } catch {
        throw Failure(.badData, error.message)
      }
    }
  }

  // MARK: Answers

  private func text(_ answer: Answer, _ book: RuleBook, _ today: CivilDate) -> String {
    let language = options.reportLanguage
    let zh = language == .zh
    let choice = answer.choice
    let commitment = choice.commitment(in: book)
    var lines = [choice.title(in: book), "  \(choice.key)"]
    if commitment.phrase.isEmpty {
      lines.append(zh ? "  没有写期限，以计划期间为限" : "  no deadline is written: the plan's period holds")
    } else {
      let reading = DeadlineText(
        phrase: commitment.phrase, answer: answer.reading(book), context: answer.context, language: language)
      let calendar = answer.context.calendar.name
      lines += reading.lines(
        showsWork: showWork, basis: Bilingual(zh: "工作日历 \(calendar)", en: "calendar \(calendar)")
      )
      .map { "  " + $0 }
    }
    guard !answer.obligations.isEmpty else {
      lines.append((zh ? "  现在没有责任事项：" : "  no obligation now: ") + choice.absence(in: book)[language])
      return lines.joined(separator: "\n")
    }
    let windows = Dictionary(grouping: answer.obligations, by: \.window)
    let all = windows.keys.sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    // Of a recurring deadline the turns are listed above: the reminders of the next one stand for all.
    let isRecurring = answer.reading(book).kind == .recurring && all.count > 2 && !key.contains("@")
    let shown = isRecurring ? [all.first { $0.due >= today } ?? all[all.count - 1]] : all
    for window in shown {
      let obligations = windows[window] ?? []
      let names = answerers(of: obligations, book, zh)
      let occurrence =
        window.key == Self.supposed || window.key.isEmpty ? "" : zh ? "（\(window.key)）" : " (\(window.key))"
      lines.append(
        zh
          ? "  ● 到期\(occurrence)：\(window.dueWords(.zh))，\(names)"
          : "  ● due\(occurrence): \(window.dueWords(.en)), \(names)")
      let reminders = ReminderDays(obligations, book, opened: answer.opened(window))
      lines += reminders.lines(obligations[0], language).map { "  " + $0 }
    }
    if isRecurring {
      lines.append(
        zh
          ? "  其余各期同样推算，如 duban when \(choice.key)@\(all[0].key)"
          : "  the other turns likewise: duban when \(choice.key)@\(all[0].key)")
    }
    return lines.joined(separator: "\n")
  }

  /// Who answers, each once, and whether each for itself or once a pair.
  private func answerers(of obligations: [Obligation], _ book: RuleBook, _ zh: Bool) -> String {
    var units: [String] = []
    for name in obligations.flatMap({ book.answererNames(of: $0) }) where !units.contains(name) {
      units.append(name)
    }
    let names = units.joined(separator: zh ? "、" : ", ")
    guard obligations.count > 1 else { return names }
    if obligations.contains(where: { $0.pair != nil }) {
      return names + (zh ? "（\(obligations.count)对，每对一项）" : " (\(obligations.count) pairs, one item each)")
    }
    return names + (zh ? "（各自）" : " (each)")
  }

  private func json(_ answer: Answer, _ book: RuleBook) -> JSONValue {
    let choice = answer.choice
    let commitment = choice.commitment(in: book)
    let deadline = DeadlineJSON(phrase: commitment.phrase, language: options.reportLanguage)
    return .members([
      "key": .string(choice.key), "title": .string(choice.title(in: book)),
      "deadline": deadline.answer(answer.reading(book), answer.context, showsWork: showWork),
      "waits": .bool(answer.obligations.isEmpty && choice.event(in: book) != nil),
      "obligations": .array(
        answer.obligations.map { obligation in
          let isSupposed = obligation.window.key == Self.supposed
          return .members([
            "key": isSupposed ? .null : .string(book.key(of: obligation)),
            "units": .strings(book.answeringUnits(of: obligation).map { book.units[Int($0)].name }),
            "start": .string("\(obligation.window.start)"), "due": .string("\(obligation.due)"),
            "dueTime": .optional(obligation.window.dueTime?.description),
            "provisional": .bool(obligation.window.provisional),
            "reminders": ReminderDays([obligation], book, opened: answer.opened(obligation.window)).json,
          ])
        }),
    ])
  }
}

extension RuleBook {
  /// `plan/task[/commitment]` of an obligation.
  fileprivate func commitmentKey(of obligation: Obligation) -> String {
    commitmentKey(plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
  }
}
