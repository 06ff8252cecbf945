import Delivery
import ProgramHarness
import Rules
import Testing

@testable import Notifiers

/// What becomes of letters, by everything a server may answer.
@Suite struct MailNotifierTests {
  @Test func lettersGoOutOverOneConnectionAndArriveAsTheyWereSealed() throws {
    let server = try ScriptedServer()
    let notifier = server.notifier()
    let text = "第一行\n.\n..两点\n.quit\n\n末行\n"
    let batch = (1...5).map { notifier.seal(letter($0, subject: "第\($0)封", text, html: "<p>.</p>\n.\n")) }
    #expect(notifier.deliver(batch) == batch.map { _ in .delivered(receipt: "250 queued as 1") })
    #expect(server.messages == batch.map(\.bytes))
    // The next batch finds the connection open.
    #expect(notifier.deliver([notifier.seal(letter(6, text))]) == [.delivered(receipt: "250 queued as 1")])
    #expect(server.connections == 1)
    #expect(server.commands.contains { $0.hasPrefix("MAIL FROM:<duban@example.org>") })
    #expect(server.commands.contains("RCPT TO:<agri-liaison@example.org>"))
  }

  @Test func severalConnectionsShareABatchAndEachLetterGoesOnce() throws {
    let server = try ScriptedServer()
    let notifier = server.notifier { $0.connections = 3 }
    let batch = (1...24).map { notifier.seal(letter($0)) }
    #expect(notifier.deliver(batch).allSatisfy { $0 == .delivered(receipt: "250 queued as 1") })
    #expect(Set(server.messages) == Set(batch.map(\.bytes)))
    #expect(server.messages.count == 24)
    #expect((2...3).contains(server.connections))
  }

  struct Answer: Sendable, CustomTestStringConvertible {
    enum Class: Sendable { case tryLater, unavailable, refused, uncertain }
    var stage: String
    var reply: String
    var becomes: Class
    /// What the words must say.
    var says = ""
    var testDescription: String { "\(stage): \(reply)" }
  }

  static let answers = [
    Answer(stage: "connect", reply: "drop", becomes: .unavailable),
    Answer(stage: "connect", reply: "421 too busy", becomes: .unavailable, says: "421 too busy"),
    Answer(stage: "connect", reply: "554 no service here", becomes: .unavailable, says: "554"),
    Answer(stage: "connect", reply: "HTTP/1.1 400 Bad Request", becomes: .unavailable),
    Answer(stage: "connect", reply: "flood", becomes: .unavailable),
    Answer(stage: "EHLO", reply: "drop", becomes: .unavailable),
    Answer(stage: "EHLO", reply: "550 go away", becomes: .unavailable),
    Answer(stage: "MAIL", reply: "drop", becomes: .unavailable),
    Answer(stage: "MAIL", reply: "451 later", becomes: .unavailable, says: "MAIL时对方答复：451 later"),
    Answer(stage: "MAIL", reply: "553 not your address", becomes: .unavailable, says: "553"),
    Answer(stage: "MAIL", reply: "530 5.7.0 authentication required", becomes: .unavailable, says: "530"),
    Answer(stage: "MAIL", reply: "552 too large", becomes: .refused, says: "552 too large"),
    Answer(stage: "RCPT", reply: "drop", becomes: .unavailable),
    Answer(stage: "RCPT", reply: "450 4.2.0 greylisted", becomes: .tryLater, says: "450 4.2.0 greylisted"),
    Answer(stage: "RCPT", reply: "452 mailbox full", becomes: .tryLater),
    Answer(stage: "RCPT", reply: "421 closing", becomes: .unavailable),
    Answer(stage: "RCPT", reply: "550 5.1.1 no such user", becomes: .refused, says: "RCPT时对方答复：550 5.1.1"),
    Answer(stage: "RCPT", reply: "550-first line\n550 second line", becomes: .refused, says: "second line"),
    Answer(stage: "DATA", reply: "drop", becomes: .unavailable),
    Answer(stage: "DATA", reply: "451 later", becomes: .tryLater),
    Answer(stage: "DATA", reply: "554 no valid recipients", becomes: .refused),
    Answer(stage: ".", reply: "451 4.3.0 disk full", becomes: .tryLater, says: "交信时对方答复：451"),
    Answer(stage: ".", reply: "554 5.7.1 spam", becomes: .refused, says: "554 5.7.1 spam"),
    Answer(stage: ".", reply: "drop", becomes: .uncertain, says: "没有答复"),
    Answer(stage: ".", reply: "nonsense", becomes: .uncertain),
  ]

  @Test(arguments: answers)
  func anAnswerSaysWhatBecomesOfTheLetter(_ answer: Answer) throws {
    let server = try ScriptedServer("{\"\(answer.stage)\": \"\(answer.reply.replacingNewlines)\"}")
    let notifier = server.notifier { $0.timeout = 2 }
    let outcome = notifier.deliver([notifier.seal(letter())])[0]
    let found: Answer.Class? =
      switch outcome {
      case .tryLater: .tryLater
      case .unavailable: .unavailable
      case .refused: .refused
      case .uncertain: .uncertain
      case .delivered, .alreadyDelivered: nil
      }
    #expect(found == answer.becomes, "\(outcome)")
    #expect(outcome.said.contains(answer.says), "\(outcome.said)")
    #expect(outcome.said.utf8.count < 1000)
  }

  @Test(arguments: ["connect", "EHLO", "MAIL", "RCPT", "DATA", "."], ["hang", "drip"])
  func aServerThatSaysNothingMoreIsGivenUp(stage: String, way: String) throws {
    let server = try ScriptedServer("{\"\(stage)\": \"\(way)\"}")
    let notifier = server.notifier { $0.timeout = 1 }
    let batch = [1, 2, 3].map { notifier.seal(letter($0)) }
    let outcomes = notifier.deliver(batch)
    if stage == "." {
      guard case .uncertain = outcomes[0] else { return #expect(Bool(false), "\(outcomes[0])") }
    } else {
      #expect(
        outcomes.allSatisfy { if case .unavailable = $0 { true } else { false } }, "\(outcomes)")
      // It is waited for once, and not for each letter of the batch.
      #expect(server.connections == 1)
    }
  }

  @Test func aServerThatIsAwayIsAskedOnceForAWholeBatch() throws {
    let server = try ScriptedServer("{\"connect\": \"drop\"}")
    let notifier = server.notifier { $0.connections = 4 }
    let outcomes = notifier.deliver((1...20).map { notifier.seal(letter($0)) })
    #expect(outcomes.count == 20)
    #expect(outcomes.allSatisfy { if case .unavailable = $0 { true } else { false } })
    #expect(server.connections == 1)
  }

  @Test(arguments: [("nowhere.invalid", "查不到"), ("127.0.0.1", "连接不上")])
  func aServerThatIsNotThere(host: String, says: String) {
    // Port 1 (tcpmux) has no listener.
    let notifier = MailNotifier(
      MailServer(host: host, port: 1, security: .none, from: "a@example.org", timeout: 2), base: "/",
      credentials: nil)
    let outcome = notifier.deliver([notifier.seal(letter())])[0]
    guard case .unavailable(let text, _) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(text.contains(says))
  }

  @Test func encryptionThatIsStrippedStopsTheLetter() throws {
    let server = try ScriptedServer()
    let notifier = server.notifier { $0.security = .starttls }
    let outcome = notifier.deliver([notifier.seal(letter())])[0]
    guard case .unavailable(let text, _) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(text.contains("没有提供加密"))
    #expect(!server.verbs.contains("MAIL") && !server.verbs.contains("AUTH"))
  }

  @Test func aRefusedLoginIsTriedOnceAndRestsTheChannelForLong() throws {
    let server = try ScriptedServer(
      #"{"EHLO": "250-test\n250 AUTH PLAIN LOGIN", "AUTH": "535 5.7.8 bad credentials"}"#)
    try server.folder.write("canary:密码\nsecond line\n", to: "password")
    let notifier = server.notifier {
      $0.login = .init(user: "duban", password: .file("password"))
      $0.connections = 3
    }
    let outcomes = notifier.deliver((1...12).map { notifier.seal(letter($0)) })
    for outcome in outcomes {
      guard case .unavailable(let text, let rest) = outcome else { return #expect(Bool(false), "\(outcome)") }
      #expect(text.contains("登录被拒绝") && rest >= 1800)
      #expect(!text.contains("canary") && !text.contains("Y2FuYXJ5"))
    }
    #expect(server.connections == 1)
    #expect(server.verbs.count { $0 == "AUTH" } <= 2)
    #expect(!server.verbs.contains("MAIL"))
  }

  @Test func aPasswordThatCannotBeReadIsSaidBeforeAnythingIsSent() throws {
    let server = try ScriptedServer()
    for (secret, says) in [(Secret.file("gone"), "密码文件读不了"), (.credential("mail"), "没有收到凭据")] {
      let notifier = server.notifier { $0.login = .init(user: "duban", password: secret) }
      guard case .unavailable(let text, _) = notifier.deliver([notifier.seal(letter())])[0] else {
        return #expect(Bool(false))
      }
      #expect(text.contains(says))
    }
    #expect(server.connections == 0)
  }

  @Test(arguments: [
    "", "no-at-sign", "a@b>\r\nRCPT TO:<all@example.org", "a@b\nDATA", "<a@b>", "a b@c.d", "-oQ/tmp@x y",
    "督办@example.org",
  ])
  func anAddressThatIsNoneReachesNoServer(address: String) throws {
    let server = try ScriptedServer()
    let notifier = server.notifier()
    let outcome = notifier.deliver([notifier.seal(letter(address: address))])[0]
    #expect(outcome == .refused("没有可用的邮箱地址"))
    #expect(!server.verbs.contains("RCPT"))
  }

  @Test func oneRecipientsRefusalLeavesTheOthersAlone() throws {
    let server = try ScriptedServer(#"{"RCPT": ["250 ok", "550 5.1.1 no such user", "250 ok"]}"#)
    let notifier = server.notifier()
    let outcomes = notifier.deliver((1...3).map { notifier.seal(letter($0)) })
    guard case .delivered = outcomes[0], case .refused = outcomes[1], case .delivered = outcomes[2] else {
      return #expect(Bool(false), "\(outcomes)")
    }
    #expect(server.messages.count == 2)
  }
}

extension String {
  /// As it stands in JSON within a single-quoted word of a shell.
  fileprivate var replacingNewlines: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}
