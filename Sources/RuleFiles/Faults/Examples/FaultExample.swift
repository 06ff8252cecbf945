public import Diagnostics

/// What `duban check --explain` shows of a code: a piece of a rule file that is answered with it, the same mended, and
/// why it matters.
///
/// Held by a test: the wrong piece, put beside rules that are right, is answered with this code and no other, the
/// mended one with nothing.
public struct FaultExample: Sendable {
  /// A file that cannot be shown as it is.
  public struct Bytes: Sendable {
    /// How it is shown.
    public var shown: Bilingual
    /// What it is.
    public var make: @Sendable () -> [UInt8]
  }

  public enum Wrong: Sendable {
    case text(String)
    case bytes(Bytes)
    /// A file that is wrong by its name.
    case name(String)
  }

  public var wrong: Wrong
  /// Text of the file, or its name where the name was wrong.
  public var mended: String
  /// Why it is refused or told, in whole sentences.
  public var why: Bilingual
  /// The text of `plan.txt`, the document that the example cites.
  public var document: String?
  /// The name of its file.
  public var file = "example.yaml"
  /// Whether no plan stands beside it, as the usual one does.
  public var lacksPlan: Bool

  init(
    _ wrong: String, _ mended: String, document: String? = nil, lacksPlan: Bool = false, zh: String, en: String
  ) {
    self.init(.text(wrong), mended, document: document, lacksPlan: lacksPlan, zh: zh, en: en)
  }

  init(
    _ wrong: Wrong, _ mended: String, document: String? = nil, lacksPlan: Bool = false, zh: String, en: String
  ) {
    self.wrong = wrong
    self.mended = mended
    self.document = document
    self.lacksPlan = lacksPlan
    why = Bilingual(zh: zh, en: en)
  }

  /// The one table of examples: every code has one.
  public static let all: [FaultCode: FaultExample] = [
    files, yaml, keys, values, names, units, chains, phrases, tests, letters,
  ]
  .reduce(into: [:]) { all, some in
    all.merge(some) { _, _ in preconditionFailure("a code has two examples") }
  }
}

extension FaultCode {
  /// What `duban check --explain` shows.
  public var example: FaultExample {
    guard let example = FaultExample.all[self] else { preconditionFailure("\(rawValue) has no example") }
    return example
  }
}
