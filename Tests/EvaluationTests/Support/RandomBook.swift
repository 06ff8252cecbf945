import CivilTime
import Evaluation
import PlanLanguage
import Rules

/// Books and facts made up from a seed, with every kind of thing a policy can say.
enum RandomBook {
  static func make(_ random: inout SeededRandom) -> TestBook {
    var test = TestBook(steps(&random))
    if random.chance(50) {
      test.policy.acknowledgement = random.pick([CountedSpan(3, .workingDays), CountedSpan(1, .weeks)])
    }
    if random.chance(30) { test.office.cap = Int.random(in: 1...4, using: &random) }
    if random.chance(50) { test.units[Int(TestBook.agriculture)].reportsTo = TestBook.commerce }
    test.policy.pace = random.pick([.none, .linear])
    test.policy.yellowBefore = span(&random)
    if random.chance(20) { test.plan.effective = anyDay(&random) }
    if random.chance(25) { test.plan.closed = anyDay(&random).adding(days: 90) }
    if random.chance(50) { test.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!) }
    if random.chance(30) { test.office.channels = ["mail", "file"] }
    if random.chance(40) { test.goBy(random.pick([.standard, .oneStep])) }
    if random.chance(50) {
      test.reports = [
        ReportRule(
          id: "weekly", title: "超期清单", kind: .overdue, phrase: "每周一",
          days: (0..<60).map { day("2018-01-01").adding(days: 7 * $0) }, formats: ["text", "html"],
          files: .init(channel: "file"),
          span: TestBook.span(2, 95))
      ]
    }
    for index in 0..<Int.random(in: 1...4, using: &random) {
      let start = anyDay(&random)
      let due = start.adding(days: Int.random(in: 0...150, using: &random))
      let isMonthly = random.chance(25)
      let answer: DeadlineAnswer =
        isMonthly
        ? .monthly
        : .due(
          due.description, from: start.description, time: random.chance(20) ? TimeOfDay(12, 0)! : nil,
          soft: random.chance(20))
      test.add(
        "t\(index)", answer,
        lead: random.pick([
          [.unit(TestBook.agriculture)], [.unit(TestBook.agriculture), .unit(TestBook.commerce)],
          [.group(TestBook.towns)], [.unit(TestBook.benniu)], [.group(TestBook.undefined)],
        ]), support: random.chance(50) ? [.unit(TestBook.women), .group(TestBook.towns)] : [],
        answeredBy: random.pick([.lead, .each]), targets: random.chance(50) ? [.atLeast(10, "家")] : [],
        evidence: random.chance(30) ? ["工作总结"] : [], chase: random.chance(90))
      if !isMonthly, random.chance(20) {
        test.answers.append(.monthly)
        let feedback = Int32(test.answers.count - 1)
        test.change { $0.feedback = feedback }
      }
    }
    return test
  }

  /// Facts of the book's obligations, some before, some after they are due.
  static func facts(_ test: TestBook, _ random: inout SeededRandom) -> [Fact] {
    let book = test.book
    var facts: [Fact] = []
    for obligation in book.obligations(Snapshot()) where obligation.stage == nil && random.chance(60) {
      let key = book.key(of: obligation)
      if random.chance(40) {
        facts += course(of: obligation, key, book, &random)
        continue
      }
      let on = obligation.due.adding(days: Int.random(in: -40...30, using: &random)).description
      switch Int.random(in: 0..<5, using: &random) {
      case 0: facts.append(.progress(key, on: on, Int64.random(in: 1...12, using: &random)))
      case 1: facts.append(.happened(.acknowledge, on: on, key: key))
      case 2:
        let until = day(on).adding(days: Int.random(in: 0...40, using: &random)).description
        facts.append(.happened(.mute, on: on, "汛期", until: until, key: key))
        if random.chance(30) { facts.append(.happened(.unmute, on: on, key: key)) }
      case 3: facts += [.attach(key, on: on, "工作总结"), .done(key, on: on)]
      default: facts.append(.done(key, on: on))
      }
    }
    return facts
  }

  /// 办理过程: up to a dozen things that its workflow allows, one after the other: extensions, returns, pauses among
  /// them. Some of it comes before the due day, some after.
  private static func course(
    of obligation: Obligation, _ key: String, _ book: RuleBook, _ random: inout SeededRandom
  ) -> [Fact] {
    var facts: [Fact] = []
    var on = max(book.inForce(of: obligation), obligation.due.adding(days: -Int.random(in: 0...60, using: &random)))
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let course = book.course(of: obligation, Snapshot(facts))
      let kind = random.pick(course.allowed + [.progress, .attach])
      var fact = Fact.happened(
        kind, on: on.description, kind == .attach ? "工作总结" : "因故",
        until: max(on, course.due).adding(days: Int.random(in: 1...40, using: &random)).description, key: key)
      if kind == .progress { fact.thousandths = 1000 * Int64.random(in: 1...4, using: &random) }
      facts.append(fact)
      on = on.adding(days: random.pick([0, 1, 3, 8, 20]))
    }
    return facts
  }

  private static func anyDay(_ random: inout SeededRandom) -> CivilDate {
    day("2018-01-01").adding(days: Int.random(in: 0...300, using: &random))
  }

  private static func span(_ random: inout SeededRandom) -> CountedSpan {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: CountedSpan(Int.random(in: 0...40, using: &random), .days)
    case 1: CountedSpan(Int.random(in: 1...12, using: &random), .workingDays)
    case 2: CountedSpan(Int.random(in: 1...5, using: &random), .weeks)
    default: CountedSpan(Int.random(in: 1...2, using: &random), .months)
    }
  }

  private static func steps(_ random: inout SeededRandom) -> [Step] {
    (0..<Int.random(in: 1...6, using: &random)).map { index in
      if random.chance(15) {
        return .on(
          .after(CountedSpan(Int.random(in: 1...20, using: &random), .workingDays)), [.leader, .supervisor],
          slip: SlipRule(colour: random.pick([.blue, .yellow, .red])), id: "s\(index)")
      }
      if random.chance(10) { return .on(.lapsed(span(&random)), [.leader, .line], id: "s\(index)") }
      let anchor: Step.Anchor =
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .start
        case 1: .due
        case 2: .after(span(&random))
        default: .before(span(&random))
        }
      var every: CountedSpan?
      if random.chance(30) { every = random.pick([CountedSpan(3, .workingDays), CountedSpan(1, .weeks)]) }
      return .on(
        anchor,
        random.pick([
          [.liaison], [.liaison, .leader], [.leader, .supervisor], [.support, .liaison],
          [.person(TestBook.agricultureLeader), .liaison], [.line],
        ]), every: every, times: every != nil && random.chance(60) ? 4 : nil,
        when: random.chance(15) ? .isRed : nil, unless: random.chance(20) ? .allDone : nil,
        urgent: random.chance(15), id: "s\(index)")
    }
  }
}
