import Diagnostics
import JSONText
import PlanLanguage
import RuleFiles

/// The JSON Schema of one rule file, made from the table of keys alone.
///
/// Draft 7, which the language server of YAML editors reads in all its versions. There what stands beside a `$ref` is
/// ignored, so a reference stands alone, or in an `allOf`.
///
/// Whatever the loader takes is valid, with one exception: `~` and `null`, which the loader takes for texts, are to an
/// editor what a key without a value is, and that is the commoner mistake. Not whatever is valid is taken: that a name
/// is declared, or which of several keys exclude each other, is for `duban check`.
///
/// Source: json-schema.org/draft-07; yaml.org/type/merge.html.
enum RuleSchema {
  /// Names the schema; nothing is to be fetched there.
  static let id = "https://duban.example/rule-file.schema.json"

  /// The schema as a file's text.
  static var text: String { json.pretty + "\n" }

  static var json: JSONValue {
    let sections = KeyTable.sections
    let head: [JSONValue.Member] = [
      .init("$schema", "http://json-schema.org/draft-07/schema#"), .init("$id", .string(id)),
      .init("title", "督办规则文件 (a rule file of Duban)"),
    ]
    // A file without anything in it is fine.
    let file = sections.filter { $0.name == root }.flatMap {
      mapping($0, at: "#", types: .strings(["object", "null"]))
    }
    let definitions = sections.filter { $0.name != root }.map { section in
      JSONValue.Member(
        section.name, .object(mapping(section, at: "#/definitions/\(section.name)", types: "object")))
    }
    return .object(head + file + [.init("definitions", .object(definitions + writings(sections)))])
  }

  /// The section that a file itself is.
  private static let root = "file"

  // MARK: Sections

  private static func mapping(_ section: RuleSection, at place: String, types: JSONValue) -> [JSONValue.Member] {
    let properties = section.keys.flatMap { key in
      [JSONValue.Member(key.name, property(key))]
        // The same schema, by reference: the two cannot differ.
        + key.chinese.map { .init($0, reference("\(place)/properties/\(key.name)")) }
    }
    let required = section.keys.filter(\.isRequired).map { key in
      JSONValue.members(["anyOf": .array((key.spellings + [merge]).map { .members(["required": .strings([$0])]) })])
    }
    return [
      .init("description", .string(both(section.about))), .init("type", types),
      .init("properties", .object(properties)),
      // For validators that do not merge: what is merged in is judged where it is written.
      .init("patternProperties", .members(["^\(merge)$": .members(["type": .strings(["object", "array"])])])),
      .init("additionalProperties", false),
    ] + (required.isEmpty ? [] : [.init("allOf", .array(required))])
  }

  private static let merge = "<<"

  private static func property(_ key: RuleKey) -> JSONValue {
    let names = key.spellings.map { "`\($0)`" }.joined(separator: " · ")
    let need = key.isRequired ? "（必填 required）" : ""
    let expectation = key.value.expectation
    let about: [JSONValue.Member] = [
      .init("description", .string(both(key.about))),
      .init(
        "markdownDescription",
        .string(
          "\(names)\(need)\n\n\(key.about.zh)。*\(expectation.zh)*\n\n\(key.about.en). *\(expectation.en)*")),
    ]
    return .object(about + examples(key.value) + beside(key.value))
  }

  /// `schema(of:)` as it may stand beside a description.
  private static func beside(_ kind: ValueKind) -> [JSONValue.Member] {
    guard case .object(let members) = schema(of: kind) else { return [] }
    guard members.first?.key == "$ref" else { return members }
    let type: [JSONValue.Member] = if case .section = kind { [.init("type", "object")] } else { [] }
    return type + [.init("allOf", .array([.object(members)]))]
  }

  /// What an editor offers where the value is a text in a plan's own words: the first example of each form.
  private static func examples(_ kind: ValueKind) -> [JSONValue.Member] {
    guard case .deadline = kind else { return [] }
    return [.init("examples", .strings(DeadlineForms.descriptions.compactMap(\.examples.first)))]
  }

  // MARK: Values

  private static func schema(of kind: ValueKind) -> JSONValue {
    switch kind {
    case .word(let words): .members(["enum": .strings(words.flatMap(\.spellings))])
    case .oneOrMore(let one): anyOf([schema(of: one), list(schema(of: one))])
    case .anyNumber(let one): .members(["type": "array", "items": schema(of: one)])
    case .either(let first, let second): anyOf([schema(of: first), schema(of: second)])
    case .section(let name): definition(of: name)
    case .list(let name): list(definition(of: name))
    case .map(let name): entries(.identifier, definition(of: name))
    case .byObligation(let value): entries(.obligation, schema(of: value))
    case .years:
      entries(.year, anyOf([definition(of: "notice"), list(definition(of: "notice"))]))
    case .festivalDays: entries(.line, schema(of: .oneOrMore(.days)))
    default: definition(of: scalar(writing(of: kind).name))
    }
  }

  private static func list(_ item: JSONValue) -> JSONValue {
    .members(["type": "array", "minItems": 1, "items": item])
  }

  /// A mapping whose keys are names.
  private static func entries(_ name: ValueKind, _ value: JSONValue) -> JSONValue {
    .members([
      "type": "object", "minProperties": 1,
      "propertyNames": .members(["pattern": .string(writing(of: name).pattern)]), "additionalProperties": value,
    ])
  }

  /// Alternatives in one list, also those inside alternatives.
  private static func anyOf(_ schemas: [JSONValue]) -> JSONValue {
    let flat = schemas.flatMap { schema -> [JSONValue] in
      if case .object(let members) = schema, members.count == 1, members[0].key == "anyOf",
        case .array(let inner) = members[0].value
      {
        return inner
      }
      return [schema]
    }
    return .members(["anyOf": .array(flat)])
  }

  private static func definition(of name: String) -> JSONValue { reference("#/definitions/\(name)") }

  private static func reference(_ place: String) -> JSONValue { .members(["$ref": .string(place)]) }

  // MARK: Scalars

  /// The definitions of all kinds of scalars that the table names, in the order of its lines.
  private static func writings(_ sections: [RuleSection]) -> [JSONValue.Member] {
    var found: [JSONValue.Member] = []
    for kind in sections.flatMap({ $0.keys.flatMap { scalars(in: $0.value) } }) {
      guard let writing = kind.writing else { continue }
      let name = scalar(writing.name)
      if !found.contains(where: { $0.key == name }) { found.append(.init(name, schema(of: writing, kind))) }
    }
    return found
  }

  private static func writing(of kind: ValueKind) -> ScalarWriting {
    guard let writing = kind.writing else { preconditionFailure("what is no scalar has a schema of its own") }
    return writing
  }

  /// What a kind's definition is called; no section has a colon in its name.
  private static func scalar(_ name: String) -> String { "value:\(name)" }

  private static func scalars(in kind: ValueKind) -> [ValueKind] {
    switch kind {
    case .oneOrMore(let one), .anyNumber(let one), .byObligation(let one): scalars(in: one)
    case .either(let first, let second): scalars(in: first) + scalars(in: second)
    case .festivalDays: [.days]
    default: kind.writing == nil ? [] : [kind]
    }
  }

  private static func schema(of writing: ScalarWriting, _ kind: ValueKind) -> JSONValue {
    var members: [JSONValue.Member] = []
    switch writing.numbers {
    case .none: members = [.init("type", "string")]
    case .any(let least):
      members = [.init("type", .strings(["string", "number"]))]
      if let least { members.append(.init("minimum", .number(Int64(least)))) }
    case .whole(let range):
      members = [
        .init("type", .strings(["string", "integer"])), .init("minimum", .number(Int64(range.lowerBound))),
        .init("maximum", .number(Int64(range.upperBound))),
      ]
    }
    members += [
      .init("pattern", .string(writing.pattern)), .init("patternErrorMessage", .string(both(kind.expectation))),
    ]
    if !writing.suggestions.isEmpty { members.append(.init("examples", .strings(writing.suggestions))) }
    guard writing.mayBeBoolean else { return .object(members) }
    // Said by what it is not, so that no editor offers `true` where a title stands.
    let truth = JSONValue.members([
      "not": .members(["type": .strings(["string", "number", "object", "array", "null"])])
    ])
    return anyOf([.object(members), truth])
  }

  private static func both(_ text: Bilingual) -> String { "\(text.zh)\n\(text.en)" }
}
