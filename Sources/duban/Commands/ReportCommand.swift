import ArgumentParser
import Diagnostics
import Evaluation
import Reports
import Rules

/// `duban report`: a report now, by its kind or as the rules declare it.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Prints a report now: one that the rules declare, or overdue, upcoming, progress, not-reported, account, bulletin.",
    discussion: """
      EXAMPLES
        duban report not-reported                 who has not said how it goes (未反馈清单)
        duban report progress --for 区人社局
        duban report weekly-overdue --at 2018-09-10 --format html > overdue.html
        duban report weekly-overdue --format xlsx > 台账.xlsx
        duban report bulletin > 通报.md           (督办通报, a draft to be edited)
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .customLong("for"), help: ArgumentHelp(ViewHelp.text))
  var party: String?

  @Option(name: .long, help: "Only this plan, internal or not; may be given several times.")
  var plan: [String] = []

  @Option(name: .long, help: ArgumentHelp(ReportPrinting.help))
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
      var basis = ReportBasis(
        book: book, obligations: book.obligations(snapshot), snapshot: snapshot, now: now,
        scope: party == nil ? ReportScope(rule?.scope) : try selection.scope(party),
        plans: plan.isEmpty ? rule?.plans : Set(try plan.map { Int32(try selection.plan($0)) }),
        tags: rule?.tags ?? [])
      // Without a person of its own it is what the folder gets.
      if rule != nil, party == nil { basis.readership = .anybody }
      let paper = rule.map { ReportPaper.declared($0, basis) } ?? ReportPaper.of(kind, basis)
      try ReportPrinting.print(paper, as: format, options)
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
