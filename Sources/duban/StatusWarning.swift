import CivilTime
import Diagnostics
import Evaluation
import Rules
import WorkCalendars

/// What `status` warns of: that nobody has looked for too long, or that something is due and nobody will.
enum StatusWarning: Equatable {
  /// The last pass is more than a working day old.
  case stale(lastPass: Instant, isRunning: Bool)
  /// Something is to be told or sent, and no daemon runs.
  case due

  /// - Parameters:
  ///   - lastPass: When the last pass ran; nil when none is known.
  ///   - next: When the next letter that waits goes out; nil when none waits.
  ///   - book: The rules in force; nil before any were accepted.
  init?(
    lastPass: Instant?, isRunning: Bool, next: Instant?, book: RuleBook?, snapshot: () throws -> Snapshot,
    at now: Instant
  ) rethrows {
    if let lastPass, let book {
      let last = book.office.zone.civil(at: lastPass)
      let day = book.calendars[book.office.calendar].day(1, after: last.date)
      if book.office.zone.instant(of: day, at: last.time) < now {
        self = .stale(lastPass: lastPass, isRunning: isRunning)
        return
      }
    }
    guard !isRunning else { return nil }
    let waits = next.map { $0 <= now } ?? false
    let isDue =
      try waits
      || book.map { book in
        let today = book.office.zone.day(at: now)
        return Evaluator.agenda(book, try snapshot(), at: now, on: today...today).contains {
          $0.at <= now && ($0.account.state == .planned || $0.account.state == .held)
        }
      } ?? false
    guard isDue else { return nil }
    self = .due
  }

  /// Its name for scripts.
  var name: String {
    switch self {
    case .stale: "stale"
    case .due: "due"
    }
  }

  /// One line: what is wrong, and what to do.
  func words(_ zone: TimeZoneTable) -> Bilingual {
    switch self {
    case .stale(let lastPass, let isRunning):
      let at = zone.civil(at: lastPass)
      return isRunning
        ? Bilingual(
          zh: "▲ 守护进程在运行，但最近一次处理是\(at)，已超过一个工作日：看它的日志，重新启动 duban run",
          en:
            "▲ the daemon runs, but its last pass was at \(at), more than a working day ago: read its log and start "
            + "duban run again")
        : Bilingual(
          zh: "▲ 最近一次处理是\(at)，已超过一个工作日，守护进程没有运行：启动 duban run，或定时运行 duban tick",
          en:
            "▲ the last pass was at \(at), more than a working day ago, and no daemon runs: start duban run, or have "
            + "duban tick run by cron")
    case .due:
      return Bilingual(
        zh: "▲ 有到时间该发的通知，守护进程没有运行：启动 duban run，或运行一次 duban tick",
        en: "▲ something is due to be told and no daemon runs: start duban run, or run duban tick once")
    }
  }
}
