public import Diagnostics
public import Rules

extension Report {
  /// The report that `rule` declares, of the state that `basis` holds.
  public static func declared(_ rule: ReportRule, _ basis: ReportBasis) -> Report {
    of(rule.kind, basis, id: rule.id, title: Bilingual(rule.title))
  }

  /// A report of `kind`, called as usual unless it is called otherwise.
  public static func of(
    _ kind: ReportRule.Kind, _ basis: ReportBasis, id: String? = nil, title: Bilingual? = nil
  ) -> Report {
    let id = id ?? kind.rawValue
    return switch kind {
    case .overdue: overdue(basis, id: id, title: title)
    case .upcoming: upcoming(basis, id: id, title: title)
    case .notReported: notReported(basis, id: id, title: title)
    case .account: account(basis, id: id, title: title)
    case .progress: progress(basis, id: id, title: title)
    }
  }
}
