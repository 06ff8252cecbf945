import Glibc
import ProgramHarness
import Testing

/// `duban doctor` asks mail servers, and names what is wrong with the way there.
@Suite struct DoctorMailTests {
  private let folder = TemporaryFolder()
  private let duban: Program

  init() { duban = Program(in: folder.path) }

  /// What it says of channel `mail` whose settings are `channel`, each line with its mark.
  private func said(_ channel: String) throws -> [String] {
    var rules = SmallOffice.rules(["one": "2018-07-25"])
    rules = rules.replacing(
      "{kind: maildir, folder: mailboxes}", with: "{kind: mail, from: duban@sub.gov.cn, \(channel)}")
    try folder.write(rules, to: "rules/rules.yaml")
    let found = try duban.run("doctor", "--ledger", "ledger.sqlite", "--at", "2018-07-20", "--lang", "zh")
    #expect(found.code == (found.text.contains("✗") ? 1 : 0))
    return found.text.split(separator: "\n").map { String($0) }.filter { $0.dropFirst(2).hasPrefix("邮件 mail") }
  }

  private func password(_ text: String, mode: mode_t = 0o600) throws {
    try folder.write(text + "\n", to: "password")
    chmod(folder("password"), mode)
  }

  @Test(arguments: SecureServer.Way.allCases)
  func aServerThatWillDoIsFine(way: SecureServer.Way) throws {
    let server = try SecureServer(way, password: "geheim")
    try password("geheim", mode: 0o644)
    let settings =
      "server: 127.0.0.1, port: \(server.port), security: \(way.rawValue), user: duban, "
      + "password: {file: password}, authorities: \(server.folder("certificate.pem"))"
    #expect(try said(settings) == ["✓ 邮件 mail：127.0.0.1:\(server.port) 能连接、能加密、能登录"])
    let all = try duban.run("doctor", "--ledger", "ledger.sqlite", "--at", "2018-07-20", "--lang", "zh").text
    #expect(all.contains("! 密码文件 mail ./password：别人也能读写（权限 644） → chmod 600 ./password"), "\(all)")
    #expect(all.contains("! 邮箱地址：联络员1 的 person1@example.org 是举例用的"), "\(all)")
    #expect(server.folder.files("kept").isEmpty)
    // Somebody else's file of certificates, and a wrong password.
    let untrusted = try said(settings.replacing(", authorities: \(server.folder("certificate.pem"))", with: ""))
    #expect(untrusted.first?.hasPrefix("✗ ") == true && untrusted[0].contains("证书不可信"), "\(untrusted)")
    #expect(untrusted.first?.contains(" → server 要写证书上的名字") == true, "\(untrusted)")
    try password("falsch")
    let refused = try said(settings)
    #expect(refused.first?.contains("登录被拒绝") == true && refused[0].contains(" → 看 user 和密码文件"), "\(refused)")
    #expect(!refused.joined().contains("falsch"))
    try folder.remove("password")
    let missing = try said(settings)
    #expect(missing.first?.contains("密码文件读不了") == true && missing[0].contains(" → 按 password"), "\(missing)")
  }

  @Test func aServerThatDoesNotEncryptIsNamed() throws {
    let server = try ScriptedServer()
    let found = try said("server: 127.0.0.1, port: \(server.port), security: starttls")
    #expect(found.first?.contains("没有提供加密") == true && found[0].contains(" → 改用 security: tls"), "\(found)")
    let mixed = try said("server: 127.0.0.1, port: \(server.port), security: tls, timeout: 5")
    #expect(mixed.first?.hasPrefix("✗ ") == true && mixed[0].contains(" → "), "\(mixed)")
    #expect(try said("server: 127.0.0.1, port: \(server.port), security: none").first?.hasPrefix("✓ ") == true)
    #expect(!server.verbs.contains("MAIL"))
  }

  @Test func aServerThatIsNotThereIsNamed() throws {
    let closed = try said("server: 127.0.0.1, port: 1, security: tls")
    #expect(closed.first?.contains("连接不上") == true && closed[0].contains("规则写的是1"), "\(closed)")
    let unknown = try said("server: no-such-host.invalid")
    #expect(unknown.first?.contains("查不到这个服务器名") == true && unknown[0].contains(" → 看 server"), "\(unknown)")
    let silent = try ScriptedServer(#"{"connect": "hang"}"#)
    let hung = try said("server: 127.0.0.1, port: \(silent.port), security: starttls, timeout: 5")
    #expect(hung.first?.contains("没有应答") == true && hung[0].contains(" → 看 port 和 security"), "\(hung)")
  }

  @Test func aServerThatHangsUpIsNamed() throws {
    let server = try ScriptedServer(#"{"EHLO": "drop"}"#)
    let found = try said("server: 127.0.0.1, port: \(server.port), security: none")
    #expect(found.first?.hasPrefix("✗ ") == true && found[0].contains("连接断了"), "\(found)")
  }

  @Test func offlineNobodyIsAsked() throws {
    let server = try ScriptedServer()
    _ = try said("server: 127.0.0.1, port: \(server.port), security: none")
    let asked = server.connections
    let found = try duban.run("doctor", "--offline", "--ledger", "ledger.sqlite", "--at", "2018-07-20")
    #expect(found.code == 0 && server.connections == asked && asked == 1)
  }
}
