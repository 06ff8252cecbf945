import Delivery
import Glibc
import Testing

@testable import Notifiers

@Suite struct FileNotifierTests {
  let folder = TemporaryFolder()
  var notifier: FileNotifier { FileNotifier(folder: "\(folder.path)/reports") }

  @Test func aDocumentLiesUnderItsName() {
    #expect(notifier.deliver([notifier.seal(document())]) == [.delivered(receipt: "overdue/2018-07-25.txt")])
    #expect(folder.files() == ["reports/overdue/2018-07-25.txt"])
    #expect(folder.bytes("reports/overdue/2018-07-25.txt") == Array("超期清单\n".utf8))
  }

  @Test func aLetterLiesUnderItsId() {
    #expect(notifier.deliver([notifier.seal(letter())]) == [.delivered(receipt: "\(id(1)).txt")])
    #expect(folder.bytes("reports/\(id(1)).txt") == Array("督办提醒\n\n您好。\n".utf8))
  }

  @Test func otherBytesUnderTheSameNameAreReplacedWhole() {
    _ = notifier.deliver([notifier.seal(document(1, name: "最新.html", "一周"))])
    let next = notifier.seal(document(2, name: "最新.html", "二"))
    #expect(notifier.deliver([next]) == [.delivered(receipt: "最新.html")])
    #expect(folder.bytes("reports/最新.html") == Array("二".utf8))
    #expect(notifier.deliver([next]) == [.alreadyDelivered(receipt: "最新.html")])
    #expect(folder.files() == ["reports/最新.html"])
  }

  @Test func ofOneNameInOneBatchTheLaterStays() {
    let batch = [document(1, name: "a", "1"), document(2, name: "a", "2")].map { notifier.seal($0) }
    #expect(notifier.deliver(batch) == [.delivered(receipt: "a"), .delivered(receipt: "a")])
    #expect(folder.bytes("reports/a") == Array("2".utf8))
  }

  @Test func anEmptyAndALongDocumentAreDelivered() {
    let long = String(repeating: "督办\n", count: 50_000)
    for (number, text) in ["", long].enumerated() {
      let sealed = notifier.seal(document(number, name: "\(number)", text))
      #expect(notifier.deliver([sealed]) == [.delivered(receipt: "\(number)")])
      #expect(notifier.deliver([sealed]) == [.alreadyDelivered(receipt: "\(number)")])
    }
  }

  @Test func bytesThatDifferInTheLastPlaceAreNotTheSame() {
    let long = String(repeating: "a", count: 200_000)
    _ = notifier.deliver([notifier.seal(document(1, name: "a", long + "1"))])
    #expect(notifier.deliver([notifier.seal(document(2, name: "a", long + "2"))]) == [.delivered(receipt: "a")])
    #expect(folder.bytes("reports/a")?.last == UInt8(ascii: "2"))
  }

  @Test func whatACrashLeftIsReplacedByTheNextAttempt() {
    _ = notifier.deliver([notifier.seal(document(1, name: "a", "1"))])
    folder.write("half", to: "reports/.\(id(2)).duban")
    #expect(notifier.deliver([notifier.seal(document(2, name: "b", "2"))]) == [.delivered(receipt: "b")])
    #expect(folder.files() == ["reports/a", "reports/b"])
  }

  @Test func aLinkUnderTheNameIsReplacedNotFollowed() {
    folder.write("secret", to: "outside")
    mkdir("\(folder.path)/reports", 0o755)
    #expect(symlink("../outside", "\(folder.path)/reports/a") == 0)
    #expect(notifier.deliver([notifier.seal(document(1, name: "a", "secret"))]) == [.delivered(receipt: "a")])
    #expect(folder.bytes("outside") == Array("secret".utf8))
    var status = stat()
    #expect(lstat("\(folder.path)/reports/a", &status) == 0 && status.st_mode & S_IFMT == S_IFREG)
  }

  @Test func aFolderUnderTheNameIsTriedLater() {
    mkdir("\(folder.path)/reports", 0o755)
    mkdir("\(folder.path)/reports/a", 0o755)
    guard case .tryLater(let text) = notifier.deliver([notifier.seal(document(1, name: "a", "1"))])[0] else {
      Issue.record("not to be tried later")
      return
    }
    #expect(text.contains("EISDIR"))
    #expect(folder.files() == [])
  }

  @Test(arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", ".a", "a/.b", "a\nb", "a\0b"])
  func aNameIsRefused(name: String) {
    guard case .refused = notifier.deliver([notifier.seal(document(1, name: name))])[0] else {
      Issue.record("'\(name)' is not refused")
      return
    }
    #expect(folder.files() == [])
  }

  @Test func namesThatAreTooLongAreRefused() {
    #expect(DocumentName.fault(in: String(repeating: "a", count: 255)) == nil)
    #expect(DocumentName.fault(in: String(repeating: "a", count: 256)) != nil)
    #expect(DocumentName.fault(in: Array(repeating: "督办", count: 170).joined(separator: "/")) != nil)
  }
}
