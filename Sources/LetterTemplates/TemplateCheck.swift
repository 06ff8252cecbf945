import Diagnostics
import Messages
public import RuleFiles

/// Checks a template before it counts: its tags are closed, its names are those of letters, and no text of a rule goes
/// into a page as it is.
public enum TemplateCheck {
  /// Everything that is wrong with `source`, in the order of its lines; nothing for a file that is no template.
  public static func faults(in source: RuleSource) -> [TemplateFault] {
    guard let name = source.path.split(separator: "/").last, name.hasSuffix(".mustache") else { return [] }
    guard LetterTemplates.File(path: source.path) != nil else {
      return [
        TemplateFault(
          line: 1, column: 1, endColumn: 2, zh: "没有叫“\(name)”的模板", en: "there is no template called '\(name)'",
          help: names(LetterTemplates.File.allCases.map(\.rawValue)))
      ]
    }
    var reader = TagReader(source.bytes)
    return reader.faults()
  }

  fileprivate static func names(_ names: [String]) -> Bilingual {
    Bilingual(zh: "可用的：\(names.joined(separator: "、"))", en: "known: \(names.joined(separator: ", "))")
  }
}

/// Reads the tags of a template.
private struct TagReader {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var (line, column) = (1, 1)
  private var found: [TemplateFault] = []
  private var open: [(name: String, line: Int, column: Int, end: Int)] = []

  private static let known = Set(LetterModel.names.map(\.name))
  /// Lists of texts, whose elements are called `.`.
  private static let lists: Set<String> = ["opening-lines", "footer-lines", "footer", "text-lines", "lines"]

  init(_ bytes: [UInt8]) { scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) }

  mutating func faults() -> [TemplateFault] {
    while at < scalars.count {
      if begins("{{") { tag() } else { advance() }
    }
    for section in open {
      found.append(
        TemplateFault(
          line: section.line, column: section.column, endColumn: section.end, zh: "“\(section.name)”这一段没有结束",
          en: "section '\(section.name)' is not closed",
          help: Bilingual(zh: "在末尾写 {{/\(section.name)}}", en: "close it with {{/\(section.name)}}")))
    }
    return found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private func begins(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return at + wanted.count <= scalars.count && Array(scalars[at..<at + wanted.count]) == wanted
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < scalars.count {
      if scalars[at] == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
      at += 1
    }
  }

  private mutating func tag() {
    let (startLine, startColumn) = (line, column)
    advance(2)
    var content = String.UnicodeScalarView()
    let isTriple = begins("{")
    while at < scalars.count, !begins("}}"), scalars[at] != "\n" || content.first == "!" {
      content.append(scalars[at])
      advance()
    }
    guard begins("}}") else {
      return report(startLine, startColumn, 2, zh: "标签没有结束", en: "a tag is not closed", help: .init("}}"))
    }
    advance(isTriple && at + 2 < scalars.count && scalars[at + 2] == "}" ? 3 : 2)
    let text = String(content)
    judge(text, startLine, startColumn, text.unicodeScalars.count + 4)
  }

  private mutating func judge(_ text: String, _ line: Int, _ column: Int, _ width: Int) {
    guard let sign = text.unicodeScalars.first else {
      return report(line, column, width, zh: "标签是空的", en: "a tag is empty", help: nil)
    }
    switch sign {
    case "!": return
    case "{", "&":
      report(
        line, column, width, zh: "模板里的文字不能不转义", en: "a text cannot go out unescaped",
        help: Bilingual(zh: "写成 {{名称}}", en: "write {{name}}"))
    case "#", "^":
      let name = Self.name(text.dropFirst())
      look(name, line, column, width)
      open.append((name, line, column, column + width))
    case "/":
      let name = Self.name(text.dropFirst())
      guard let last = open.last, last.name == name else {
        return report(
          line, column, width, zh: "“\(name)”这一段没有开始，或者前面的段没有结束",
          en: "'\(name)' was not opened, or something inside it is not closed", help: nil)
      }
      open.removeLast()
    case ">", "<", "$", "=", "%":
      report(
        line, column, width, zh: "模板不用“\(sign)”这种标签", en: "templates have no tags with '\(sign)'", help: nil)
    default: look(Self.name(text[...]), line, column, width)
    }
  }

  private static func name(_ text: Substring) -> String {
    var name = text
    while let first = name.unicodeScalars.first, first == " " { name = name.dropFirst() }
    while let last = name.unicodeScalars.last, last == " " { name = name.dropLast() }
    return String(name)
  }

  private mutating func look(_ name: String, _ line: Int, _ column: Int, _ width: Int) {
    if name == "." {
      guard !open.contains(where: { Self.lists.contains($0.name) }) else { return }
      return report(
        line, column, width, zh: "这里没有可以用“.”指的东西", en: "there is nothing here that '.' could stand for", help: nil)
    }
    guard Self.known.contains(name) else {
      let nearest = Spelling.nearest(to: name, in: Array(Self.known))
      let help =
        nearest.map { Bilingual(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") }
        ?? TemplateCheck.names(LetterModel.names.map(\.name))
      return report(line, column, width, zh: "信里没有“\(name)”", en: "letters have no '\(name)'", help: help)
    }
    guard let list = LetterModel.names.first(where: { $0.name == name })?.list else { return }
    guard !open.contains(where: { $0.name == list }) else { return }
    report(
      line, column, width, zh: "“\(name)”只在“\(list)”里有", en: "'\(name)' is there inside '\(list)' only",
      help: Bilingual(zh: "写在 {{#\(list)}} 和 {{/\(list)}} 之间", en: "put it between {{#\(list)}} and {{/\(list)}}"))
  }

  private mutating func report(
    _ line: Int, _ column: Int, _ width: Int, zh: String, en: String, help: Bilingual?
  ) {
    found.append(TemplateFault(line: line, column: column, endColumn: column + width, zh: zh, en: en, help: help))
  }
}
