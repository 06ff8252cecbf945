import ArgumentParser
import Diagnostics
import Evaluation
import ReportFormats
import Reports
import Rules

/// `duban report`: a report now, by its kind or as the rules declare it.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Prints a report now: one that the rules declare, or overdue, upcoming, progress, not-reported, account.",
    discussion: """
      EXAMPLES
        duban report not-reported                 who has not said how it goes (未反馈清单)
        duban report progress --for 区人社局
        duban report weekly-overdue --at 2018-09-10 --format html > overdue.html
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .customLong("for"), help: ArgumentHelp(ViewHelp.text))
  var party: String?

  @Option(name: .long, help: "Only this plan, internal or not; may be given several times.")
  var plan: [String] = []

  @Option(name: .long, help: "text, markdown, csv, json, html.")
  var format: String?

  @Argument(help: "Id of a report of the rules, or a kind of report.")
  var name: String

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let rule = book.reports.first { $0.id == name }
      guard let kind = rule?.kind ?? ReportRule.Kind(rawValue: name) else { throw unknown(book) }
      let named = plan.isEmpty ? rule?.plans : Set(try plan.map { Int32(try selection.plan($0)) })
      let basis = ReportBasis(
        book: book, obligations: book.obligations(snapshot), snapshot: snapshot, now: now,
        scope: try selection.scope(party),
        plans: named)
      let report = rule.map { Report.declared($0, basis) } ?? Report.of(kind, basis)
      let formatName = options.json ? "json" : format ?? "text"
      guard let chosen = ReportFormats.all.first(where: { $0.name == formatName }) else {
        let names = ReportFormats.all.map { $0.name }.joined(separator: ", ")
        throw Failure(
          .usage, zh: "没有格式“\(formatName)”；可用：\(names)", en: "no format '\(formatName)'; there are \(names)")
      }
      Console.printRaw(String(decoding: chosen.render(report, language: options.reportLanguage), as: UTF8.self))
    }
  }

  private func unknown(_ book: RuleBook) -> Failure {
    let names = book.reports.map(\.id) + ReportRule.Kind.allCases.map(\.rawValue)
    let near = Spelling.nearest(to: name, in: names)
    return Failure(
      .badData, zh: "没有报表“\(name)”；" + (near.map { "是不是“\($0)”？" } ?? "有：\(names.joined(separator: "、"))"),
      en: "no report '\(name)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", "))"))
  }
}
