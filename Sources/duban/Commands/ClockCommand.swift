import ArgumentParser
import CivilTime
import Diagnostics
import JSONText
import Ledger
import Scheduler

/// `duban clock`: the clock that reminders go by, and a jump of it that is held.
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Shows the clock and a jump of it that the daemon holds; says that the jump is right (时钟).",
    discussion: """
      When the clock jumps forward by more than a day while the daemon runs, or stands
      before the last pass or a year beyond every plan and calendar when it starts,
      nothing is sent until the clock is set right or somebody says that it is.

      EXAMPLES
        duban clock
        duban clock --accept

      EXIT CODES
        0 · 1 a jump is held
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "The clock is right: go on.")
  var accept = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let now = try options.now(in: .shanghai)
      let ledger = accept ? try workspace.writableLedger() : try workspace.existingLedger()
      let held = try ledger?.noted(.clockJump).flatMap { ClockJump($0) }
      if accept {
        guard let held else {
          throw Failure(.badData, zh: "没有暂缓的时钟跳变", en: "no jump of the clock is held")
        }
        try ledger?.note(.clockAccepted, held.text)
      }
      let last = try ledger?.lastTick()
      if options.json {
        Console.print(json(now, last, held).pretty)
      } else {
        for line in lines(now, last, held) { Console.print(line[options.reportLanguage]) }
      }
      if held != nil, !accept { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func json(_ now: Instant, _ last: Instant?, _ held: ClockJump?) -> JSONValue {
    let zone = TimeZoneTable.shanghai
    return .members([
      "now": .string(zone.rfc3339(now)), "lastPass": .optional(last.map { zone.rfc3339($0) }),
      "held": held.map { jump in
        .members([
          "expected": .string(zone.rfc3339(jump.expected)), "found": .string(zone.rfc3339(jump.found)),
          "accepted": .bool(accept),
        ])
      } ?? .null,
    ])
  }

  private func lines(_ now: Instant, _ last: Instant?, _ held: ClockJump?) -> [Bilingual] {
    let zone = TimeZoneTable.shanghai
    var lines = [Bilingual(zh: "时钟：\(zone.civil(at: now))", en: "clock: \(zone.civil(at: now))")]
    if let last {
      lines.append(Bilingual(zh: "上次处理：\(zone.civil(at: last))", en: "last pass: \(zone.civil(at: last))"))
    }
    guard let held else { return lines }
    let jump = Bilingual(
      zh: "时钟跳变：应为\(zone.civil(at: held.expected))，读到\(zone.civil(at: held.found))",
      en: "the clock jumped: \(zone.civil(at: held.expected)) was expected, \(zone.civil(at: held.found)) was found"
    )
    let advice =
      accept
      ? Bilingual(zh: "已确认，一分钟内照常运行", en: "said to be right: it goes on within a minute")
      : Bilingual(
        zh: "暂停发送，待时钟改正；时钟无误的，用 duban clock --accept 确认",
        en: "nothing is sent until it is set right; `duban clock --accept` says that it is")
    return lines + [jump, advice]
  }
}
