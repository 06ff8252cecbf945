import ArgumentParser
import CivilTime
import Diagnostics
import JSONText
import PlanLanguage
import WorkCalendars

/// `duban deadline`: reads phrases as a plan's deadlines are read, and shows the work.
struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Reads a deadline phrase: what it means, which day, and how that was counted.",
    discussion: """
      The calendar is the rules' (the plan's with --plan, else the one called cn).
      Without a folder of rules only weekends are known, and the answer says so.
      Nothing is guessed: a phrase that is not understood wholly is refused with the
      part marked; a vague one says what a person has to supply.

      EXAMPLES
        duban deadline 8月前 --year 2018
        duban deadline 收到通知后10个工作日内 --event 2026-09-18 --show-work
        duban deadline 收到通知后10日内 --event 2018-09-21 --extend 5个工作日
        duban deadline 每月5日前 --plan xinbei-ziyang-2018
        duban deadline --batch phrases.txt --year 2018 --json > answers.ndjson
        cut -f2 table.tsv | duban deadline --batch - --json

      A batch has one phrase a line, or is a table with tabs and a header that names
      its columns: phrase (or expression), year, issued, event. With --json it
      answers one object a line, in order; a phrase that was not read has kind
      "error" and start, end of the part at fault, in Unicode scalars.

      EXIT CODES
        0 every phrase was read · 64 usage · 65 a phrase was not read
        66 no such file
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "The plan's year: what 年内 and 8月 mean. Default: the issue day's, else the clock's.")
  var year: Int?

  @Option(name: .long, help: "The day the plan was issued: what 印发之日, 本月, 今年 hang on.")
  var issued: String?

  @Option(
    name: .long,
    help: "When the event of a relative deadline happened: a day, or an instant such as 2026-09-18T16:40.")
  var event: String?

  @Option(name: .long, help: "The calendar to count by.")
  var calendar: String?

  @Option(name: .long, help: "Reads as the plan with this id would: its year, issue day, readings and calendar.")
  var plan: String?

  @Flag(name: .long, help: "Lists the steps and every day counted, with the names of those skipped or made up.")
  var showWork = false

  @Option(name: .long, help: "Reads the phrases of a file; - is standard input.", completion: .file())
  var batch: String?

  @Option(name: .long, help: "A term, such as 5个工作日: also the day to which the deadline would be extended.")
  var extend: String?

  @Argument(help: "The phrase; several words make one phrase.")
  var words: [String] = []

  func validate() throws {
    guard words.isEmpty != (batch == nil) else { throw ValidationError("give either one phrase, or --batch FILE") }
    if extend != nil, batch != nil { throw ValidationError("--extend goes with one phrase") }
    if let year, !(1900...2200).contains(year) { throw ValidationError("--year lies between 1900 and 2200") }
  }

  func run() throws {
    try reporting(options) {
      let desk = try DeadlineDesk(options, calendarName: calendar, planID: plan)
      let today = desk.zone.day(at: try options.now(in: desk.zone))
      let usual = Request(
        year: year, issued: try issued.map { try civilDay($0, "--issued") },
        event: try event.map { try civilMoment($0, "--event") })
      if let batch {
        try answer(DeadlineBatch(try InputText.read(batch, limit: DeadlineBatch.limit)), usual, desk, today)
      } else {
        let context = desk.context(year: usual.year, issued: usual.issued, event: usual.event, today: today)
        try answer(words.joined(separator: " "), context, desk)
      }
    }
  }

  /// What is known besides the phrase.
  private struct Request {
    var year: Int?
    var issued: CivilDate?
    var event: CivilDateTime?
  }

  // MARK: One phrase

  private func answer(_ phrase: String, _ context: DeadlineContext, _ desk: DeadlineDesk) throws {
    let language = options.reportLanguage
    let json = DeadlineJSON(phrase: phrase, language: language)
    switch DeadlineReader.answer(phrase, in: context) {
    case .success(let answer):
      var extended: DeadlineExtension?
      if let extend {
        do {
          extended = try DeadlineReader.extend(answer, by: extend, in: context)
        } catch {
          Console.error("duban: --extend: " + error.lines(extend, options.messageLanguage).joined(separator: "\n"))
          throw ExitCode(Failure.Code.badData.rawValue)
        }
      }
      if options.json {
        Console.print(json.answer(answer, context, showsWork: showWork, extended: extended).pretty)
      } else {
        let text = DeadlineText(phrase: phrase, answer: answer, context: context, language: language)
        Console.print(text.lines(showsWork: showWork, basis: desk.basis, extended).joined(separator: "\n"))
      }
    case .failure(let fault):
      if options.json { Console.print(json.fault(fault).pretty) }
      Console.error("duban: " + fault.lines(phrase, options.messageLanguage).joined(separator: "\n"))
      throw ExitCode(Failure.Code.badData.rawValue)
    }
  }

  // MARK: Many phrases

  private func answer(_ batch: DeadlineBatch, _ usual: Request, _ desk: DeadlineDesk, _ today: CivilDate) throws {
    let language = options.reportLanguage
    var unread = 0
    var rows = [language == .zh ? ["短语", "类型", "到期", "说明"] : ["PHRASE", "KIND", "DUE", "NOTES"]]
    var text = ""
    for item in batch.items {
      let json = DeadlineJSON(phrase: item.phrase, language: language)
      let value: JSONValue
      do {
        let request = try request(item, usual)
        let context = desk.context(year: request.year, issued: request.issued, event: request.event, today: today)
        switch DeadlineReader.answer(item.phrase, in: context) {
        case .success(let answer):
          if !options.json { rows.append(DeadlineRow(item.phrase, answer, language).cells) }
          value = options.json ? json.answer(answer, context, showsWork: showWork) : .null
        case .failure(let fault):
          unread += 1
          if !options.json { rows.append([shown(item.phrase), "✗", "", shown(fault.message[language])]) }
          value = options.json ? json.fault(fault) : .null
        }
      } catch let failure as Failure {
        unread += 1
        let fault = DeadlineFault(.impossible, failure.message, range: 0..<item.phrase.unicodeScalars.count)
        if !options.json { rows.append([shown(item.phrase), "✗", "", shown(failure.message[language])]) }
        value = json.fault(fault)
      }
      guard options.json else { continue }
      text += value.compact + "\n"
      if text.utf8.count > 1 << 16 {
        Console.printRaw(text)
        text = ""
      }
    }
    Console.printRaw(options.json ? text : TextTable.render(rows))
    if !options.json { Console.error(desk.basis[options.messageLanguage]) }
    if unread > 0 {
      let summary = Bilingual(
        zh: "\(batch.items.count)个短语，\(unread)个没有读懂", en: "\(batch.items.count) phrases, \(unread) not read")
      Console.error("duban: \(summary[options.messageLanguage])")
      throw ExitCode(Failure.Code.badData.rawValue)
    }
  }

  /// What the item's line says, else what the options say.
  private func request(_ item: DeadlineBatch.Item, _ usual: Request) throws -> Request {
    var request = usual
    if !item.year.isEmpty {
      guard let year = Int(item.year), (1900...2200).contains(year) else {
        throw Failure(
          .badData, zh: "第\(item.line)行：读不懂年度“\(item.year)”",
          en: "line \(item.line): cannot read the year '\(item.year)'")
      }
      request.year = year
    }
    if !item.issued.isEmpty { request.issued = try civilDay(item.issued, "issued") }
    if !item.event.isEmpty { request.event = try civilMoment(item.event, "event") }
    return request
  }
}

/// A phrase's line in the table of a batch.
private struct DeadlineRow {
  let cells: [String]

  init(_ phrase: String, _ answer: DeadlineAnswer, _ language: Language) {
    let zh = language == .zh
    var due = ""
    if answer.kind == .recurring, let first = answer.occurrences.first, let last = answer.occurrences.last {
      let count = answer.occurrences.count
      due = zh ? "\(count)期 \(first.due)…\(last.due)" : "\(count) turns \(first.due)…\(last.due)"
    } else if let only = answer.occurrences.first {
      due = only.due.description + (only.dueTime.map { " \($0)" } ?? "")
    }
    if answer.occurrences.contains(where: \.provisional) { due = "≈" + due }
    var notes: [String] = []
    if answer.soft { notes.append(zh ? "软性" : "soft") }
    if let ambiguity = answer.ambiguity {
      let days = ambiguity.alternatives.map(\.description).joined(separator: "、")
      notes.append(days.isEmpty ? ambiguity.message[language] : (zh ? "？另读\(days)" : "? or \(days)"))
    }
    if !answer.targets.isEmpty { notes.append(answer.targets.map(\.text).joined(separator: "；")) }
    if answer.kind == .relative, answer.occurrences.isEmpty {
      notes.append(
        answer.event.map { zh ? "待“\($0)”" : "waits for '\($0)'" } ?? (zh ? "待印发日" : "waits for the issue day"))
    }
    if let missing = answer.missing { notes.append(missing[language]) }
    cells = [shown(phrase), answer.kind.words[language], due, notes.joined(separator: zh ? "；" : "; ")]
  }
}

extension DeadlineKind {
  /// 截止, 时段, 循环, 相对, 长期, 待定.
  var words: Bilingual {
    switch self {
    case .due: .init(zh: "截止", en: "due")
    case .window: .init(zh: "时段", en: "window")
    case .recurring: .init(zh: "循环", en: "recurring")
    case .relative: .init(zh: "相对", en: "relative")
    case .ongoing: .init(zh: "长期", en: "ongoing")
    case .unresolvable: .init(zh: "待定", en: "unresolvable")
    }
  }
}
