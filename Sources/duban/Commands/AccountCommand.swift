import ArgumentParser
import Diagnostics
import Evaluation
import Reports
import Rules

/// `duban account`: what came of the obligations of each unit.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Accounts for each unit: on time, after an extension, late, overdue, open, and who had it (责任单位账目).",
    discussion: """
      Nobody is scored or ranked unless the rules say so (office: scoring:).
      A computed overdue is a prompt for a person, not a finding.

      EXAMPLES
        duban account
        duban account --for 区人社局 --at 2018-09-10
        duban account --plan xinbei-ziyang-2018 --from 2018-01-01 --to 2018-06-30
        duban account --format html > account.html
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .customLong("for"), help: "Only what this unit or person answers for.")
  var party: String?

  @Option(name: .long, help: "Only this plan, internal or not; may be given several times.")
  var plan: [String] = []

  @Option(name: .long, help: "Only what has this tag or indicator; may be given several times.")
  var tag: [String] = []

  @Option(name: .long, help: "Only what was first due on this day or later.")
  var from: String?

  @Option(name: .long, help: "Only what was first due by this day.")
  var to: String?

  @Option(name: .long, help: ArgumentHelp(ReportPrinting.help))
  var format: String?

  @Flag(name: .long, help: "Also plans that are not public.")
  var `internal` = false

  func run() throws {
    try reporting(options) {
      let first = try from.map { try civilDay($0, "--from") }
      let last = try to.map { try civilDay($0, "--to") }
      if let first, let last, last < first {
        throw Failure(.usage, zh: "--to 早于 --from", en: "--to is before --from")
      }
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let basis = ReportBasis(
        book: book, obligations: book.obligations(snapshot), snapshot: snapshot, now: now,
        scope: try selection.scope(party), includesInternal: self.internal,
        plans: plan.isEmpty ? nil : Set(try plan.map { Int32(try selection.plan($0)) }), tags: Set(tag),
        dueFrom: first, dueThrough: last)
      let report = Report.account(basis)
      try ReportPrinting.print(.lists(report), as: format, options)
    }
  }
}
