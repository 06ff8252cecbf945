import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// 暂缓催办: with author, reason and end, which announces its end.
@Suite struct MuteTests {
  private static func book() -> TestBook {
    var test = TestBook([.on(.due), .after(1, .days, every: CountedSpan(1, .workingDays))])
    test.add("t", .due("2018-07-10"))
    return test
  }

  private static func lines(_ facts: [Fact]) -> [String] {
    var snapshot = Snapshot(facts)
    return passes(book().book, &snapshot, day("2018-07-10")...day("2018-07-17")).map(\.line)
  }

  @Test func nobodyIsRemindedUntilItEndsAndItsEndIsTold() {
    #expect(
      Self.lines([.happened(.mute, on: "2018-07-12", "汛期抢险", until: "2018-07-13", by: "人员6")]) == [
        "2018-07-10 due agri-liaison planned due", "2018-07-11 after:1d/every:1wd agri-liaison planned due",
        "2018-07-12 after:1d/every:1wd·2 agri-liaison suppressed muted",
        "2018-07-13 after:1d/every:1wd·3 agri-liaison suppressed muted",
        "2018-07-16 unmute agri-liaison held rest-day", "2018-07-16 unmute office-liaison held rest-day",
        "2018-07-16 after:1d/every:1wd·4 agri-liaison planned due",
        "2018-07-17 after:1d/every:1wd·5 agri-liaison planned due",
      ])
  }

  @Test func itMayBeEndedBeforeItsLastDay() {
    #expect(
      Self.lines([
        .happened(.mute, on: "2018-07-11", "汛期抢险", until: "2018-07-31", by: "人员6"),
        .happened(.unmute, on: "2018-07-13", by: "人员6"),
      ]).filter { !$0.contains("after:1d") || $0.contains("muted") } == [
        "2018-07-10 due agri-liaison planned due", "2018-07-11 after:1d/every:1wd agri-liaison suppressed muted",
        "2018-07-12 after:1d/every:1wd·2 agri-liaison suppressed muted",
        "2018-07-13 unmute agri-liaison planned due", "2018-07-13 unmute office-liaison planned due",
      ])
  }

  @Test func whatIsMetInTheMeantimeAnnouncesNothing() {
    let lines = Self.lines([
      .happened(.mute, on: "2018-07-11", "汛期抢险", until: "2018-07-12", by: "人员6"), .done("p/t", on: "2018-07-12"),
    ])
    #expect(
      lines.filter { $0.contains("unmute") } == [
        "2018-07-13 unmute agri-liaison skipped met", "2018-07-13 unmute office-liaison skipped met",
      ])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var before: [Fact] = []
    var fact: Fact
    var says: String?
    var testDescription: String { name }

    static let mute = Fact.happened(.mute, on: "2018-07-11", "汛期", until: "2018-07-20", by: "人员6")
    static let rows = [
      Refusal(name: "without a reason", fact: .happened(.mute, on: "2018-07-11", until: "2018-07-20"), says: "原因"),
      Refusal(name: "without an end", fact: .happened(.mute, on: "2018-07-11", "汛期"), says: "--until"),
      Refusal(
        name: "an end before its beginning", fact: .happened(.mute, on: "2018-07-11", "汛期", until: "2018-07-10"),
        says: "早于"),
      Refusal(
        name: "while it is muted", before: [mute],
        fact: .happened(.mute, on: "2018-07-20", "汛期", until: "2018-07-30"), says: "已暂缓催办到2018-07-20"),
      Refusal(
        name: "once that is over", before: [mute],
        fact: .happened(.mute, on: "2018-07-21", "汛期", until: "2018-07-30")),
      Refusal(name: "ending what was not begun", fact: .happened(.unmute, on: "2018-07-12"), says: "没有暂缓催办"),
      Refusal(
        name: "ending what is over", before: [mute], fact: .happened(.unmute, on: "2018-07-21"), says: "没有暂缓催办"),
      Refusal(name: "ending it", before: [mute], fact: .happened(.unmute, on: "2018-07-20")),
      Refusal(
        name: "by the unit", fact: .happened(.mute, on: "2018-07-11", "汛期", until: "2018-07-20"), says: "督办单位"),
    ]
  }

  @Test(arguments: Refusal.rows)
  func aMuteNeedsAReasonAndAnEnd(_ row: Refusal) {
    let test = Self.book()
    var intake = FactIntake(test.book, Snapshot(row.before))
    var fact = row.fact
    if row.name != "by the unit" { fact.by = "人员6" }
    let refusal = intake.take(fact, of: test.obligation("p/t"))
    if let says = row.says {
      #expect(refusal?.zh.contains(says) ?? false, "\(refusal?.zh ?? "taken")")
    } else {
      #expect(refusal == nil)
    }
  }
}
