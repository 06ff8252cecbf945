import Diagnostics
import Rules
import Testing

@testable import RuleFiles

/// Channels of mail: what they take, and what is said of everything else.
@Suite struct MailFaultTests {
  private static func channel(_ text: String) -> [String: String] {
    Fixtures.book(("mail: {kind: maildir, folder: mailboxes}", "mail: \(text)"))
  }

  private static func one(_ name: String, _ text: String, _ findings: String...) -> FaultCase {
    let markers: [Character] = ["①", "②"]
    return FaultCase(
      name, channel(text), Dictionary(uniqueKeysWithValues: zip(markers, findings.map { [$0] })))
  }

  static let cases: [FaultCase] = [
    one(
      "a password in the rules", "{kind: mail, provider: qq, user: a, password: ①secret}",
      "error[rule.wrong-type]: a password cannot stand in the rules"),
    one(
      "a password in the clear",
      "{kind: mail, server: mail.example.org, security: ①none, user: a, password: {file: p}}",
      "error[rule.conflicting-keys]: a password would cross the network unencrypted"),
    one(
      "a password that is in two places",
      "{kind: mail, provider: qq, user: a, password: ①{file: p, credential: c}}",
      "error[rule.conflicting-keys]: only one of these can stand here: file, credential"),
    one(
      "a user without a password", "{kind: mail, provider: qq, user: ①a}",
      "error[rule.conflicting-keys]: 'user' goes with 'password' only"),
    one(
      "neither server nor provider", "①{kind: mail}",
      "error[rule.conflicting-keys]: one of these is needed: provider, server"),
    one(
      "a provider has its own port", "{kind: mail, provider: qq, port: ①25}",
      "error[rule.conflicting-keys]: write 'provider' or 'port', not both"),
    one(
      "a server that would be a URL", "{kind: mail, server: ①\"smtp://a.example.org/x\"}",
      "error[rule.bad-value]: 'smtp://a.example.org/x' is not understood"),
    one(
      "a port beyond all ports", "{kind: mail, server: localhost, port: ①70000}",
      "error[rule.bad-value]: '70000' is not understood"),
    one(
      "a key of another kind", "{kind: mail, provider: qq, folder: ①mailboxes}",
      "error[rule.conflicting-keys]: 'folder' goes with 'kind: maildir / kind: file' only"),
    one("a folder is missing", "①{kind: maildir}", "error[rule.missing-key]: 'folder' is missing"),
    one(
      "a program by a relative path", "{kind: sendmail, program: ①sendmail}",
      "error[rule.bad-value]: 'sendmail' is not an absolute path"),
    FaultCase(
      "somebody without an address",
      Fixtures.book(
        ("mail: {kind: maildir, folder: mailboxes}", "mail: {kind: mail, server: localhost, security: none}"),
        ("{name: 发改委联络员, email: drc@example.org}", "{name: ①发改委联络员}")),
      ["①": ["error[rule.no-address]: '发改委联络员' is told by mail through 'mail' and has no address"]]),
    FaultCase(
      "a template that names what letters have not",
      Fixtures.book.merging(["templates/letter.txt.mustache": "{{greeting}}\n①{{grups}}\n"]) { $1 },
      ["①": ["error[template.unread]: letters have no 'grups'"]]),
    FaultCase(
      "the same template twice",
      Fixtures.book.merging(["a/letter.txt.mustache": "{{greeting}}", "b/letter.txt.mustache": "①{{greeting}}"]) {
        $1
      },
      ["①": ["error[template.unread]: template 'letter.txt.mustache' is there already: a/letter.txt.mustache"]]),
  ]

  @Test(arguments: cases) func findsWhatIsMarkedAndNothingElse(_ fault: FaultCase) { fault.check() }

  @Test func aServerIsReadWithAllItsSettings() throws {
    let files = Self.channel(
      "{kind: mail, server: mail.example.org, security: tls, user: duban, password: {credential: mail}, "
        + "reply-to: office@example.org, authorities: /etc/ca.pem, connections: 3, rate: 每分钟60封, timeout: 20}")
    let book = try #require(Fixtures.load(files).book)
    #expect(
      book.channels.first?.means
        == .mail(
          MailServer(
            host: "mail.example.org", port: 465, security: .tls,
            login: .init(user: "duban", password: .credential("mail")),
            from: "duban@example.org", replyTo: "office@example.org", authorities: "/etc/ca.pem", connections: 3,
            rate: 60,
            timeout: 20)))
  }

  @Test(arguments: MailProvider.allCases) func aProviderIsItsServer(_ provider: MailProvider) throws {
    for word in [provider.rawValue] + provider.chinese {
      let book = try #require(Fixtures.load(Self.channel("{类型: mail, 服务商: \(word)}")).book)
      #expect(
        book.channels.first?.means
          == .mail(MailServer(host: provider.host, port: 465, security: .tls, from: "duban@example.org")))
    }
  }

  @Test func trialModeTakesAnAddress() throws {
    for (word, trial) in [
      ("yes", Office.Trial.mailboxes), ("a@example.org", .address("a@example.org")), ("no", nil),
    ] {
      let files = Fixtures.book(("  channels: [mail]\n", "  channels: [mail]\n  trial: \(word)\n"))
      #expect(try #require(Fixtures.load(files).book).office.trial == trial)
    }
  }
}
