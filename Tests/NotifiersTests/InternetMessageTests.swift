import CivilTime
import Delivery
import Testing

@testable import Notifiers

@Suite struct InternetMessageTests {
  private func read(_ envelope: Envelope) throws -> MessageReader {
    try #require(MessageReader(InternetMessage(envelope).bytes()))
  }

  @Test func aLetterAsItLiesInTheMailbox() {
    let bytes = InternetMessage(letter(sender: "Office", subject: "Reminder", "您好。\n第二行")).bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        From: "Office" <duban@example.org>
        To: =?utf-8?B?5Yac5Lia5bGA6IGU57uc5ZGY?=
         <agri-liaison@example.org>
        Subject: Reminder
        Date: Wed, 25 Jul 2018 09:00:00 +0800
        Message-ID: <\(id(1))@example.org>
        Auto-Submitted: auto-generated
        X-Auto-Response-Suppress: All
        List-Id: <duban.example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        您好。
        第二行

        """)
  }

  static let subjects = [
    "督办提醒", "Reminder", "", " 前后有空格 ", "=?utf-8?B?5Yac?=", "a=?b", String(repeating: "督办", count: 100),
    String(repeating: "a", count: 500), "混合 mixed 文字 text", "👨‍👩‍👧‍👦🇨🇳é", "\"引号\"\\反斜线",
    String(repeating: "😀", count: 60), "x" + String(repeating: "督", count: 59), String(repeating: "a", count: 60),
  ]

  @Test(arguments: subjects)
  func aSubjectIsReadAsItWasWritten(subject: String) throws {
    #expect(try read(letter(subject: subject)).text("Subject") == subject)
  }

  @Test(arguments: subjects)
  func aHeaderIsASCIIInLinesOfAtMost76(subject: String) {
    let bytes = InternetMessage(letter(to: subject, sender: subject, subject: subject)).bytes()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { return }
      #expect(line.count <= 76, "\(String(decoding: line, as: UTF8.self))")
      #expect(line.allSatisfy { (0x20...0x7E).contains($0) })
    }
    Issue.record("no end of the header")
  }

  @Test(arguments: [
    "x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\rBcc: all@example.org", "x\0y", "x\n\nbody",
    "x\u{85}Bcc: y", "x\u{2028}Bcc: y", "x\u{B}Bcc: y", "\r\n", "<x@example.org>, \"y",
  ])
  func nothingThatIsWrittenInAFieldBeginsAnotherOne(attack: String) throws {
    var envelope = letter(to: attack, address: attack, sender: attack, senderAddress: attack, subject: attack)
    envelope.id = id(7)
    let bytes = InternetMessage(envelope).bytes()
    let message = try #require(MessageReader(bytes))
    #expect(
      message.fields.map(\.name) == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "List-Id",
        "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
      ])
    #expect(message.body == "您好。\n")
    #expect(!bytes.contains(0x0D) && !bytes.contains(0))
    #expect(message.value("From")?.hasSuffix("<duban@duban.invalid>") == true)
    #expect(message.value("To")?.hasSuffix(":;") == true)
  }

  @Test func quotesAndBackslashesInANameAreEscaped() throws {
    #expect(try read(letter(sender: #"A "B" \C"#)).value("From") == #""A \"B\" \\C" <duban@example.org>"#)
  }

  @Test(arguments: [
    "a@b", "first.last+tag@mail.example.org",
  ])
  func anAddressIsTaken(address: String) { #expect(HeaderText.address(address) == address) }

  @Test(arguments: [
    "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b>", "<a@b", "a@b,c@d", "\"a b\"@c", "a@[1.2.3.4]", "督办@example.org",
    "a@b\n", String(repeating: "a", count: 65) + "@b.c",
    "a@" + String(repeating: "b", count: 253),
  ])
  func anAddressIsNotTaken(address: String) { #expect(HeaderText.address(address) == nil) }

  @Test func withoutAnAddressTheRecipientIsAGroupWithoutMembers() throws {
    let message = try read(letter(address: nil))
    #expect(message.text("To") == "农业局联络员:;")
  }

  @Test func withoutASendersAddressTheDomainCanNotExist() throws {
    let message = try read(letter(senderAddress: nil))
    #expect(message.value("Message-ID") == "<\(id(1))@duban.invalid>")
    #expect(message.text("From") == "督办室 <duban@duban.invalid>")
  }

  struct Moment: Sendable, CustomTestStringConvertible {
    let seconds: Int64
    let zone: TimeZoneTable
    let expected: String
    var testDescription: String { expected }
  }

  @Test(arguments: [
    Moment(seconds: 0, zone: .utc, expected: "Thu, 1 Jan 1970 00:00:00 +0000"),
    Moment(seconds: 1_532_480_461, zone: .shanghai, expected: "Wed, 25 Jul 2018 09:01:01 +0800"),
    Moment(seconds: 1_519_833_599, zone: .shanghai, expected: "Wed, 28 Feb 2018 23:59:59 +0800"),
    Moment(
      seconds: 1_532_480_400, zone: TimeZoneTable(name: "St John's", initialOffset: -9000),
      expected: "Tue, 24 Jul 2018 22:30:00 -0230"),
    Moment(seconds: -1, zone: .utc, expected: "Wed, 31 Dec 1969 23:59:59 +0000"),
    Moment(seconds: 518_000_000, zone: .shanghai, expected: "Sun, 1 Jun 1986 17:53:20 +0900"),
  ])
  func theDate(_ moment: Moment) throws {
    var envelope = letter()
    envelope.date = Instant(seconds: moment.seconds)
    envelope.zone = moment.zone
    #expect(try read(envelope).value("Date") == moment.expected)
  }

  // MARK: Body

  @Test(arguments: [("一\r\n二\r三\n四", "一\n二\n三\n四\n"), ("", "\n"), ("一", "一\n"), ("\r\r\n\n", "\n\n\n")])
  func linesOfTheBodyEndInLineFeeds(text: String, expected: String) throws {
    let message = try read(letter(1, text))
    #expect(Array(message.body.utf8) == Array(expected.utf8))
    #expect(message.value("Content-Transfer-Encoding") == "8bit")
  }

  @Test func aLineOf998BytesStandsAsItIs() throws {
    let text = String(repeating: "a", count: 998) + "\n"
    #expect(try read(letter(1, text)).body == text)
  }

  @Test(arguments: [String(repeating: "a", count: 999), String(repeating: "督", count: 400), "a\0b"])
  func aTextThatMailCannotCarryIsEncoded(text: String) throws {
    let message = try read(letter(1, text))
    #expect(message.value("Content-Transfer-Encoding") == "base64")
    #expect(message.body.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
    #expect(MessageReader.base64(message.body) == Array((text + "\n").utf8))
  }

  @Test func anAttachmentsNameIsReadByEveryReader() throws {
    let message = try read(document(name: "报表/超期 清单.html", "<p>"))
    #expect(
      message.value("Content-Disposition")
        == "attachment; filename*=utf-8''%E8%B6%85%E6%9C%9F%20%E6%B8%85%E5%8D%95.html")
    #expect(MessageReader.base64(message.body) == Array("<p>".utf8))
  }
}
