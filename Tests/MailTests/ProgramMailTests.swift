import ProgramHarness
import Rules
import Testing

/// Mail by the whole program: from a rule file to what a server was given.
@Suite struct ProgramMailTests {
  private let folder = TemporaryFolder()

  private var duban: Program { Program(in: folder.path) }

  /// A small office whose letters go to `port` of this machine.
  private func writeRules(port: Int, trial: String? = nil, more: String = "") throws {
    let rules = SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-26"]).replacing(
      "{kind: maildir, folder: mailboxes}",
      with: "{kind: mail, server: 127.0.0.1, port: \(port), security: none\(more)}")
    try folder.makeFolder("rules")
    try folder.write(
      trial.map { rules.replacing("office: {", with: "office: {trial: \($0), ") } ?? rules, to: "rules/office.yaml")
  }

  private func tick(_ at: String) throws -> Finished {
    try duban.run("tick", "--at", at, "--ledger", "ledger.sqlite")
  }

  private func subjects(_ server: ScriptedServer) throws -> [String] {
    try server.messages.enumerated().map { index, bytes in
      try folder.write(bytes, to: "message\(index).eml")
      let servers = "\(Program.packageRoot)/Tests/MailTests/Servers"
      let message = try JSON(
        try duban.finish(["/usr/bin/python3", "\(servers)/read.py", "message\(index).eml"]).text)
      #expect(message["type"].string == "multipart/mixed" && message["defects"].array.isEmpty)
      #expect(message["parts"].array.map { $0["type"].string } == ["text/plain", "text/html", "text/calendar"])
      return message["fields"].array.first { $0["name"].string == "Subject" }?["value"].string ?? ""
    }
  }

  @Test func aReminderGoesOutOnceAndAServerThatWasAwayGetsItLater() throws {
    var server: ScriptedServer? = try ScriptedServer(#"{"MAIL": "451 4.3.0 not now"}"#)
    let port = try #require(server?.port)
    try writeRules(port: port)
    #expect(try tick("2018-07-24T12:00").code == 0)
    #expect(try tick("2018-07-25T09:00").code == 0)
    #expect(try #require(server).messages.isEmpty)
    server = nil
    // Nobody listens now.
    #expect(try tick("2018-07-25T09:05").code == 0)
    let again = try ScriptedServer()
    try writeRules(port: again.port)
    for minute in ["09:30", "09:45", "10:30"] { #expect(try tick("2018-07-25T\(minute)").code == 0) }
    #expect(try subjects(again) == ["【督办】今天到期1项：事项one（单位1）"])
    let balance = try duban.run("ledger", "balance", "2018-07-25", "--ledger", "ledger.sqlite")
    #expect(balance.code == 0, "\(balance.text)\(balance.errorText)")
  }

  @Test func inTrialModeAllMailGoesToOneAddressAndSaysSo() throws {
    let server = try ScriptedServer()
    try writeRules(port: server.port, trial: "admin@example.org")
    #expect(try tick("2018-07-24T12:00").code == 0)
    #expect(try tick("2018-07-25T09:00").code == 0)
    #expect(server.commands.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<admin@example.org>"])
    #expect(try subjects(server) == ["【试运行】【督办】今天到期1项：事项one（单位1）"])
    #expect(folder.files("trial").isEmpty)
  }

  @Test func aMinuteHoldsAsManyLettersAsTheRateSays() throws {
    let server = try ScriptedServer()
    let people = 5
    var rules = SmallOffice.base(people: people).replacing(
      "{kind: maildir, folder: mailboxes}",
      with: "{kind: mail, server: 127.0.0.1, port: \(server.port), security: none, rate: 2 a minute}")
    rules += "tasks:\n" + (1...people).map { SmallOffice.task("t\($0)", unit: $0, due: "2018-07-25") }.joined()
    try folder.makeFolder("rules")
    try folder.write(rules, to: "rules/office.yaml")
    #expect(try tick("2018-07-24T12:00").code == 0)
    #expect(try tick("2018-07-25T09:00").code == 0)
    #expect(server.messages.count == 2)
    #expect(try tick("2018-07-25T09:01").code == 0)
    #expect(try tick("2018-07-25T09:02").code == 0)
    #expect(server.messages.count == 5)
  }

  @Test func aSimulationReachesNobody() throws {
    let server = try ScriptedServer()
    try writeRules(port: server.port)
    let found = try duban.run("simulate", "--from", "2018-07-20", "--to", "2018-07-27", "--out", "out")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(server.connections == 0)
    #expect(folder.files("out/mail").count == 2)
  }

  // MARK: channels

  @Test func aTestMessageReportsEachStep() throws {
    let server = try ScriptedServer()
    try writeRules(port: server.port)
    let found = try duban.run("channels", "test", "mail", "--to", "联络员1", "--ledger", "ledger.sqlite")
    #expect(found.code == 0, "\(found.errorText)")
    for step in ["✓ 连接  220 test", "✓ 收件人 RCPT  250 ok", "✓ 交信  250 queued as 1", "✓ 已送出"] {
      #expect(found.text.contains(step), "\(found.text)")
    }
    #expect(server.messages.count == 1)
    let bytes = String(decoding: try #require(server.messages.first), as: UTF8.self)
    // 【测试】 in an encoded word.
    #expect(bytes.contains("Subject: =?utf-8?B?44CQ5rWL6K+V44CR"))
  }

  @Test func aTestMessageThatIsRefusedSaysWhy() throws {
    let server = try ScriptedServer(#"{"RCPT": "550 5.1.1 no such user"}"#)
    try writeRules(port: server.port)
    let found = try duban.run("channels", "test", "mail", "--to", "联络员1", "--json", "--ledger", "ledger.sqlite")
    #expect(found.code == 1)
    #expect(try found.json["delivered"].bool == false)
    #expect(try found.json["said"].string?.contains("550 5.1.1 no such user") == true)
    #expect(try found.json["steps"].array.map { $0["command"].string } == ["", "EHLO", "MAIL", "RCPT"])
  }

  @Test func channelsAreListedWithWhereTheyLead() throws {
    try writeRules(port: 2525, trial: "admin@example.org")
    let found = try duban.run("channels", "--ledger", "ledger.sqlite")
    #expect(found.text.contains("127.0.0.1:2525 none"), "\(found.text)\(found.errorText)")
    #expect(found.text.contains("试运行：邮件全部发到 admin@example.org"))
  }

  @Test(arguments: [["mial", "--to", "联络员1"], ["mail", "--to", "联络员9"]])
  func aNameThatIsNotThereIsABadArgument(arguments: [String]) throws {
    try writeRules(port: 2525)
    let found = try duban.run(["channels", "test"] + arguments + ["--ledger", "ledger.sqlite"])
    #expect(found.code == 65 && found.text.isEmpty)
  }
}
