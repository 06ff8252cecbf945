public import Diagnostics
public import Rules

/// 覆盖: what of the rules the tests look at, and what none of them does.
public struct RuleTestCoverage: Sendable {
  public struct Share: Hashable, Sendable {
    public var touched: Int
    public var total: Int

    public init(touched: Int, total: Int) {
      self.touched = touched
      self.total = total
    }

    /// 0...100, rounded down; 100 when there is nothing to touch.
    public var percent: Int { total == 0 ? 100 : touched * 100 / total }
  }

  /// Something that no test looks at.
  public struct Untouched: Hashable, Sendable {
    /// Key of the task or commitment, id of the policy, or `policy step` of a step.
    public var name: String
    public var span: SourceSpan
  }

  public var tasks: Share
  public var commitments: Share
  public var policies: Share
  public var steps: Share
  /// Tasks of which nothing is looked at, and commitments of the other tasks, in their order.
  public var untouchedTasks: [Untouched]
  public var untouchedPolicies: [Untouched]
  /// Of the policies that are looked at.
  public var untouchedSteps: [Untouched]

  /// - Complexity: O(commitments + steps).
  public init(_ results: [RuleTestResult], _ book: RuleBook) {
    var touched = RuleTestResult.Touched()
    for result in results { touched.formUnion(result.touched) }
    tasks = Share(touched: 0, total: 0)
    commitments = Share(touched: 0, total: 0)
    policies = Share(touched: touched.policies.count, total: book.policies.count)
    steps = Share(touched: touched.steps.count, total: book.policies.reduce(0) { $0 + $1.steps.count })
    untouchedTasks = []
    untouchedPolicies = []
    untouchedSteps = []
    for plan in book.plans.indices {
      for task in book.plans[plan].tasks.indices { add(plan, task, touched.commitments[Int32(plan)] ?? [], book) }
    }
    for (index, policy) in book.policies.enumerated() {
      guard touched.policies.contains(index) else {
        untouchedPolicies.append(Untouched(name: policy.id, span: policy.span))
        continue
      }
      for (place, step) in policy.steps.enumerated()
      where !touched.steps.contains(.init(policy: index, step: place)) {
        untouchedSteps.append(Untouched(name: "\(policy.id) \(step.id)", span: step.span))
      }
    }
  }

  private mutating func add(_ plan: Int, _ task: Int, _ touched: Set<CommitmentPlace>, _ book: RuleBook) {
    let own = book.plans[plan].tasks[task]
    let untouched = own.commitments.indices.filter {
      !touched.contains(CommitmentPlace(task: task, commitment: $0))
    }
    tasks.total += 1
    commitments.total += own.commitments.count
    commitments.touched += own.commitments.count - untouched.count
    guard untouched.count < own.commitments.count else {
      untouchedTasks.append(Untouched(name: "\(book.plans[plan].id)/\(own.id)", span: own.span))
      return
    }
    tasks.touched += 1
    for index in untouched {
      untouchedTasks.append(
        Untouched(
          name: book.commitmentKey(plan: plan, task: task, commitment: index), span: own.commitments[index].span))
    }
  }
}
