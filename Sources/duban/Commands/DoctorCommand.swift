import ArgumentParser
import Diagnostics
import JSONText

/// `duban doctor`: what would keep letters from arriving, before they do not arrive.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Looks at rules, ledger, disk, clock, zone, calendars, channels and the daemon, and says what to do (体检).",
    discussion: """
      One line for each thing looked at: ✓ fine, ! worth a look, ✗ wrong, and after → what
      to do. Mail servers are asked as far as the login; nothing is sent, nothing is
      changed.

      EXAMPLES
        duban doctor
        duban doctor --offline
        duban doctor --json

      EXIT CODES
        0 nothing is wrong · 1 something is
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Asks no mail server.")
  var offline = false

  func run() throws {
    try reporting(options) {
      let site = try Site(Workspace(options), asksServers: !offline)
      var counts: [Finding.Verdict: Int] = [:]
      var rows: [JSONValue] = []
      for check in HealthChecks.all {
        for finding in check.init(site).findings {
          counts[finding.verdict, default: 0] += 1
          // Each line as soon as it is known: a server may take its time.
          if options.json { rows.append(json(check, finding)) } else { Console.print(line(check, finding)) }
        }
      }
      let (fine, warnings, wrong) = (counts[.fine] ?? 0, counts[.warning] ?? 0, counts[.wrong] ?? 0)
      if options.json {
        Console.print(
          JSONValue.members([
            "fine": .number(Int64(fine)), "warnings": .number(Int64(warnings)), "wrong": .number(Int64(wrong)),
            "checks": .array(rows),
          ]).pretty)
      } else {
        let summary = Bilingual(
          zh: "\(fine)项正常，\(warnings)项留意，\(wrong)项有问题", en: "\(fine) fine, \(warnings) worth a look, \(wrong) wrong"
        )
        Console.error(summary[options.messageLanguage])
      }
      if wrong > 0 { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func line(_ check: any HealthCheck.Type, _ finding: Finding) -> String {
    let language = options.reportLanguage
    let title = check.title[language] + (finding.subject.map { " \($0)" } ?? "")
    let advice = finding.advice.map { " → \($0[language])" } ?? ""
    return OneLine.folded(
      "\(finding.verdict.mark) \(title)\(language == .zh ? "：" : ": ")\(finding.found[language])\(advice)")
  }

  private func json(_ check: any HealthCheck.Type, _ finding: Finding) -> JSONValue {
    let language = options.reportLanguage
    return .members([
      "check": .string(check.name), "verdict": .string(finding.verdict.rawValue),
      "subject": .optional(finding.subject), "found": .string(finding.found[language]),
      "advice": .optional(finding.advice?[language]),
    ])
  }
}
