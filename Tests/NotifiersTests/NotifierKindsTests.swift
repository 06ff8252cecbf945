import Delivery
import Notifiers
import Testing

@Suite struct NotifierKindsTests {
  @Test func theKindsARuleFileMayName() { #expect(NotifierKinds.names == ["maildir", "file"]) }

  @Test func aKindMakesItsNotifierOverTheFolder() {
    #expect((NotifierKinds.make(kind: "maildir", folder: "f") as? MaildirNotifier)?.folder == "f")
    #expect((NotifierKinds.make(kind: "file", folder: "f") as? FileNotifier)?.folder == "f")
    #expect(NotifierKinds.make(kind: "Maildir", folder: "f") == nil)
  }
}
