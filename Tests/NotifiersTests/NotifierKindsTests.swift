import Delivery
import Diagnostics
import Notifiers
import Rules
import Testing

@Suite struct NotifierKindsTests {
  private static let span = SourceSpan(file: 0, line: 1, column: 1, endColumn: 2)

  private func make(_ means: Channel.Means) -> (any Notifier)? {
    NotifierKinds.make(Channel(name: "c", means: means, span: Self.span), base: "/b", credentials: nil)
  }

  @Test func theKindsARuleFileMayName() { #expect(NotifierKinds.names == ["maildir", "file", "mail", "sendmail"]) }

  @Test func aKindMakesItsNotifierOverTheFolderBesideTheLedger() {
    #expect((make(.folder(kind: "maildir", path: "f")) as? MaildirNotifier)?.folder == "/b/f")
    #expect((make(.folder(kind: "file", path: "/f")) as? FileNotifier)?.folder == "/f")
    #expect(make(.folder(kind: "Maildir", path: "f")) == nil)
  }

  @Test func mailIsHandedToAServerOrAProgram() {
    #expect(make(.mail(MailServer(host: "localhost", from: "a@b"))) is MailNotifier)
    #expect(make(.sendmail(Sendmail(program: "/bin/true", from: "a@b"))) is SendmailNotifier)
  }

  @Test(arguments: [
    (Channel.Means.mail(MailServer(host: "localhost", from: "a@b")), "maildir", "c"),
    (.sendmail(Sendmail(program: "/bin/true", from: "a@b")), "maildir", "c"),
    (.folder(kind: "file", path: "/srv/reports"), "file", "c"),
    (.folder(kind: "file", path: "reports"), "file", "reports"),
  ])
  func aRehearsalReachesNobodyAndWritesBesideTheLedger(means: Channel.Means, kind: String, folder: String) {
    let rehearsed = Channel(name: "c", means: means, span: Self.span).rehearsed
    #expect(rehearsed.kind == kind)
    #expect(rehearsed.folder == folder)
  }
}
