public import Diagnostics

/// 分单位汇总: how many rows each unit answers for, and which.
///
/// A row for which several units answer is counted once under each of them, so
/// the lines may add up to more than the total, which counts it once.
public struct UnitSummary: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    /// Its name for scripts: `overdue`.
    public var id: String
    public var heading: Bilingual
  }

  public struct Line: Hashable, Sendable {
    public var unit: Bilingual
    /// One number for each column.
    public var counts: [Int]
    /// The numbers of its rows in the lists, in order.
    public var rows: [Int]
    /// One for each column of figures.
    public var figures: [SummaryFigure] = []
  }

  public var columns: [Column]
  /// As a rule the unit with most to answer for first.
  public var lines: [Line]
  /// 按期率与用时: what is no plain count stands in a second table; empty: there is none.
  public var figureColumns: [Column] = []
  /// All units together, each item counted once; nil: the totals say it all.
  public var together: Line?
  /// Whether it is what the report is about and is shown before the lists.
  public var standsFirst = false

  /// The lines with the one of all units together, as people see them.
  public var shownLines: [Line] { lines + (together.map { [$0] } ?? []) }

  public static let heading = Bilingual(zh: "分单位汇总", en: "Summary by unit")
  public static let figuresHeading = Bilingual(zh: "按期率与用时", en: "Rates and time")
  public static let togetherHeading = Bilingual(zh: "全部（每项计一次）", en: "All (each item once)")
  public static let unitHeading = Bilingual(zh: "责任单位", en: "Unit")
  public static let rowsHeading = Bilingual(zh: "序号", en: "Rows")
  public static let note = Bilingual(
    zh: "几个单位共同负责的事项，在每个单位名下各计一次，在总数中只计一次。",
    en: "An item that several units answer for together counts once under each of them and once in the totals.")
}
