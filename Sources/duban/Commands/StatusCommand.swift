import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Messages
import RuleFiles
import Rules
import Scheduler

/// `duban status`: what is running and what was refused.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what is running, which rules are in force, what was refused, what waits or died.",
    discussion: """
      Warns in one line when the last pass is more than a working day old, or when
      something is due and no daemon runs.

      EXAMPLES
        duban status
        duban status --json

      EXIT CODES
        0 · 1 rules were refused or are held, a delivery died, a jump of the clock is held,
          or the ledger is not the one that was seen last
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let path = try workspace.ledgerPath
      let ledger = try workspace.ledgerToInspect()
      let revision = try ledger.lastRevision()
      let book = Self.book(of: revision)
      let (daemon, lastPass) = (try workspace.runningDaemon(), try ledger.lastTick())
      let next = try ledger.nextDeliveryInstant()
      let warning = try StatusWarning(
        lastPass: lastPass, isRunning: daemon != nil, next: next, book: book, snapshot: { try ledger.snapshot() },
        at: try options.now(in: book?.office.zone ?? .shanghai))
      let state = State(
        path: path, daemon: daemon, revision: revision, pending: try ledger.pendingEdit(),
        counts: try ledger.counts(), lastPass: lastPass, next: next, dead: try ledger.deliveries(in: [.dead]),
        uncertain: try ledger.deliveries(in: [.uncertain]), trial: book?.office.trial,
        trialFolder: try workspace.stateFolder + "/trial", warning: warning,
        jump: daemon == nil ? nil : try ledger.noted(.clockJump).flatMap { ClockJump($0) },
        doubt: try ledger.headDoubt())
      if options.json {
        Console.print(json(state).pretty)
      } else {
        printText(state)
      }
      if state.pending != nil || !state.dead.isEmpty || state.jump != nil || state.doubt != nil {
        throw ExitCode(Failure.Code.findings.rawValue)
      }
    }
  }

  private struct State {
    var path: String
    var daemon: Int32?
    var revision: AcceptedRevision?
    var pending: PendingEdit?
    var counts: LedgerCounts
    var lastPass: Instant?
    var next: Instant?
    var dead: [RecordedDelivery]
    var uncertain: [RecordedDelivery]
    /// Where letters go in trial mode (试运行); nil: the rules in force do not ask for it.
    var trial: Office.Trial?
    /// The mailboxes of trial mode.
    var trialFolder: String

    var warning: StatusWarning?
    /// The jump of the clock that the daemon holds.
    var jump: ClockJump?
    /// Why it is not the ledger that was seen last.
    var doubt: LedgerError?
  }

  /// The rules in force; nil when there are none, or this program cannot read them.
  private static func book(of revision: AcceptedRevision?) -> RuleBook? {
    guard let revision else { return nil }
    let sources = revision.revision.files.map { RuleSource(path: $0.path, bytes: $0.bytes) }
    return RuleSet(sources, settings: Workspace.settings).loaded.book
  }

  private func json(_ state: State) -> JSONValue {
    let zone = TimeZoneTable.shanghai
    let rules: JSONValue? = state.revision.map {
      .members([
        "revision": .string($0.revision.hash), "accepted": .string(zone.rfc3339($0.accepted)),
        "files": .number(Int64($0.revision.files.count)),
      ])
    }
    var (refused, held) = (JSONValue.null, JSONValue.null)
    if let pending = state.pending {
      let since = JSONValue.Member("at", .string(zone.rfc3339(pending.since)))
      switch pending.reason {
      case .refused(let errors, let first):
        refused = .object([since, .init("errors", .number(Int64(errors))), .init("first", .string(first))])
      case .held(let removal):
        held = .object([
          since, .init("revision", .string(pending.hash)), .init("removal", RemovalJSON.object(removal)),
        ])
      }
    }
    let deliveries = DeliveryState.allCases.map { kind in
      JSONValue.Member(kind.rawValue, .number(Int64(state.counts.deliveries[kind] ?? 0)))
    }
    let pid: JSONValue? = state.daemon.map { .number(Int64($0)) }
    return .members([
      "ledger": .string(state.path), "running": .bool(state.daemon != nil), "pid": pid ?? .null,
      "lastPass": .optional(state.lastPass.map { zone.rfc3339($0) }),
      "nextDelivery": .optional(state.next.map { zone.rfc3339($0) }), "rules": rules ?? .null,
      "trial": .bool(state.trial != nil), "warning": .optional(state.warning?.name), "refused": refused,
      "held": held,
      "entries": .number(state.counts.head.seq),
      "head": .string(state.counts.head.hexadecimal), "facts": .number(Int64(state.counts.facts)),
      "deliveries": .object(deliveries), "clockHeld": .bool(state.jump != nil),
      "ledgerDoubted": .bool(state.doubt != nil),
    ])
  }

  private func printText(_ state: State) {
    let zh = options.reportLanguage == .zh
    let zone = TimeZoneTable.shanghai
    func line(_ zhLabel: String, _ enLabel: String, _ value: String) {
      Console.print((zh ? zhLabel + "：" : enLabel + ": ") + value)
    }
    line("台账", "ledger", state.path)
    if let doubt = state.doubt { Console.print("■ " + doubt.message[options.reportLanguage]) }
    line(
      "守护进程", "daemon",
      state.daemon.map { zh ? "运行中（进程 \($0)）" : "running (process \($0))" } ?? (zh ? "未运行" : "not running"))
    if let warning = state.warning { Console.print(warning.words(zone)[options.reportLanguage]) }
    if let jump = state.jump {
      let (expected, found) = (zone.civil(at: jump.expected), zone.civil(at: jump.found))
      Console.print(
        zh
          ? "■ 时钟跳变：应为\(expected)，读到\(found)；暂停发送，时钟无误的，用 duban clock --accept 确认"
          : "■ the clock jumped: \(expected) was expected, \(found) was found; nothing is sent until it is set right, or "
            + "`duban clock --accept` says that it is")
    }
    if let last = state.lastPass { line("上次处理", "last pass", "\(zone.civil(at: last))") }
    if let next = state.next { line("下次发送", "next delivery", "\(zone.civil(at: next))") }
    if let revision = state.revision {
      line(
        "现行规则", "rules in force",
        "\(revision.revision.hash.prefix(12))  \(zone.civil(at: revision.accepted))  \(revision.revision.files.count)"
          + (zh ? "个文件" : " files"))
    } else {
      line("现行规则", "rules in force", zh ? "尚无" : "none yet")
    }
    if let trial = state.trial {
      line(
        "◇ 试运行", "◇ trial mode",
        trial.words(folder: state.trialFolder)[options.reportLanguage])
    }
    if let pending = state.pending { printPending(pending) }
    line("记录", "entries", "\(state.counts.head.seq)  \(state.counts.head.hexadecimal.prefix(16))")
    let deliveries = DeliveryState.allCases.compactMap { kind in
      state.counts.deliveries[kind].map { "\(zh ? kind.chinese : kind.rawValue) \($0)" }
    }
    line("发送", "deliveries", deliveries.isEmpty ? "0" : deliveries.joined(separator: " · "))
    for delivery in state.dead {
      Console.print("  ✗ \(delivery.id.prefix(8)) → \(delivery.planned.recipient)：\(delivery.said ?? "")")
    }
    for delivery in state.uncertain {
      Console.print("  ? \(delivery.id.prefix(8)) → \(delivery.planned.recipient)")
    }
  }

  private func printPending(_ pending: PendingEdit) {
    let zh = options.reportLanguage == .zh
    let since = TimeZoneTable.shanghai.civil(at: pending.since)
    switch pending.reason {
    case .refused(let errors, let first):
      Console.print(
        zh
          ? "■ 规则被拒：\(since)，\(errors)处错误，仍用上一版。第一处：\(first)"
          : "■ rules refused: \(since), \(English.counted(errors, "error")); the last good rules stay in force. "
            + "First: \(first)")
    case .held(let removal):
      Console.print(
        zh
          ? "■ 规则暂缓采用（\(pending.shortHash)）：\(since)，仍用上一版；\(RemovalWords.summary(removal).zh)"
          : "■ rules held (\(pending.shortHash)): \(since), the last good rules stay in force; "
            + RemovalWords.summary(removal).en)
      for cause in removal.causes { Console.print("  \(RemovalWords.sentence(cause)[options.reportLanguage])") }
      for item in RemovalWords.items(removal, options.reportLanguage) { Console.print("  - \(item)") }
      Console.print(
        (zh ? "  确是本意：" : "  if it is meant: ") + "duban reload --accept \(pending.shortHash)")
    }
  }
}

extension DeliveryState {
  var chinese: String {
    switch self {
    case .planned: "待发"
    case .attempting: "发送中"
    case .sent: "已发"
    case .retry: "待重试"
    case .uncertain: "不确定"
    case .dead: "失败"
    case .cancelled: "撤回"
    }
  }
}
