import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Messages
import Rules

/// `duban record`: many facts at once, from a table.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records many facts from a table: all of them, or none.",
    discussion: """
      The table is CSV as spreadsheets save it, in UTF-8, or in GBK with --from gbk;
      semicolons or tabs may stand for the commas. Its first line is a header:
      key,fact,on,by, then as needed value,unit,ref,note,until,situation; Chinese
      headings (编号,记录,日期,登记人,数量,量词,文号,备注,新期限,进展情况) are taken too.
      A fact is any of: \(Fact.Kind.allCases.filter { $0 != .event }.map(\.rawValue).joined(separator: ", "))
      or its Chinese name (签收, 进展, 佐证, 报结, 审核通过, 退回 …). Days are written
      2026-01-17, 2026/1/17 or 2026年1月17日, amounts 1000, 1,000 (in quotes) or １００.

      Every fault is shown at once, as file:line:column. The same file a second time
      changes nothing: a row that the ledger holds already is passed over.

      EXAMPLES
        duban record 三月反馈.csv
        duban record 三月反馈.csv --dry-run
        duban record --from gbk 三月反馈.csv
        duban record - < 三月反馈.csv

      EXIT CODES
        0 · 65 a row is wrong, or what it says is not allowed: nothing was written
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Only checks: writes nothing.")
  var dryRun = false

  @Option(name: .long, help: "gbk: a table that is not UTF-8 is GBK (GB 18030).")
  var from: FileEncoding?

  @Argument(help: "The table; - is standard input.", completion: .file(extensions: ["csv"]))
  var file: String

  /// The largest table, in bytes.
  private static let limit = 16 << 20

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let text = try InputText.read(
        file, limit: Self.limit, from: from, convert: "duban record --from gbk \(ShellWord.quoted(file))")
      while true {
        let snapshot = try workspace.snapshot()
        let table = FactTable(try read(text), Selection(book, snapshot), at: now)
        var (intake, findings, known) = take(table, book, snapshot)
        findings = (table.diagnostics + findings).sorted { Self.precedes($0, $1) }
        if !findings.isEmpty { throw try failure(findings, text) }
        if !dryRun, !intake.accepted.isEmpty {
          let ledger = try workspace.writableLedger()
          guard try ledger.append(intake.accepted, ifStillAt: snapshot.position) else { continue }
        }
        report(intake.accepted, known: known)
        return
      }
    }
  }

  private func read(_ text: String) throws -> CommaTable {
    do throws(CommaTable.Fault) {
      return try CommaTable(text)
    } catch {
      switch error {
      case .strayQuote(let span):
        let finding = Diagnostic(
          .error, "table.quote",
          .init(zh: "引号没有配对", en: "a quote is not closed, or something stands behind it"), at: span,
          help: .init(zh: "引号里的引号写两个：\"\"", en: "write a quote within quotes twice: \"\""))
        throw try failure([finding], text)
      }
    }
  }

  /// Takes the rows in the order of their days, and of one day in the table's order.
  ///
  /// A row is known when the ledger holds as many equal facts as the table does up to it.
  private func take(_ table: FactTable, _ book: RuleBook, _ snapshot: Snapshot)
    -> (FactIntake, findings: [Diagnostic], known: Int)
  {
    var intake = FactIntake(book, snapshot)
    var findings: [Diagnostic] = []
    var known = 0
    var held: [Fact: Int] = [:]
    for fact in Set(table.rows.map(\.fact.key)).flatMap({ snapshot.facts[$0] ?? [] }) {
      held[fact.regardlessOfRecording, default: 0] += 1
    }
    for (_, row) in table.rows.enumerated().sorted(by: {
      ($0.element.fact.on, $0.offset) < ($1.element.fact.on, $1.offset)
    }) {
      let content = row.fact.regardlessOfRecording
      if let left = held[content], left > 0 {
        held[content] = left - 1
        known += 1
      } else if let refusal = intake.take(row.fact, of: row.obligation) {
        findings.append(
          Diagnostic(
            .error, "table.refused",
            .init(zh: "\(row.fact.key) \(refusal.zh)", en: "\(row.fact.key): \(refusal.en)"), at: row.factSpan))
      }
    }
    return (intake, findings, known)
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    guard let one = left.span, let other = right.span else { return left.span == nil && right.span != nil }
    return (one.line, one.column) < (other.line, other.column)
  }

  private func failure(_ findings: [Diagnostic], _ text: String) throws -> Failure {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let printer = DiagnosticPrinter(
      files: SourceFiles([file]), language: options.messageLanguage, isColoured: options.useColor
    ) { _, line in lines.indices.contains(line - 1) ? lines[line - 1] : nil }
    Console.errorRaw(printer.text(of: findings))
    return Failure(
      .badData, zh: "\(file) 有\(findings.count)处错误，一条也没有登记",
      en: "\(file) has \(English.counted(findings.count, "fault")): nothing was recorded")
  }

  private func report(_ written: [Fact], known: Int) {
    if options.json {
      let value: JSONValue = .members([
        "recorded": .number(Int64(written.count)), "known": .number(Int64(known)), "dryRun": .bool(dryRun),
        "obligations": .strings(Set(written.map(\.key)).sorted()),
      ])
      Console.print(value.pretty)
      return
    }
    let count = Set(written.map(\.key)).count
    let passed: Bilingual =
      known == 0 ? .init("") : .init(zh: "；\(known)条早已登记，略过", en: "; \(known) were recorded before")
    let verb: Bilingual = dryRun ? .init(zh: "可以登记", en: "could record") : .init(zh: "已登记", en: "recorded")
    let text = Bilingual(
      zh: "\(verb.zh)\(written.count)条，涉及\(count)个责任事项\(passed.zh)",
      en:
        "\(verb.en) \(English.counted(written.count, "fact")) about \(English.counted(count, "obligation"))\(passed.en)"
    )
    Console.print(text[options.messageLanguage])
  }
}

extension Fact {
  /// What it says, whenever it was written down.
  fileprivate var regardlessOfRecording: Fact {
    var fact = self
    fact.recorded = Instant(seconds: 0)
    return fact
  }
}
