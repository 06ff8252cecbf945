import Diagnostics
import Rules

/// Reads conditions: comparisons over a closed list of fields, joined by `and`; each value has its field's type.
struct ConditionReader {
  /// Why a condition was not read, and where in it (Unicode scalars from 0).
  struct Fault: Error {
    enum Kind: Hashable {
      case field(nearest: String?)
      case comparison
      /// `<` on words.
      case order
      case value(Condition.Field)
      case join
    }
    var kind: Kind
    var text: String
    var range: Range<Int>
  }

  static let fields: [(Condition.Field, [String])] = [
    (.progress, ["progress", "进度", "进展"]), (.workingDaysLeft, ["working-days-left", "剩余工作日"]),
    (.daysOverdue, ["days-overdue", "超期天数"]), (.lamp, ["lamp", "灯色"]), (.kind, ["kind", "类型"]),
    (.pace, ["pace", "序时进度"]),
  ]
  static let paceWords = WordList<String>([("behind", "behind", ["滞后"]), ("kept", "kept", ["正常"])])
  static let lampWords = WordList<Lamp>([
    (.grey, "grey", ["灰灯", "灰"]), (.green, "green", ["绿灯", "绿"]), (.yellow, "yellow", ["黄灯", "黄"]),
    (.red, "red", ["红灯", "红"]), (.blue, "blue", ["蓝灯", "蓝"]),
  ])

  static let joins = ["and", "且", "并且"]

  private struct Token {
    var text: String
    var range: Range<Int>
  }

  static func read(_ text: String) throws(Fault) -> Condition {
    let tokens = tokens(of: text)
    var comparisons: [Condition.Comparison] = []
    var at = 0
    while true {
      comparisons.append(try comparison(tokens, from: at, in: text))
      at += 3
      guard at < tokens.count else { return Condition(comparisons, text: text) }
      guard joins.contains(tokens[at].text) else {
        throw Fault(kind: .join, text: tokens[at].text, range: tokens[at].range)
      }
      at += 1
    }
  }

  private static func comparison(_ tokens: [Token], from at: Int, in text: String) throws(Fault)
    -> Condition.Comparison
  {
    let end = text.unicodeScalars.count
    func token(_ index: Int) -> Token { index < tokens.count ? tokens[index] : Token(text: "", range: end..<end) }
    let (name, sign, value) = (token(at), token(at + 1), token(at + 2))
    guard let field = fields.first(where: { $0.1.contains(name.text) })?.0 else {
      let nearest = Spelling.nearest(to: name.text, in: fields.flatMap(\.1))
      throw Fault(kind: .field(nearest: nearest), text: name.text, range: name.range)
    }
    guard let op = operators[sign.text] else {
      throw Fault(kind: .comparison, text: sign.text, range: sign.range)
    }
    guard let read = Self.value(value.text, of: field) else {
      throw Fault(kind: .value(field), text: value.text, range: value.range)
    }
    if case .word = read, op != .equal, op != .notEqual {
      throw Fault(kind: .order, text: sign.text, range: sign.range)
    }
    return Condition.Comparison(field, op, read)
  }

  static let operators: [String: Condition.Operator] = [
    "=": .equal, "==": .equal, "!=": .notEqual, "≠": .notEqual, "<": .less, "<=": .atMost, "≤": .atMost,
    ">": .greater, ">=": .atLeast, "≥": .atLeast,
  ]

  private static func value(_ text: String, of field: Condition.Field) -> Condition.Value? {
    switch field {
    case .lamp: return lampWords.value(of: text).map { .word($0.rawValue) }
    case .pace: return paceWords.value(of: text).map { .word($0) }
    case .kind: return CommitmentKey.kindWords.value(of: text).map { .word($0.rawValue) }
    case .progress:
      return ScalarText.digits(text.hasSuffix("%") ? text.dropLast() : text[...]).map { .number($0) }
    case .workingDaysLeft, .daysOverdue:
      let isNegative = text.hasPrefix("-")
      return ScalarText.digits(isNegative ? text.dropFirst() : text[...]).map { .number(isNegative ? -$0 : $0) }
    }
  }

  /// Words, signs of comparison and values, apart with or without blanks between them.
  private static func tokens(of text: String) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    let signs: Set<Unicode.Scalar> = ["<", ">", "=", "!", "≥", "≤", "≠"]
    var found: [Token] = []
    var at = 0
    while at < scalars.count {
      if scalars[at] == " " {
        at += 1
        continue
      }
      let isSign = signs.contains(scalars[at])
      let start = at
      while at < scalars.count, scalars[at] != " ", signs.contains(scalars[at]) == isSign { at += 1 }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<at])
      found.append(Token(text: String(view), range: start..<at))
    }
    return found
  }
}
