import Diagnostics
public import Rules

extension Report {
  /// The report that `rule` declares, of the state that `basis` holds.
  public static func declared(_ rule: ReportRule, _ basis: ReportBasis) -> Report {
    switch rule.kind {
    case .overdue: overdue(basis, id: rule.id, title: Bilingual(rule.title))
    case .upcoming: upcoming(basis, id: rule.id, title: Bilingual(rule.title))
    case .progress: progress(basis, id: rule.id, title: Bilingual(rule.title))
    }
  }
}
