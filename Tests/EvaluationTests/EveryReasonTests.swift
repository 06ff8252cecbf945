import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// Every reason that an account can have comes about, and both ways of asking answer it: by the obligation's key, and
/// why somebody was (not) told on that day.
@Suite struct EveryReasonTests {
  /// How an account with that reason comes about, and words that its explanation must hold.
  struct Row: Sendable, CustomTestStringConvertible {
    var reason: AccountReason
    var state: AccountState
    var steps: [Step] = [
      .before(5, .workingDays), .on(.due), .after(1, .days, every: CountedSpan(1, .workingDays)),
    ]
    var facts: [Fact] = []
    /// Passes at nine on these days; none where a time is given.
    var days: ClosedRange<CivilDate> = day("2018-07-09")...day("2018-07-20")
    var at: String?
    var change: @Sendable (inout TestBook) -> Void = { _ in }
    var says: [String] = []
    var testDescription: String { "\(state.rawValue) \(reason.rawValue)" }
  }

  static let slips: [Step] = [
    .on(.after(CountedSpan(1, .workingDays)), slip: SlipRule(colour: .yellow)),
    .on(.after(CountedSpan(2, .workingDays)), slip: SlipRule(colour: .red)),
  ]

  /// Due on Tuesday 10 July 2018.
  static let decided = [
    Row(reason: .due, state: .planned, steps: [.on(.due)], says: ["步骤 due", "到期日2018年7月10日（周二）当天", "告知人员0"]),
    Row(
      reason: .late, state: .planned, steps: [.on(.due)], days: day("2018-07-13")...day("2018-07-13"), says: ["补发"]),
    Row(
      reason: .sameDay, state: .merged, steps: [.on(.due), .before(1, .days), .on(.due, id: "again")],
      says: ["同日另有提醒", "发送"]),
    Row(reason: .superseded, state: .skipped, days: day("2018-07-13")...day("2018-07-13"), says: ["由更近的提醒代替"]),
    Row(
      reason: .met, state: .skipped, facts: [.done("p/t", on: "2018-07-12")],
      days: day("2018-07-13")...day("2018-07-13"), says: ["略过（已办结）", "逾期办结"]),
    Row(
      reason: .unless, state: .suppressed, steps: [.on(.due, unless: .allDone)],
      facts: [.progress("p/t", on: "2018-07-01", 10)],
      change: { test in test.change { $0.targets = [.atLeast(10, "家")] } }, says: ["除非 progress >= 100%：当时成立"]),
    Row(reason: .whenNot, state: .suppressed, steps: [.on(.due, when: .isRed)], says: ["当 lamp = red：当时不成立"]),
    Row(
      reason: .waiting, state: .suppressed, facts: [.happened(.pause, on: "2018-07-02", "等文件")], says: ["不在责任单位手上"]),
    Row(
      reason: .muted, state: .suppressed,
      facts: [.happened(.mute, on: "2018-07-09", "汛期抢险", until: "2018-07-12", by: "人员6")],
      says: ["人员6自2018年7月9日（周一）起暂缓催办，到2018年7月12日（周四）为止：汛期抢险"]),
    Row(
      reason: .acknowledged, state: .suppressed, facts: [.happened(.acknowledge, on: "2018-07-11")],
      change: { $0.policy.acknowledgement = CountedSpan(3, .workingDays) },
      says: ["责任单位2018年7月11日（周三）知悉，2018年7月16日（周一）前不再提醒"]),
    Row(
      reason: .answered, state: .suppressed, steps: slips, facts: [.happened(.acknowledge, on: "2018-07-12")],
      says: ["黄色督办单〔2018〕1号应在2018年7月16日（周一）前答复", "责任单位2018年7月12日（周四）有答复或进展"]),
    Row(reason: .restDay, state: .held, at: "2018-07-14 10:00", says: ["暂缓（到点时是休息日）"]),
    Row(
      reason: .quietHours, state: .held, at: "2018-07-10 20:00",
      change: { $0.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!) },
      says: ["暂缓（到点时在免打扰时段）"]),
    Row(
      reason: .cap, state: .held, change: { $0.office.cap = 1 }, says: ["暂缓（本周已达上限）"]),
    Row(
      reason: .letterGone, state: .held,
      steps: [.on(.due)], facts: [.happened(.nudge, on: "2018-07-10", "请抓紧", by: "人员6")],
      says: ["暂缓（当日的信已发出）", "人员6于2018年7月10日（周二）催办：请抓紧"]),
    Row(
      reason: .withdrawn, state: .skipped, facts: [.happened(.waive, on: "2018-07-11", "政策调整", by: "人员6")],
      days: day("2018-07-12")...day("2018-07-12"), says: ["略过（规则已撤或计划已结束）", "免办"]),
  ]

  @Test(arguments: decided)
  func isDecidedAndExplained(_ row: Row) throws {
    var test = TestBook(row.steps)
    test.add("t", .due("2018-07-10"))
    row.change(&test)
    let book = test.book
    var snapshot = Snapshot(row.reason == .letterGone ? [] : row.facts)
    var accounts: [Account] = []
    var last = nine(row.days.upperBound)
    if let at = row.at {
      last = instant(at)
      let ruling = Evaluator.decide(book, snapshot, at: last)
      snapshot.apply(ruling)
      accounts = ruling.accounts
    } else {
      accounts = passes(book, &snapshot, row.days)
    }
    if row.reason == .letterGone {
      for fact in row.facts { snapshot.add(fact) }
      last = instant("2018-07-10 11:00")
      snapshot.frozenDeliveries = []
      let morning = Evaluator.decide(book, Snapshot(), at: nine("2018-07-10"))
      snapshot.drain(morning, at: last)
      accounts = Evaluator.decide(book, snapshot, at: last).accounts
    }
    let account = try #require(
      accounts.last { $0.reason == row.reason && $0.state == row.state }, "\(accounts.map(\.line))")
    try expectExplained(account, accounts, book, snapshot, at: last, says: row.says)
  }

  /// What becomes of it after it was decided.
  static let afterwards: [(AccountState, AccountReason, String)] = [
    (.sent, .due, "已发（到点）"), (.sent, .cap, "已发（曾暂缓：本周已达上限）"), (.cancelled, .met, "撤回（已办结）"),
    (.cancelled, .withdrawn, "撤回（规则已撤或计划已结束）"), (.cancelled, .waiting, "撤回（不在责任单位手上）"),
    (.cancelled, .muted, "撤回（暂缓催办）"), (.cancelled, .acknowledged, "撤回（责任单位已知悉）"),
    (.dead, .refused, "失败（渠道拒收）"), (.dead, .exhausted, "失败（重试用尽）"), (.skipped, .beforeRule, "略过（规则晚于该日）"),
    (.skipped, .restored, "略过（恢复前可能已发）"),
  ]

  @Test(arguments: afterwards)
  func whatBecomesOfItIsExplained(_ state: AccountState, _ reason: AccountReason, _ words: String) throws {
    var test = TestBook([.on(.due)])
    test.add("t", .due("2018-07-10"))
    var snapshot = Snapshot()
    var account = try #require(passes(test.book, &snapshot, day("2018-07-10")...day("2018-07-10")).first)
    account.state = state
    account.reason = reason
    try expectExplained(account, [account], test.book, snapshot, at: nine("2018-07-11"), says: [words])
  }

  private func expectExplained(
    _ account: Account, _ accounts: [Account], _ book: RuleBook, _ snapshot: Snapshot, at now: Instant,
    says: [String]
  ) throws {
    let obligation = try #require(ObligationIndex(book, snapshot)["p/t"])
    let whole = book.explain(account, of: obligation, snapshot, at: now).lines.map(\.text.zh).joined(
      separator: "\n")
    for words in says { #expect(whole.contains(words), "\(whole)") }
    #expect(whole.contains(account.reason.chinese) && whole.contains(account.state.chinese))
    let person = try #require(book.people.firstIndex { $0.id == account.id.recipient })
    let asked = book.explainSilence(
      of: obligation, on: account.day, to: PersonIndex(person), accounts: accounts, snapshot, at: now)
    let answer = asked.lines.map(\.text.zh).joined(separator: "\n")
    #expect(answer.contains(account.sentence(book.office.zone).zh), "\(answer)")
    for line in asked.lines { #expect(!line.text.en.isEmpty) }
  }

  @Test func noReasonAndNoStateIsLeftOut() {
    let reasons = Set(Self.decided.map(\.reason)).union(Self.afterwards.map(\.1))
    #expect(reasons == Set(AccountReason.allCases))
    #expect(Set(Self.decided.map(\.state)).union(Self.afterwards.map(\.0)) == Set(AccountState.allCases))
  }
}
