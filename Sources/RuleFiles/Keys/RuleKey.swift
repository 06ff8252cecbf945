public import Diagnostics

/// One key of one section: what the loader accepts, what is suggested, and what the reference says.
public struct RuleKey: Sendable {
  /// `answered-by`.
  public var name: String
  /// 承办; a key may have several.
  public var chinese: [String]
  public var value: ValueKind
  /// Whether a mapping without it is refused.
  public var isRequired: Bool
  /// What it says, in one sentence without a full stop.
  public var about: Bilingual

  public init(
    _ name: String, _ chinese: [String], _ value: ValueKind, required: Bool = false, zh: String, en: String
  ) {
    self.name = name
    self.chinese = chinese
    self.value = value
    self.isRequired = required
    self.about = Bilingual(zh: zh, en: en)
  }

  /// Every way it may be written.
  public var spellings: [String] { [name] + chinese }

  /// `期限 (due)`, as messages call it.
  var called: Bilingual {
    guard let first = chinese.first else { return Bilingual(name) }
    return Bilingual(zh: "\(name)（\(first)）", en: name)
  }
}

/// One kind of mapping in rule files, with its keys.
public struct RuleSection: Sendable {
  /// `task`.
  public var name: String
  public var keys: [RuleKey]
  public var about: Bilingual

  public init(_ name: String, keys: [RuleKey], zh: String, en: String) {
    self.name = name
    self.keys = keys
    self.about = Bilingual(zh: zh, en: en)
  }
}

/// The keys of one section as an enumeration, so that the decoder names them and the compiler checks the table.
protocol SectionKey: CaseIterable, RawRepresentable<UInt8>, Sendable where AllCases == [Self] {
  /// Its line of the table.
  var row: RuleKey { get }
  /// The lines of all, in the order of their raw values; a stored constant of each section.
  static var lookup: KeyLookup { get }
}

/// Finds a key by its bytes, without making a string of them.
struct KeyLookup: Sendable {
  let rows: [RuleKey]
  /// Indexes into `rows` of the keys that must be there.
  let required: [Int]
  private let mask: Int
  private let slots: [Slot]

  private struct Slot: Sendable {
    var name: [UInt8]
    var row: Int
  }

  init<Key: SectionKey>(_ keys: Key.Type) {
    self.init(Key.allCases.map(\.row))
  }

  init(_ rows: [RuleKey]) {
    self.rows = rows
    required = rows.indices.filter { rows[$0].isRequired }
    let names = rows.enumerated().flatMap { index, row in
      row.spellings.map { Slot(name: Array($0.utf8), row: index) }
    }
    var size = 16
    while size < names.count * 3 { size *= 2 }
    mask = size - 1
    var slots = [Slot](repeating: Slot(name: [], row: -1), count: size)
    for name in names {
      var at = Int(truncatingIfNeeded: name.name.withUnsafeBufferPointer(Self.hash)) & (size - 1)
      while slots[at].row >= 0 {
        precondition(slots[at].name != name.name, "two keys of one section share a spelling")
        at = (at + 1) & (size - 1)
      }
      slots[at] = name
    }
    self.slots = slots
  }

  func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = Int(truncatingIfNeeded: Self.hash(name)) & mask
    while slots[at].row >= 0 {
      if slots[at].name.elementsEqual(name) { return slots[at].row }
      at = (at + 1) & mask
    }
    return nil
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}
