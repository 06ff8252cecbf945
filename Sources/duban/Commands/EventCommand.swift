import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import PlanLanguage
import Rules

/// `duban event`: records what opens a trigger or a relative commitment.
struct EventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Records an event that opens a trigger or a relative commitment (事件登记), and says what it opened.",
    discussion: """
      Each event opens its own turn of the commitment, named after --ref: 收到通知
      of document 12 is another turn than of document 13. The same reference is
      taken once. A day to come is taken only where the deadline lies before the
      event (交流前3个工作日).

      EXAMPLES
        duban event xinbei-ziyang-2018/reply --on 2018-09-18 --ref 常新发〔2018〕12号
        duban event reply --on 2018-09-18 --ref 2018-12 --by 对口办联络员
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment]; the plan may be left out.")
  var commitment: String

  /// The longest reference, in characters: it becomes part of the obligation's key.
  private static let longestReference = 120

  func validate() throws {
    guard fact.ref != nil else { throw ValidationError("--ref TEXT names the event: a document number, a date") }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let choice = try choose(book)
      let reference = try checkedReference()
      let now = try options.now(in: book.office.zone)
      let day = try eventDay(choice, book, now)
      let ledger = try workspace.writableLedger()
      let known = try ledger.snapshot().facts[choice.key] ?? []
      if let earlier = known.first(where: { $0.kind == .event && $0.ref == reference }) {
        throw Failure(
          .badData,
          zh: "\(choice.key) 已登记过事件“\(reference)”（\(earlier.on)，\(earlier.by)）；另一件事请用另一个 --ref",
          en:
            "\(choice.key) has the event '\(reference)' already (\(earlier.on), \(earlier.by)); another event needs another --ref"
        )
      }
      _ = try ledger.append([
        Fact(
          kind: .event, key: choice.key, on: day, recorded: now, by: fact.author, ref: reference, note: fact.note)
      ])
      let after = try ledger.snapshot()
      let opened = ObligationIndex(book, after).obligations.filter { obligation in
        Int(obligation.plan) == choice.plan && Int(obligation.task) == choice.task
          && Int(obligation.commitment) == choice.commitment && obligation.window.key == reference
          && obligation.stage == nil
      }
      report(opened, choice, day, book, after, now)
    }
  }

  // MARK: Checks

  /// The one commitment that is named, when an event can open it.
  private func choose(_ book: RuleBook) throws -> CommitmentChoice {
    let found = try CommitmentChoice.all(commitment, in: book)
    let open = found.filter { $0.event(in: book) != nil }
    if open.count == 1 { return open[0] }
    if open.count > 1 {
      let keys = open.prefix(12).map { "  \($0.key)" }.joined(separator: "\n")
      throw Failure(
        .badData, zh: "“\(commitment)”对应\(open.count)个事项，请写全：\n\(keys)",
        en: "'\(commitment)' stands for \(open.count) commitments; name one:\n\(keys)")
    }
    let choice = found[0]
    let phrase = choice.commitment(in: book).phrase
    let place = book.files.place(choice.commitment(in: book).dueSpan)
    throw Failure(
      .badData,
      zh: "\(choice.key) 的期限“\(phrase)”不随事件而定，不必登记事件（\(place)）；要随事件而定，把期限写成“收到通知后10个工作日内”这样",
      en:
        "the deadline '\(phrase)' of \(choice.key) hangs on no event, so none opens it (\(place)); to hang it on one, write it like 收到通知后10个工作日内"
    )
  }

  /// The reference, which becomes part of a key: on one line, without the marks that keys are made of.
  private func checkedReference() throws -> String {
    var reference = Substring(fact.ref ?? "")
    while reference.first?.isWhitespace ?? false { reference.removeFirst() }
    while reference.last?.isWhitespace ?? false { reference.removeLast() }
    if reference.isEmpty || reference.count > Self.longestReference {
      throw Failure(
        .badData, zh: "--ref 要写1至\(Self.longestReference)个字",
        en: "--ref has 1 to \(Self.longestReference) characters")
    }
    let bad = reference.unicodeScalars.first {
      "@#:".unicodeScalars.contains($0) || $0.properties.generalCategory == .control
        || $0.properties.generalCategory == .format
    }
    if bad != nil {
      throw Failure(
        .badData, zh: "--ref 会成为编号的一部分，不能有 @ # : 和控制字符",
        en: "--ref becomes part of a key: no @ # : and no control characters")
    }
    return String(reference)
  }

  /// The day of the event; one to come only when what it opens is due before it.
  private func eventDay(_ choice: CommitmentChoice, _ book: RuleBook, _ now: Instant) throws -> CivilDate {
    let plan = choice.plan(in: book)
    if let on = fact.on, let day = CivilDate(iso: on), day > plan.zone.day(at: now) {
      let context = book.deadlineContext(
        of: choice.commitment(in: book), in: choice.task(in: book), plan, event: CivilDateTime(day, .startOfDay))
      let answer = try? DeadlineReader.read(choice.commitment(in: book).phrase, in: context)
      if let due = answer?.occurrences.first?.due, due < day { return day }
    }
    return try fact.day(now, plan.zone)
  }

  // MARK: Report

  private func report(
    _ opened: [Obligation], _ choice: CommitmentChoice, _ day: CivilDate, _ book: RuleBook, _ snapshot: Snapshot,
    _ now: Instant
  ) {
    if options.json {
      let value: JSONValue = .members([
        "commitment": .string(choice.key), "event": .optional(choice.event(in: book)), "on": .string("\(day)"),
        "opened": .array(
          opened.map { obligation in
            .members([
              "key": .string(book.key(of: obligation)),
              "units": .strings(book.answeringUnits(of: obligation).map { book.units[Int($0)].name }),
              "start": .string("\(obligation.window.start)"), "due": .string("\(obligation.due)"),
              "dueTime": .optional(obligation.window.dueTime?.description),
              "provisional": .bool(obligation.window.provisional),
            ])
          }),
      ])
      Console.print(value.pretty)
      return
    }
    let language = options.messageLanguage
    let zh = language == .zh
    let event = choice.event(in: book) ?? ""
    Console.print(
      zh
        ? "已登记“\(event)”（\(day.chinese)），由此产生\(opened.count)个责任事项："
        : "recorded '\(event)' (\(day.words.en)); it opened \(opened.count) obligations:")
    for obligation in opened {
      let units = book.answeringUnits(of: obligation).map { book.units[Int($0)].name }.joined(separator: "、")
      let standing = book.standing(of: obligation, snapshot, at: now).sentence(due: obligation.due)
      Console.print(
        zh
          ? "  \(book.key(of: obligation))  \(units)：最迟\(obligation.window.dueWords(.zh))，\(standing.zh)"
          : "  \(book.key(of: obligation))  \(units): by \(obligation.window.dueWords(.en)), \(standing.en)")
    }
  }
}
