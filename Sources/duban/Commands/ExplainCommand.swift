import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Rules

/// `duban explain`: why this day, why this message, and why none.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a due day, a message, or why there was none, down to the rule's file and line.",
    discussion: """
      KEY is an obligation (plan/task…), or the id of a message: its Message-ID, its
      file's name, or the first eight or more of its digits.

      EXAMPLES
        duban explain xinbei-ziyang-2018/labour-agencies
        duban explain 3f2a9c0d
        duban explain --not labour-agencies --on 2018-07-25 --to 人社局联络员
      """)

  @OptionGroup var options: CommonOptions

  @Argument(help: "An obligation's key or a message's id.")
  var key: String?

  @Option(name: .customLong("not"), help: "Why nothing was told of this obligation.")
  var notTold: String?

  @Option(name: .long, help: "With --not: the day.")
  var on: String?

  @Option(name: .long, help: "With --not: the person.")
  var to: String?

  func validate() throws {
    guard (key == nil) != (notTold == nil) else {
      throw ValidationError("give either KEY, or --not TASK --on DAY --to PERSON")
    }
    guard notTold == nil || (on != nil && to != nil) else {
      throw ValidationError("--not needs --on DAY and --to PERSON")
    }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let ledger = try workspace.existingLedger()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let explanations: [Explanation]
      if let notTold, let on, let to {
        let obligations = try selection.obligations(notTold)
        let person = try selection.person(to)
        let day = try civilDay(on, "--on")
        explanations = try obligations.map { obligation in
          book.explainSilence(
            of: obligation, on: day, to: person,
            accounts: try ledger?.accounts(subject: book.key(of: obligation)) ?? [], snapshot, at: now)
        }
      } else {
        explanations = try explain(key ?? "", book, selection, ledger, snapshot, now)
      }
      if options.json {
        Console.print(JSONValue.array(explanations.map(json)).pretty)
      } else {
        Console.print(explanations.map(text).joined(separator: "\n\n"))
      }
    }
  }

  private func explain(
    _ key: String, _ book: RuleBook, _ selection: Selection, _ ledger: LedgerFile?, _ snapshot: Snapshot,
    _ now: Instant
  ) throws -> [Explanation] {
    if let id = messageID(key), let ledger {
      switch try ledger.delivery(id) {
      case .one(let delivery):
        let attempts = try attemptLines(delivery.id, ledger, book)
        return try ledger.accounts(delivery: delivery.id).map { account in
          var explanation = explain(account, book, selection, snapshot, now)
          explanation.lines += attempts
          return explanation
        }
      case .several(let ids):
        throw Failure(
          .badData, zh: "“\(id)”是几封信的开头：\(ids.joined(separator: " "))",
          en: "'\(id)' begins several messages: \(ids.joined(separator: " "))")
      case .none: break
      }
    }
    return try selection.obligations(key).flatMap { obligation in
      let accounts = try ledger?.accounts(subject: book.key(of: obligation)) ?? []
      guard !accounts.isEmpty else { return [book.explain(obligation, snapshot, at: now)] }
      return try accounts.map { account in
        var explanation = book.explain(account, of: obligation, snapshot, at: now)
        if account.state == .dead || account.state == .planned, let ledger, let delivery = account.delivery {
          explanation.lines += try attemptLines(delivery, ledger, book)
        }
        return explanation
      }
    }
  }

  /// Each attempt to send, and what the channel said; nothing where the first went well.
  private func attemptLines(
    _ delivery: String, _ ledger: LedgerFile, _ book: RuleBook
  ) throws -> [Explanation.Line] {
    let attempts = try ledger.attempts(at: delivery)
    if attempts.count == 1, attempts[0].outcome == "delivered" { return [] }
    return attempts.map { attempt in
      let began = book.office.zone.civil(at: attempt.began)
      let outcome = attempt.outcome ?? "-"
      let said = attempt.said.map { OneLine.folded($0) } ?? ""
      return Explanation.Line(
        .account,
        .init(
          zh: "第\(attempt.number)次发送：\(began)，\(outcome)\(said.isEmpty ? "" : "：\(said)")",
          en: "attempt \(attempt.number): \(began), \(outcome)\(said.isEmpty ? "" : ": \(said)")"))
    }
  }

  /// Where one part of a report goes.
  private func words(of account: Account) -> Bilingual {
    let channel = account.id.channel
    if account.id.event.reportPart == .letter {
      return .init(
        zh: "以信件发给\(account.id.recipient)，经渠道 \(channel)",
        en: "a letter to \(account.id.recipient) through \(channel)")
    }
    let format = account.id.event.step
    return .init(zh: "写入渠道 \(channel)（\(format)）", en: "written through \(channel) as \(format)")
  }

  private func explain(
    _ account: Account, _ book: RuleBook, _ selection: Selection, _ snapshot: Snapshot, _ now: Instant
  ) -> Explanation {
    let event = account.id.event
    if let obligation = ObligationIndex(book, snapshot, about: event.subject)[event.subject] {
      return book.explain(account, of: obligation, snapshot, at: now)
    }
    if let report = book.reports.first(where: { $0.id == event.subject }) {
      return Explanation(
        key: event.subject, title: report.title,
        lines: [
          .init(
            .rule, .init(zh: "报表“\(report.title)”", en: "report '\(report.title)'"),
            place: book.files.place(report.span)),
          .init(
            .deadline,
            .init(zh: "按“\(report.phrase)”：\(event.due.chinese)", en: "by '\(report.phrase)': \(event.due)")),
          .init(.recipient, words(of: account)),
          .init(.account, account.sentence(book.office.zone)),
        ])
    }
    if event.isAboutLetter {
      let delivery = event.subject.dropFirst(Event.letterSubject.count).prefix(12)
      return Explanation(
        key: event.subject, title: options.reportLanguage == .zh ? "未送达的信" : "a letter that did not arrive",
        lines: [
          .init(
            .rule,
            .init(
              zh: "信 \(delivery) 没有送达，告知管理员（没有管理员的，告知督办单位）",
              en: "letter \(delivery) could not be delivered: the administrators are told, else the supervisor")),
          .init(.account, account.sentence(book.office.zone)),
        ])
    }
    if event.isAboutDrill {
      let number = event.subject.dropFirst(Event.drillSubject.count)
      return Explanation(
        key: event.subject, title: options.reportLanguage == .zh ? "演练" : "a drill",
        lines: [
          .init(
            .rule,
            .init(
              zh: "第\(number)次演练：告知每个可能收到提醒的人，各渠道一封（duban drill --list）",
              en: "drill \(number): everyone who may ever be told gets a letter through each of their channels "
                + "(duban drill --list)")),
          .init(.account, account.sentence(book.office.zone)),
        ])
    }
    if event.isAboutEdit {
      return Explanation(
        key: event.subject, title: options.reportLanguage == .zh ? "规则的修改" : "an edit of the rules",
        lines: [
          .init(
            .rule,
            .init(
              zh: "规则的修改没有采用、等待确认或已处理，告知管理员（\(event.step)，\(event.due.chinese)）",
              en: "an edit of the rules is refused, held or settled: the administrators are told (\(event.step), "
                + "\(event.due))")),
          .init(.account, account.sentence(book.office.zone)),
        ])
    }
    return Explanation(
      key: event.subject, title: event.subject,
      lines: [
        .init(.rule, .init(zh: "现行规则中已没有该事项", en: "the rules in force no longer have it")),
        .init(.account, account.sentence(book.office.zone)),
      ])
  }

  /// The digits of a message's id, from an id, a Message-ID or a file's name; nil when it is a key.
  private func messageID(_ text: String) -> String? {
    var id = text[...]
    if let slash = id.lastIndex(of: "/") { id = id[id.index(after: slash)...] }
    if id.hasPrefix("<") { id = id.dropFirst() }
    id = id.prefix { "0123456789abcdef".contains($0) }
    return (8...32).contains(id.count) ? String(id) : nil
  }

  private func text(_ explanation: Explanation) -> String {
    let language = options.reportLanguage
    var lines = ["\(explanation.title)", "  \(explanation.key)"]
    for line in explanation.lines {
      let label = language == .zh ? line.part.chinese : line.part.rawValue
      let place = line.place.map { "  [\($0)]" } ?? ""
      lines.append("  \(label)  \(line.text[language])\(place)")
    }
    return lines.joined(separator: "\n")
  }

  private func json(_ explanation: Explanation) -> JSONValue {
    .members([
      "key": .string(explanation.key), "title": .string(explanation.title),
      "trace": .array(
        explanation.lines.map { line in
          .members([
            "part": .string(line.part.rawValue), "text": .string(line.text[options.reportLanguage]),
            "place": .optional(line.place),
          ])
        }),
    ])
  }
}

extension Explanation.Part {
  var chinese: String {
    switch self {
    case .rule: "规则"
    case .clause: "条款"
    case .deadline: "期限"
    case .reading: "解读"
    case .calendar: "日历"
    case .step: "步骤"
    case .count: "推算"
    case .recipient: "对象"
    case .condition: "条件"
    case .standing: "状态"
    case .account: "入账"
    }
  }
}
