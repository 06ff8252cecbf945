import CivilTime
import Diagnostics
import LetterTemplates
import Messages
import PlanLanguage
import RuleFiles
import WorkCalendars

/// The manual of every key and of every form of a deadline, made from the tables that the rules are read by.
struct ReferencePage {
  let language: Language
  let format: ReferenceBlock.Format

  private var zh: Bool { language == .zh }

  /// - Throws: A failure of ours when an example of a form is not read.
  func text() throws -> String {
    let blocks =
      introduction + ReferenceFiles(language: language, format: format).blocks + KeyTable.sections.flatMap(chapter)
      + letters + (try deadlines())
    return blocks.map { $0.written(as: format) }.joined(separator: "\n")
  }

  // MARK: Keys

  private var introduction: [ReferenceBlock] {
    let yaml = format.code(".yaml")
    let check = format.code("duban check")
    return [
      .heading(1, zh ? "规则文件手册" : "Rule files: the manual"),
      .paragraph(
        zh
          ? "规则文件夹里的每个 \(yaml) 文件都是规则；各文件的同名部分合在一起，先后不论。键可以写英文，也可以写中文，意思相同；"
            + "值按键的要求读，不由 YAML 猜。写错了由 \(check) 指出在哪一行、怎么改。"
          : "Every \(yaml) file in the folder of rules is read; sections from several files are put together, in any order. "
            + "A key may be written in English or in Chinese; a value is typed by what its key wants, never by YAML's guess. "
            + "\(check) says what is wrong, where, and what would mend it."),
      .paragraph(
        zh
          ? "本页由 \(format.code("duban reference")) 写出，和程序读规则用的是同一张表；编辑器的补全和提示见 \(format.code("duban schema"))。"
          : "This page is written by \(format.code("duban reference")) from the table that the rules are read by; "
            + "\(format.code("duban schema")) gives editors the same."),
      .bullets(
        KeyTable.sections.map { "\(format.link($0.name))\(zh ? "：" : ": ")\(format.plain($0.about[language]))" }),
    ]
  }

  private func chapter(_ section: RuleSection) -> [ReferenceBlock] {
    let heading = zh ? ["键", "中文", "必填", "值", "说明"] : ["key", "Chinese", "required", "value", "what it says"]
    let rows = section.keys.map { key in
      [
        format.code(key.name), key.chinese.map(format.code).joined(separator: zh ? "、" : ", "),
        key.isRequired ? (zh ? "是" : "yes") : "", value(key.value), format.plain(key.about[language]),
      ]
    }
    return [
      .heading(2, section.name), .paragraph(format.plain(section.about[language]) + (zh ? "。" : ".")),
      .table([heading] + rows),
    ]
  }

  /// What to write, with the sections that it leads to.
  private func value(_ kind: ValueKind) -> String {
    switch kind {
    case .word(let words):
      words.map { word in
        let chinese = word.chinese.map(format.code).joined(separator: zh ? "、" : ", ")
        return zh ? "\(format.code(word.name))（\(chinese)）" : "\(format.code(word.name)) (\(chinese))"
      }
      .joined(separator: zh ? "、" : ", ")
    case .reference(let section):
      zh ? "\(format.code(section)) 里的一个名称" : "a name from \(format.code(section))"
    case .oneOrMore(let one): value(one) + (zh ? "，或其列表" : ", or a list")
    case .anyNumber(let one): (zh ? "列表，可以是空的：" : "a list, which may be empty: ") + value(one)
    case .byObligation(let one): (zh ? "各责任事项，每项的值是" : "obligations, each with ") + value(one)
    case .either(let first, let second): value(first) + (zh ? "；或" : ", or ") + value(second)
    case .section(let name): (zh ? "一组键：" : "keys of ") + format.link(name)
    case .list(let name): (zh ? "列表，每项是 " : "a list of ") + format.link(name)
    case .map(let name): (zh ? "各个名称，每个是 " : "names, each with ") + format.link(name)
    case .years: (zh ? "各年份，每年一个或几个 " : "years, each with one or several of ") + format.link("notice")
    default: format.plain(kind.expectation[language])
    }
  }

  // MARK: Letters

  private var letters: [ReferenceBlock] {
    let files = LetterTemplates.File.allCases.map { format.code($0.rawValue) }.joined(separator: zh ? "、" : ", ")
    let heading = zh ? ["名称", "在哪个列表里", "说明"] : ["name", "inside the list", "what it is"]
    let rows = LetterModel.names.map { name in
      [format.code(name.name), name.list.map(format.code) ?? "", format.plain(name.about[language])]
    }
    return [
      .heading(2, zh ? "信件模板" : "Templates of letters"),
      .paragraph(
        zh
          ? "规则文件夹里叫 \(files) 的文件，代替通常的模板，写法是 Mustache：\(format.code("{{名称}}")) 写出一段文字（一律转义），"
            + "\(format.code("{{#列表}}…{{/列表}}")) 对列表的每一项写一遍，文字的列表里用 \(format.code("{{.}}")) 指这一项，"
            + "\(format.code("{{^名称}}…{{/名称}}")) 在没有时写。可以用的名称："
          : "Files called \(files) in the folder of rules take the place of the usual templates. They are written in Mustache: "
            + "\(format.code("{{name}}")) writes a text, always escaped; \(format.code("{{#list}}…{{/list}}")) is written once for "
            + "each element, in lists of texts \(format.code("{{.}}")) is the element; \(format.code("{{^name}}…{{/name}}")) is "
            + "written where there is none. These are the names:"),
      .table([heading] + rows),
    ]
  }

  // MARK: Deadlines

  private func deadlines() throws -> [ReferenceBlock] {
    let context = try sample()
    let command = format.code("duban deadline")
    let issued = context.issued.map { "\($0)" } ?? ""
    var blocks: [ReferenceBlock] = [
      .heading(2, zh ? "期限的写法" : "Deadlines"),
      .paragraph(
        zh
          ? "期限照计划原文写。下面是程序认得的各种写法，例子按 \(context.year) 年的计划（\(issued) 印发）读出；其他说法用 \(command) 试。"
          : "A deadline is written in the plan's own words. These are the forms that are known; the examples are read "
            + "within a plan of \(context.year), issued on \(issued). Others can be tried with \(command)."),
    ]
    for form in DeadlineForms.descriptions {
      blocks.append(.heading(3, form.name[language]))
      blocks.append(.bullets(try form.examples.map { try reading(of: $0, context) }))
    }
    return blocks
  }

  private func reading(of phrase: String, _ context: DeadlineContext) throws -> String {
    do throws(DeadlineFault) {
      let answer = try DeadlineReader.read(phrase, in: context)
      return format.plain(
        DeadlineText(phrase: phrase, answer: answer, context: context, language: language).sentence)
    } catch {
      throw Failure(
        .ours, zh: "读不懂手册里的例子“\(phrase)”：\(error.message.zh)",
        en: "cannot read the manual's example '\(phrase)': \(error.message.en)")
    }
  }

  /// The plan that the examples are read within, by the calendar that `duban init` writes.
  private func sample() throws -> DeadlineContext {
    let sources = Starter.files(year: Starter.embeddedYear).filter { $0.path.hasSuffix(".yaml") }
      .map { RuleSource(path: $0.path, bytes: $0.bytes) }
    guard let book = RuleLoader.load(sources, settings: Workspace.settings).book else {
      throw Failure(.ours, zh: "内置的规则有错误", en: "the rules inside the program have errors")
    }
    return DeadlineContext(
      year: 2018, issued: CivilDate(2018, 3, 1), calendar: CalendarChoice.usual(in: book))
  }
}
