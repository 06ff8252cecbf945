import CivilTime
import Diagnostics
import WorkCalendars

/// A month, a year or a day of a calendar for a person.
struct CalendarText {
  let calendar: WorkCalendar
  let language: Language

  private var zh: Bool { language == .zh }

  func lines(_ span: CalendarSpan) -> [String] {
    switch span {
    case .day(let day): dayLines(day)
    case .month(let year, let month): monthLines(year, month, span.days)
    case .year(let year): yearLines(year, span.days)
    }
  }

  // MARK: A month

  private func monthLines(_ year: Int, _ month: Int, _ days: ClosedRange<CivilDate>) -> [String] {
    let figures = CalendarFigures(calendar: calendar, days: days)
    let title = zh ? "\(year)年\(month)月" : String(days.lowerBound.description.prefix(7))
    var lines = [heading(title, figures), ""]
    lines += MonthGrid(calendar: calendar, year: year, month: month, language: language).lines
    lines.append("")
    return lines + festivalLines(days) + sourceLines(figures) + [legend]
  }

  private func heading(_ title: String, _ figures: CalendarFigures) -> String {
    let about = figures.isProvisional ? "≈" : ""
    return zh
      ? "\(title)  工作日历 \(calendar.name)  工作日 \(about)\(figures.workingDays) 天"
      : "\(title)  calendar \(calendar.name)  \(about)\(figures.workingDays) working days"
  }

  private func festivalLines(_ days: ClosedRange<CivilDate>) -> [String] {
    FestivalDays.all(in: days, of: calendar).map { $0.words(language) }
  }

  private func sourceLines(_ figures: CalendarFigures) -> [String] {
    var lines = figures.notices.map { noticeWords($0) }
    if figures.isProvisional {
      lines.append(
        zh
          ? "≈ 还没有放假通知，只按每周休息日推算，通知发布后可能变动"
          : "≈ no notice yet: judged by weekly rest days only, and may move")
    }
    return lines
  }

  /// `2020年通知（修改，2020-01-27）：https://…`.
  private func noticeWords(_ notice: HolidayNotice) -> String {
    let version = calendar.version(of: notice)
    let issued = notice.issued.map(\.description) ?? (zh ? "印发日期未知" : "day of issue not known")
    let amended = version > 1 ? (zh ? "第\(version)版，" : "version \(version), ") : ""
    return zh
      ? "\(notice.year)年通知（\(amended)\(issued)）：\(notice.link)"
      : "notice for \(notice.year) (\(amended)\(issued)): \(notice.link)"
  }

  private var legend: String {
    let rest = (1...7).filter { calendar.weekend.contains($0) }
    let names =
      zh
      ? rest.map { "周" + ["一", "二", "三", "四", "五", "六", "日"][$0 - 1] }.joined(separator: "、")
      : rest.map { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][$0 - 1] }.joined(separator: ", ")
    let week = rest.isEmpty ? (zh ? "无" : "none") : names
    return zh
      ? "休＝放假  班＝调休上班  每周休息日：\(week)" : "off = holiday  work = make-up working day  weekly rest days: \(week)"
  }

  // MARK: A year

  private func yearLines(_ year: Int, _ days: ClosedRange<CivilDate>) -> [String] {
    let figures = CalendarFigures(calendar: calendar, days: days)
    var rows = [zh ? ["月份", "工作日", "休息日", "累计工作日", "调休"] : ["MONTH", "WORKING", "REST", "SO FAR", "MOVED"]]
    var total = 0
    for month in 1...12 {
      let span = CalendarSpan.month(year, month).days
      let part = CalendarFigures(calendar: calendar, days: span)
      let working = part.workingDays
      total += working
      let off = span.count { calendar.kind(of: $0).word == "holiday" }
      let made = span.count { calendar.kind(of: $0).word == "make-up" }
      var moved: [String] = []
      if off > 0 { moved.append(zh ? "休\(off)" : "\(off) off") }
      if made > 0 { moved.append(zh ? "班\(made)" : "\(made) worked") }
      rows.append([
        zh ? "\(month)月" : "\(month)", "\(working)\(part.isProvisional ? "≈" : "")", "\(span.count - working)",
        "\(total)",
        moved.joined(separator: " "),
      ])
    }
    var lines = [heading(zh ? "\(year)年" : "\(year)", figures), ""]
    lines += TextTable.render(rows).split(separator: "\n").map(String.init) + [""]
    return lines + festivalLines(days) + sourceLines(figures)
  }

  // MARK: A day

  private func dayLines(_ day: CivilDate) -> [String] {
    let kind = calendar.kind(of: day)
    let about = calendar.isProvisional(day) ? "≈" : ""
    var lines = [
      zh
        ? "\(about)\(day.chinese)：\(kind.words(on: day).zh)（工作日历 \(calendar.name)）"
        : "\(about)\(day.words.en): \(kind.words(on: day).en) (calendar \(calendar.name))"
    ]
    for version in calendar.versions(of: day) {
      let words = version.kind.words(on: day)[language]
      lines.append(
        "  " + (zh ? "\(noticeWords(version.notice))——\(words)" : "\(noticeWords(version.notice)) — \(words)"))
    }
    if let overlay = calendar.overlay(for: day) {
      lines.append(
        zh ? "  本地规定：\(overlay.name)，\(overlay.source)" : "  local days: \(overlay.name), \(overlay.source)")
    }
    if calendar.isProvisional(day) {
      lines.append(zh ? "  ≈ 还没有放假通知，只按每周休息日推算" : "  ≈ no notice yet: judged by weekly rest days only")
    }
    let before = calendar.day(1, before: day)
    let after = calendar.day(1, after: day)
    lines.append(
      zh
        ? "  前一个工作日：\(before.chinese)  后一个工作日：\(after.chinese)"
        : "  working day before: \(before.words.en)  after: \(after.words.en)")
    return lines
  }
}
