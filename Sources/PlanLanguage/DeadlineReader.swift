import CivilTime
import Diagnostics

/// Reads deadline phrases.
public enum DeadlineReader {
  /// Reads `phrase` within `context`, wholly or not at all.
  ///
  /// - Throws: `DeadlineFault` when a part of the phrase is not understood, states no deadline, or names a
  ///   day that does not exist. Vague words (`定期`) do not throw: they answer `.unresolvable`.
  public static func read(_ phrase: String, in context: DeadlineContext) throws(DeadlineFault) -> DeadlineAnswer {
    throw DeadlineFault(.unread, .init(phrase), range: 0..<phrase.unicodeScalars.count)
  }
}
