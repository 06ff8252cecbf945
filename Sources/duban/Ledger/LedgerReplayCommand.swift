import ArgumentParser
import CivilTime
import Diagnostics
import JSONText
import Ledger
import Scheduler

/// `duban ledger replay`: every decision made again.
struct LedgerReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decides every pass of the journal again and compares it byte for byte (重演).",
    discussion: """
      Each pass is decided again from what the journal held before it, by the rules that
      were in force then, at its instant; so is what each edit of the rules came to when
      it was accepted. The entries that this comes to must be those that were written,
      hashes and all. With --at only the passes of a day, or the pass that wrote an
      entry, are decided again.

      EXAMPLES
        duban ledger replay
        duban ledger replay --at 2018-07-24
        duban ledger replay --at 14738 --json

      EXIT CODES
        0 all the same · 1 something is decided otherwise now: the first entry is named
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let ledger = try Workspace(options).ledgerToInspect()
      let judges = try judged(ledger)
      let bar = ProgressBar(total: Int(try ledger.head().seq))
      let replay = try Replay(ledger, settings: Workspace.settings, judges: judges) { seq, _ in
        bar.reach(Int(seq), "\(seq)")
      }
      bar.finish()
      if options.json { Console.print(json(replay).pretty) } else { printText(replay) }
      if replay.difference != nil { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  /// The instants whose decisions are made again.
  private func judged(_ ledger: LedgerFile) throws -> (Instant) -> Bool {
    guard let at = options.at else { return { _ in true } }
    if let seq = Int64(at) {
      guard let entry = seq > 0 ? try ledger.entries(seq...seq).first : nil else {
        throw Failure(.badData, zh: "台账没有第 \(at) 条", en: "the ledger has no entry \(at)")
      }
      return { $0 == entry.at }
    }
    let day = try civilDay(at, "--at")
    let zone = TimeZoneTable.shanghai
    return { zone.day(at: $0) == day }
  }

  private func json(_ replay: Replay) -> JSONValue {
    .members([
      "passes": .number(Int64(replay.passes)), "revisions": .number(Int64(replay.acceptances)),
      "entries": .number(replay.entries), "same": .bool(replay.difference == nil),
      "difference": replay.difference.map { difference in
        .members([
          "seq": .number(difference.seq), "expected": .optional(difference.expected),
          "found": .optional(difference.found),
        ])
      } ?? .null,
    ])
  }

  private func printText(_ replay: Replay) {
    let language = options.reportLanguage
    guard let difference = replay.difference else {
      let text = Bilingual(
        zh: "重演\(replay.passes)次处理、\(replay.acceptances)次规则采用，\(replay.entries)条记录逐字节相同",
        en:
          "replayed \(replay.passes) passes and "
          + "\(English.counted(replay.acceptances, "acceptance")) of rules: \(replay.entries) entries, byte for byte the "
          + "same")
      Console.print(text[language])
      return
    }
    let none = Bilingual(zh: "（无）", en: "(nothing)")[language]
    let text = Bilingual(
      zh: "第 \(difference.seq) 条不同：\n  现在得出  \(difference.expected ?? none)\n  台账记录  \(difference.found ?? none)",
      en:
        "entry \(difference.seq) differs:\n  decided now  \(difference.expected ?? none)\n  recorded     "
        + "\(difference.found ?? none)")
    Console.print(text[language])
  }
}
