import CalendarChecker
import CivilTime
import Delivery
import Foundation
import Ledger
import Notifiers
import ProgramHarness
import Rules
import Scheduler
import Testing

/// 日历订阅: files that follow facts, edits and days, and are left alone while nothing changes.
@Suite struct FeedRefreshTests {
  private let office: ClockedOffice

  init() throws {
    office = try ClockedOffice()
    let path = office.folder.path
    office.supervision.makeFeedStore = { FeedFolder(folder: "\(path)/\($0)") }
  }

  private static func rules(
    _ tasks: KeyValuePairs<String, String> = ["one": "2018-07-25", "two": "2018-07-26"], people: Int = 2,
    with office: String = "feeds: {folder: calendars}"
  ) -> [String: String] {
    let text = SmallOffice.rules(tasks, people: people).replacing("office: {", with: "office: {\(office), ")
    return ["rules.yaml": text]
  }

  @discardableResult
  private func refresh(_ time: String) throws -> Int {
    let refresh = try office.supervision.refreshFeeds(at: instant(time))
    #expect(refresh.faults == [])
    return refresh.written
  }

  private func calendar(_ path: String) throws -> CalendarComponent {
    let bytes = try #require(FileManager.default.contents(atPath: "\(office.folder.path)/\(path)"), "\(path)")
    #expect(CalendarCheck.faults(Array(bytes)) == [])
    return try #require(CalendarCheck.calendar(Array(bytes)))
  }

  private func entries(_ path: String) throws -> [String] {
    try calendar(path).components.compactMap { $0.text("SUMMARY") }
  }

  private func sequence(_ path: String, _ words: String) throws -> Int {
    let entry = try calendar(path).components.first { $0.text("SUMMARY")?.contains(words) ?? false }
    return try #require(entry?.number("SEQUENCE"))
  }

  @Test func everyPersonAndUnitHasAFileOfEachKind() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    #expect(try refresh("2018-07-02 09:00") == 8)
    let files = office.folder.files("calendars").sorted()
    #expect(
      files == [
        "todo/联络员1.ics", "todo/联络员2.ics", "units/todo/单位1.ics", "units/todo/单位2.ics", "units/单位1.ics",
        "units/单位2.ics", "联络员1.ics", "联络员2.ics",
      ])
    #expect(try entries("calendars/联络员1.ics").count == 2 && entries("calendars/units/单位1.ics").count == 2)
    #expect(try entries("calendars/联络员2.ics") == [])
    #expect(try calendar("calendars/todo/联络员1.ics").all("VTODO").count == 2)
  }

  @Test func nothingIsWrittenWhileNothingChanges() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    #expect(try refresh("2018-07-02 09:00") == 8)
    #expect(try refresh("2018-07-02 09:01") == 0)
    // A new process looks once and finds them as they should be.
    try office.restart()
    let path = office.folder.path
    office.supervision.makeFeedStore = { FeedFolder(folder: "\(path)/\($0)") }
    try office.supervision.restoreLastRules()
    #expect(try refresh("2018-07-02 09:02") == 0)
    #expect(try refresh("2018-07-03 00:01") == 0)
  }

  @Test func aFactAnEditAndANewDayAreFollowed() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    try refresh("2018-07-02 09:00")
    let first = try sequence("calendars/联络员1.ics", "事项one")
    _ = try office.ledger.append([
      Fact(kind: .done, key: "p/one", on: civilDay("2018-07-03"), recorded: instant("2018-07-03 10:00"), by: "张三")
    ])
    // The person's two files and the unit's two.
    #expect(try refresh("2018-07-03 10:00") == 4)
    #expect(try entries("calendars/联络员1.ics").contains("✓办结 事项one"))
    let second = try sequence("calendars/联络员1.ics", "事项one")
    #expect(second > first)
    let two = try sequence("calendars/联络员1.ics", "事项two")
    try office.take(Self.rules(["one": "2018-07-25", "two": "2018-07-31"]), at: "2018-07-04 09:00")
    #expect(try refresh("2018-07-04 09:00") == 4)
    #expect(try sequence("calendars/联络员1.ics", "事项two") > two)
    #expect(try sequence("calendars/联络员1.ics", "事项one") == second)
    // Past its due day the lamp turns red, without anything being written into the journal.
    #expect(try refresh("2018-08-02 00:01") == 4)
    #expect(try entries("calendars/联络员1.ics").contains("■超期 事项two"))
  }

  @Test func whatAnotherUnitTookOverIsCancelledInTheFilesOfTheFirst() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    try refresh("2018-07-02 09:00")
    let moved = Self.rules()["rules.yaml"]!.replacing(
      "事项two, lead: 单位1", with: "事项two, lead: 单位2")
    try office.take(["rules.yaml": moved], at: "2018-07-03 09:00")
    try refresh("2018-07-03 09:00")
    let gone = try calendar("calendars/联络员1.ics").components.filter { $0.text("STATUS") == "CANCELLED" }
    #expect(gone.count == 1 && gone[0]["DTSTART"]?.value == "20180726")
    #expect(try entries("calendars/联络员2.ics").count == 1)
  }

  @Test func whoLeftTheRulesKeepsAFileWithNothingInItAndOthersFilesStay() throws {
    try office.take(Self.rules(["one": "2018-07-25"], people: 3), at: "2018-07-02 09:00")
    try refresh("2018-07-02 09:00")
    try office.folder.write("BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nEND:VCALENDAR\r\n", to: "calendars/own.ics")
    try office.folder.write("notes", to: "calendars/readme.txt")
    try office.take(
      ["rules.yaml": Self.rules()["rules.yaml"]!.replacing("联络员1", with: "新联络员")], at: "2018-07-03 09:00")
    try refresh("2018-07-03 09:00")
    #expect(try entries("calendars/联络员1.ics") == [] && entries("calendars/todo/联络员1.ics") == [])
    #expect(try entries("calendars/新联络员.ics").count == 2)
    #expect(office.folder.text("calendars/own.ics").contains("Other"))
    #expect(office.folder.text("calendars/readme.txt") == "notes")
    #expect(try refresh("2018-07-04 09:00") == 0)
  }

  @Test func onTrialTheyStandAmongTheMailboxesAndThoseThatPeopleFetchStay() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    try refresh("2018-07-02 09:00")
    let before = office.folder.text("calendars/联络员1.ics")
    try office.take(
      Self.rules(["one": "2018-07-30", "two": "2018-07-31"], with: "trial: yes, feeds: {folder: calendars}"),
      at: "2018-07-03 09:00")
    #expect(try refresh("2018-07-03 09:00") == 8)
    #expect(office.folder.text("calendars/联络员1.ics") == before)
    #expect(try entries("trial/calendars/联络员1.ics").count == 2)
  }

  @Test func withoutAFolderInTheRulesNothingIsWritten() throws {
    try office.take(
      Self.rules(with: "name: 督办室").mapValues { $0.replacing("name: 督办室, name: 督办室", with: "name: 督办室") },
      at: "2018-07-02 09:00")
    #expect(try refresh("2018-07-02 09:00") == 0)
    #expect(!office.folder.exists("calendars"))
  }

  @Test func aFileThatCannotBeWrittenIsNamedTheOthersAreAndItIsTriedAgain() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    try FileManager.default.createDirectory(
      atPath: "\(office.folder.path)/calendars/联络员1.ics/x", withIntermediateDirectories: true)
    let refresh = try office.supervision.refreshFeeds(at: instant("2018-07-02 09:00"))
    #expect(refresh.written == 7)
    #expect(refresh.faults.count == 1 && refresh.faults[0].contains("联络员1.ics"), "\(refresh.faults)")
    try FileManager.default.removeItem(atPath: "\(office.folder.path)/calendars/联络员1.ics")
    #expect(try self.refresh("2018-07-02 09:01") == 1)
  }

  @Test func nothingOfItStandsInTheOutboxOrTheJournal() throws {
    try office.take(Self.rules(), at: "2018-07-02 09:00")
    let entries = try office.entries
    try refresh("2018-07-02 09:00")
    #expect(try office.entries == entries)
  }
}
