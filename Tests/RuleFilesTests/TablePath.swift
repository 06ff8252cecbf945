import RuleFiles
import Testing

/// A way from the top of a file to one section, through the table of keys: a file with nothing else in it.
struct TablePath: Sendable, CustomTestStringConvertible {
  enum Step: Sendable {
    case key(String)
    case item
  }

  var steps: [Step] = []
  var section: RuleSection
  /// Whether each step leads to one thing only, so that a validator says what is wrong with that thing.
  var isStraight = true

  var testDescription: String { section.name }

  /// The place as the judge writes it.
  func place(_ more: Step...) -> String {
    (steps + more).map { if case .key(let name) = $0 { name } else { "0" } }.joined(separator: "/")
  }

  /// The file with `value` at the end of the way.
  func file(_ more: Step..., value: String) -> String {
    var text = ""
    var indent = ""
    for step in steps + more {
      switch step {
      case .key(let name): text += "\n\(indent)\(name):"
      case .item: text += "\n\(indent)-"
      }
      indent += "  "
    }
    return "\(text) \(value)\n"
  }

  /// The shortest way to each section.
  static let all: [TablePath] = {
    let sections = Dictionary(uniqueKeysWithValues: KeyTable.sections.map { ($0.name, $0) })
    var found = [TablePath(section: sections["file"]!)]
    var next = 0
    while next < found.count {
      let from = found[next]
      next += 1
      for key in from.section.keys {
        for way in ways(key.value) where !found.contains(where: { $0.section.name == way.section }) {
          found.append(
            TablePath(
              steps: from.steps + [.key(key.name)] + way.steps, section: sections[way.section]!,
              isStraight: from.isStraight && way.isStraight))
        }
      }
    }
    return found
  }()

  private static func ways(_ kind: ValueKind) -> [(section: String, steps: [Step], isStraight: Bool)] {
    switch kind {
    case .section(let name): [(name, [], true)]
    case .list(let name): [(name, [.item], true)]
    case .map(let name): [(name, [.key("a")], true)]
    case .years: [("notice", [.key("2018")], false)]
    case .oneOrMore(let one): ways(one).map { ($0.section, $0.steps, false) }
    case .either(let first, let second): (ways(first) + ways(second)).map { ($0.section, $0.steps, false) }
    default: []
    }
  }
}
