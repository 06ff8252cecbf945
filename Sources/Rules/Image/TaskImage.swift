import Diagnostics

/// Tasks as one stretch of words: what a rule book keeps of them, in memory and in the cache on disk alike.
///
/// A hundred thousand tasks as values of strings and lists are a million allocations; here they are one, and a
/// field becomes a string only when somebody reads it. Words are 32 bits in the machine's own order:
///
/// ```text
/// header       version, tasks, commitments, words of the pool
/// tasks        TaskWord.count words each
/// commitments  CommitmentWord.count words each, those of one task together
/// ids          a hash of each task's id, so that one of many is found without looking into them
/// pool         word 0 stands for nothing; texts as length in bytes and bytes, lists as count and words
/// ```
public final class TaskImage: @unchecked Sendable {
  // Unchecked: nothing is written after `init`.
  private let start: UnsafePointer<UInt32>
  private let owned: UnsafeMutableBufferPointer<UInt32>?
  private let release: @Sendable () -> Void
  private let commitmentStart: UnsafePointer<UInt32>
  private let idHashes: UnsafePointer<UInt32>
  private let pool: UnsafePointer<UInt32>
  public let taskCount: Int
  public let commitmentCount: Int
  /// All of it, header included.
  public let wordCount: Int

  /// Grows whenever the layout changes: an image of another version is never read.
  static let version: UInt32 = 4
  static let headerCount = 4

  /// Takes over `words`, freshly written by a builder.
  init(owning words: UnsafeMutableBufferPointer<UInt32>) {
    precondition(words.count >= Self.headerCount, "an image begins with its header")
    let base = UnsafePointer(words.baseAddress!)
    start = base
    owned = words
    release = {}
    taskCount = Int(base[1])
    commitmentCount = Int(base[2])
    commitmentStart = base + Self.headerCount + taskCount * TaskWord.count
    idHashes = commitmentStart + commitmentCount * CommitmentWord.count
    pool = idHashes + taskCount
    wordCount = words.count
  }

  /// An image that stands in memory which somebody else keeps until `release` is called.
  ///
  /// Its header is held against the size; that the rest is what was once written, the caller vouches for by a
  /// checksum.
  ///
  /// - Returns: nil when the header does not fit the size, or is of another version.
  public init?(mapped words: UnsafeBufferPointer<UInt32>, release: @escaping @Sendable () -> Void) {
    guard words.count > Self.headerCount, let base = words.baseAddress, base[0] == Self.version else { return nil }
    let (tasks, commitments) = (Int(base[1]), Int(base[2]))
    let records = Self.headerCount + tasks * (TaskWord.count + 1) + commitments * CommitmentWord.count
    guard records + Int(base[3]) == words.count else { return nil }
    start = base
    owned = nil
    self.release = release
    taskCount = tasks
    commitmentCount = commitments
    commitmentStart = base + Self.headerCount + tasks * TaskWord.count
    idHashes = commitmentStart + commitments * CommitmentWord.count
    pool = idHashes + tasks
    wordCount = words.count
  }

  deinit {
    owned?.deallocate()
    release()
  }

  /// All of it, to be written to a cache.
  public func withWords<Result>(_ body: (UnsafeBufferPointer<UInt32>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeBufferPointer(start: start, count: wordCount))
  }

  // MARK: Words

  @inline(__always)
  func word(_ word: TaskWord, of task: Int32) -> UInt32 {
    start[Self.headerCount + Int(task) * TaskWord.count + word.rawValue]
  }

  @inline(__always)
  func word(_ word: CommitmentWord, of commitment: Int32) -> UInt32 {
    commitmentStart[Int(commitment) * CommitmentWord.count + word.rawValue]
  }

  func poolWord(_ place: UInt32, _ offset: Int = 0) -> UInt32 { pool[Int(place) + offset] }

  // MARK: Ids

  /// Whether the task may have the id whose hash this is; most that have another one say no.
  @inline(__always)
  func mayBeCalled(_ hash: UInt32, _ task: Int32) -> Bool { idHashes[Int(task)] == hash }

  /// FNV-1a. Source: draft-eastlake-fnv-21, section 2.
  static func hash(of id: String) -> UInt32 {
    id.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  // MARK: Texts and lists

  /// The text at a place of the pool that holds one.
  func text(_ place: UInt32) -> String {
    let words = pool + Int(place)
    let bytes = UnsafeRawPointer(words + 1).assumingMemoryBound(to: UInt8.self)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(words[0])), as: UTF8.self)
  }

  func optionalText(_ place: UInt32) -> String? { place == 0 ? nil : text(place) }

  /// The list at `place`, `width` words for each of its items.
  func list<Item>(_ place: UInt32, width: Int = 1, _ item: (UInt32) -> Item) -> [Item] {
    guard place != 0 else { return [] }
    let count = Int(pool[Int(place)])
    return [Item](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        (buffer.baseAddress! + index).initialize(to: item(place + 1 + UInt32(index * width)))
      }
      filled = count
    }
  }

  func texts(_ place: UInt32) -> [String] { list(place) { text(pool[Int($0)]) } }

  func span(file: UInt32, line: UInt32, column: UInt32, end: UInt32) -> SourceSpan {
    SourceSpan(file: Int(file), line: Int(line), column: Int(column), endColumn: Int(end))
  }
}

/// What the words of a task's record are.
enum TaskWord: Int, CaseIterable {
  case id, title, section, lead, support, performedBy, chase
  /// One more than the index; 0: its plan's.
  case policy
  /// Likewise.
  case workflow
  case clauses, tags, indicators, note, raised, firstCommitment, commitments
  case file, line, column, endColumn

  static let count = TaskWord.allCases.count
}

/// What the words of a commitment's record are.
enum CommitmentWord: Int, CaseIterable {
  case id, title
  /// Kind, origin, who answers, whether it is chased, whose quota it is: see `CommitmentTraits`.
  case traits
  case answerers, phrase
  /// Signed.
  case answer
  /// One more than the index; 0: its plan's.
  case reckoning
  case targets, evidence, performedBy, clauses, note
  case file, line, column, endColumn
  case dueFile, dueLine, dueColumn, dueEndColumn
  case rare

  static let count = CommitmentWord.allCases.count
}
