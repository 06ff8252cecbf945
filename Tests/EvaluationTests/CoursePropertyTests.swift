import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// Laws of workflows, on facts made up from a seed. A failing case names its seed.
@Suite struct CoursePropertyTests {
  private static let workflows =
    Workflow.builtIn + [
      Workflow(
        id: "long",
        stages: [
          Workflow.Stage(
            id: "work", title: .init("办理"), action: .submit, holder: .unit, requires: [.evidence, .ref]),
          Workflow.Stage(id: "review", title: .init("审核"), action: .confirm, holder: .supervisor),
          Workflow.Stage(
            id: "strike", title: .init("销号"), action: .confirm, holder: .supervisor, requires: [.note]),
        ])
    ]

  static func facts(_ random: inout SeededRandom, distinctDays: Bool) -> [Fact] {
    var on = day("2018-03-01")
    return (0..<Int.random(in: 0...25, using: &random)).map { _ in
      on = on.adding(days: Int.random(in: (distinctDays ? 1 : 0)...20, using: &random))
      let kind = random.pick(Fact.Kind.allCases)
      return Fact(
        kind: kind, key: "p/t", on: on, recorded: instant("2018-12-31 12:00"), by: "人员0",
        thousandths: kind == .progress ? 1000 : nil, ref: random.chance(70) ? "文1" : nil,
        note: kind == .attach ? random.pick(["总结", "台账"]) : random.chance(80) ? "因故" : nil,
        until: random.chance(80) ? on.adding(days: Int.random(in: -5...200, using: &random)) : nil)
    }
  }

  private static func start(_ random: inout SeededRandom) -> Course.Start {
    Course.Start(
      workflow: random.pick(workflows), day: day("2018-03-01"), due: day("2018-07-31"),
      evidence: EvidenceCheck(pieces: random.pick([[], ["总结"], ["总结", "台账"]])), asksReceipt: random.chance(70))
  }

  @Test(arguments: 0..<300)
  func everySequenceLeadsToAStageThatTheWorkflowNames(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let start = Self.start(&random)
    let course = Course(start, Self.facts(&random, distinctDays: false))
    #expect((0...start.workflow.stages.count).contains(course.stage))
    #expect((course.stage == start.workflow.stages.count) == (course.closed != nil))
    #expect(course.closed == nil || course.waived == nil)
    // It is over, or at exactly one stage that has not ended, unless it stands still.
    let open = course.turns.filter { $0.stage != nil && $0.ended == nil }
    let stands = course.isOver || course.paused != nil || course.declined != nil
    #expect(open.count == (stands ? 0 : 1))
    #expect(open.first?.stage == (stands ? nil : course.stage))
    #expect((course.request != nil) == course.turns.contains { $0.stage == nil && $0.ended == nil })
    #expect(course.due >= start.due && course.dueWithoutExtension >= start.due)
    #expect(course.turns.allSatisfy { ($0.ended ?? $0.began) >= $0.began })
    #expect(course.isOver == course.allowed.allSatisfy { $0 == .sendBack })
  }

  @Test(arguments: 0..<300)
  func whatIsRefusedChangesNothing(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let start = Self.start(&random)
    let facts = Self.facts(&random, distinctDays: false)
    let whole = Course(start, facts)
    let taken = facts.enumerated().filter { whole.refused[$0.offset] == nil }.map(\.element)
    let again = Course(start, taken)
    #expect(again.refused.isEmpty)
    #expect(again.turns == whole.turns && again.due == whole.due && again.outcome == whole.outcome)
    #expect(again.notices == whole.notices && again.holder == whole.holder)
  }

  @Test(arguments: 0..<200)
  func theOrderOfRecordingDoesNotMatterWhereTheDaysDiffer(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let start = Self.start(&random)
    let facts = Self.facts(&random, distinctDays: true)
    let one = Course(start, facts)
    let other = Course(start, facts.shuffled(using: &random))
    #expect(one.turns == other.turns && one.due == other.due && one.stage == other.stage)
    #expect(one.outcome == other.outcome && one.rests == other.rests && one.notices == other.notices)
  }

  /// Judged on a day, what is recorded of later days does not exist.
  @Test(arguments: 0..<100)
  func theStateOfADayUsesTheFactsUpToThatDay(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var test = TestBook([.on(.due)])
    test.goBy(random.pick(Self.workflows))
    test.add("t", .due("2018-07-31"), evidence: random.pick([[], ["总结"]]))
    let facts = Self.facts(&random, distinctDays: false)
    for offset in stride(from: 0, to: 400, by: 37) {
      let today = day("2018-03-01").adding(days: offset)
      let now = TestBook().office.zone.end(of: today).adding(seconds: -1)
      let all = Snapshot(facts)
      let past = Snapshot(facts.filter { $0.on <= today })
      let standing = test.book.standing(of: test.obligation("p/t", all), all, at: now)
      #expect(standing == test.book.standing(of: test.obligation("p/t", past), past, at: now))
      // Events may lie ahead.
      let happened = all.happened(by: today).facts["p/t"]?.filter { $0.kind != .event || $0.on <= today } ?? []
      #expect(happened == past.facts["p/t"] ?? [])
    }
  }

  /// The one step of a workflow that is named, and what holds where none is.
  @Test(arguments: 0..<100)
  func oneStepThatIsFollowedStandsAsOneThatIsNot(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var plain = TestBook([.on(.due)])
    plain.policy.pace = .linear
    plain.add("t", .due("2018-07-31"), targets: [.atLeast(10, "家")], evidence: random.pick([[], ["总结"]]))
    var followed = plain
    followed.goBy(.oneStep)
    let facts = Self.facts(&random, distinctDays: false).filter { $0.kind.isPlain }
    let snapshot = Snapshot(facts)
    for offset in stride(from: 0, to: 300, by: 11) {
      let now = nine(day("2018-03-01").adding(days: offset))
      let one = plain.book.standing(of: plain.obligation("p/t"), snapshot, at: now)
      var other = followed.book.standing(of: followed.obligation("p/t", snapshot), snapshot, at: now)
      #expect(other.course != nil)
      other.course = nil
      #expect(one == other)
    }
  }
}
