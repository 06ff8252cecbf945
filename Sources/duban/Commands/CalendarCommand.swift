import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import RuleFiles
import Rules
import WorkCalendars

/// `duban calendar`: the working calendars of the rules.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Working calendars: shown, checked, imported (工作日历); and due days for people's own calendars (日历订阅).",
    discussion: """
      EXAMPLES
        duban calendar show 2026-10
        duban calendar show 2026 --calendar cn --json
        duban calendar show 2020-02-01
        duban calendar status
        duban calendar import 2027.json --name local > rules/calendars/local.yaml
        duban calendar feed 区农业局 --out agriculture.ics
      """,
    subcommands: [Show.self, Status.self, Import.self, Feed.self])

  /// `duban calendar show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows a month, a year or a day: rest days (休), make-up days (班), festivals, notices.",
      discussion: """
        EXAMPLES
          duban calendar show 2026-10
          duban calendar show 2026
          duban calendar show 2020-02-01     what each version of the notices said
        """)

    @OptionGroup var options: CommonOptions

    @Option(name: .long, help: "The calendar. Default: cn, else the office's.")
    var calendar: String?

    @Argument(help: "YYYY-MM, YYYY or YYYY-MM-DD. Default: the clock's month.")
    var span: String?

    func run() throws {
      try reporting(options) {
        let book = try Workspace(options).book()
        let shown = try calendar.map { try CalendarChoice.calendar($0, in: book) } ?? CalendarChoice.usual(in: book)
        let today = book.office.zone.day(at: try options.now(in: book.office.zone))
        let text = span ?? String(today.description.prefix(7))
        guard let span = CalendarSpan(text) else {
          throw Failure(
            .usage, zh: "读不懂“\(text)”；请写 2026-10、2026 或 2026-10-01（1900至2200年）",
            en: "cannot read '\(text)'; write 2026-10, 2026 or 2026-10-01 (1900 to 2200)")
        }
        if options.json {
          Console.print(json(span, shown).pretty)
        } else {
          Console.print(
            CalendarText(calendar: shown, language: options.reportLanguage).lines(span).joined(separator: "\n"))
        }
      }
    }

    private func json(_ span: CalendarSpan, _ calendar: WorkCalendar) -> JSONValue {
      let figures = CalendarFigures(calendar: calendar, days: span.days)
      var versions: JSONValue?
      if case .day(let day) = span {
        versions = .array(
          calendar.versions(of: day).map { version in
            .members([
              "year": .number(Int64(version.notice.year)), "version": .number(Int64(version.version)),
              "issued": .optional(version.notice.issued?.description), "notice": .string(version.notice.link),
              "kind": .string(version.kind.word), "festival": .optional(version.kind.festival),
            ])
          })
      }
      return .members([
        "calendar": .string(calendar.name), "from": .string(span.days.lowerBound.description),
        "to": .string(span.days.upperBound.description), "workingDays": .number(Int64(figures.workingDays)),
        "provisional": .bool(figures.isProvisional), "days": .array(figures.json), "versions": versions,
      ])
    }
  }

  /// `duban calendar import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Turns holiday-cn JSON or an iCalendar file into YAML for rules/calendars, on stdout.",
      discussion: """
        JSON: {"year": 2026, "papers": ["https://…"], "days": [{"name": "元旦",
        "date": "2026-01-01", "isOffDay": true}]} iCalendar: whole-day events whose
        summaries say 休 or 放假, 班 or 上班. Events that say neither are passed over
        and named on stderr. A calendar that the rules have already is extended by
        moving the printed years under its own.

        EXAMPLES
          duban calendar import 2026.json --name local > rules/calendars/local.yaml
          duban calendar import holidays.ics --name local \\
            --notice https://example.org/notice --issued 2026-11-04

        EXIT CODES
          0 · 65 the file has a fault, named with its line · 66 no such file
        """)

    @OptionGroup var options: CommonOptions

    @Option(name: .long, help: "What the calendar is called.")
    var name = "local"

    @Option(name: .long, help: "Where the notice can be read. Default: what the file says, else its name.")
    var notice: String?

    @Option(name: .long, help: "The day the notice was issued.")
    var issued: String?

    @Argument(
      help: "The file, .json or .ics; - is standard input.", completion: .file(extensions: ["json", "ics"]))
    var file: String

    func run() throws {
      try reporting(options) {
        if let fault = IdentifierFault(name) {
          let sentence = fault.sentence(of: shown(name))
          throw Failure(.usage, zh: "--name：\(sentence.zh)", en: "--name: \(sentence.en)")
        }
        let issueDay = try issued.map { try civilDay($0, "--issued") }
        let text = try InputText.read(file, limit: 16 << 20)
        let isCalendar = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.uppercased().hasPrefix("BEGIN:VCALENDAR")
        let days = isCalendar ? ImportedDays(ics: text) : ImportedDays(holidayJSON: text)
        let language = options.messageLanguage
        for (line, words) in days.passedOver.sorted(by: { $0.key < $1.key }) {
          let note = Bilingual(
            zh: "略过“\(shown(words))”：没有写休或班", en: "'\(shown(words))' passed over: it says neither 休 nor 班")
          Console.error("\(file):\(line): \(note[language])")
        }
        for fault in days.faults { Console.error("\(file):\(fault.line): \(fault.words[language])") }
        guard days.faults.isEmpty, !days.entries.isEmpty else {
          throw Failure(
            .badData, zh: "\(file)：\(days.faults.count)处错误，没有导入",
            en: "\(file): \(English.counted(days.faults.count, "fault")), nothing imported")
        }
        let source = file == "-" ? "stdin" : String(file.split(separator: "/").last ?? "-")
        Console.printRaw(CalendarYAML(name: name, source: source, days: days, link: notice, issued: issueDay).text)
      }
    }
  }
}
