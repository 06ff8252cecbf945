/// What English needs and Chinese does not.
public enum English {
  /// `1 note`, `0 notes`, `2 notes`.
  public static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
