import ArgumentParser
import CivilTime
import Ledger
import Logging
import RuleFiles
import Scheduler

/// `duban run`: the daemon.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Supervises: reminds, reports, and takes edits of the rules within seconds.",
    discussion: """
      TERM or INT finishes what is in flight and stops; a second one stops now. HUP
      reloads the rules. One daemon per ledger; commands may write facts while it
      runs. Rules that are refused, or held because they take much away, leave the
      last good ones in force; `duban status`, the log and a letter to the
      administrators (office: administrators) say so. With --at the clock starts at
      that instant and runs on.

      EXAMPLES
        duban run --rules /etc/duban/rules --ledger /var/lib/duban/ledger.sqlite
        duban run --at 2018-07-24T08:59:50
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "trace, debug, info, notice, warning, error.")
  var logLevel: String = "info"

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      var logger = Logger(label: "duban", factory: { StreamLogHandler.standardError(label: $0) })
      guard let level = Logger.Level(rawValue: logLevel) else {
        throw Failure(.usage, zh: "没有日志级别“\(logLevel)”", en: "no log level '\(logLevel)'")
      }
      logger.logLevel = level
      let (lock, ledger) = try workspace.lockedLedger()
      let folder = RuleFolder(options.rules)
      _ = try folder.read(fileLimit: Workspace.settings.limits.fileBytes)
      let clock: any TimeSource =
        try options.at.map { ShiftedClock(startingAt: try CommonOptions.instant($0, in: .shanghai)) }
        ?? SystemClock()
      let daemon = Daemon(
        try workspace.supervision(ledger), folder: folder, settings: Workspace.settings, clock: clock,
        logger: logger)
      try daemon.run()
      withExtendedLifetime(lock) {}
    }
  }
}
