import Foundation
import ProgramHarness
import Testing

/// 试运行: nothing reaches real people, everything else is as ever.
@Suite struct TrialTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  private static func rules(trial: Bool) -> String {
    let reports = """
      reports:
        - {id: weekly, title: 每周超期清单, kind: overdue, schedule: 每周三, formats: [text], channel: desk}

      """
    var rules = SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-26"])
    rules = rules.replacing(
      "channels: {mail: {kind: maildir, folder: mailboxes}}",
      with: "channels: {mail: {kind: maildir, folder: mailboxes}, desk: {kind: file, folder: reports}}")
    if trial { rules = rules.replacing("office: {", with: "office: {trial: yes, ") }
    return rules + reports
  }

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(Self.rules(trial: true), to: "rules/rules.yaml")
  }

  private func tick(_ clock: String, _ more: String...) throws -> Finished {
    try duban.run(["tick", "--at", clock, "--ledger", "state/ledger.sqlite"] + more)
  }

  private func letters(_ name: String) -> [String] { folder.files("state/\(name)").filter { $0.contains("/new/") } }

  /// The decoded subject of a letter.
  private func subject(_ path: String) -> String {
    let lines = folder.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("Subject:") }) else { return "" }
    var words = [lines[first].dropFirst("Subject: ".count)]
    words += lines[(first + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst(1) }
    return words.map { word in
      let inner = String(word).replacing("=?utf-8?B?", with: "").replacing("?=", with: "")
      return String(decoding: Data(base64Encoded: inner) ?? Data(), as: UTF8.self)
    }.joined()
  }

  @Test func lettersGoIntoMailboxesBesideTheLedgerAndReportsAreWritten() throws {
    let found = try tick("2018-07-25T09:00")
    #expect(found.code == 0 && found.text.contains("试运行：信件只放进 state/trial"), "\(found.text)")
    #expect(letters("trial").count == 1 && letters("trial")[0].hasPrefix("联络员1/new/"))
    #expect(subject("state/trial/\(letters("trial")[0])").hasPrefix("【试运行】【督办】今天到期"))
    #expect(!folder.exists("state/mailboxes"))
    #expect(folder.files("state/reports") == ["weekly-2018-07-25.txt"])
    #expect(try tick("2018-07-25T09:01", "--json").json["trial"] == .bool(true))
    #expect(letters("trial").count == 1)
  }

  @Test func statusSaysSo() throws {
    #expect(try tick("2018-07-25T09:00").code == 0)
    let status = try duban.run("status", "--ledger", "state/ledger.sqlite")
    #expect(status.code == 0 && status.text.contains("◇ 试运行：信件只放进 state/trial"), "\(status.text)")
    #expect(try duban.run("status", "--json", "--ledger", "state/ledger.sqlite").json["trial"] == .bool(true))
    #expect(try duban.run("status", "--lang", "en", "--ledger", "state/ledger.sqlite").text.contains("trial mode"))
  }

  @Test func onceItEndsLettersGoOutAndWhatWasToldOnTrialIsNotToldAgain() throws {
    #expect(try tick("2018-07-25T09:00").code == 0)
    try folder.write(Self.rules(trial: false), to: "rules/rules.yaml")
    let found = try tick("2018-07-26T09:00", "--json").json
    #expect(found["trial"] == .bool(false))
    #expect(letters("trial").count == 1 && letters("mailboxes").count == 1)
    let text = folder.text("state/mailboxes/\(letters("mailboxes")[0])")
    #expect(text.contains("事项two") && !text.contains("事项one"))
    #expect(!subject("state/mailboxes/\(letters("mailboxes")[0])").contains("试运行"))
    #expect(try duban.run("status", "--json", "--ledger", "state/ledger.sqlite").json["trial"] == .bool(false))
  }

  @Test func aSimulationIsTheSameWithIt() throws {
    func simulate(_ out: String) throws -> [String] {
      let found = try duban.run("simulate", "--from", "2018-07-20", "--to", "2018-07-31", "--out", out)
      #expect(found.code == 0, "\(found.errorText)")
      return folder.files(out).filter { !$0.hasPrefix("ledger") }
    }
    let onTrial = try simulate("a")
    try folder.write(Self.rules(trial: false), to: "rules/rules.yaml")
    #expect(try simulate("b") == onTrial)
    #expect(onTrial.contains { $0.hasPrefix("mailboxes/") } && !onTrial.contains { $0.hasPrefix("trial/") })
  }

  @Test func theDaemonSaysWhenItBeginsAndWhenItEnds() throws {
    let daemon = try duban.start(["run", "--at", "2018-07-25T08:59:58", "--ledger", "state/ledger.sqlite"])
    #expect(eventually { letters("trial").count == 1 }, "\(daemon.log)")
    #expect(daemon.log.contains("trial mode: letters go into"))
    try folder.write(Self.rules(trial: false), to: "rules/rules.yaml")
    #expect(eventually { daemon.log.contains("trial mode has ended") }, "\(daemon.log)")
    #expect(!folder.exists("state/mailboxes"))
  }
}
