import Foundation
import ProgramHarness
import Testing

/// Every message of the simulated year is explained down to lines of files.
@Suite(.serialized) struct ExplainTests {
  /// The steps of the trace that every reminder has, in their order.
  private static let parts = [
    "rule", "clause", "deadline", "reading", "calendar", "step", "count", "recipient", "standing", "account",
  ]

  @Test func everyMessageIsTracedToItsRuleItsStepItsReadingAndItsDays() throws {
    let year = try SimulatedYear.first.get()
    let letters = year.letters()
    #expect(letters.count > 60)
    for letter in letters {
      #expect(letter.path.hasSuffix("/\(letter.id).duban"))
      let explained = try year.duban.run("explain", letter.messageID, "--json", "--ledger", SimulatedYear.ledger)
      #expect(explained.code == 0, "\(letter.path): \(explained.errorText)")
      let explanations = try explained.json.array
      #expect(!explanations.isEmpty, "\(letter.path)")
      for explanation in explanations {
        check(explanation, of: letter, year)
      }
      // Nothing is told that is not explained: each item of the letter ends with the key to ask for.
      let keys = Set(explanations.compactMap(\.["key"].string))
      for line in letter.text.split(separator: "\n") where line.contains("说明：duban explain ") {
        #expect(keys.contains(String(line.split(separator: " ").last ?? "")), "\(letter.path): \(line)")
      }
    }
  }

  private func check(_ explanation: JSON, of letter: Letter, _ year: SimulatedYear) {
    let key = explanation["key"].string ?? ""
    let trace = explanation["trace"].array
    let place = Comment(rawValue: "\(letter.path) \(key)")
    func lines(_ part: String) -> [JSON] { trace.filter { $0["part"] == .string(part) } }
    func cited(_ part: String) -> String { lines(part).first.map { citedLine($0, year) } ?? "" }

    for part in Self.parts { #expect(!lines(part).isEmpty, "\(part) is missing: \(letter.path) \(key)") }
    let order = trace.compactMap { $0["part"].string }.filter { Self.parts.contains($0) }
    #expect(order == order.sorted { Self.parts.firstIndex(of: $0)! < Self.parts.firstIndex(of: $1)! }, place)
    #expect(letter.text.contains(key), place)

    // Each place, opened, shows what it is said to show.
    let id = key.split(separator: "/").last?.prefix { $0 != "@" && $0 != "#" } ?? "?"
    #expect(cited("rule").contains("id: \(id)"), place)
    let quote = lines("clause")[0]["text"].string?.split(separator: "“").last?.prefix(8) ?? "?"
    #expect(cited("clause").contains(quote), place)
    #expect(cited("deadline").contains("due:"), place)
    #expect(["before:", "on:", "after:"].contains { cited("step").contains($0) }, place)
    #expect(cited("recipient").contains("name: \(letter.recipient)"), place)
    #expect(lines("recipient")[0]["text"].string?.contains(letter.recipient) == true, place)
    #expect(lines("calendar")[0]["text"].string?.contains("cn") == true, place)
    #expect(lines("reading").contains { $0["text"].string?.contains("2018年") == true }, place)
    #expect(lines("count").contains { $0["text"].string?.contains("到期日") == true }, place)
    #expect(lines("account")[0]["text"].string?.contains(letter.id) == true, place)
  }

  /// The line of the file that a step of a trace names.
  private func citedLine(_ step: JSON, _ year: SimulatedYear) -> String {
    guard let place = step["place"].string, let colon = place.lastIndex(of: ":"),
      let number = Int(place[place.index(after: colon)...])
    else { return "" }
    let lines = year.folder.text(String(place[..<colon])).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
  }

  @Test func aReportIsTracedToItsRuleAndItsDay() throws {
    let year = try SimulatedYear.first.get()
    let outcomes = Journal.bodies("delivery", in: try year.journal()).filter { $0["kind"] == .string("report") }
    let day = outcomes.filter { $0["day"] == .string("2018-09-10") }
    #expect(day.count == WeeklyListTests.endings.count)
    for report in day {
      let id = report["id"].string ?? ""
      let trace = try year.duban.run("explain", id, "--json", "--ledger", SimulatedYear.ledger).json[0]["trace"]
      #expect(trace.array.compactMap(\.["part"].string) == ["rule", "deadline", "recipient", "account"])
      #expect(citedLine(trace[0], year).contains("weekly-overdue"))
      #expect(trace[1]["text"].string?.contains("2018年9月10日") == true)
      #expect(trace[3]["text"].string?.contains(id) == true)
    }
  }

  @Test(arguments: ["the whole id", "its first eight digits", "the file's name", "the file's path"])
  func aMessageIsFoundBy(_ name: String) throws {
    let year = try SimulatedYear.first.get()
    let letter = try #require(year.letters().first)
    let whole = try year.duban.run("explain", letter.messageID, "--ledger", SimulatedYear.ledger)
    let spellings = [
      "the whole id": letter.id, "its first eight digits": String(letter.id.prefix(8)),
      "the file's name": "\(letter.id).duban", "the file's path": "demo/mailboxes/\(letter.path)",
    ]
    let found = try year.duban.run("explain", spellings[name] ?? "", "--ledger", SimulatedYear.ledger)
    #expect(found.code == 0)
    #expect(found.bytes == whole.bytes)
  }

  @Test func withoutALedgerADueDayIsExplainedAllTheSame() throws {
    let year = try SimulatedYear.first.get()
    let found = try year.duban.run("explain", "labour-agencies", "--json", "--ledger", "none.sqlite")
    let trace = try found.json[0]["trace"].array
    let parts = Set(trace.compactMap(\.["part"].string))
    #expect(found.code == 0)
    #expect(parts.isSuperset(of: ["rule", "clause", "deadline", "reading", "calendar", "standing"]))
    #expect(trace.contains { $0["text"].string?.contains("2018年7月31日") == true })
    #expect(!year.folder.exists("none.sqlite"))
  }

  @Test func whyNothingWasToldIsExplainedToo() throws {
    let year = try SimulatedYear.first.get()
    let found = try year.duban.run(
      "explain", "--not", "labour-agencies", "--on", "2018-07-25", "--to", "人社局联络员", "--ledger",
      SimulatedYear.ledger)
    #expect(found.code == 0, "\(found.errorText)")
    #expect(found.text.contains("labour-agencies"))
    #expect(found.text.split(separator: "\n").count > 3)
  }
}
