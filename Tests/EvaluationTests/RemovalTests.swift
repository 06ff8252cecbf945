import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// How much may go away at once before somebody has to say that it is meant.
@Suite struct RemovalTests {
  private static let now = instant("2018-06-11 10:00")

  /// Tasks `t0` … on lines 10, 20, …, due in June.
  private static func book(_ count: Int) -> TestBook {
    var test = TestBook([.on(.due)])
    for index in 0..<count { test.add("t\(index)", .due("2018-06-15")) }
    return test
  }

  private static func removal(_ old: TestBook, _ new: TestBook, _ facts: [Fact] = []) -> Removal {
    Evaluator.removal(from: old.book, to: new.book, Snapshot(facts), at: now)
  }

  @Test(arguments: [(5, 20, false), (6, 60, false), (6, 59, true), (12, 20, true)])
  func moreThanFiveAndMoreThanATenthOfWhatIsOpenAreMany(_ gone: Int, _ before: Int, _ isMany: Bool) {
    let old = Self.book(before)
    var new = old
    new.plan.tasks.removeFirst(gone)
    let found = Self.removal(old, new)
    #expect((found.items, found.itemsBefore, found.obligations) == (gone, before, gone))
    #expect(found.causes == (isMany ? [.many] : []))
    #expect(found.first.map(\.key) == (0..<min(gone, 10)).map { "p/t\($0)" })
  }

  @Test func whatIsMetOrCoversNothingOpenDoesNotCount() {
    let old = Self.book(20)
    var new = old
    new.plan.tasks.removeFirst(12)
    let found = Self.removal(old, new, (0..<8).map { .done("p/t\($0)", on: "2018-06-01") })
    #expect((found.items, found.itemsBefore) == (4, 12))
    #expect(!found.isHeld)
  }

  @Test func everyCommitmentOfATaskCounts() {
    var old = Self.book(2)
    for index in 0..<8 { old.addCommitment("c\(index)", .due("2018-06-15")) }
    var new = old
    new.plan.tasks[1].commitments.removeFirst(6)
    let found = Self.removal(old, new)
    #expect((found.items, found.itemsBefore) == (6, 9))
    #expect(found.causes == [.many])
    #expect(found.first.first == Removal.Item(key: "p/t1/c0", title: "任务t1：事项c0"))
  }

  @Test func aPlanThatIsGoneIsHeldHoweverSmall() {
    let old = Self.book(1)
    var elsewhere = TestBook([.on(.due)])
    elsewhere.plan.id = "q"
    elsewhere.add("z", .due("2018-06-20"))
    let other = elsewhere.book
    let found = Evaluator.removal(from: old.book, to: other, Snapshot(), at: Self.now)
    #expect(found.causes == [.plan("p")])
    let met = Evaluator.removal(
      from: old.book, to: other, Snapshot([.done("p/t0", on: "2018-06-01")]), at: Self.now)
    #expect(!met.isHeld)
  }

  @Test func aPlanUnderAnotherIDIsNotGone() {
    let old = Self.book(20)
    var renamed = old.book
    renamed.plans[0].id = "q"
    #expect(!Evaluator.removal(from: old.book, to: renamed, Snapshot(), at: Self.now).isHeld)
  }

  @Test func theLastOfAFileIsMissedAsIfTheFileHadBeenCutShort() {
    let old = Self.book(20)
    var new = old
    new.plan.tasks.removeLast()
    #expect(Self.removal(old, new).causes == [.cut("rules/plan.yaml")])
    // Met, it is missed by nobody; with another one behind it the file was written to its end.
    #expect(!Self.removal(old, new, [.done("p/t19", on: "2018-06-01")]).isHeld)
    new.add("more", .due("2018-06-15"))
    #expect(!Self.removal(old, new).isHeld)
  }

  @Test func whatNeverHadADayIsMissedAtTheEndOfAFileToo() {
    var old = Self.book(3)
    old.add("whenever", .waiting, kind: .trigger)
    var new = old
    new.plan.tasks.removeLast()
    let found = Self.removal(old, new)
    #expect(found.causes == [.cut("rules/plan.yaml")])
    #expect(found.items == 0)
  }

  @Test func aFileThatIsGoneAsAWholeWasNotCutShort() {
    let old = Self.book(20)
    var new = old.book
    var gone = old.book
    new.files = .init(["rules/other.yaml", "rules/policies.yaml", "rules/units.yaml"])
    new.plans[0].tasks.removeLast()
    #expect(!Evaluator.removal(from: old.book, to: new, Snapshot(), at: Self.now).isHeld)
    gone.plans[0].tasks = []
    #expect(Evaluator.removal(from: old.book, to: gone, Snapshot(), at: Self.now).causes.first == .many)
  }
}
