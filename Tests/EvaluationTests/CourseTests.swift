import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// The stages of a workflow, one fact after the other.
@Suite struct CourseTests {
  /// Handed down on 1 March, due on 31 July, with 总结 to be shown.
  static func start(_ workflow: Workflow = .standard, asksReceipt: Bool = true) -> Course.Start {
    Course.Start(
      workflow: workflow, day: day("2018-03-01"), due: day("2018-07-31"), evidence: EvidenceCheck(pieces: ["总结"]),
      asksReceipt: asksReceipt)
  }

  static let received = Fact.happened(.accept, on: "2018-03-02")
  static let evidence = Fact.attach("p/t", on: "2018-07-10", "总结")
  static let submitted = Fact.happened(.submit, on: "2018-07-20")
  static let inReview = [received, evidence, submitted]
  static let closed = inReview + [.happened(.confirm, on: "2018-07-25")]

  // MARK: What is allowed

  struct Transition: Sendable, CustomTestStringConvertible {
    var name: String
    var workflow = Workflow.standard
    var before: [Fact]
    var fact: Fact
    /// Nil: it is taken.
    var refusal: String?
    /// The stage it is at afterwards; nil: it is over.
    var stage: String?

    var testDescription: String { name }
  }

  static let transitions = [
    Transition(name: "receipt", before: [], fact: received, stage: "work"),
    Transition(
      name: "receipt twice", before: [received], fact: received, refusal: "it is at the stage 'in hand'",
      stage: "work"
    ),
    Transition(
      name: "submission before receipt", before: [], fact: submitted, refusal: "it was not accepted yet",
      stage: "receipt"),
    Transition(
      name: "progress before receipt", before: [], fact: .progress("p/t", on: "2018-03-02", 1),
      refusal: "it was not accepted yet", stage: "receipt"),
    Transition(
      name: "done where three stages are asked for", before: [received], fact: .done("p/t", on: "2018-07-01"),
      refusal: "its workflow 'standard' has no 'done'", stage: "work"),
    Transition(
      name: "submission with its evidence", before: [received, evidence], fact: submitted, stage: "review"),
    Transition(name: "submission without evidence", before: [received], fact: submitted, stage: "work"),
    Transition(
      name: "submission again, evidence still missing", before: [received, submitted],
      fact: .happened(.submit, on: "2018-07-22"),
      refusal: "was reported done on 2018-07-20; evidence is missing: 总结 (duban attach)", stage: "work"),
    Transition(
      name: "the missing evidence", before: [received, submitted], fact: .attach("p/t", on: "2018-07-22", "总结"),
      stage: "review"),
    Transition(
      name: "confirmation before submission", before: [received], fact: .happened(.confirm, on: "2018-07-25"),
      refusal: "it is at the stage 'in hand'", stage: "work"),
    Transition(name: "confirmation", before: inReview, fact: .happened(.confirm, on: "2018-07-25"), stage: nil),
    Transition(
      name: "confirmation twice", before: closed, fact: .happened(.confirm, on: "2018-07-26"),
      refusal: "was submitted on 2018-07-20 and struck off on 2018-07-25 already", stage: nil),
    Transition(
      name: "sent back without a reason", before: inReview, fact: .happened(.sendBack, on: "2018-07-25"),
      refusal: "a reason is wanted (--note)", stage: "review"),
    Transition(
      name: "sent back to be done again", before: inReview, fact: .happened(.sendBack, on: "2018-07-25", "缺章"),
      stage: "work"),
    Transition(
      name: "sent back after it was closed", before: closed, fact: .happened(.sendBack, on: "2018-08-25", "不实"),
      stage: "work"),
    Transition(
      name: "not our duty", before: [received], fact: .happened(.sendBack, on: "2018-03-05", "不属本单位"), stage: "work"
    ),
    Transition(
      name: "submission of what was sent back by the unit",
      before: [received, .happened(.sendBack, on: "2018-03-05", "不属本单位")], fact: submitted,
      refusal: "the unit sent it back on 2018-03-05: the supervisor must decide", stage: "work"),
    Transition(
      name: "more time without a day", before: [received], fact: .happened(.extendRequest, on: "2018-07-01", "雨"),
      refusal: "the new day is wanted (--until)", stage: "work"),
    Transition(
      name: "more time until a day before the due day", before: [received],
      fact: .happened(.extendRequest, on: "2018-07-01", "雨", until: "2018-07-31"),
      refusal: "the new day 2018-07-31 is not after the due day 2018-07-31", stage: "work"),
    Transition(
      name: "a second request",
      before: [received, .happened(.extendRequest, on: "2018-07-01", "雨", until: "2018-08-31")],
      fact: .happened(.extendRequest, on: "2018-07-02", "雨", until: "2018-09-30"),
      refusal: "the request of 2018-07-01 (until 2018-08-31) is not decided yet", stage: "work"),
    Transition(
      name: "more time for what was submitted", before: inReview,
      fact: .happened(.extendRequest, on: "2018-07-22", "雨", until: "2018-08-31"),
      refusal: "it was submitted and waits for the supervisor", stage: "review"),
    Transition(
      name: "refusing what nobody asked for", before: [received],
      fact: .happened(.extendRefuse, on: "2018-07-01", "不"),
      refusal: "no request for more time is open", stage: "work"),
    Transition(
      name: "blocked twice", before: [received, .happened(.block, on: "2018-05-01", "地")],
      fact: .happened(.block, on: "2018-05-02", "地"), refusal: "it is blocked since 2018-05-01", stage: "work"),
    Transition(
      name: "unblocked without having been blocked", before: [received],
      fact: .happened(.unblock, on: "2018-05-02"),
      refusal: "it is not blocked", stage: "work"),
    Transition(
      name: "submission of what is paused", before: [received, .happened(.pause, on: "2018-05-01")],
      fact: submitted,
      refusal: "it is paused since 2018-05-01", stage: "work"),
    Transition(
      name: "resumed without having been paused", before: [received], fact: .happened(.resume, on: "2018-05-02"),
      refusal: "it is not paused", stage: "work"),
    Transition(name: "waived", before: [received], fact: .happened(.waive, on: "2018-05-02", "撤销"), stage: nil),
    Transition(
      name: "anything of what was waived", before: [.happened(.waive, on: "2018-03-02", "撤销")], fact: received,
      refusal: "it was waived on 2018-03-02", stage: nil),
    Transition(
      name: "one step", workflow: .oneStep, before: [evidence], fact: .done("p/t", on: "2018-07-20"), stage: nil),
    Transition(
      name: "one step, once", workflow: .oneStep, before: [evidence, .done("p/t", on: "2018-07-20")],
      fact: .done("p/t", on: "2018-07-21"), refusal: "was met on 2018-07-20 already", stage: nil),
    Transition(
      name: "submission where one step closes", workflow: .oneStep, before: [], fact: submitted,
      refusal: "its workflow 'one-step' has no 'submit'", stage: "done"),
  ]

  @Test(arguments: transitions)
  func takesWhatTheWorkflowAllowsAndSaysWhyNot(_ row: Transition) {
    let course = Course(Self.start(row.workflow), row.before + [row.fact])
    #expect(course.refused[row.before.count]?.reason.en == row.refusal)
    #expect(course.refused.keys.allSatisfy { $0 == row.before.count })
    #expect(course.current?.id == row.stage)
    if row.refusal != nil {
      // A refused fact changes nothing.
      let untouched = Course(Self.start(row.workflow), row.before)
      #expect(course.stage == untouched.stage && course.due == untouched.due && course.turns == untouched.turns)
    }
  }

  @Test func aRefusalSaysWhatWouldBeAllowed() {
    let course = Course(Self.start(), [Self.submitted])
    let sentence = course.refused[0]?.sentence
    #expect(sentence?.zh.hasPrefix("尚未签收；现在可以：签收（duban accept）、退回（duban return）") == true)
    #expect(sentence?.en.hasPrefix("it was not accepted yet; allowed now: duban accept, duban return") == true)
  }

  // MARK: What it comes to

  struct Outcome: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [Fact]
    var state: ObligationState?
    var metOn: String?
    var due: String

    var testDescription: String { name }
  }

  static let request = Fact.happened(.extendRequest, on: "2018-07-20", "雨", until: "2018-08-31")
  static let lateRequest = Fact.happened(.extendRequest, on: "2018-08-02", "雨", until: "2018-08-31")

  private static func finished(_ on: String) -> [Fact] {
    [.attach("p/t", on: on, "总结"), .happened(.submit, on: on), .happened(.confirm, on: "2018-12-01")]
  }

  static let outcomes = [
    Outcome(
      name: "submitted in time, confirmed long after", facts: [received] + finished("2018-07-31"), state: .met,
      metOn: "2018-07-31", due: "2018-07-31"),
    Outcome(
      name: "submitted in time, the evidence a day late",
      facts: [
        received, .happened(.submit, on: "2018-07-31"), .attach("p/t", on: "2018-08-01", "总结"),
        .happened(.confirm, on: "2018-08-02"),
      ], state: .metLate, metOn: "2018-08-01", due: "2018-07-31"),
    Outcome(
      name: "extended in time",
      facts: [received, request, .happened(.extendApprove, on: "2018-07-25")]
        + finished("2018-08-20"), state: .metExtended, metOn: "2018-08-20", due: "2018-08-31"),
    Outcome(
      name: "extended in time and not needed",
      facts: [received, request, .happened(.extendApprove, on: "2018-07-25")] + finished("2018-07-30"), state: .met,
      metOn: "2018-07-30", due: "2018-08-31"),
    Outcome(
      name: "asked for in time, approved after the due day",
      facts: [received, request, .happened(.extendApprove, on: "2018-08-05", until: "2018-08-15")]
        + finished("2018-08-10"), state: .metExtended, metOn: "2018-08-10", due: "2018-08-15"),
    Outcome(
      name: "extended too late",
      facts: [received, lateRequest, .happened(.extendApprove, on: "2018-08-05")]
        + finished("2018-08-20"), state: .metLate, metOn: "2018-08-20", due: "2018-08-31"),
    Outcome(
      name: "refused",
      facts: [received, request, .happened(.extendRefuse, on: "2018-07-25", "不")]
        + finished("2018-08-20"), state: .metLate, metOn: "2018-08-20", due: "2018-07-31"),
    Outcome(
      name: "sent back: what it waited is given back",
      facts: [received, .attach("p/t", on: "2018-07-25", "总结"), .happened(.submit, on: "2018-07-25")]
        + [.happened(.sendBack, on: "2018-08-06", "缺章"), .happened(.submit, on: "2018-08-10")]
        + [.happened(.confirm, on: "2018-08-11")], state: .met, metOn: "2018-08-10", due: "2018-08-12"),
    Outcome(
      name: "sent back when it was late already: nothing is given back",
      facts: [received, .attach("p/t", on: "2018-08-01", "总结"), .happened(.submit, on: "2018-08-01")]
        + [.happened(.sendBack, on: "2018-08-06", "缺章"), .happened(.submit, on: "2018-08-10")]
        + [.happened(.confirm, on: "2018-08-11")], state: .metLate, metOn: "2018-08-10", due: "2018-07-31"),
    Outcome(
      name: "paused for ten days",
      facts: [received, .happened(.pause, on: "2018-06-01"), .happened(.resume, on: "2018-06-11")]
        + finished("2018-08-10"), state: .met, metOn: "2018-08-10", due: "2018-08-10"),
    Outcome(
      name: "blocked: the time runs on",
      facts: [
        received, .happened(.block, on: "2018-06-01", "地", unit: "区商务局"), .happened(.unblock, on: "2018-07-30"),
      ]
        + finished("2018-08-10"), state: .metLate, metOn: "2018-08-10", due: "2018-07-31"),
    Outcome(name: "not confirmed", facts: inReview, state: nil, metOn: nil, due: "2018-07-31"),
  ]

  @Test(arguments: outcomes)
  func countsTheUnitsTimeOnly(_ row: Outcome) {
    let course = Course(Self.start(), row.facts)
    #expect(course.refused.isEmpty, "\(course.refused)")
    #expect(course.outcome == row.state)
    #expect(course.metOn == row.metOn.map { day($0) })
    #expect(course.due == day(row.due))
    #expect(course.start.due == day("2018-07-31"))
  }

  @Test func aTurnThatAsksForNoReceiptBeginsWithTheWork() {
    #expect(Course(Self.start(asksReceipt: false), []).current?.id == "work")
  }

  @Test func twoReviewsAreTwoStages() {
    var workflow = Workflow.standard
    workflow.stages.append(
      Workflow.Stage(id: "strike", title: .init("销号"), action: .confirm, holder: .supervisor))
    let once = Course(Self.start(workflow), Self.closed)
    #expect(once.current?.id == "strike" && once.outcome == nil)
    let twice = Course(Self.start(workflow), Self.closed + [.happened(.confirm, on: "2018-07-27")])
    #expect(twice.closed == day("2018-07-27") && twice.metOn == day("2018-07-20"))
  }

  @Test func everyObstacleIsKeptWithItsDays() {
    let blocked: [Fact] = [
      Self.received, .happened(.block, on: "2018-05-01", "用地数据", unit: "国土局"),
      .happened(.unblock, on: "2018-05-20"),
      .happened(.block, on: "2018-06-01", "雨"), .happened(.submit, on: "2018-06-10"),
      .happened(.block, on: "2018-06-12", "公章"),
    ]
    let course = Course(Self.start(), blocked)
    let past = course.pastObstacles.map {
      "\($0.since)..\($0.until.map { "\($0)" } ?? "") \($0.by ?? "") \($0.reason)"
    }
    #expect(past == ["2018-05-01..2018-05-20 国土局 用地数据", "2018-06-01..2018-06-10  雨"])
    #expect(course.obstacle?.since == day("2018-06-12") && course.obstacle?.until == nil)
  }
}
