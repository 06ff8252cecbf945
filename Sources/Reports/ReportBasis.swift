public import CivilTime
import Diagnostics
public import Evaluation
public import Rules

/// Whose obligations a report holds.
public enum ReportScope: Hashable, Sendable {
  case everything
  /// What the units and the units below them see: `RuleBook.purview(ofUnits:on:)`.
  case units(Set<UnitIndex>)
  /// What the person sees as liaison officer, leader or supervisor, by the same rule.
  case person(PersonIndex)
}

/// Who reads a report: internal plans are for their own people.
public enum Readership: Hashable, Sendable {
  /// Whoever asked for it, and may see what they name.
  case whoeverAsked
  /// Anybody who opens a folder: an internal plan only where the rules name it.
  case anybody
  /// This person: never an internal plan that is not meant for them.
  case person(PersonIndex)
}

/// 统计依据: all that a report is computed from.
public struct ReportBasis: Sendable {
  public var book: RuleBook
  /// All of `book` by `snapshot`, in their usual order.
  public var obligations: [Obligation]
  public var snapshot: Snapshot
  public var now: Instant
  public var scope: ReportScope
  public var readership: Readership = .whoeverAsked
  /// Whether plans that are not public are listed too; else they are counted among what is left out.
  ///
  /// A report for a person holds those of them that are meant for that person, and never any other.
  public var includesInternal: Bool
  /// Indexes into `RuleBook.plans` of those that are listed, internal ones included; nil: as `includesInternal` says.
  public var plans: Set<Int32>?
  /// Only what has one of these tags or indicators; empty: everything.
  public var tags: Set<String>
  /// Only what was due on that day or later, before any extension; nil: without a first day.
  public var dueFrom: CivilDate?
  /// Only what was due by that day, before any extension; nil: without a last day.
  public var dueThrough: CivilDate?

  public init(
    book: RuleBook, obligations: [Obligation], snapshot: Snapshot, now: Instant, scope: ReportScope = .everything,
    includesInternal: Bool = false, plans: Set<Int32>? = nil, tags: Set<String> = [],
    dueFrom: CivilDate? = nil, dueThrough: CivilDate? = nil
  ) {
    self.book = book
    self.obligations = obligations
    self.snapshot = snapshot
    self.now = now
    self.scope = scope
    self.includesInternal = includesInternal
    self.plans = plans
    self.tags = tags
    self.dueFrom = dueFrom
    self.dueThrough = dueThrough
  }

  /// Whether something due on `day` at first is wanted.
  func isWanted(dueOn day: CivilDate) -> Bool {
    (dueFrom ?? .earliest) <= day && day <= (dueThrough ?? .latest)
  }

  /// The civil day of the report in the office's zone.
  var today: CivilDate { book.office.zone.day(at: now) }

  /// What the scope's person or unit is to see that day; nil: everything.
  var purview: Purview? {
    switch scope {
    case .everything: nil
    case .units(let units): book.purview(ofUnits: units, on: today)
    case .person(let person): book.purview(ofPerson: person, on: today)
    }
  }

  /// `责任单位：区农业局`: the scope in words; nil for everything.
  var scopeWords: Bilingual? {
    let parts = [purview?.words(in: book), planWords, tagWords, dueWords].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return Bilingual(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }

  /// Whether the reader must not see the plan at all.
  func isClosed(_ plan: Plan) -> Bool {
    guard case .person(let reader) = readership, let insiders = plan.insiders else { return false }
    return !insiders.contains(reader)
  }

  private var planWords: Bilingual? {
    plans.map { plans in
      let ids = plans.sorted().filter { !isClosed(book.plans[Int($0)]) }.map {
        OneLine.folded(book.plans[Int($0)].id)
      }
      return .init(zh: "计划：\(ids.joined(separator: "、"))", en: "plans: \(ids.joined(separator: ", "))")
    }
  }

  private var tagWords: Bilingual? {
    guard !tags.isEmpty else { return nil }
    let words = tags.sorted().map(OneLine.folded)
    return .init(zh: "标签、指标：\(words.joined(separator: "、"))", en: "tags: \(words.joined(separator: ", "))")
  }

  private var dueWords: Bilingual? {
    switch (dueFrom, dueThrough) {
    case (nil, nil): nil
    case (let from?, nil): .init(zh: "原到期日\(from)起", en: "first due from \(from) on")
    case (nil, let through?): .init(zh: "原到期日至\(through)", en: "first due by \(through)")
    case (let from?, let through?): .init(zh: "原到期日\(from)至\(through)", en: "first due \(from) to \(through)")
    }
  }
}
