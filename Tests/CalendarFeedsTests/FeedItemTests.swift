import CalendarChecker
import CalendarFeeds
import CivilTime
import Evaluation
import Rules
import Testing

@Suite struct FeedItemTests {
  @Test func aDueDayIsAWholeDayThatTakesNobodysTime() throws {
    let calendar = try FeedOffice(FeedOffice.task("one", due: "2018-07-25")).calendar()
    let event = try calendar.entry("事项one")
    #expect(event["DTSTART"]?.value == "20180725" && event["DTSTART"]?.parameters == ["VALUE": "DATE"])
    #expect(event["DTEND"]?.value == "20180726")
    #expect(event.text("TRANSP") == "TRANSPARENT" && event.text("STATUS") == "CONFIRMED")
    #expect(event.text("UID")?.hasSuffix("@example.org") == true)
    #expect(event.text("SUMMARY") == "●正常 事项one")
    #expect(event["CATEGORIES"]?.value == "试验计划,单位1")
    let words = try #require(event.text("DESCRIPTION"))
    for line in [
      "单位：单位1", "计划：《试验计划》", "期限：“2018-07-25”，2018年7月25日（周三）到期", "回复：办结 p/one", "命令：duban done p/one",
      "说明：duban explain p/one",
    ] {
      #expect(words.split(separator: "\n").contains(Substring(line)), "\(line) in \(words)")
    }
  }

  @Test func theCalendarSaysWhoseItIsAndHowOftenToLook() throws {
    let calendar = try FeedOffice(FeedOffice.task("one", due: "2018-07-25")).calendar("联络员1", .toDos)
    #expect(calendar.text("X-WR-CALNAME") == "督办待办：联络员1" && calendar.text("NAME") == "督办待办：联络员1")
    #expect(calendar.text("METHOD") == "PUBLISH" && calendar["X-PUBLISHED-TTL"]?.value == "PT6H")
    #expect(calendar["REFRESH-INTERVAL"]?.value == "PT6H")
  }

  @Test func aTimeOfTheDueDayIsATimedEventThatEndsThen() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "7月25日12时前"), FeedOffice.task("early", due: "7月26日0时前"))
    let calendar = try office.calendar()
    let event = try calendar.entry("事项one")
    #expect(event["DTSTART"]?.value == "20180725T113000" && event["DTEND"]?.value == "20180725T120000")
    #expect(event["DTEND"]?.parameters == ["TZID": "Asia/Shanghai"])
    let toDo = try office.calendar("联络员1", .toDos).entry("事项one")
    #expect(toDo["DUE"]?.value == "20180725T120000" && toDo["DTSTART"]?.parameters["TZID"] == "Asia/Shanghai")
    let zone = try #require(calendar.all("VTIMEZONE").first)
    #expect(zone.text("TZID") == "Asia/Shanghai" && zone.components.count == 1)
    #expect(zone.components[0]["DTSTART"]?.value == "19910915T020000")
    #expect(zone.components[0]["TZOFFSETTO"]?.value == "+0800")
  }

  struct Course: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [Fact.Kind]
    var event: String
    var toDo: String
    var percent: Int?
    var summary: String
    var testDescription: String { name }
  }

  static let courses = [
    Course(name: "open", facts: [], event: "CONFIRMED", toDo: "NEEDS-ACTION", percent: 0, summary: "●正常"),
    Course(
      name: "under way", facts: [.progress], event: "CONFIRMED", toDo: "IN-PROCESS", percent: 40, summary: "●正常"),
    Course(
      name: "urged only", facts: [.nudge], event: "CONFIRMED", toDo: "NEEDS-ACTION", percent: 0, summary: "●正常"),
    Course(name: "met", facts: [.done], event: "CONFIRMED", toDo: "COMPLETED", percent: 100, summary: "✓办结"),
    Course(name: "waived", facts: [.waive], event: "CANCELLED", toDo: "CANCELLED", percent: nil, summary: "○免办"),
  ]

  @Test(arguments: courses) func whatIsRecordedShows(_ c: Course) throws {
    var office = FeedOffice(FeedOffice.task("one", due: "2018-07-25", more: ", target: 10场"))
    for kind in c.facts {
      office.record(kind, "p/one", on: "2018-06-29", thousandths: kind == .progress ? 4000 : nil, note: "因故")
    }
    let event = try office.calendar().entry("事项one")
    #expect(event.text("STATUS") == c.event)
    #expect(event.text("SUMMARY")?.hasPrefix(c.summary) == true, "\(event.text("SUMMARY") ?? "")")
    let toDo = try office.calendar("联络员1", .toDos).entry("事项one")
    #expect(toDo.text("STATUS") == c.toDo)
    #expect(toDo.number("PERCENT-COMPLETE") == c.percent)
    #expect(toDo["COMPLETED"]?.value == (c.toDo == "COMPLETED" ? "20180629T040000Z" : nil))
    #expect(toDo.all("VALARM").isEmpty == (c.toDo == "COMPLETED" || c.toDo == "CANCELLED"))
  }

  @Test func aDayThatMayStillMoveIsTentative() throws {
    let beyond = try FeedOffice(FeedOffice.task("one", due: "印发之日起300个工作日内")).calendar().entry("事项one")
    #expect(beyond.text("STATUS") == "TENTATIVE")
    #expect(beyond.text("DESCRIPTION")?.contains("≈2019年") == true)
    let after = FeedOffice(
      FeedOffice.task("first", due: "2018-07-25"),
      "{id: second, title: 事项second, lead: 单位1, due: 10个工作日内, after: first}")
    let events = try after.calendar()
    #expect(try events.entry("事项first").text("STATUS") == "CONFIRMED")
    #expect(try events.entry("事项second").text("STATUS") == "TENTATIVE")
  }

  // MARK: Alarms

  @Test func alarmsFallOnTheDaysOnWhichThePolicyRemindsTheReader() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    func alarms(_ name: String, at time: String = "2018-07-02 09:00") throws -> [String] {
      try office.calendar(name, .toDos, at: time).entry("事项one").all("VALARM").compactMap { $0["TRIGGER"]?.value }
    }
    // Five working days before, the due day, the day after; nine o'clock in Shanghai is one o'clock in UTC.
    #expect(try alarms("联络员1") == ["20180718T010000Z", "20180725T010000Z", "20180726T010000Z"])
    #expect(try alarms("领导1") == ["20180725T010000Z"])
    #expect(try alarms("单位1") == ["20180718T010000Z", "20180725T010000Z", "20180726T010000Z"])
    #expect(try alarms("联络员1", at: "2018-07-25 08:59") == ["20180725T010000Z", "20180726T010000Z"])
    #expect(try alarms("联络员1", at: "2018-07-25 09:00") == ["20180726T010000Z"])
    let alarm = try office.calendar("领导1", .toDos).entry("事项one").all("VALARM")[0]
    #expect(alarm.text("DESCRIPTION") == "事项one：2018年7月25日（周三）到期")
    #expect(try office.calendar().entry("事项one").all("VALARM").isEmpty)
  }

  // MARK: Who sees what

  @Test func everybodySeesWhatIsTheirsAndWhoElseIsInIt() throws {
    let office = FeedOffice(
      FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "2018-07-26", unit: 2),
      "{id: both, title: 事项both, lead: [单位1, 单位2], due: 2018-07-27}",
      "{id: help, title: 事项help, lead: 单位2, support: 单位1, due: 2018-07-30}")
    #expect(
      try office.calendar().summaries == [
        "●正常 事项one", "●正常 事项both（单位1、单位2）", "●正常 【配合】事项help（单位2）",
      ])
    #expect(try office.calendar("联络员1", .toDos).summaries == ["●正常 事项one", "●正常 事项both（单位1、单位2）"])
    #expect(try office.calendar("单位2").summaries.count == 3)
    #expect(try office.calendar("督办员").summaries.count == 4)
    #expect(try office.calendar("督办员", .toDos).summaries == [])
    #expect(try office.calendar("局外人").summaries == [])
  }

  @Test func anInternalPlanStandsInTheFilesOfItsOwnPeopleOnly() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    for kind in CalendarFeed.Kind.allCases {
      let own = try office.bytes("联络员1", kind, FeedOffice.secret)
      let text = String(decoding: own, as: UTF8.self)
      #expect(CalendarCheck.faults(own) == [])
      #expect(text.contains("内部事项") && text.contains("CLASS:CONFIDENTIAL"))
      for name in ["联络员2", "督办员", "局外人", "单位1", "单位2"] {
        let text = String(decoding: try office.bytes(name, kind, FeedOffice.secret), as: UTF8.self)
        #expect(!text.contains("内部事项") && !text.contains("内部计划"), "\(name)")
      }
    }
  }

  // MARK: Identity

  @Test func equalInputGivesEqualBytes() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "7月25日12时前"))
    for kind in CalendarFeed.Kind.allCases {
      #expect(try office.bytes("联络员1", kind) == office.bytes("联络员1", kind))
    }
  }

  @Test func anObligationHasOneUidInEveryFileAndAnotherAsAToDo() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    let uid = try #require(try office.calendar().entry("事项one").text("UID"))
    #expect(try office.calendar("督办员").entry("事项one").text("UID") == uid)
    #expect(try office.calendar("联络员1", at: "2019-07-02 09:00").entry("事项one").text("UID") == uid)
    let toDo = try #require(try office.calendar("联络员1", .toDos).entry("事项one").text("UID"))
    #expect(toDo == uid.replacing("@", with: "-todo@"))
    // SHA-256 of `p/one`: it must never change, or every calendar shows everything twice.
    #expect(uid.hasPrefix("9860b13d6548c7124f1ffcc46681ed25"), "\(uid)")
    var other = office
    other.office = other.office.replacing("email: duban@example.org, ", with: "")
    #expect(try other.calendar().entry("事项one").text("UID")?.hasSuffix("@duban.invalid") == true)
  }

  @Test func aLettersCalendarHasTheIdentitiesOfTheFeedAndNothingThatIsNotTheReaders() throws {
    let office = FeedOffice(
      FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "2018-07-26", unit: 2))
    let book = try office.book(FeedOffice.secret)
    let obligations = book.obligations(office.snapshot)
    let now = instant("2018-07-02 09:00")
    func attachment(_ name: String, _ chosen: [Obligation], _ kind: CalendarFeed.Kind = .events) throws
      -> CalendarComponent
    {
      let bytes = CalendarFeed.letterAttachment(
        chosen, to: try FeedOffice.reader(name, book), kind: kind, book: book, snapshot: office.snapshot, at: now)
      #expect(CalendarCheck.faults(bytes) == [])
      return try #require(CalendarCheck.calendar(bytes))
    }
    let one = try attachment("联络员1", [obligations[0]])
    #expect(one.summaries == ["●正常 事项one"])
    #expect(try one.entry("事项one").text("UID") == office.calendar().entry("事项one").text("UID"))
    #expect(try attachment("局外人", obligations).summaries.count == 2)
    #expect(try attachment("联络员1", obligations, .toDos).all("VTODO").count == 3)
  }
}
