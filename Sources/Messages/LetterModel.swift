import CivilTime
public import Diagnostics

/// What a template may say of a letter: names with texts, lists of the same, and whether something is so.
///
/// The one model behind the text and the page of a letter, and the one table of names behind the check of templates.
public enum LetterValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([LetterValue])
  case fields([String: LetterValue])
}

/// A letter as its templates see it.
public struct LetterModel: Hashable, Sendable {
  public var fields: [String: LetterValue]
  public var language: Language

  public init(fields: [String: LetterValue], language: Language) {
    self.fields = fields
    self.language = language
  }
}

extension LetterModel {
  /// A name that a template may use, and where: inside the list that it is an element of.
  public struct Name: Hashable, Sendable {
    public var name: String
    /// The list whose elements have it; nil for the letter itself.
    public var list: String?
    public var about: Bilingual

    init(_ name: String, in list: String? = nil, zh: String, en: String) {
      self.name = name
      self.list = list
      about = Bilingual(zh: zh, en: en)
    }
  }

  /// Every name there is.
  public static let names: [Name] = [
    Name("subject", zh: "主题", en: "the subject"),
    Name("language", zh: "语言标记：zh-Hans 或 en", en: "the language: zh-Hans or en"),
    Name("recipient", zh: "收信人", en: "who gets it"),
    Name("greeting", zh: "称呼", en: "the greeting"),
    Name("opening", zh: "开头一段", en: "the opening"),
    Name("counts", zh: "各类几项", en: "how many of each group"),
    Name("office", zh: "发信单位", en: "the sending office"),
    Name("date", zh: "写信的日子", en: "the day it is written"),
    Name("time", zh: "写信的时刻", en: "the time it is written"),
    Name("delivery", zh: "发送编号", en: "id of the delivery"),
    Name("footer", zh: "落款以下各段（列表）", en: "the paragraphs at the end (a list)"),
    Name("opening-lines", zh: "开头一段，按行折好（列表）", en: "the opening in wrapped lines (a list)"),
    Name("footer-lines", zh: "落款以下，按行折好（列表）", en: "the end in wrapped lines (a list)"),
    Name("groups", zh: "各类事项（列表）", en: "the groups of entries (a list)"),
    Name("group", in: "groups", zh: "类别的代号，如 overdue", en: "name of the group, such as overdue"),
    Name("heading", in: "groups", zh: "类别的标题", en: "heading of the group"),
    Name("entries", in: "groups", zh: "这一类的事项（列表）", en: "its entries (a list)"),
    Name("number", in: "entries", zh: "序号", en: "number of the entry"),
    Name("title", in: "entries", zh: "事项名称", en: "title of the entry"),
    Name("key", in: "entries", zh: "编号", en: "key of the obligation"),
    Name("remark", in: "entries", zh: "补发说明；没有时为空", en: "why it comes late; empty when it does not"),
    Name("details", in: "entries", zh: "各栏（列表）", en: "its labelled parts (a list)"),
    Name("text-lines", in: "entries", zh: "整条事项的文字，按行折好（列表）", en: "the whole entry in wrapped lines (a list)"),
    Name("label", in: "details", zh: "栏名", en: "label of the part"),
    Name("lines", in: "details", zh: "栏里的各段（列表）", en: "its paragraphs (a list)"),
    Name("verbatim", in: "details", zh: "是否要照抄（回复、命令）", en: "whether it is to be copied as it is (reply, command)"),
  ]
}

/// Puts a letter's model into the words of its templates.
public protocol LetterWriter: Sendable {
  /// Whether the names that are wrapped lines are wanted: wrapping is most of the work of a letter.
  var wantsLines: Bool { get }
  /// The letter as plain text; nil when the usual one is wanted.
  func text(_ model: LetterModel) -> String?
  /// The letter as a page of HTML.
  func html(_ model: LetterModel) -> String?
}

extension Letter {
  /// What templates see of the letter.
  ///
  /// - Parameter hasLines: Whether the lists of wrapped lines are filled.
  func model(subject: String, _ language: Language, hasLines: Bool) -> LetterModel {
    var number = 0
    let groups = groups.enumerated().map { index, part in
      LetterValue.fields([
        "group": .text("\(part.group)"),
        "heading": .text(heading(index, part.group, part.entries.count, language)),
        "entries": .list(
          part.entries.map { entry in
            number += 1
            return model(of: entry, number, language, hasLines)
          }),
      ])
    }
    return LetterModel(
      fields: [
        "subject": .text(subject), "language": .text(language == .zh ? "zh-Hans" : "en"),
        "recipient": .text(recipient), "greeting": .text(greeting(language)), "opening": .text(opening(language)),
        "counts": .text(counts(language)), "office": .text(office), "date": .text(written.date.words[language]),
        "time": .text("\(written.time)"), "delivery": .text(delivery),
        "footer": .list(footerSentences.map { .text($0[language]) }),
        "opening-lines": .list(hasLines ? openingLines(language).map { .text($0) } : []),
        "footer-lines": .list(hasLines ? footer(language).map { .text($0) } : []), "groups": .list(groups),
      ], language: language)
  }

  private func model(
    of entry: LetterEntry, _ number: Int, _ language: Language, _ hasLines: Bool
  ) -> LetterValue {
    .fields([
      "number": .text("\(number)"), "title": .text(entry.title(language)), "key": .text(entry.key),
      "remark": .text(entry.lateRemark?[language] ?? ""),
      "details": .list(
        entry.fields.map { field in
          .fields([
            "label": .text(field.label[language]), "verbatim": .flag(field.isVerbatim),
            "lines": .list(field.lines.map { .text($0[language]) }),
          ])
        }),
      "text-lines": .list(hasLines ? entryLines(entry, number, language).map { .text($0) } : []),
    ])
  }
}
