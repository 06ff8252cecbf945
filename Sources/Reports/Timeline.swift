public import CivilTime
public import Diagnostics

/// 时间轴: the listed items on twelve months, each from the first day of its window to its due day.
public struct Timeline: Hashable, Sendable {
  public struct Bar: Hashable, Sendable {
    /// Its number in the lists.
    public var number: Int
    public var title: String
    public var units: [String]
    public var lamp: RowLamp
    /// The first day of its window.
    public var start: CivilDate
    public var due: CivilDate
    /// The due day before any extension.
    public var originalDue: CivilDate
    public var metOn: CivilDate?
    /// The day it was met late, or today while it is past due and not met; nil when it is not late.
    public var lateThrough: CivilDate?
  }

  public var span: TwelveMonths
  public var today: CivilDate
  /// What is late first, then what is not met, then what is; the soonest due first among each.
  public var bars: [Bar]
  /// How many of the listed items are not among `bars`, because there are too many to be looked at.
  public var leftOut: Int

  /// So many bars at most: three pages of paper.
  public static let mostBars = 60

  public static let heading = Bilingual(zh: "时间轴", en: "Timeline")

  /// What is drawn in which order, and what is not drawn.
  public var note: Bilingual {
    let order = Bilingual(
      zh: "所列事项自开始日至到期日：超期的在先，其次未办结，再次已办结，各按到期日先后。",
      en:
        "The listed items from their first day to their due day: what is late first, then what is not met, then what "
        + "is, by due day.")
    guard leftOut > 0 else { return order }
    return Bilingual(
      zh: order.zh + "只画前\(bars.count)项，另有\(leftOut)项未画，见清单。",
      en: order.en + " Only the first \(bars.count) are drawn; \(leftOut) more are in the list.")
  }
}

extension ReportDraft {
  /// The rows of the given lists on the twelve months around the report's day.
  func timeline(of ids: Set<String>) -> Timeline {
    let today = survey.basis.today
    let rows = sections.filter { ids.contains($0.id) }.flatMap(\.rows)
    let ranked = rows.map { row in (row: row, rank: Self.rank(row)) }.sorted { left, right in
      (left.rank, left.row.due, left.row.number) < (right.rank, right.row.due, right.row.number)
    }
    let bars = ranked.prefix(Timeline.mostBars).map { row, rank in
      Timeline.Bar(
        number: row.number, title: row.title, units: row.units, lamp: row.lamp, start: row.start, due: row.due,
        originalDue: row.originalDue, metOn: row.metOn,
        lateThrough: rank == 0 ? today : row.metOn.flatMap { $0 > row.due ? $0 : nil })
    }
    return Timeline(
      span: TwelveMonths(around: today), today: today, bars: Array(bars), leftOut: rows.count - bars.count)
  }

  private static func rank(_ row: ReportRow) -> Int {
    if row.state == "overdue" || row.state == "behind" { return 0 }
    return row.metOn == nil ? 1 : 2
  }
}
