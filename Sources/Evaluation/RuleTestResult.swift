public import Diagnostics
public import Rules

/// What running one rule test came to.
public struct RuleTestResult: Sendable {
  public var test: RuleTest
  /// How many things were compared.
  public var expectations: Int
  /// In the order of the checks; empty when all of them hold.
  public var failures: [Failure]
  /// What of the rules was looked at, for the coverage.
  public var touched: Touched

  /// One thing that does not hold.
  public struct Failure: Sendable {
    /// The place of the expectation.
    public var span: SourceSpan
    public var expected: Bilingual
    public var found: Bilingual
    /// The lines of the explanation that matter: the reading, the step, the standing, the account.
    public var because: [Explanation.Line]
  }

  /// Commitments that an expectation names, and steps that one rests on.
  public struct Touched: Sendable {
    public struct Step: Hashable, Sendable {
      /// Index into `RuleBook.policies`.
      public var policy: Int
      /// Index into `Policy.steps`.
      public var step: Int
    }

    /// By index into `RuleBook.plans`.
    public var commitments: [Int32: Set<CommitmentPlace>] = [:]
    /// Indexes into `RuleBook.policies`.
    public var policies: Set<Int> = []
    public var steps: Set<Step> = []

    mutating func formUnion(_ other: Touched) {
      commitments.merge(other.commitments) { $0.union($1) }
      policies.formUnion(other.policies)
      steps.formUnion(other.steps)
    }
  }

  public var hasPassed: Bool { failures.isEmpty }
}
