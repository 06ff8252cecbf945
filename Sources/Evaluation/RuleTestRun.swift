import CivilTime
import Diagnostics
import PlanLanguage
public import Rules

extension Evaluator {
  /// Replays the facts of `test`, pass by pass as a daemon would, and compares what it expects.
  ///
  /// Facts count from the instant they were written down. Plans that the test does not speak of, and reports, are
  /// as if they were not there; a daemon that runs from the first day of the plans on is all there is.
  ///
  /// - Complexity: O(days × obligations with a turn on the day × steps), and as much again for each fact.
  public static func run(_ test: RuleTest, _ book: RuleBook) -> RuleTestResult {
    var run = RuleTestRun(test, book.only(plans: test.plans))
    for check in test.checks.sorted(by: { $0.at < $1.at }) { run.compare(check) }
    var result = run.result
    result.failures.sort {
      ($0.span.file, $0.span.line, $0.span.column) < ($1.span.file, $1.span.line, $1.span.column)
    }
    return result
  }
}

extension RuleBook {
  /// The book without the tasks of other plans and without reports; indexes stay what they are.
  fileprivate func only(plans named: [Int32]) -> RuleBook {
    var book = self
    for index in book.plans.indices where !named.contains(Int32(index)) { book.plans[index].tasks = [] }
    book.reports = []
    return book
  }
}

/// One test on its way through its checks, from the earliest to the latest.
struct RuleTestRun {
  let book: RuleBook
  private(set) var rehearsal: Rehearsal
  var result: RuleTestResult

  init(_ test: RuleTest, _ book: RuleBook) {
    self.book = book
    result = RuleTestResult(test: test, expectations: 0, failures: [], touched: .init())
    let zone = book.office.zone
    let firsts =
      test.plans.map { zone.instant(of: book.plans[Int($0)].inForce, at: .startOfDay) } + test.checks.map(\.at)
      + test.facts.map(\.recorded)
    let start = zone.day(at: firsts.min() ?? Instant(seconds: 0))
    rehearsal = Rehearsal(
      book, test.facts, from: zone.instant(of: start, at: .startOfDay),
      horizon: max(start, test.checks.map(\.day).max() ?? start))
  }

  mutating func compare(_ check: RuleTest.Check) {
    rehearsal.advance(to: check.at)
    for expectation in check.expectations {
      result.expectations += 1
      guard let failure = failure(of: expectation, at: check.at) else { continue }
      result.failures.append(failure)
    }
  }

  private mutating func failure(of expectation: RuleTest.Expectation, at now: Instant) -> RuleTestResult.Failure? {
    let found: Finding?
    switch expectation.kind {
    case .due(let key, let day): found = compareDue(key, day)
    case .lamp(let key, let lamp):
      found = compareStanding(key, now) { standing in
        standing.lamp == lamp ? nil : (Self.words(lamp), Self.words(standing.lamp))
      }
    case .state(let key, let state):
      found = compareStanding(key, now) { standing in
        standing.state == state ? nil : (state.words, standing.state.words)
      }
    case .overdue(let keys, let plans): found = compareOverdue(keys, plans, now)
    case .told(let telling): found = compareTold(telling, now)
    case .notTold(let telling): found = compareNotTold(telling, now)
    }
    return found.map {
      RuleTestResult.Failure(
        span: expectation.span, expected: $0.expected, found: $0.found, because: $0.because)
    }
  }

  /// What was expected, what was found, and why.
  struct Finding {
    var expected: Bilingual
    var found: Bilingual
    var because: [Explanation.Line]
  }

  private static func words(_ lamp: Lamp) -> Bilingual {
    Bilingual(zh: "\(lamp.mark) \(lamp.chineseColour)（\(lamp.chinese)）", en: "\(lamp.mark) \(lamp.rawValue)")
  }

  // MARK: Days and standing

  private mutating func compareDue(_ key: String, _ day: CivilDate?) -> Finding? {
    let expected =
      day.map { Bilingual(zh: "\(key) \($0.chinese)到期", en: "\(key) is due on \($0)") }
      ?? Bilingual(zh: "没有 \(key) 这一项", en: "there is no \(key)")
    guard let obligation = rehearsal.index[key] else {
      touchCommitment(key)
      return day == nil ? nil : missing(key, expected)
    }
    touch(obligation)
    if obligation.due == day { return nil }
    return Finding(
      expected: expected,
      found: Bilingual(zh: "\(key) \(obligation.due.chinese)到期", en: "\(key) is due on \(obligation.due)"),
      because: lines(of: obligation, [.deadline, .reading, .calendar], at: rehearsal.end(of: obligation.due)))
  }

  private mutating func compareStanding(
    _ key: String, _ now: Instant, _ differ: (Standing) -> (expected: Bilingual, found: Bilingual)?
  ) -> Finding? {
    guard let obligation = rehearsal.index[key] else {
      touchCommitment(key)
      let nothing = Bilingual(zh: "有 \(key) 这一项", en: "there is \(key)")
      return missing(key, nothing)
    }
    touch(obligation)
    let standing = book.standing(of: obligation, rehearsal.snapshot, at: now)
    guard let difference = differ(standing) else { return nil }
    var because = lines(of: obligation, [.deadline, .standing], at: now)
    because += paceLines(standing)
    return Finding(
      expected: Bilingual(zh: "\(key) \(difference.expected.zh)", en: "\(key) \(difference.expected.en)"),
      found: Bilingual(zh: "\(key) \(difference.found.zh)", en: "\(key) \(difference.found.en)"), because: because)
  }

  /// How much is there of what is counted.
  private func paceLines(_ standing: Standing) -> [Explanation.Line] {
    standing.reached.map { reached in
      let (done, wanted) = (Self.number(reached.thousandths), reached.expected.map(Self.number))
      return Explanation.Line(
        .standing,
        Bilingual(
          zh: "目标“\(reached.target.text)”已完成\(done)" + (wanted.map { "，按序时进度应有\($0)" } ?? ""),
          en: "\(done) of '\(reached.target.text)' done" + (wanted.map { ", the pace asks for \($0)" } ?? "")))
    }
  }

  private static func number(_ thousandths: Int64) -> String {
    let (whole, rest) = (thousandths / 1000, abs(thousandths % 1000))
    guard rest > 0 else { return "\(whole)" }
    var digits = "\(1000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths < 0 && whole == 0 ? "-" : "")\(whole).\(digits)"
  }

  func missing(_ key: String, _ expected: Bilingual) -> Finding {
    let base = String(key.prefix { $0 != "@" && $0 != "#" })
    let near = rehearsal.index.matching(base, widely: true).prefix(4).map { book.key(of: $0) }
    let found = Bilingual(zh: "没有 \(key) 这一项", en: "there is no \(key)")
    let why =
      near.isEmpty
      ? Bilingual(
        zh: "\(base) 没有任何一项：倡导事项、期限未定或起算的事件没有发生",
        en: "there is none of \(base) at all: it exhorts, names no day, or waits for an event")
      : Bilingual(zh: "有：\(near.joined(separator: "、"))", en: "there are \(near.joined(separator: ", "))")
    return Finding(expected: expected, found: found, because: [.init(.rule, why)])
  }

  private mutating func compareOverdue(_ keys: [String], _ plans: [Int32], _ now: Instant) -> Finding? {
    var overdue: [String: Obligation] = [:]
    for obligation in rehearsal.index.obligations where plans.contains(obligation.plan) {
      guard book.isChased(obligation) else { continue }
      let standing = book.standing(of: obligation, rehearsal.snapshot, at: now)
      if standing.state == .overdue { overdue[book.key(of: obligation)] = obligation }
    }
    for key in keys { touchCommitment(key) }
    let surplus = overdue.keys.filter { !keys.contains($0) }.sorted()
    let wanting = keys.filter { overdue[$0] == nil }
    guard !surplus.isEmpty || !wanting.isEmpty else { return nil }
    var because: [Explanation.Line] = []
    for key in surplus {
      because.append(.init(.rule, .init(zh: "多出 \(key)", en: "not expected: \(key)")))
      if let obligation = overdue[key] { because += lines(of: obligation, [.deadline, .standing], at: now) }
    }
    for key in wanting {
      because.append(.init(.rule, .init(zh: "缺少 \(key)", en: "wanting: \(key)")))
      guard let obligation = rehearsal.index[key] else {
        because += missing(key, .init("")).because
        continue
      }
      because += lines(of: obligation, [.deadline, .standing], at: now)
      if !book.isChased(obligation) {
        because.append(
          .init(.rule, .init(zh: "该事项只记录不催办（催办：否）", en: "it is recorded without reminders (chase: no)")))
      }
    }
    return Finding(
      expected: Self.list(keys.sorted()), found: Self.list(overdue.keys.sorted()), because: because)
  }

  private static func list(_ keys: [String]) -> Bilingual {
    keys.isEmpty
      ? Bilingual(zh: "没有超期", en: "nothing is overdue")
      : Bilingual(
        zh: "超期\(keys.count)项：\(keys.joined(separator: "、"))",
        en: "\(keys.count) overdue: \(keys.joined(separator: ", "))")
  }

  // MARK: Coverage

  mutating func touch(_ obligation: Obligation) {
    let place = CommitmentPlace(task: Int(obligation.task), commitment: Int(obligation.commitment))
    result.touched.commitments[obligation.plan, default: []].insert(place)
    result.touched.policies.insert(book.policyIndex(of: obligation))
  }

  /// Likewise by the key, of what has no obligation.
  mutating func touchCommitment(_ key: String) {
    if let obligation = rehearsal.index[key] { return touch(obligation) }
    let base = String(key.prefix { $0 != "@" && $0 != "#" })
    for plan in result.test.plans {
      for (task, aTask) in book.plans[Int(plan)].tasks.enumerated() {
        for commitment in aTask.commitments.indices
        where book.commitmentKey(plan: Int(plan), task: task, commitment: commitment) == base {
          result.touched.commitments[plan, default: []].insert(CommitmentPlace(task: task, commitment: commitment))
        }
      }
    }
  }

  private func lines(of obligation: Obligation, _ parts: Set<Explanation.Part>, at now: Instant)
    -> [Explanation.Line]
  {
    book.explain(obligation, rehearsal.snapshot, at: now).lines.filter { parts.contains($0.part) }
  }
}

extension Rehearsal {
  fileprivate func end(of day: CivilDate) -> Instant { book.office.zone.end(of: day) }
}
