import Diagnostics

/// Says why a phrase was not read, and marks the part.
enum Unread {
  static func fault(_ text: PlainText, lead: Int, read: Int) -> DeadlineFault {
    let rest = read > lead ? read..<text.bytes.count : min(lead, text.bytes.count)..<text.bytes.count
    let range = rest.isEmpty ? 0..<text.scalarCount : text.scalars(rest)
    return DeadlineFault(
      .unread, Bilingual(zh: "看不懂“\(text.text(rest))”", en: "cannot read '\(text.text(rest))'"), range: range,
      help: Bilingual(zh: "期限只写时间，事项写进标题", en: "write the time here and the matter in the title"))
  }
}
