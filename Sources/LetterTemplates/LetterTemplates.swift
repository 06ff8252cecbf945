import Diagnostics
public import Messages
import Mustache
public import RuleFiles

/// 信件模板: the templates of an office's rules folder, and the usual ones where it has none.
///
/// Source of the language: mustache(5), without partials, lambdas and unescaped texts.
public struct LetterTemplates: LetterWriter {
  /// Names of the files that are templates, wherever in the rules folder they lie.
  public enum File: String, CaseIterable, Sendable {
    case text = "letter.txt.mustache"
    case html = "letter.html.mustache"

    public init?(path: String) {
      guard let name = path.split(separator: "/").last, let file = File(rawValue: String(name)) else { return nil }
      self = file
    }
  }

  /// Nil: the text that letters have without templates.
  private let text: MustacheTemplate?
  private let html: MustacheTemplate?

  /// - Parameter sources: The files of the rules; those that are no templates, or none that can be read, are left out.
  public init(_ sources: [RuleSource] = []) {
    HTMLEscape.register()
    var own: [File: String] = [:]
    for source in sources {
      guard let file = File(path: source.path), TemplateCheck.faults(in: source).isEmpty else { continue }
      own[file] = String(decoding: source.bytes, as: UTF8.self)
    }
    text = own[.text].flatMap { LetterTemplates.parse($0, "TEXT") }
    wantsLines = own.values.contains { $0.contains("-lines") }
    html = LetterTemplates.parse(own[.html] ?? UsualTemplates.html, HTMLEscape.name)
  }

  public let wantsLines: Bool

  /// What writes letters of text, and pages where they are wanted; nil when these templates have no part in that.
  public func writer(pages: Bool) -> LetterTemplates? {
    if pages { return self }
    return text.map { LetterTemplates(text: $0, html: nil, wantsLines: wantsLines) }
  }

  private init(text: MustacheTemplate, html: MustacheTemplate?, wantsLines: Bool) {
    (self.text, self.html, self.wantsLines) = (text, html, wantsLines)
  }

  public func text(_ model: LetterModel) -> String? { text?.render(TemplateFields(fields: model.fields)) }

  public func html(_ model: LetterModel) -> String? { html?.render(TemplateFields(fields: model.fields)) }

  /// The usual text template put to use, to hold it against the text that letters have without it.
  static func usualText(_ model: LetterModel) -> String? {
    parse(UsualTemplates.text, "TEXT")?.render(TemplateFields(fields: model.fields))
  }

  private static func parse(_ text: String, _ contentType: String) -> MustacheTemplate? {
    // On the first line itself, so that lines keep their numbers and nothing is put before them.
    try? MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}" + text)
  }
}

/// The names of the model, looked up where a tag asks for one.
private struct TemplateFields: MustacheParent {
  var fields: [String: LetterValue]

  func child(named name: String) -> Any? { fields[name].map { Self.object($0) } }

  private static func object(_ value: LetterValue) -> Any {
    switch value {
    // An empty text is nothing to a section, as in every other mustache.
    case .text(let text): TemplateText(text: text)
    case .flag(let flag): flag
    case .list(let values): values.map { object($0) }
    case .fields(let fields): TemplateFields(fields: fields)
    }
  }
}

/// A text of the model. It is asked for names as well, and has none: without that the library looks at its fields.
private struct TemplateText: MustacheCustomRenderable, MustacheParent {
  var text: String

  func child(named name: String) -> Any? { nil }

  var renderText: String { text }
  var isNull: Bool { text.isEmpty }
}

/// Escapes character by character. The library's own way looks at graphemes, and lets `<` with a combining mark behind
/// it pass.
private struct HTMLEscape: MustacheContentType {
  static let name = "DUBAN"

  static func register() { MustacheContentTypes.register(HTMLEscape(), named: name) }

  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
