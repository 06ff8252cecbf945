import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import Rules
import WorkCalendars

extension CalendarCommand {
  /// `duban calendar status`.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Says how far each calendar reaches, and which open obligations lie beyond it.",
      discussion: """
        A day beyond the last notice is judged by weekly rest days only and is
        provisional (≈).

        EXAMPLES
          duban calendar status
          duban calendar status --calendar cn --json
        """)

    @OptionGroup var options: CommonOptions

    @Option(name: .long, help: "Only this calendar.")
    var calendar: String?

    func run() throws {
      try reporting(options) {
        let workspace = Workspace(options)
        let book = try workspace.book()
        let snapshot = try workspace.snapshot()
        let now = try options.now(in: book.office.zone)
        let only = try calendar.map { try CalendarChoice.calendar($0, in: book).name }
        let reaches = book.calendars.indices.filter { only == nil || book.calendars[$0].name == only }.map {
          index in
          Reach(calendar: book.calendars[index], beyond: beyond(index, book, snapshot, now))
        }
        if options.json {
          Console.print(JSONValue.array(reaches.map(json)).pretty)
        } else {
          let today = book.office.zone.day(at: now)
          Console.print(reaches.map { text($0, today) }.joined(separator: "\n\n"))
        }
      }
    }

    private struct Reach {
      var calendar: WorkCalendar
      /// Keys of the open obligations of its plans whose due days are provisional.
      var beyond: [String]

      /// Years with more than one notice.
      var amended: [Int] {
        let years = Dictionary(grouping: calendar.notices, by: \.year)
        return years.filter { $0.value.count > 1 }.keys.sorted()
      }
    }

    /// Open obligations whose due day, or a day it was counted by, has no notice.
    private func beyond(_ calendar: Int, _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) -> [String] {
      book.obligations(snapshot).filter { obligation in
        guard book.calendar(of: obligation).name == book.calendars[calendar].name else { return false }
        guard obligation.window.provisional || book.calendars[calendar].isProvisional(obligation.due) else {
          return false
        }
        let standing = book.standing(of: obligation, snapshot, at: now)
        return !standing.isMet && standing.state != .closed
      }
      .map { book.key(of: $0) }
    }

    private func text(_ reach: Reach, _ today: CivilDate) -> String {
      let language = options.reportLanguage
      let zh = language == .zh
      let calendar = reach.calendar
      var lines = [zh ? "工作日历 \(calendar.name)" : "calendar \(calendar.name)"]
      if let coverage = calendar.coverage {
        lines.append(
          zh
            ? "  涵盖：\(coverage.lowerBound) 至 \(coverage.upperBound)"
            : "  reaches: \(coverage.lowerBound) to \(coverage.upperBound)")
        let days = coverage.upperBound.days(since: today)
        if days < 60 {
          lines.append(
            zh
              ? "  ！ \(days < 0 ? "已过涵盖期" : "还有\(days)天到头")：取得\(coverage.upperBound.year + 1)年的通知后，用 duban calendar import 转换"
              : "  ! \(days < 0 ? "past its reach" : "\(days) days to its end"): turn the notice for \(coverage.upperBound.year + 1) into rules by `duban calendar import`"
          )
        }
      } else {
        lines.append(zh ? "  没有放假通知：每天都是暂定（≈）" : "  no notices: every day is provisional (≈)")
      }
      let amended =
        reach.amended.isEmpty
        ? ""
        : (zh ? "，有修改的年份：" : "; amended years: ")
          + reach.amended.map(String.init).joined(separator: zh ? "、" : ", ")
      lines.append(
        zh ? "  通知：\(calendar.notices.count)个\(amended)" : "  notices: \(calendar.notices.count)\(amended)")
      if let last = calendar.notices.last {
        let issued = last.issued.map(\.description) ?? (zh ? "印发日期未知" : "day of issue not known")
        lines.append(
          zh ? "  最后一个：\(last.year)年（\(issued)）\(last.link)" : "  last: for \(last.year) (\(issued)) \(last.link)")
      }
      for overlay in calendar.overlays {
        let counts =
          zh
          ? "休\(overlay.rest.count)天、班\(overlay.work.count)天"
          : "\(overlay.rest.count) off, \(overlay.work.count) worked"
        lines.append(zh ? "  本地规定：\(overlay.name)（\(counts)）" : "  local days: \(overlay.name) (\(counts))")
      }
      lines.append(
        zh
          ? "  未办结而超出涵盖期的责任事项：\(reach.beyond.count)个" : "  open obligations beyond its reach: \(reach.beyond.count)"
      )
      lines += reach.beyond.prefix(10).map { "    ≈ \($0)" }
      if reach.beyond.count > 10 { lines.append("    …") }
      return lines.joined(separator: "\n")
    }

    private func json(_ reach: Reach) -> JSONValue {
      let calendar = reach.calendar
      return .members([
        "calendar": .string(calendar.name), "from": .optional(calendar.coverage?.lowerBound.description),
        "to": .optional(calendar.coverage?.upperBound.description),
        "weekend": .array(calendar.weekend.sorted().map { .number(Int64($0)) }),
        "notices": .array(
          calendar.notices.map { notice in
            .members([
              "year": .number(Int64(notice.year)), "version": .number(Int64(calendar.version(of: notice))),
              "issued": .optional(notice.issued?.description), "link": .string(notice.link),
            ])
          }), "amended": .array(reach.amended.map { .number(Int64($0)) }),
        "overlays": .strings(calendar.overlays.map(\.name)), "beyond": .strings(reach.beyond),
      ])
    }
  }
}
