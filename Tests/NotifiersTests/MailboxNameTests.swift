import Testing

@testable import Notifiers

@Suite struct MailboxNameTests {
  @Test(arguments: [
    ("农业局联络员", "农业局联络员"), ("Li Lei", "Li Lei"), ("各区（镇）", "各区（镇）"), ("a/b", "a%2Fb"),
    ("../x", "%2E.%2Fx"), (".", "%2E"), ("", "%"), ("%", "%25"), ("a\nb\0", "a%0Ab%00"), ("a.b", "a.b"),
    (" a ", "%20a%20"), ("a\\b", "a%5Cb"), ("\u{202E}甲", "%E2%80%AE甲"), ("e\u{301}", "e\u{301}"),
  ])
  func isEncodedAs(recipient: String, expected: String) {
    #expect(Array(MailboxName.encode(recipient).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(MailboxName.isSafe(MailboxName.encode(recipient)))
  }

  @Test func aLongNameIsCutBetweenCharactersAndStaysUnique() {
    let one = String(repeating: "督", count: 300)
    let other = one + "办"
    for name in [one, other] {
      let encoded = MailboxName.encode(name)
      #expect(encoded.utf8.count <= 200 && encoded.utf8.count > 190)
      #expect(encoded.hasPrefix("督督督") && encoded.contains("%~"))
      #expect(MailboxName.isSafe(encoded))
    }
    #expect(MailboxName.encode(one) != MailboxName.encode(other))
  }

  @Test func differentRecipientsNeverShareAMailbox() {
    let awkward = ["%", "/", "\\", ".", " ", "甲", "a", "%2F", "%~", "2F"]
    var seen: [String: String] = [:]
    for first in awkward {
      for second in awkward {
        for third in awkward {
          let name = first + second + third
          let encoded = MailboxName.encode(name)
          if let other = seen.updateValue(name, forKey: encoded) { #expect(other == name) }
        }
      }
    }
  }

  @Test(arguments: ["", ".", "..", ".x", "a/b", "a\nb", String(repeating: "a", count: 201)])
  func isNotSafe(name: String) { #expect(!MailboxName.isSafe(name)) }
}
