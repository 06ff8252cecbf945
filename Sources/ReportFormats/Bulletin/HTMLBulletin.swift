public import Diagnostics
public import Reports

/// A bulletin as one HTML page, which word processors open and edit: for A4, without scripts.
public enum HTMLBulletin: BulletinFormat {
  public static let name = HTMLFormat.name
  public static let fileExtension = HTMLFormat.fileExtension
  public static let mediaType = HTMLFormat.mediaType

  public static func render(_ bulletin: Bulletin, language: Language) -> [UInt8] {
    let text = BulletinText(bulletin, language)
    let page = """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escape(text.title)) \(bulletin.day)</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(escape(text.title))</h1>
      <p class="number">\(text.number)</p>
      <p class="issuer"><span>\(escape(text.office))</span> <span>\(text.day)</span></p>
      \(text.opening.map { "<p>\(escape($0))</p>" }.joined(separator: "\n"))
      \(text.parts.map { partHTML($0.heading, $0.blocks, language) }.joined(separator: "\n"))
      <p class="signatures">\(text.signatures)</p>
      <p class="signed">\(escape(text.office))<br>\(text.day)</p>
      </main>
      <footer>
      <h2>\(text.notesHeading)</h2>
      <ul>
      \(text.notes.map { "<li>\(escape($0))</li>" }.joined(separator: "\n"))
      </ul>
      </footer>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  private static func partHTML(_ heading: String, _ blocks: [BulletinText.Block], _ language: Language) -> String {
    (["<h2>\(heading)</h2>"] + blocks.map { blockHTML($0, language) }).joined(separator: "\n")
  }

  private static func blockHTML(_ block: BulletinText.Block, _ language: Language) -> String {
    switch block {
    case .paragraph(let text): "<p>\(escape(text))</p>"
    case .heading(let text): "<h3>\(escape(text))</h3>"
    case .bullets(let texts): "<ul>\n\(texts.map { "<li>\(escape($0))</li>" }.joined(separator: "\n"))\n</ul>"
    case .numbered(let items):
      "<ol>\n"
        + items.map { item in
          let key = item.key.map { key in
            " <span class=\"key\">\(language == .zh ? "编号" : "key") \(escape(key))</span>"
          }
          return "<li>\(escape(item.text))\(key ?? "")</li>"
        }.joined(separator: "\n") + "\n</ol>"
    }
  }

  private static func escape(_ text: String) -> String { HTMLFormat.escape(text) }

  /// Fangsong at 16 points on A4, as official documents are set.
  ///
  /// Source: GB/T 9704-2012, 5.2.2 and 5.2.3 (layout and type of official documents of party and government organs).
  private static let style = """
    body { font-family: FangSong, STFangsong, "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 1.75;
      max-width: 42em; margin: 1rem auto; padding: 0 1rem; color: #000; background: #fff; }
    h1 { font-size: 22pt; text-align: center; font-weight: normal; margin: 1rem 0 0; }
    h2 { font-size: 16pt; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; }
    h3 { font-size: 16pt; }
    main > p { text-indent: 2em; margin: .4em 0; }
    main > p.number, main > p.issuer, main > p.signed, main > p.signatures { text-indent: 0; }
    .number { text-align: center; }
    .issuer { display: flex; justify-content: space-between; border-bottom: 2px solid #c00; padding-bottom: .3em; }
    .signatures { margin-top: 3em; }
    .signed { text-align: right; }
    .key { color: #444; font-size: 80%; overflow-wrap: anywhere; }
    footer { border-top: 1px solid #666; margin-top: 2em; font-size: 11pt; }
    footer h2 { font-size: 11pt; }
    li { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
    @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
    @media print { body { max-width: none; margin: 0; padding: 0; } }
    @media (max-width: 40em) { body { font-size: 1rem; } h1 { font-size: 1.4rem; } h2, h3 { font-size: 1.05rem; } }
    """
}
