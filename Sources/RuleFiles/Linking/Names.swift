import Diagnostics

/// How names are compared, and what is known by name.
enum Names {
  /// Without blanks of any kind, and without the comma a list leaves behind it.
  static func normalized(_ text: String) -> String {
    // Every blank and comma begins with one of these bytes, so the usual name costs one pass over its bytes.
    var needsWork = false
    for byte in text.utf8 where byte <= 0x20 || byte == 0x2C || (0xC2...0xE3).contains(byte) || byte == 0xEF {
      needsWork = true
      break
    }
    guard needsWork else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace { scalars.append(scalar) }
    while let last = scalars.last, last == "、" || last == "，" || last == "," { scalars.removeLast() }
    return String(scalars)
  }
}

/// What can be referred to by name.
enum NamedKind {
  case unit
  case person
  case calendar
  case policy
  case workflow
  case channel
  case plan

  /// The sections that declare it.
  var sections: Set<FileKey> {
    switch self {
    case .unit: [.units, .groups]
    case .person: [.people]
    case .calendar: [.calendars]
    case .policy: [.policies]
    case .workflow: [.workflows]
    case .channel: [.channels]
    case .plan: [.plan]
    }
  }

  var noun: Bilingual {
    switch self {
    case .unit: Bilingual(zh: "单位", en: "unit")
    case .person: Bilingual(zh: "人员", en: "person")
    case .calendar: Bilingual(zh: "工作日历", en: "calendar")
    case .policy: Bilingual(zh: "督办规则", en: "policy")
    case .workflow: Bilingual(zh: "办理流程", en: "workflow")
    case .channel: Bilingual(zh: "渠道", en: "channel")
    case .plan: Bilingual(zh: "计划", en: "plan")
    }
  }
}

/// How many names are still worth a suggestion: each costs a pass over all that are known, and behind the first few
/// dozens of faults nobody reads them. Without it, as many unknown names as known ones would cost their product.
struct SuggestionBudget {
  private var left = 50

  var isLeft: Bool { left > 0 }

  /// Whether there is one more.
  mutating func take() -> Bool {
    left -= 1
    return left >= 0
  }
}

/// Everything of one kind, by the names it is known by.
struct Registry<Index> {
  struct Alias {
    var index: Index
    var name: String
    var span: SourceSpan
  }

  let kind: NamedKind
  /// By normalized id and name.
  var exact = NameTable<Index>()
  var places = NameTable<SourceSpan>()
  /// By normalized alias; several may share one until somebody uses it.
  var aliases = NameTable<[Alias]>()
  /// As written, for suggestions.
  var spellings: [String] = []
  private var suggestions: [String: String?] = [:]
  private var budget = SuggestionBudget()

  init(kind: NamedKind) { self.kind = kind }

  func knows(_ text: String) -> Bool {
    let key = Names.normalized(text)
    return exact[key] != nil || aliases[key] != nil
  }

  mutating func add(_ alias: Named, _ index: Index, of name: String) {
    let key = Names.normalized(alias.text)
    aliases[key, default: []].append(Alias(index: index, name: name, span: alias.span))
    spellings.append(alias.text)
  }

  /// Spellings that begin or end with `text`, or that `text` begins or ends with; a few of them, in their order.
  func containing(_ text: String) -> [String] {
    guard text.count > 1, budget.isLeft else { return [] }
    let found = spellings.filter {
      $0.hasPrefix(text) || $0.hasSuffix(text) || $0.count > 1 && (text.hasPrefix($0) || text.hasSuffix($0))
    }
    return Array(Set(found).sorted().prefix(4))
  }

  /// The spelling nearest to `text`; looked for once per text.
  mutating func nearest(to text: String) -> String? {
    if let known = suggestions[text] { return known }
    guard budget.take() else { return nil }
    let found = Spelling.nearest(to: text, in: spellings)
    suggestions[text] = .some(found)
    return found
  }
}
