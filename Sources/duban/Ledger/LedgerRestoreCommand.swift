import ArgumentParser
import CivilTime
import Diagnostics
import JSONText
import Ledger
import RuleFiles
import Rules
import Scheduler

/// `duban ledger restore`: a backup takes the ledger's place.
struct LedgerRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Puts a backup in the ledger's place; asks about what was sent since (恢复).",
    discussion: """
      What a backup does not know of would be sent a second time. So without --skip or
      --resend nothing is changed when there is any: it is counted by day, from the
      rules, beside what the present ledger says was sent, where that can be read.
      --skip records it as skipped (恢复前可能已发); what was under way when the backup was
      made is dead or cancelled. --resend lets the next pass tell it, as late. The
      present file keeps its contents under another name. Facts recorded since the
      backup are not in it.

      EXAMPLES
        duban ledger restore /mnt/backup/ledger-2018-07-24.sqlite
        duban ledger restore /mnt/backup/ledger-2018-07-24.sqlite --skip
        duban ledger restore /mnt/backup/ledger-2018-07-24.sqlite --resend

      EXIT CODES
        0 restored · 1 nothing was changed: say --skip or --resend
        65 the backup does not stand the check · 75 a daemon runs
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "What came due since the backup is not sent again.")
  var skip = false

  @Flag(name: .long, help: "What came due since the backup is sent by the next pass, perhaps a second time.")
  var resend = false

  @Argument(help: "The backup.", completion: .file())
  var file: String

  func validate() throws {
    if skip, resend { throw ValidationError("--skip and --resend exclude each other") }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let path = try workspace.ledgerPath
      let now = try options.now(in: .shanghai)
      let sources = try resend ? [] : workspace.ruleSources()
      try LedgerReplacement.makeFolder(of: path)
      let lock = try workspace.daemonLock()
      let replacement = try LedgerReplacement(of: path, from: file)
      let present = try? LedgerFile.open(path, .readOnly, heedsHead: false)
      let supervision = try workspace.supervision(replacement.ledger)
      if !skip, !resend {
        let loss = try Loss(replacement, present, supervision, sources, at: now)
        guard loss.isEmpty else {
          if options.json { Console.print(loss.json.pretty) } else { printLoss(loss) }
          throw ExitCode(Failure.Code.findings.rawValue)
        }
      }
      let choice: RestoreChoice = skip ? .skip : .resend
      let before = try replacement.ledger.accounts(because: .restored).count
      try replacement.ledger.recordRestore(of: replacement.head, replacing: try? present?.head(), choice, at: now)
      var skipped = 0
      if skip {
        _ = try supervision.adopt(sources, at: now)
        _ = try supervision.tick(at: now, forgoing: true)
        skipped = try replacement.ledger.accounts(because: .restored).count - before
      }
      let kept = try replacement.takePlace()
      withExtendedLifetime(lock) {}
      report(replacement.head, kept: kept, skipped: skipped)
    }
  }

  private func report(_ head: JournalHead, kept: String?, skipped: Int) {
    if options.json {
      Console.print(
        JSONValue.members([
          "restored": true, "entries": .number(head.seq), "head": .string(head.hexadecimal),
          "skipped": .number(Int64(skipped)), "kept": .optional(kept),
        ]).pretty)
      return
    }
    let what = Bilingual(
      zh: "已恢复 \(file)：\(head.seq)条，末条 \(head.hexadecimal)",
      en: "restored \(file): \(head.seq) entries, head \(head.hexadecimal)")
    Console.print(what[options.messageLanguage])
    if skip {
      let text = Bilingual(
        zh: "此后到期的\(skipped)条通知不再发送（恢复前可能已发）",
        en: "\(English.counted(skipped, "notification")) that came due since will not be sent")
      Console.print(text[options.messageLanguage])
    }
    if let kept {
      let text = Bilingual(zh: "原台账另存为 \(kept)", en: "the ledger that was there is now \(kept)")
      Console.print(text[options.messageLanguage])
    }
  }

  private func printLoss(_ loss: Loss) {
    let zh = options.reportLanguage == .zh
    Console.print(
      zh
        ? "备份止于第 \(loss.head.seq) 条。恢复后，下列通知会再发一次："
        : "The backup ends with entry \(loss.head.seq). Restored, it would tell again:")
    let rows = loss.days.map { day in
      ["\(day.day)", "\(day.due)", loss.isPresentKnown ? "\(day.sent)" : "?"]
    }
    Console.printRaw(
      TextTable.render(
        [zh ? ["日期", "会再发", "现台账记为此后已发"] : ["DAY", "AGAIN", "SENT SINCE, BY THE PRESENT LEDGER"]] + rows))
    if loss.facts > 0 {
      Console.print(
        zh
          ? "备份之后登记的\(loss.facts)条事实不在其中（先用 duban ledger export 留存）"
          : "\(English.counted(loss.facts, "fact")) recorded since are not in it (keep them with duban ledger export)"
      )
    }
    Console.print(
      zh
        ? "未作任何改动。不再发：加 --skip；补发：加 --resend"
        : "Nothing was changed. Not to send them: --skip; to send them: --resend")
  }
}

/// What a backup does not know of.
private struct Loss {
  struct Day {
    var day: CivilDate
    /// Notifications that would be told.
    var due: Int
    /// Notifications that the present ledger has as sent and the backup has not.
    var sent: Int
  }

  var head: JournalHead
  var days: [Day]
  /// Whether the present ledger can be read.
  var isPresentKnown: Bool
  /// Facts that the present ledger has and the backup has not.
  var facts: Int

  /// Nothing would be told.
  var isEmpty: Bool { days.allSatisfy { $0.due == 0 } && facts == 0 }

  init(
    _ replacement: LedgerReplacement, _ present: LedgerFile?, _ supervision: Supervision, _ sources: [RuleSource],
    at now: Instant
  ) throws {
    let backup = replacement.ledger
    head = replacement.head
    var due: [CivilDate: Int] = [:]
    let sentBefore = try backup.sentByDay()
    let factsBefore = try backup.counts().facts
    let waiting = Set(try backup.waitingAccounts().map(\.id))
    for account in try backup.waitingAccounts() { due[account.day, default: 0] += 1 }
    // Nobody sees what is written here: the copy goes, unless nothing is missing.
    let restoredBefore = try backup.accounts(because: .restored).count
    _ = try supervision.adopt(sources, at: now)
    for account in try backup.waitingAccounts() where !waiting.contains(account.id) {
      due[account.day, default: 0] += 1
    }
    _ = try supervision.tick(at: now, forgoing: true)
    for account in try backup.accounts(because: .restored).dropFirst(restoredBefore) {
      due[account.day, default: 0] += 1
    }
    let known = try? present?.sentByDay()
    isPresentKnown = known != nil
    let sent = (known ?? [:]).map { ($0, max(0, $1 - (sentBefore[$0] ?? 0))) }.filter { $0.1 > 0 }
    let sentByDay = Dictionary(uniqueKeysWithValues: sent)
    facts = max(0, ((try? present?.counts().facts) ?? factsBefore) - factsBefore)
    days = Set(due.keys).union(sentByDay.keys).sorted().map { day in
      Day(day: day, due: due[day] ?? 0, sent: sentByDay[day] ?? 0)
    }
  }

  var json: JSONValue {
    .members([
      "restored": false, "entries": .number(head.seq), "head": .string(head.hexadecimal),
      "facts": .number(Int64(facts)), "presentReadable": .bool(isPresentKnown),
      "days": .array(
        days.map { day in
          .members([
            "day": .string("\(day.day)"), "again": .number(Int64(day.due)), "sentSince": .number(Int64(day.sent)),
          ])
        }),
    ])
  }
}
