import CivilTime
import Diagnostics
import Ledger
import Rules
import Scheduler
import WorkCalendars

/// 时钟: whether it can be right, by what is known to have happened, and whether the kernel says that it is kept right.
struct ClockCheck: HealthCheck {
  static let name = "clock"
  static let title = Bilingual(zh: "时钟", en: "clock")

  /// Seconds that a clock may go back by without a word: corrections of a time server.
  static let tolerance: Int64 = 120

  var now: CivilDateTime
  /// The latest of what is known to have happened, when it has not come yet by this clock.
  var ahead: (what: Bilingual, at: String)?
  /// The last day on which anything could be told, with a year to spare, when the clock is past it.
  var passedHorizon: CivilDate?
  /// Whether the daemon holds a jump of it.
  var isHeld = false
  /// Whether the kernel says that a time server keeps it; nil: it cannot be asked.
  var isKept: Bool?

  init(now: CivilDateTime) { self.now = now }

  init(_ site: Site) {
    let zone = site.book?.office.zone ?? .shanghai
    now = zone.civil(at: site.now)
    if let ledger = site.openLedger {
      isHeld = (try? ledger.noted(.clockJump)).flatMap { $0 }.flatMap { ClockJump($0) } != nil
      let latest = site.now.adding(seconds: Self.tolerance)
      let head = try? ledger.head().seq
      let entry = head.flatMap { $0 > 0 ? try? ledger.entries($0...$0).first?.at : nil }
      if let pass = try? ledger.lastTick(), pass > latest {
        ahead = (Bilingual(zh: "上次处理", en: "the last pass"), site.shown(pass))
      } else if let entry, entry > latest {
        ahead = (Bilingual(zh: "台账最后一条记录", en: "the last entry of the ledger"), site.shown(entry))
      }
    }
    // What follows is about the machine's own clock.
    guard site.isNow else { return }
    isKept = KernelClock.isKept
    guard let book = site.book else { return }
    let issued = book.calendars.flatMap(\.notices).compactMap(\.issued).max()
    if ahead == nil, let issued, issued > now.date {
      ahead = (Bilingual(zh: "规则里放假通知的印发日", en: "the issue day of a notice in the rules"), "\(issued)")
    }
    if let horizon = ClockGuard.horizon(of: book), now.date > horizon { passedHorizon = horizon }
  }

  var findings: [Finding] {
    let time = "\(now)"
    let set = Bilingual(
      zh: "改正时钟（timedatectl）；时钟无误的，用 duban clock --accept 确认",
      en: "set the clock right (timedatectl); if it is right, duban clock --accept says so")
    if let ahead {
      return [
        Finding(
          .wrong, zh: "\(time)，早于\(ahead.what.zh)（\(ahead.at)）",
          en: "\(time), before \(ahead.what.en) (\(ahead.at))",
          advice: set)
      ]
    }
    if let passedHorizon {
      return [
        Finding(
          .wrong, zh: "\(time)，比所有计划和工作日历（至 \(passedHorizon)）还晚",
          en: "\(time), past every plan and calendar (\(passedHorizon))", advice: set)
      ]
    }
    if isHeld {
      return [
        Finding(
          .wrong, zh: "\(time)，守护进程发现它跳变，暂停发送", en: "\(time); the daemon found that it jumped and sends nothing",
          advice: set)
      ]
    }
    switch isKept {
    case false?:
      return [
        Finding(
          .warning, zh: "\(time)，没有与时间服务器同步", en: "\(time), not kept by a time server",
          advice: Bilingual(
            zh: "启用 systemd-timesyncd 或 chrony；虚拟机由主机对时的，不必理会",
            en: "run systemd-timesyncd or chrony; never mind where the host keeps the clock of this machine"))
      ]
    case true?: return [Finding(.fine, zh: "\(time)，与时间服务器同步", en: "\(time), kept by a time server")]
    case nil: return [Finding(.fine, zh: time, en: time)]
    }
  }
}
