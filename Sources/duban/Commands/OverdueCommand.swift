import ArgumentParser
import Diagnostics
import Evaluation
import Reports
import Rules

/// `duban overdue`: the leaders' list.
struct OverdueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue",
    abstract: "Lists what is past its due day and not met, by unit (超期清单).",
    discussion: """
      A computed overdue is a prompt for a person, not a finding.

      EXAMPLES
        duban overdue
        duban overdue --at 2018-09-10 --for 区人社局
        duban overdue --format html > overdue.html
        duban overdue --plan xinbei-ziyang-2018 --tag 资金
        duban overdue --json --fail-if-overdue

      EXIT CODES
        0 · 1 something is overdue and --fail-if-overdue was given
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .customLong("for"), help: ArgumentHelp(ViewHelp.text))
  var party: String?

  @Option(name: .long, help: "Only this plan, internal or not; may be given several times.")
  var plan: [String] = []

  @Option(name: .long, help: "Only what has this tag or indicator; may be given several times.")
  var tag: [String] = []

  @Option(name: .long, help: ArgumentHelp(ReportPrinting.help))
  var format: String?

  @Flag(name: .long, help: "Exit with 1 when anything is overdue.")
  var failIfOverdue = false

  @Flag(name: .long, help: "Also plans that are not public; with --for a person only those meant for them.")
  var `internal` = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let basis = ReportBasis(
        book: book, obligations: book.obligations(snapshot), snapshot: snapshot, now: now,
        scope: try selection.scope(party), includesInternal: self.internal,
        plans: plan.isEmpty ? nil : Set(try plan.map { Int32(try selection.plan($0)) }), tags: Set(tag))
      let report = Report.overdue(basis)
      try ReportPrinting.print(.lists(report), as: format, options)
      if failIfOverdue, !(report.sections.first?.rows.isEmpty ?? true) {
        throw ExitCode(Failure.Code.findings.rawValue)
      }
    }
  }
}
