public import Diagnostics
public import Reports

/// A bulletin in Markdown as a person would write it: headings, paragraphs and lists, nothing else.
public enum MarkdownBulletin: BulletinFormat {
  public static let name = MarkdownFormat.name
  public static let fileExtension = MarkdownFormat.fileExtension
  public static let mediaType = MarkdownFormat.mediaType

  public static func render(_ bulletin: Bulletin, language: Language) -> [UInt8] {
    let text = BulletinText(bulletin, language)
    var lines = ["# \(escape(text.title))", "", text.number, "", "\(escape(text.office))　\(text.day)"]
    for paragraph in text.opening { lines += ["", escape(paragraph)] }
    for part in text.parts {
      lines += ["", "## \(part.heading)"]
      for block in part.blocks { lines += [""] + blockLines(block, language) }
    }
    lines += [
      "", text.signatures, "", escape(text.office), "", text.day, "", "---", "", "## \(text.notesHeading)", "",
    ]
    lines += text.notes.map { "- \(escape($0))" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func blockLines(_ block: BulletinText.Block, _ language: Language) -> [String] {
    switch block {
    case .paragraph(let text): [escape(text)]
    case .heading(let text): ["### \(escape(text))"]
    case .bullets(let texts): texts.map { "- \(escape($0))" }
    case .numbered(let items):
      items.enumerated().map { index, item in
        "\(index + 1). \(escape(item.text))" + (item.key.map { keyText(escape($0), language) } ?? "")
      }
    }
  }

  private static func keyText(_ key: String, _ language: Language) -> String {
    language == .zh ? "（编号 \(key)）" : " (key \(key))"
  }

  private static func escape(_ text: String) -> String { MarkdownFormat.escape(text) }
}
