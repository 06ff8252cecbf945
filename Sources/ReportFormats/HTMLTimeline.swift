import CivilTime
import Diagnostics
import Reports

/// 甘特图: what is listed on its twelve months, a bar from the first day of the window to the due day.
enum HTMLTimeline {
  /// So many bars stand on a sheet of paper.
  private static let barsOfPiece = 14
  private static let rowHeight = 34
  private static let headHeight = 36

  static func write(_ timeline: Timeline, _ language: Language, _ page: inout HTMLWriter) {
    let heading = Self.heading(timeline)[language]
    page.raw("<section id=\"timeline\">\n")
    page.element("h2", heading)
    page.raw("\n")
    page.element("p", timeline.note[language])
    page.raw("\n")
    page.element("p", " class=\"legend\"", legend[language])
    page.raw("\n")
    for (index, first) in stride(from: 0, to: timeline.bars.count, by: barsOfPiece).enumerated() {
      let bars = timeline.bars[first..<min(first + barsOfPiece, timeline.bars.count)]
      draw(Array(bars), timeline, number: index + 1, heading, language, &page)
    }
    page.raw("<details>\n")
    page.element("summary", tableHeading[language])
    page.raw("\n")
    page.table(
      "summary", caption: heading, headings: headings.map { $0[language] }, isNumeric: headings.map { _ in false },
      rows: timeline.bars.map { bar in
        [
          "\(bar.number)", "\(bar.lamp.mark) \(bar.lamp.word[language])", bar.title,
          bar.units.joined(separator: language == .zh ? "、" : ", "), "\(bar.start)", "\(bar.originalDue)",
          "\(bar.due)", bar.metOn.map { "\($0)" } ?? "",
        ]
      })
    page.raw("</details>\n</section>\n")
  }

  private static func draw(
    _ bars: [Timeline.Bar], _ timeline: Timeline, number: Int, _ heading: String, _ language: Language,
    _ page: inout HTMLWriter
  ) {
    let height = headHeight + bars.count * rowHeight
    HTMLPicture.open(
      id: "timeline-\(number)", height: height, title: heading, description: description[language], &page)
    let axis = Axis(timeline)
    for month in timeline.span.months {
      let start = axis.start(of: month)
      HTMLPicture.line("month", x1: start, y1: 18, x2: start, y2: height, &page)
      HTMLPicture.text(
        "head first", x: start, y: 31, TwelveMonths.heading(month)[language], &page)
    }
    page.raw("\n")
    let today = axis.middle(of: timeline.today)
    HTMLPicture.line("today", x1: today, y1: 16, x2: today, y2: height, &page)
    let parts = timeline.today.parts
    let day = language == .zh ? "\(parts.month)月\(parts.day)日" : "\(timeline.today)"
    let index = timeline.span.index(of: timeline.today)
    let anchor = index == 0 ? "first" : index == 11 ? "last" : "centre"
    HTMLPicture.text("date \(anchor)", x: today, y: 12, "▼ \(day)", &page)
    page.raw("\n")
    // Over the lines, so that its letters stay whole.
    for (index, bar) in bars.enumerated() {
      draw(bar, axis, top: headHeight + index * rowHeight, language, &page)
    }
    page.raw("</svg>\n")
  }

  private static func draw(
    _ bar: Timeline.Bar, _ axis: Axis, top: Int, _ language: Language, _ page: inout HTMLWriter
  ) {
    HTMLPicture.line("row", x1: "0", y1: top + rowHeight - 1, x2: "100%", y2: top + rowHeight - 1, &page)
    HTMLPicture.label(x: "0", y: top + 14, label(bar, language), wide: 150, narrow: 48, &page)
    if let (left, width) = axis.span(bar.start, bar.due) {
      let own = bar.lamp.colour.map { " style=\"fill: \(HTMLFormat.escape($0))\"" } ?? ""
      page.raw(
        "<rect class=\"bar \(bar.lamp.name)\"\(own) x=\"\(left)\" y=\"\(top + 20)\" width=\"\(width)\" "
          + "height=\"10\"></rect>")
    }
    if let late = bar.lateThrough, late > axis.days.lowerBound {
      let (left, right) = (axis.end(of: bar.due), axis.end(of: late))
      HTMLPicture.line("tail", x1: left, y1: top + 25, x2: right, y2: top + 25, &page)
    }
    if axis.days.contains(bar.due) {
      let end = axis.end(of: bar.due)
      HTMLPicture.line("end", x1: end, y1: top + 17, x2: end, y2: top + 32, &page)
    }
    if bar.originalDue != bar.due, axis.days.contains(bar.originalDue) {
      HTMLPicture.text("mark", x: axis.end(of: bar.originalDue), y: top + 30, "◇", &page)
    }
    if let met = bar.metOn, axis.days.contains(met) {
      HTMLPicture.text("mark", x: axis.middle(of: met), y: top + 30, "●", &page)
    }
    page.raw("\n")
  }

  private static func label(_ bar: Timeline.Bar, _ language: Language) -> String {
    var parts = ["\(bar.lamp.mark) \(bar.lamp.word[language])", "\(bar.number)", bar.title]
    if let first = bar.units.first {
      let more = bar.units.count
      parts.append(more == 1 ? first : language == .zh ? "\(first)等\(more)家" : "\(first) and \(more - 1) more")
    }
    return parts.joined(separator: " · ")
  }

  /// Days of the year across the width.
  private struct Axis {
    let days: ClosedRange<CivilDate>
    private let count: Int

    init(_ timeline: Timeline) {
      days = timeline.span.firstDay...timeline.span.lastDay
      count = days.upperBound.days(since: days.lowerBound) + 1
    }

    func start(of day: CivilDate) -> String { place(day, halves: 0) }
    func middle(of day: CivilDate) -> String { place(day, halves: 1) }
    func end(of day: CivilDate) -> String { place(day, halves: 2) }

    private func place(_ day: CivilDate, halves: Int) -> String {
      let part = day.days(since: days.lowerBound) * 2 + halves
      return HTMLPicture.percent(min(max(part, 0), count * 2), of: count * 2)
    }

    /// Left edge and width of what of a window lies within the year; nil when nothing does.
    func span(_ start: CivilDate, _ due: CivilDate) -> (String, String)? {
      let (first, last) = (max(start, days.lowerBound), min(due, days.upperBound))
      guard first <= last else { return nil }
      return (self.start(of: first), HTMLPicture.percent(last.days(since: first) + 1, of: count))
    }
  }

  private static func heading(_ timeline: Timeline) -> Bilingual {
    Bilingual(
      zh: "\(Timeline.heading.zh)（\(timeline.span.words.zh)）",
      en: "\(Timeline.heading.en) (\(timeline.span.words.en))")
  }

  private static let headings: [Bilingual] = [
    ReportColumn.number.heading, ReportColumn.lamp.heading, ReportColumn.title.heading, ReportColumn.units.heading,
    Bilingual(zh: "开始日", en: "First day"), ReportColumn.originalDue.heading, ReportColumn.due.heading,
    Bilingual(zh: "办结日", en: "Met on"),
  ]
  private static let tableHeading = Bilingual(zh: "同样的日期列成表", en: "The same days as a table")
  private static let legend = Bilingual(
    zh: "横条：开始日至到期日；竖线：到期日；◇ 延期前的到期日；虚线：逾期的日子；● 办结日；▼ 今天。",
    en: "Bar: first day to due day; stroke: due day; ◇ due day before an extension; dashes: late; ● met; ▼ today.")
  private static let description = Bilingual(
    zh: "每行一个事项，横轴为各月，竖线为今天；同样的日期列在图下的表中。",
    en: "A row for each item, the months across, a line at today; the table below holds the same days.")
}

extension Report {
  /// The timeline, where there is anything on it.
  var drawnTimeline: Timeline? { timeline.flatMap { $0.bars.isEmpty ? nil : $0 } }
}
