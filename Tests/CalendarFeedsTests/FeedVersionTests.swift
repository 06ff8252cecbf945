import CalendarChecker
@testable import CalendarFeeds
import CivilTime
import Evaluation
import Rules
import Testing

/// Which version of an entry a file holds: SEQUENCE, LAST-MODIFIED, and what becomes of what is gone.
@Suite struct FeedVersionTests {
  private func calendar(_ bytes: [UInt8]) throws -> CalendarComponent {
    try #require(CalendarCheck.calendar(bytes))
  }

  private func version(_ bytes: [UInt8], _ words: String) throws -> (sequence: Int, modified: String) {
    let entry = try calendar(bytes).entry(words)
    return (try #require(entry.number("SEQUENCE")), try #require(entry["LAST-MODIFIED"]?.value))
  }

  @Test func nothingChangesWhileNothingIsSaidAnew() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    let first = try office.bytes(at: "2018-07-02 09:00")
    let later = try office.bytes(at: "2018-07-03 09:00", after: first)
    #expect(first != later && CalendarFeed.isSame(first, later))
    #expect(try version(first, "事项one") == version(later, "事项one"))
  }

  @Test func aDueDayThatARuleEditMovesGrowsTheSequenceOfThatEntryOnly() throws {
    var office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "2018-07-26"))
    let first = try office.bytes()
    office.tasks[0] = FeedOffice.task("one", due: "2018-07-27")
    // Within the same minute, and without an entry in any journal.
    let second = try office.bytes(after: first)
    #expect(!CalendarFeed.isSame(first, second))
    #expect(try version(second, "事项one").sequence > version(first, "事项one").sequence)
    #expect(try version(second, "事项two") == version(first, "事项two"))
    office.tasks[0] = FeedOffice.task("one", due: "2018-07-25")
    let third = try office.bytes(after: second)
    #expect(try version(third, "事项one").sequence > version(second, "事项one").sequence)
  }

  @Test func aFactGrowsTheSequenceAndSaysWhen() throws {
    var office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    let first = try office.bytes()
    office.record(.done, "p/one", on: "2018-07-03")
    let second = try office.bytes(at: "2018-07-03 15:30", after: first)
    #expect(try version(second, "事项one").sequence > version(first, "事项one").sequence)
    #expect(try version(second, "事项one").modified == "20180703T073000Z")
  }

  /// Edits, facts and days in a made-up order; now and then the file is lost.
  @Test func sequenceNeverDecreasesEvenWhenTheFileIsLost() throws {
    var office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "2018-08-25"))
    var file: [UInt8]?
    var last: [String: Int] = [:]
    var changes = 0
    for round in 0..<60 {
      // What an edit or a fact does to the journal: it grows.
      office.snapshot.position += round % 4 == 0 ? 0 : 1
      if round % 3 == 0 { office.tasks[0] = FeedOffice.task("one", due: "2018-07-\(10 + round % 20)") }
      if round % 7 == 0 { office.tasks[1] = FeedOffice.task("two", due: "2018-08-\(10 + round % 17)") }
      let minute = round * 7
      let time = "2018-07-0\(1 + minute / 300) \(9 + minute / 60 % 5):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
      if round % 11 == 10 { file = nil }
      let bytes = try office.bytes(at: time, after: file)
      for entry in try calendar(bytes).all("VEVENT") {
        let uid = try #require(entry.text("UID"))
        let sequence = try #require(entry.number("SEQUENCE"))
        #expect(sequence >= last[uid] ?? 0, "round \(round)")
        changes += sequence > last[uid] ?? 0 ? 1 : 0
        last[uid] = sequence
      }
      file = bytes
    }
    #expect(changes > 20)
  }

  @Test func whatIsGoneIsCancelledWithoutItsWordsForAMonth() throws {
    var office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"), FeedOffice.task("two", due: "2018-07-26"))
    for kind in CalendarFeed.Kind.allCases {
      let first = try office.bytes("联络员1", kind)
      let uid = try #require(try calendar(first).entry("事项two").text("UID"))
      office.tasks[1] = FeedOffice.task("two", due: "2018-07-26", unit: 2)
      let second = try office.bytes("联络员1", kind, at: "2018-07-03 09:00", after: first)
      #expect(CalendarCheck.faults(second) == [])
      let entry = try calendar(second).entry("已撤销或不再由您负责")
      #expect(entry.text("UID") == uid && entry.text("STATUS") == "CANCELLED")
      #expect(entry[kind == .events ? "DTSTART" : "DUE"]?.value == "20180726")
      #expect(!String(decoding: second, as: UTF8.self).contains("事项two"))
      #expect(try version(second, "已撤销").sequence > version(first, "事项two").sequence)
      let third = try office.bytes("联络员1", kind, at: "2018-07-20 09:00", after: second)
      #expect(try version(third, "已撤销") == version(second, "已撤销"))
      let last = try office.bytes("联络员1", kind, at: "2018-08-03 09:00", after: third)
      #expect(try calendar(last).summaries.count == 1)
      // And it comes back with a greater number than it went with.
      office.tasks[1] = FeedOffice.task("two", due: "2018-07-26")
      let back = try office.bytes("联络员1", kind, at: "2018-07-21 09:00", after: third)
      #expect(try version(back, "事项two").sequence > version(third, "已撤销").sequence)
    }
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var change: @Sendable ([UInt8]) -> [UInt8]
    var testDescription: String { name }
  }

  static let damages = [
    Damage(name: "empty") { _ in [] },
    Damage(name: "half of it") { Array($0.prefix($0.count / 2)) },
    Damage(name: "another program's") {
      Array(String(decoding: $0, as: UTF8.self).replacing("-//Duban//", with: "-//Other//").utf8)
    },
    Damage(name: "noise") { _ in (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37) } },
    Damage(name: "hostile values") {
      Array(
        String(decoding: $0, as: UTF8.self).replacing("SEQUENCE:", with: "SEQUENCE:99999999999")
          .replacing("UID:", with: "UID:x;y").utf8)
    },
    Damage(name: "LF only") { $0.filter { $0 != 0x0D } },
  ]

  @Test(arguments: damages) func aDamagedFileIsWrittenAnew(_ damage: Damage) throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    let first = try office.bytes()
    let second = try office.bytes(at: "2018-07-03 09:00", after: damage.change(first))
    #expect(CalendarCheck.faults(second) == [])
    #expect(try calendar(second).summaries == ["●正常 事项one"])
    #expect(try version(second, "事项one").sequence >= version(first, "事项one").sequence)
  }

  @Test func anEmptyCalendarIsStillACalendar() throws {
    let office = FeedOffice(FeedOffice.task("one", due: "2018-07-25"))
    let book = try office.book()
    let desk = FeedDesk(book: book, obligations: [], snapshot: office.snapshot, at: instant("2018-07-02 09:00"))
    let bytes = desk.emptyFeed("", .events).bytes()
    #expect(CalendarCheck.faults(bytes) == [] && CalendarFeed.isOurs(bytes))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("VEVENT"))
  }

  @Test func onlyFilesOfThisProgramAreOurs() {
    #expect(!CalendarFeed.isOurs(Array("BEGIN:VCALENDAR\r\nPRODID:-//Google//EN\r\n".utf8)))
    #expect(!CalendarFeed.isOurs(Array("# rules\nplan: {}\n".utf8)) && !CalendarFeed.isOurs([]))
  }
}
