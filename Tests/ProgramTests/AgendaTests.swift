import Foundation
import ProgramHarness
import Testing

/// What `agenda` announces is what then happens.
@Suite(.serialized) struct AgendaTests {
  @Test(arguments: [("2018-03-01", "2018-05-31"), ("2018-09-24", "2018-10-19"), ("2018-11-26", "2018-12-31")])
  func withNothingRecordedInBetweenTheSimulationSendsTheAgenda(_ from: String, _ to: String) throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    let duban = Program(in: folder.path)
    let announced = try duban.run("agenda", "--from", from, "--to", to, "--json", "--ledger", "none.sqlite").json
    let simulated = try duban.run("simulate", "--from", from, "--to", to, "--out", "demo")
    #expect(simulated.code == 0, "\(simulated.errorText)")
    let told = Journal.told(
      try Journal.entries(duban.run("ledger", "export", "--ledger", "demo/ledger.sqlite").bytes))

    var expected: Set<Line> = []
    for entry in announced.array {
      for recipient in entry["to"].strings {
        for channel in entry["channels"].strings {
          expected.insert(
            Line(
              at: entry["at"].string ?? "", subject: entry["obligation"].string ?? "weekly-overdue",
              step: entry["step"].string ?? "", ordinal: entry["ordinal"].int ?? 0, recipient: recipient,
              channel: channel))
        }
      }
    }
    let sent = told.map(Line.init)
    #expect(Set(sent).count == sent.count, "something was told twice")
    #expect(Set(sent).subtracting(expected) == [], "told and not announced")
    #expect(expected.subtracting(sent) == [], "announced and not told")
    #expect(sent.count > 30)
  }

  private struct Line: Hashable, CustomStringConvertible {
    var at: String
    var subject: String
    var step: String
    var ordinal: Int
    var recipient: String
    var channel: String

    /// `at` as the agenda writes it: in all of 2018 China was eight hours ahead.
    init(_ told: Told) {
      let moment = Date(timeIntervalSince1970: Double(told.at + 8 * 3600))
      self.init(
        at: moment.ISO8601Format().replacing("Z", with: "+08:00"), subject: told.subject, step: told.step,
        ordinal: told.ordinal, recipient: told.recipient, channel: told.channel)
    }

    init(at: String, subject: String, step: String, ordinal: Int, recipient: String, channel: String) {
      self.at = at
      self.subject = subject
      self.step = step
      self.ordinal = ordinal
      self.recipient = recipient
      self.channel = channel
    }

    var description: String { "\(at) \(subject) \(step)#\(ordinal) → \(recipient) (\(channel))" }
  }

  @Test func itIsFilteredByPersonAndByUnit() throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    let duban = Program(in: folder.path)
    func agenda(_ more: String...) throws -> [JSON] {
      try duban.run(["agenda", "--from", "2018-09-24", "--to", "2018-10-12", "--json"] + more).json.array
    }
    let all = try agenda()
    let person = try agenda("--for", "社会事业局联络员")
    #expect(!person.isEmpty && person.count < all.count)
    // What they are told, and what others are told of the obligations in their view; nothing else.
    #expect(person.contains { $0["to"].strings == ["社会事业局联络员"] })
    #expect(person.allSatisfy { $0["to"].strings.contains("社会事业局联络员") || $0["regard"] != .null })
    #expect(person.contains { !$0["to"].strings.contains("社会事业局联络员") && $0["regard"] == .string("answers") })
    let unit = try agenda("--for", "区社会事业局")
    #expect(!unit.isEmpty)
    #expect(unit.allSatisfy { $0["unit"].string?.contains("区社会事业局") == true })
    let unknown = try duban.run("agenda", "--for", "区社会事业")
    #expect(unknown.code == 65)
    #expect(unknown.errorText.contains("区社会事业局"))
  }
}
