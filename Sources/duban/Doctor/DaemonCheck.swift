import CivilTime
import Diagnostics
import Evaluation
import Ledger
import Rules

/// 运行: whether somebody looks, be it the daemon or cron.
struct DaemonCheck: HealthCheck {
  static let name = "daemon"
  static let title = Bilingual(zh: "运行", en: "running")

  /// The daemon's process, 0 when its number is not known; nil when none runs.
  var process: Int32?
  /// When the last pass ran, as people read it; nil before the first.
  var lastPass: String?
  var warning: StatusWarning?
  /// The zone in which the warning is said.
  var zone = TimeZoneTable.shanghai

  init(process: Int32?, lastPass: String?, warning: StatusWarning? = nil) {
    self.process = process
    self.lastPass = lastPass
    self.warning = warning
  }

  init(_ site: Site) {
    process = try? site.workspace.runningDaemon()
    guard let ledger = site.openLedger else { return }
    zone = site.book?.office.zone ?? .shanghai
    let last = try? ledger.lastTick()
    lastPass = last.map { site.shown($0) }
    warning = (try? ledger.lastRevision()).flatMap { _ in
      try? StatusWarning(
        lastPass: last, isRunning: process != nil, next: ledger.nextDeliveryInstant(), book: site.book,
        snapshot: { try ledger.snapshot() }, at: site.now)
    }
  }

  var findings: [Finding] {
    let pass =
      lastPass.map { Bilingual(zh: "上次处理 \($0)", en: "last pass \($0)") }
      ?? Bilingual(zh: "还没有处理过", en: "no pass yet")
    let start = Bilingual(
      zh: "启动 duban run，或定时运行 duban tick", en: "start duban run, or have duban tick run by cron")
    switch (warning, process) {
    case (.stale?, nil):
      return [
        Finding(
          .wrong, zh: "没有运行，\(pass.zh)，已超过一个工作日", en: "not running, \(pass.en), more than a working day ago",
          advice: start)
      ]
    case (.stale?, _):
      return [
        Finding(
          .wrong, zh: "守护进程在运行，但\(pass.zh)，已超过一个工作日",
          en: "the daemon runs, but \(pass.en), more than a working day ago",
          advice: Bilingual(zh: "看它的日志，重新启动", en: "read its log and start it again"))
      ]
    case (.due?, _):
      return [
        Finding(
          .warning, zh: "没有运行，有到时间该发的通知；\(pass.zh)", en: "not running, and something is due to be told; \(pass.en)",
          advice: start)
      ]
    case (nil, let process?):
      let number = process == 0 ? "" : " \(process)"
      return [Finding(.fine, zh: "守护进程\(number) 在运行，\(pass.zh)", en: "the daemon\(number) runs, \(pass.en)")]
    case (nil, nil):
      guard lastPass != nil else {
        return [Finding(.warning, zh: "没有运行，\(pass.zh)", en: "not running, \(pass.en)", advice: start)]
      }
      return [Finding(.fine, zh: "守护进程没有运行，\(pass.zh)", en: "no daemon runs, \(pass.en)")]
    }
  }
}
