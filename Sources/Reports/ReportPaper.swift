public import CivilTime
public import Diagnostics
public import Evaluation
public import Rules

/// 文稿: what a report is on paper: lists, which have every format, or a bulletin, which is prose.
public enum ReportPaper: Hashable, Sendable {
  case lists(Report)
  case bulletin(Bulletin)

  /// The report that `rule` declares, of the state that `basis` holds.
  public static func declared(_ rule: ReportRule, _ basis: ReportBasis) -> ReportPaper {
    of(rule.kind, basis, id: rule.id, title: Bilingual(rule.title), reply: rule.reply)
  }

  /// A report of `kind`, called as usual unless it is called otherwise.
  ///
  /// - Parameter reply: Of a bulletin, how long units have to reply.
  public static func of(
    _ kind: ReportRule.Kind, _ basis: ReportBasis, id: String? = nil, title: Bilingual? = nil,
    reply: CountedSpan = ReportRule.usualReply
  ) -> ReportPaper {
    let id = id ?? kind.rawValue
    return switch kind {
    case .overdue: .lists(.overdue(basis, id: id, title: title))
    case .upcoming: .lists(.upcoming(basis, id: id, title: title))
    case .notReported: .lists(.notReported(basis, id: id, title: title))
    case .account: .lists(.account(basis, id: id, title: title))
    case .progress: .lists(.progress(basis, id: id, title: title))
    case .bulletin: .bulletin(Bulletin(basis, id: id, title: title, reply: reply))
    }
  }

  /// The lists it rests on.
  private var lists: Report {
    switch self {
    case .lists(let report): report
    case .bulletin(let bulletin): bulletin.late
    }
  }

  public var title: Bilingual {
    switch self {
    case .lists(let report): report.title
    case .bulletin(let bulletin): bulletin.title
    }
  }

  /// `每周超期清单（2018年9月10日）：超期2项，滞后1项`: what a letter that carries it is about.
  public var subject: Bilingual {
    let totals = lists.totalsLine
    return Bilingual(
      zh: "\(title.zh)（\(lists.day.chineseDate)）：\(totals.zh)", en: "\(title.en) (\(lists.day)): \(totals.en)")
  }
}

extension ReportBasis {
  /// The basis of what `rule` declares, as `readership` may read it.
  public static func declared(
    _ rule: ReportRule, _ book: RuleBook, _ obligations: [Obligation], _ snapshot: Snapshot, at now: Instant,
    for readership: Readership
  ) -> ReportBasis {
    var basis = ReportBasis(
      book: book, obligations: obligations, snapshot: snapshot, now: now, scope: ReportScope(rule.scope),
      plans: rule.plans, tags: rule.tags)
    basis.readership = readership
    return basis
  }
}

extension ReportScope {
  /// What a rule's scope stands for; everything without one.
  public init(_ scope: ReportRule.Scope?) {
    switch scope {
    case nil: self = .everything
    case .units(let units): self = .units(Set(units))
    case .person(let person): self = .person(person)
    }
  }
}
