import Delivery
import Glibc
import Testing

@testable import Notifiers

@Suite struct MaildirNotifierTests {
  let folder = TemporaryFolder()
  var notifier: MaildirNotifier { MaildirNotifier(folder: "\(folder.path)/mail") }

  private func names(_ part: String) throws -> [String] {
    try DurableFile.names(in: "\(folder.path)/mail/农业局联络员/\(part)").sorted()
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat("\(folder.path)/mail/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func aMessageLiesInNewUnderItsIdAndNothingInTmp() throws {
    #expect(
      notifier.deliver([notifier.seal(letter())]) == [.delivered(receipt: "农业局联络员/new/\(id(1)).duban")])
    #expect(try names("new") == ["\(id(1)).duban"])
    #expect(try names("tmp") == [])
    #expect(try names("cur") == [])
  }

  @Test func mailboxesAreForTheirOwnerAlone() {
    _ = notifier.deliver([notifier.seal(letter())])
    #expect(mode("") == 0o700)
    #expect(mode("农业局联络员") == 0o700)
    #expect(mode("农业局联络员/new") == 0o700)
    #expect(mode("农业局联络员/new/\(id(1)).duban") == 0o600)
  }

  @Test func everyRecipientHasAMailboxOfTheirOwn() {
    let batch = [letter(1, to: "甲"), letter(2, to: "乙/丙"), letter(3, to: "甲")].map { notifier.seal($0) }
    _ = notifier.deliver(batch)
    #expect(
      folder.files()
        == [
          "mail/乙%2F丙/new/\(id(2)).duban", "mail/甲/new/\(id(1)).duban", "mail/甲/new/\(id(3)).duban",
        ].sorted())
  }

  @Test(arguments: ["", ":2,", ":2,S", ":2,RS"])
  func aMessageThatAReaderMovedToCurIsFound(flags: String) throws {
    let sealed = notifier.seal(letter())
    _ = notifier.deliver([sealed])
    let box = "\(folder.path)/mail/农业局联络员"
    #expect(rename("\(box)/new/\(id(1)).duban", "\(box)/cur/\(id(1)).duban\(flags)") == 0)
    #expect(
      notifier.deliver([sealed]) == [.alreadyDelivered(receipt: "农业局联络员/cur/\(id(1)).duban")])
    #expect(try names("new") == [])
  }

  @Test func whatCrashedAttemptsLeftIsRemovedAndNothingElse() throws {
    _ = notifier.deliver([notifier.seal(letter(1))])
    folder.write("half", to: "mail/农业局联络员/tmp/\(id(2)).duban")
    folder.write("half", to: "mail/农业局联络员/tmp/\(id(3)).duban")
    folder.write("theirs", to: "mail/农业局联络员/tmp/1532480400.P1.host")
    #expect(
      notifier.deliver([notifier.seal(letter(3))]) == [.delivered(receipt: "农业局联络员/new/\(id(3)).duban")])
    #expect(try names("tmp") == ["1532480400.P1.host"])
    #expect(folder.bytes("mail/农业局联络员/new/\(id(3)).duban") == notifier.seal(letter(3)).bytes)
  }

  @Test func otherPeoplesFilesInCurAreNotOurs() throws {
    _ = notifier.deliver([notifier.seal(letter(1))])
    folder.write("x", to: "mail/农业局联络员/cur/\(id(2))")
    folder.write("x", to: "mail/农业局联络员/cur/.duban")
    guard case .delivered = notifier.deliver([notifier.seal(letter(2))])[0] else {
      Issue.record("not delivered")
      return
    }
  }

  @Test func aReportIsSentAsAnAttachment() throws {
    let text = String(decoding: notifier.seal(document()).bytes, as: UTF8.self)
    #expect(text.contains("Content-Disposition: attachment;\n filename*=utf-8''2018-07-25.txt\n"))
    let body = try #require(text.split(separator: "\n\n").last)
    #expect(MessageReader.base64(String(body)) == Array("超期清单\n".utf8))
  }
}
