import ArgumentParser
import CivilTime
import Diagnostics
import JSONText
import Ledger
import Messages
import ReportFormats
import Rules
import Scheduler

/// `duban tick`: one pass, for cron.
struct TickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick",
    abstract: "One pass: takes the rules, accounts for what came due, delivers it, keeps calendars up to date.",
    discussion: """
      EXAMPLES
        duban tick
        duban tick --at 2018-07-24T09:00 --json

      EXIT CODES
        0 done · 1 the rules were refused or held; the last good ones were used
        75 another pass is running
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let (lock, ledger) = try workspace.lockedLedger()
      let supervision = try workspace.supervision(ledger)
      let now = try options.now(in: .shanghai)
      _ = try ledger.recoverAttempts(at: now)
      var (refused, held) = (false, false)
      do {
        switch try supervision.adopt(try workspace.ruleSources(), at: now) {
        case .unchanged, .accepted: break
        case .refused(let diagnostics, let files):
          refused = true
          for error in diagnostics where error.severity == .error {
            let place = error.span.map { "\(files.place($0)):\($0.column): " } ?? ""
            Console.error("\(place)\(error.message[options.messageLanguage])")
          }
        case .held(let hash, let removal):
          held = true
          sayHeld(hash, removal)
        }
      } catch let fault as RuleFolderFault {
        try supervision.refuse(fault, at: now)
        // A first pass has no rules to fall back on.
        guard supervision.book != nil else { throw fault }
        refused = true
        for message in fault.messages { Console.error(message[options.messageLanguage]) }
      }
      let accounted = try supervision.tick(at: now)
      let delivered = try supervision.drain(at: now)
      for fault in try supervision.refreshFeeds(at: now).faults {
        Console.error(
          Bilingual(zh: "日历没有写成：\(fault)", en: "calendar not written: \(fault)")[options.messageLanguage])
      }
      for fault in Set(supervision.unwritten.values.map(\.words)).sorted(by: { $0.en < $1.en }) {
        Console.error(fault[options.messageLanguage])
      }
      // For `status` only: a pass that cannot be noted was one all the same.
      try? ledger.noteTick(at: now)
      if options.json {
        Console.print(
          JSONValue.members([
            "accounted": .number(Int64(accounted)), "delivered": .number(Int64(delivered)),
            "rulesRefused": .bool(refused), "rulesHeld": .bool(held), "trial": .bool(supervision.isTrial),
          ]).pretty)
      } else {
        let text = Bilingual(
          zh: "入账\(accounted)条，发送\(delivered)件", en: "\(accounted) accounted for, \(delivered) delivered")
        Console.print(text[options.reportLanguage])
        if let trial = supervision.trial {
          let words = trial.words(folder: try workspace.stateFolder + "/trial")
          Console.print(Bilingual(zh: "试运行：\(words.zh)", en: "trial mode: \(words.en)")[options.reportLanguage])
        }
      }
      withExtendedLifetime(lock) {}
      if refused || held { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func sayHeld(_ hash: String, _ removal: Removal) {
    let (summary, number) = (RemovalWords.summary(removal), hash.prefix(12))
    let text = Bilingual(
      zh: "规则的修改暂缓采用：\(summary.zh)；确是本意：duban reload --accept \(number)",
      en: "the edit of the rules is held: \(summary.en); if it is meant: duban reload --accept \(number)")
    Console.error(text[options.messageLanguage])
  }
}
