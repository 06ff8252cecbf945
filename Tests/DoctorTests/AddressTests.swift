import Diagnostics
import Testing

@testable import duban

/// Addresses whose form is right and that reach nobody all the same.
@Suite struct AddressTests {
  static let slips = [
    ("a@qq.con", "qq.com"), ("a@qq.cmo", "qq.com"), ("a@16.com", "163.com"), ("a@1633.com", "163.com"),
    ("a@gmial.com", "gmail.com"), ("a@QQ.CON", "qq.com"), ("a@qq.co", "qq.com"), ("a@189.com", "139.com"),
  ]

  @Test(arguments: slips)
  func aSlipOfTheKeyboardIsSeen(_ row: (address: String, meant: String)) {
    #expect(AddressCheck.doubt(row.address)?.zh == "是不是 \(row.meant)？")
  }

  @Test(arguments: [
    "a@qq.com", "a@163.com", "a@vip.163.com", "a@sub.gov.cn", "a@ex.cn", "a@sz.gov.cn", "a@126.com", "a@189.cn",
    "a@sohu.com", "a@mail.sc.cn",
  ])
  func anOrdinaryAddressIsLeftAlone(_ address: String) {
    #expect(AddressCheck.doubt(address) == nil)
  }

  @Test(arguments: [
    "a@example.org", "a@mail.example.com", "a@x.test", "a@x.invalid", "a@EXAMPLE.NET", "a@localhost",
  ])
  func anAddressForExamplesReachesNobody(_ address: String) {
    #expect(AddressCheck.doubt(address)?.zh == "是举例用的，没有人收得到")
  }
}
