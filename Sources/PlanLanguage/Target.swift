/// A quantity that a commitment is to reach: `10家以上`, `2～3名`, `658万元`.
public struct Target: Hashable, Sendable {
  public enum Comparator: String, Sendable, CaseIterable {
    /// At least: 以上, 不少于, 至少 (the number included: Civil Code of the PRC, art. 1259).
    case atLeast = ">="
    /// At most: 以下, 以内, 不超过 (the number included).
    case atMost = "<="
    case equal = "="
    /// About: 左右.
    case about = "~"
    /// From `value` to `upper`, both included.
    case range
  }

  /// As written.
  public var text: String
  public var comparator: Comparator
  /// In thousandths of `unit`, so that `1.5万元` and `0.1亩` are exact.
  public var thousandths: Int64
  /// The upper end of a range, in thousandths.
  public var upperThousandths: Int64?
  /// The measure word or unit of money, after factors such as 万 and 亿 are applied: 家, 名, 元.
  public var unit: String
  /// The period it is due per (`每月`), or nil for the deadline's own window.
  public var per: String?
  /// Whether each answering unit owes it (各5名), not all together.
  public var each: Bool

  public init(
    text: String, comparator: Comparator, thousandths: Int64, upperThousandths: Int64? = nil, unit: String,
    per: String? = nil, each: Bool = false
  ) {
    self.text = text
    self.comparator = comparator
    self.thousandths = thousandths
    self.upperThousandths = upperThousandths
    self.unit = unit
    self.per = per
    self.each = each
  }
}

extension Target {
  /// `thousandths` as a decimal without trailing zeros: 1500 is `1.5`.
  public static func decimal(_ thousandths: Int64) -> String {
    let sign = thousandths < 0 ? "-" : ""
    let size = thousandths.magnitude
    var fraction = String(size % 1000)
    fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return fraction.isEmpty ? "\(sign)\(size / 1000)" : "\(sign)\(size / 1000).\(fraction)"
  }
}
