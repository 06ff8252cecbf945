/// In which order a section's keys are laid out: the order of the key table.
struct KeyRanks {
  /// Keys that a document gives in one breath, in its own order (谁、做什么、什么时候): among themselves they stay as
  /// they are written.
  static let asWritten: [String: [String]] = [
    "plan": ["issued", "year"],
    "unit": ["liaison", "leader", "reports-to"],
    "commitment": ["kind", "due", "target", "answered-by", "performed-by", "chase", "after", "needs"],
  ]

  private struct Key {
    var rank: Int
    var value: ValueKind
  }

  /// By every spelling.
  private let keys: [String: Key]

  private init(_ section: RuleSection) {
    let together = Set(Self.asWritten[section.name] ?? [])
    let first = section.keys.firstIndex { together.contains($0.name) }
    var keys: [String: Key] = [:]
    for (index, row) in section.keys.enumerated() {
      let rank = together.contains(row.name) ? first ?? index : index
      for spelling in row.spellings { keys[spelling] = Key(rank: rank, value: row.value) }
    }
    self.keys = keys
  }

  /// What a key wants; nil when the section has no such key.
  func value(of key: String) -> ValueKind? { keys[key]?.value }

  /// The order of `names`, indexes into it; nil when it is right already, or when a key is unknown or comes twice:
  /// whoever wrote it has to look at it first. Merge keys come first.
  func order(of names: [String]) -> [Int]? {
    var ranks: [Int] = []
    var seen: Set<String> = []
    for name in names {
      guard let rank = name == "<<" ? -1 : keys[name]?.rank, seen.insert(name).inserted else { return nil }
      ranks.append(rank)
    }
    let order = names.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    return order == Array(names.indices) ? nil : order
  }

  private static let sections = Dictionary(
    uniqueKeysWithValues: KeyTable.sections.map { ($0.name, KeyRanks($0)) })

  static func of(_ section: String) -> KeyRanks? { sections[section] }
}

extension ValueKind {
  /// The section whose keys a mapping that stands for this value has.
  var sectionOfMapping: String? {
    switch self {
    case .section(let name): name
    case .oneOrMore(let kind): kind.sectionOfMapping
    case .either(let first, let second): first.sectionOfMapping ?? second.sectionOfMapping
    default: nil
    }
  }

  /// What the items of a list that stands for this value want.
  var item: ValueKind? {
    switch self {
    case .list(of: let name): .section(name)
    case .oneOrMore(let kind): kind
    case .either(let first, let second): first.item ?? second.item
    case .years: .section("notice")
    default: nil
    }
  }

  /// What the values of a mapping with free keys want.
  var entry: ValueKind? {
    switch self {
    case .map(of: let name): .section(name)
    case .years: .oneOrMore(.section("notice"))
    case .either(let first, let second): first.entry ?? second.entry
    default: nil
    }
  }
}
