import Diagnostics

/// Reads quantities.
public enum QuantityReader {
  /// Every quantity of `phrase`; throws when a part of it is not understood.
  public static func read(_ phrase: String) throws(DeadlineFault) -> [Target] {
    throw DeadlineFault(.unread, .init(phrase), range: 0..<phrase.unicodeScalars.count)
  }
}
