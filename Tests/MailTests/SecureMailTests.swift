import Delivery
import ProgramHarness
import Rules
import Testing

@testable import Notifiers

/// Encrypted mail to a server that is none of ours, read back by a parser that is none of ours.
@Suite struct SecureMailTests {
  @Test(arguments: SecureServer.Way.allCases)
  func aLetterArrivesEncryptedAfterALogin(way: SecureServer.Way) throws {
    let server = try SecureServer(way)
    let notifier = server.notifier()
    let sealed = notifier.seal(
      letter(
        subject: "超期1项：组织企业对接（区农业局），超期3个工作日", "第一行\n第二行 🙂\n", html: "<p>第一行</p>",
        attachments: [
          .init(
            name: "督办事项—农业局联络员（2018年7月）清单与说明.ics", mediaType: "text/calendar; charset=utf-8",
            bytes: Array("BEGIN".utf8)),
          .init(name: "台账.xlsx", mediaType: "application/octet-stream", bytes: Array(0...255)),
        ], threads: ["plan/task"]))
    #expect(notifier.deliver([sealed]) == [.delivered(receipt: "250 2.0.0 kept")])
    let envelope = try server.envelope()
    #expect(envelope["from"].string == "duban@example.org")
    #expect(envelope["to"].strings == ["agri-liaison@example.org"])
    #expect(envelope["tls"].bool == true && envelope["login"].bool == true)

    let message = try #require(try server.messages().first)
    func field(_ name: String) -> String? {
      message["fields"].array.first { $0["name"].string == name }?["value"].string
    }
    #expect(field("Subject") == "超期1项：组织企业对接（区农业局），超期3个工作日")
    #expect(field("From") == "督办室 <duban@example.org>")
    #expect(field("Reply-To") == "office@example.org")
    #expect(field("To") == "农业局联络员 <agri-liaison@example.org>")
    #expect(field("Message-ID") == "<\(id(1))@example.org>")
    #expect(field("In-Reply-To") == field("References"))
    #expect(field("References")?.hasSuffix("@example.org>") == true)
    #expect(field("Auto-Submitted") == "auto-generated")
    #expect(field("X-Auto-Response-Suppress") == "All")
    #expect(field("List-Id") == "<duban.example.org>")
    #expect(field("Date") == "Wed, 25 Jul 2018 09:00:00 +0800")
    #expect(message["type"].string == "multipart/mixed")
    #expect(message["defects"].array.isEmpty)
    #expect(message["isSevenBit"].bool == true && message["lone"].int == 0)
    #expect((message["longestHeaderLine"].int ?? 999) <= 78)
    let parts = message["parts"].array
    #expect(
      parts.map { $0["type"].string } == ["text/plain", "text/html", "text/calendar", "application/octet-stream"])
    #expect(parts.map { $0["name"].string } == ["", "", "督办事项—农业局联络员（2018年7月）清单与说明.ics", "台账.xlsx"])
    #expect(parts[0]["text"].string == "第一行\r\n第二行 🙂\r\n")
    #expect(parts[1]["text"].string == "<p>第一行</p>\r\n")
    // SHA-256 of the bytes 0 to 255.
    #expect(parts[3]["sha256"].string == "40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880")
  }

  /// What people and rule files might write, in every place where text goes into a message.
  static let naughty = [
    "x\r\nBcc: all@example.org", "x\nBcc: all@example.org\n\nbody", "x\r\n.\r\nMAIL FROM:<evil@example.org>\r\n",
    "x\0y", "x\u{85}Bcc: y", "x\u{2028}Bcc: y", "x\u{2029}y", "x\u{B}y\u{C}z", "=?utf-8?B?QmNjOiB4?=",
    "\"quoted\", <a@b>",
    "a,b;c:d(e)", "\\\"", "--=_duban.00000000000000000000000000000001.text--", "{{subject}}", "%0d%0aBcc: x",
    "\u{202E}drowssap", "\u{200B}\u{FEFF}", "👨‍👩‍👧‍👦", String(repeating: "督办", count: 200), "-oQ/tmp", "From x", ".",
    "..",
  ]

  @Test func nothingThatIsWrittenInARuleBecomesAFieldOrACommand() throws {
    let server = try SecureServer(.starttls)
    let notifier = server.notifier { $0.connections = 1 }
    var number = 0
    let batch = Self.naughty.map { text in
      number += 1
      return notifier.seal(
        letter(
          number, to: text, sender: text, subject: text, text, html: text,
          attachments: [.init(name: text, mediaType: "text/calendar; charset=utf-8", bytes: Array(text.utf8))],
          threads: [text]))
    }
    for start in stride(from: 0, to: batch.count, by: 8) {
      for outcome in notifier.deliver(Array(batch[start..<min(start + 8, batch.count)])) {
        #expect(outcome == .delivered(receipt: "250 2.0.0 kept"))
      }
    }
    let messages = try server.messages()
    #expect(messages.count == Self.naughty.count)
    for message in messages {
      #expect(
        message["fields"].array.compactMap { $0["name"].string } == [
          "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
          "X-Auto-Response-Suppress", "List-Id", "MIME-Version", "Content-Type",
        ])
      #expect(message["parts"].array.count == 3)
      #expect(message["isSevenBit"].bool == true && message["lone"].int == 0)
      #expect((message["longestHeaderLine"].int ?? 999) <= 78)
    }
  }

  @Test(arguments: SecureServer.Way.allCases)
  func aCertificateThatNobodyVouchesForStopsTheLetter(way: SecureServer.Way) throws {
    let server = try SecureServer(way)
    let notifier = server.notifier { $0.authorities = nil }
    try expectUnsent(notifier, server, says: "证书不可信")
  }

  @Test func aCertificateForAnotherNameStopsTheLetter() throws {
    let server = try SecureServer(.tls, name: "mail.example.org")
    try expectUnsent(server.notifier(), server, says: "证书不可信")
  }

  @Test func aWrongPasswordIsSaidAndNothingIsSent() throws {
    let server = try SecureServer(.starttls)
    try server.folder.write("wrong\n", to: "password")
    try expectUnsent(server.notifier(), server, says: "登录被拒绝")
  }

  @Test func aFileOfCertificatesThatIsNoneIsSaid() throws {
    let server = try SecureServer(.tls)
    try server.folder.write("nothing\n", to: "none.pem")
    try expectUnsent(server.notifier { $0.authorities = "none.pem" }, server, says: "根证书文件读不了")
  }

  private func expectUnsent(_ notifier: MailNotifier, _ server: SecureServer, says: String) throws {
    let outcome = notifier.deliver([notifier.seal(letter())])[0]
    guard case .unavailable(let text, _) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(text.contains(says), "\(text)")
    #expect(server.folder.files("kept").isEmpty)
  }

  @Test func theProbeSaysWhatWasSaidAndSendsNothing() throws {
    let server = try SecureServer(.starttls)
    let (steps, failure) = server.notifier().probe()
    #expect(failure == nil)
    #expect(steps.map(\.command).contains("AUTH") && steps.map(\.command).contains("STARTTLS"))
    #expect(!steps.contains { $0.command == "MAIL" })
    #expect(server.folder.files("kept").isEmpty)
  }
}
