import Diagnostics
import Reports

/// How the page looks: on a screen, on a telephone, on paper.
enum HTMLStyle {
  /// One lamp's colours.
  struct LampColours {
    /// `#RRGGBB` of the letters and of what is behind them; their contrast is at least 4.5 to 1.
    ///
    /// Source: Web Content Accessibility Guidelines 2.1, success criterion 1.4.3.
    let text: String
    let background: String
    /// Of its bar in a drawing, at least 3 to 1 against white.
    ///
    /// Source: the same, success criterion 1.4.11.
    let bar: String
  }

  /// By the lamp's name.
  static let lamps: [(name: String, colours: LampColours)] = [
    ("grey", LampColours(text: "#4a4a4a", background: "#eeeeee", bar: "#767676")),
    ("green", LampColours(text: "#0f5c2e", background: "#dff3e4", bar: "#2e8b57")),
    ("yellow", LampColours(text: "#6b4700", background: "#fff0c2", bar: "#b8860b")),
    ("red", LampColours(text: "#8f1414", background: "#fde2e2", bar: "#c62828")),
    ("blue", LampColours(text: "#0b4a8f", background: "#dfecfb", bar: "#3b78b8")),
  ]

  /// Behind the numbers of the months, the lightest first; those of all are the first.
  static let heat = ["#f4f4f4", "#e8f0f8", "#d3e2f1", "#bed4ea", "#a9c5e0"]

  /// Letters in a drawing: of what is late, and of what is met.
  static let late = "#8f1414"
  static let met = "#0f5c2e"

  static let sheet = [base, drawings, lampRules, narrow, paper].joined(separator: "\n")

  /// The headings of the lists' columns before each cell on a narrow screen: once in the page, not once a cell.
  static func labels(of report: Report, _ language: Language) -> String {
    let shown = Set(report.shownSections.flatMap(\.columns))
    let rules = ReportColumn.allCases.filter { shown.contains($0) && $0 != .title && $0 != .lamp }.map { column in
      "  .list [data-column=\"\(column.rawValue)\"]::before { content: \"\(column.heading[language]) \"; }"
    }
    return "@media screen and (max-width: 48rem) {\n\(rules.joined(separator: "\n"))\n}"
  }

  private static let lampRules = lamps.map { lamp in
    ".lamp.\(lamp.name) { color: \(lamp.colours.text); background: \(lamp.colours.background); }\n"
      + ".bar.\(lamp.name) { fill: \(lamp.colours.bar); }"
  }.joined(separator: "\n")

  private static let base = """
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 76rem; color: #1a1a1a; background: #ffffff; line-height: 1.6;
      overflow-wrap: anywhere; font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1 { margin: 0 0 .25rem; font-size: 1.7rem; line-height: 1.3; }
    h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
    p { margin: .25rem 0; }
    a { color: #0b4a8f; }
    .totals { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; padding: 0; list-style: none; }
    .totals li { padding: .25rem .9rem; border: 1px solid #8c8c8c; border-radius: .25rem; }
    .totals b { font-size: 1.6rem; font-variant-numeric: tabular-nums; }
    .totals .none { color: #595959; }
    .totals .some[data-total="overdue"] { color: #8f1414; background: #fde2e2; border: 2px solid #8f1414; }
    .totals .some[data-total="behind"] { color: #6b4700; background: #fff0c2; }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    table { width: 100%; margin: .75rem 0; border-collapse: collapse; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: .4rem .5rem; border: 1px solid #8c8c8c; text-align: left; vertical-align: top; }
    thead th { background: #f0f0f0; word-break: keep-all; overflow-wrap: normal; }
    table.summary { width: auto; min-width: 40%; }
    tbody th { font-weight: normal; }
    .n { text-align: right; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
    td[data-column="due"], td[data-column="originalDue"], td[data-column="lamp"] { white-space: nowrap; }
    td[data-column="units"] { min-width: 6em; }
    td[data-column="title"] { min-width: 16em; }
    .summary tbody th { min-width: 6em; }
    .lamp { padding: .1rem .4rem; border-radius: .25rem; }
    dl { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: .3rem 0 0; font-size: .85rem; }
    dl div { display: flex; gap: .5rem; }
    dt { flex: none; color: #595959; }
    dd { margin: 0; }
    details { margin: .5rem 0; }
    summary { color: #0b4a8f; cursor: pointer; }
    .months { font-size: .8rem; }
    .legend { color: #595959; font-size: .9rem; }
    footer { margin-top: 2rem; border-top: 1px solid #8c8c8c; font-size: .9rem; }
    """

  private static let drawings =
    """
    .picture { display: block; width: 100%; margin: .75rem 0; break-inside: avoid; }
    .picture text { font-size: 12px; fill: #1a1a1a; }
    .picture .label, .picture .date { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
    .picture .head { fill: #595959; text-anchor: middle; }
    .picture .first { text-anchor: start; transform: translateX(3px); }
    .picture .centre { text-anchor: middle; }
    .picture .last { text-anchor: end; }
    .picture .due, .picture .late, .picture .met, .picture .mark { text-anchor: middle; }
    .picture .due { font-weight: bold; }
    .picture .late { font-size: 10px; font-weight: bold; fill: \(late); }
    .picture .met { font-size: 10px; fill: \(met); }
    .picture .date { font-weight: bold; fill: \(late); }
    .picture .row { stroke: #e8e8e8; }
    .picture .month { stroke: #d9d9d9; }
    .picture .today { stroke: \(late); stroke-width: 1.5; }
    .picture .tail { stroke: \(late); stroke-width: 3; stroke-dasharray: 5 3; }
    .picture .end { stroke: #1a1a1a; stroke-width: 2; }
    .picture .narrow { display: none; }
    """ + "\n"
    + heat.enumerated().map { ".heat-\($0) { fill: \($1); }" }.joined(separator: "\n")

  private static let narrow = """
    @media screen and (max-width: 48rem) {
      table, tbody, tr, th, td { display: block; }
      thead { display: none; }
      tbody tr { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-bottom: .75rem; padding: .4rem .5rem;
        border: 1px solid #8c8c8c; }
      tbody th, tbody td, tbody .n { border: 0; padding: 0; text-align: left; white-space: normal; }
      td[data-column="title"], td[data-column="units"], .summary tbody th { flex-basis: 100%; min-width: 0; }
      td:empty { display: none; }
      tbody td::before, tbody th::before { color: #595959; }
      .summary tbody td::before, .summary tbody th::before { content: attr(data-label) " "; }
      table.summary { width: 100%; }
      .totals { gap: .4rem; }
      .totals li { padding: .1rem .5rem; }
      .months { font-size: 1rem; }
      .picture .wide { display: none; }
      .picture .narrow { display: inline; }
      .picture text { font-size: 11px; }
      .picture .due { font-size: 10px; }
      .picture .long { font-size: 8px; }
    }
    """

  private static let paper = """
    @page { size: A4 landscape; margin: 15mm; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10pt; }
      nav, details { display: none; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      #months, #timeline { break-before: page; }
      .lamp { border: 1px solid currentColor; }
    }
    """
}
