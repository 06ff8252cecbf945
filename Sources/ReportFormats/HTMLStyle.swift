/// How the page looks: on a screen, on a telephone, on paper.
enum HTMLStyle {
  /// One lamp's colours.
  struct LampColours {
    /// `#RRGGBB` of the letters and of what is behind them; their contrast is at least 4.5 to 1.
    ///
    /// Source: Web Content Accessibility Guidelines 2.1, success criterion 1.4.3.
    let text: String
    let background: String
  }

  /// By the lamp's name.
  static let lamps: [(name: String, colours: LampColours)] = [
    ("grey", LampColours(text: "#4a4a4a", background: "#eeeeee")),
    ("green", LampColours(text: "#0f5c2e", background: "#dff3e4")),
    ("yellow", LampColours(text: "#6b4700", background: "#fff0c2")),
    ("red", LampColours(text: "#8f1414", background: "#fde2e2")),
    ("blue", LampColours(text: "#0b4a8f", background: "#dfecfb")),
  ]

  static let sheet = base + "\n" + lampRules + "\n" + narrow + "\n" + paper

  private static let lampRules = lamps.map { lamp in
    ".lamp.\(lamp.name) { color: \(lamp.colours.text); background: \(lamp.colours.background); }"
  }.joined(separator: "\n")

  private static let base = """
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 76rem; color: #1a1a1a; background: #ffffff; line-height: 1.6;
      font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
    h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
    p { margin: .25rem 0; }
    .totals { font-size: 1.15rem; font-weight: bold; }
    table { width: 100%; margin: .75rem 0; border-collapse: collapse; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: .4rem .5rem; border: 1px solid #8c8c8c; text-align: left; vertical-align: top; }
    thead th { background: #f0f0f0; }
    tbody th { font-weight: normal; }
    table.list tbody th > span { font-weight: bold; }
    .n { text-align: right; font-variant-numeric: tabular-nums; }
    td[data-column="due"], td[data-column="lamp"] { white-space: nowrap; }
    td[data-column="units"] { min-width: 6em; }
    th[data-column="title"] { min-width: 16em; overflow-wrap: anywhere; }
    .lamp { padding: .1rem .4rem; border-radius: .25rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .6rem; margin: .3rem 0 0; font-size: .85rem; }
    dt { color: #595959; }
    dd { margin: 0; overflow-wrap: anywhere; }
    footer { margin-top: 2rem; border-top: 1px solid #8c8c8c; font-size: .9rem; }
    """

  private static let narrow = """
    @media screen and (max-width: 48rem) {
      table, tbody, tr, th, td { display: block; }
      thead { display: none; }
      tbody tr { margin-bottom: 1rem; border: 1px solid #8c8c8c; }
      tbody th, tbody td { border: 0; padding: .25rem .5rem; text-align: left; white-space: normal; }
      tbody td::before, table.summary tbody th::before { content: attr(data-label) " "; color: #595959; }
      dl { grid-template-columns: 1fr; }
    }
    """

  private static let paper = """
    @page { size: A4 landscape; margin: 15mm; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10pt; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      .lamp { border: 1px solid currentColor; }
    }
    """
}
