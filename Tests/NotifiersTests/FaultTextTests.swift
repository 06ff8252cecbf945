import Delivery
import Glibc
import Testing

@testable import Notifiers

@Suite struct FaultTextTests {
  @Test(arguments: DurableFile.Fault.known)
  func everyKnownFaultIsToldInWordsWithItsNameAndPlace(code: Int32, name: String, words: String) {
    let fault = DurableFile.Fault(code: code, path: "mail/甲")
    #expect(fault.text == "\(words)（\(name)）：mail/甲")
  }

  @Test func noFaultIsListedTwice() {
    #expect(Set(DurableFile.Fault.known.map(\.code)).count == DurableFile.Fault.known.count)
  }

  @Test(arguments: [ENOSPC, EDQUOT, EACCES, EROFS, EIO, EMFILE, ENOENT, ENOTDIR])
  func itMayWorkLater(code: Int32) {
    let fault = DurableFile.Fault(code: code, path: "p")
    #expect(fault.outcome == .tryLater(fault.text))
  }

  @Test(arguments: [ENAMETOOLONG, EILSEQ, EINVAL])
  func itWillNeverWork(code: Int32) {
    let fault = DurableFile.Fault(code: code, path: "p")
    #expect(fault.outcome == .refused(fault.text))
  }

  @Test func anUnknownFaultIsToldByItsNumber() {
    #expect(DurableFile.Fault(code: 12_345, path: "p").text == "文件操作失败（errno 12345）：p")
  }
}
