import CivilTime
import Diagnostics

extension Letter {
  /// The whole letter as plain text, complete in itself; every line ends with LF.
  func text(_ language: Language) -> String {
    var lines = [greeting(language), ""]
    lines += openingLines(language)
    var number = 0
    for (index, part) in groups.enumerated() {
      lines += ["", heading(index, part.group, part.entries.count, language)]
      for entry in part.entries {
        number += 1
        lines += [""] + entryLines(entry, number, language)
      }
    }
    lines += ["", "--------"] + footer(language)
    return lines.joined(separator: "\n") + "\n"
  }

  func greeting(_ language: Language) -> String { language == .zh ? "\(recipient)：" : "Dear \(recipient)," }

  func openingLines(_ language: Language) -> [String] { LetterWrap.lines(opening(language), first: "", rest: "") }

  func opening(_ language: Language) -> String {
    if entries.allSatisfy({ $0.drill != nil }) {
      return language == .zh
        ? "\(written.date.words.zh)\(written.time)，本办试发此信，请您答复。"
        : "On \(written.date.words.en) \(written.time) this office tries out its letters; please answer."
    }
    return language == .zh
      ? "截至\(written.date.words.zh)\(written.time)，请您关注以下\(entries.count)项督办事项：\(counts(.zh))。"
      : "As of \(written.date.words.en) \(written.time), please see to the following "
        + "\(English.counted(entries.count, "item")): \(counts(.en))."
  }

  func heading(_ index: Int, _ group: LetterGroup, _ count: Int, _ language: Language) -> String {
    guard language == .zh else { return "\(index + 1). \(group.heading.en.capitalizedFirst) (\(count))" }
    return "\(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][index])、\(group.heading.zh)（\(count)项）"
  }

  func entryLines(_ entry: LetterEntry, _ number: Int, _ language: Language) -> [String] {
    let mark = language == .zh ? "\(number). " : "[\(number)] "
    var lines = LetterWrap.lines(entry.title(language), first: mark, rest: indent)
    for field in entry.fields {
      let label = "\(indent)\(field.label[language])\(language == .zh ? "：" : ": ")"
      let blank = String(repeating: " ", count: LetterWrap.columns(label))
      for (index, line) in field.lines.enumerated() {
        let first = index == 0 ? label : blank
        lines +=
          field.isVerbatim
          ? LetterWrap.split(first + line[language]) : LetterWrap.lines(line[language], first: first, rest: blank)
      }
    }
    if let remark = entry.lateRemark { lines += LetterWrap.lines(remark[language], first: indent, rest: indent) }
    return lines
  }

  func footer(_ language: Language) -> [String] {
    footerSentences.flatMap { LetterWrap.lines($0[language], first: "", rest: "") }
  }

  /// A paragraph each.
  var footerSentences: [Bilingual] {
    var sentences: [Bilingual] = [Bilingual(office)]
    // Of a letter about the rules, about letters or about a drill alone nothing is to be recorded.
    if entries.contains(where: { $0.edit == nil && $0.dead == nil && $0.drill == nil }) {
      sentences += [
        Bilingual(
          zh: "办结了或有了进展，请把“回复”后面的一行发回本办，由本办登记；能使用 duban 的，也可以直接运行“命令”。",
          en: "When it is met or has moved on, send back the line behind 'Reply' and this office records it; "
            + "who can use duban may run the command instead."),
        Bilingual(
          zh: "超期由程序按已登记的情况和工作日历推算，是提请核实的提示，不是督查结论。",
          en: "Overdue is computed from what is recorded and the working calendar: a prompt for a person to check, "
            + "not a finding of the supervision."),
      ]
    }
    sentences.append(Bilingual(zh: "发送编号：\(delivery)", en: "Delivery: \(delivery)"))
    return sentences
  }

  private var indent: String { "   " }
}

extension LetterEntry {
  func title(_ language: Language) -> String {
    edit?.title[language] ?? dead?.title[language] ?? drill?.title[language] ?? content?.title
      ?? OneLine.folded(key)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
