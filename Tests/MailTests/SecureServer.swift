import Delivery
import Notifiers
import ProgramHarness
import Rules

/// aiosmtpd with a certificate of its own and a login, on loopback.
final class SecureServer {
  enum Way: String, Sendable, CaseIterable { case starttls, tls }

  let folder = TemporaryFolder()
  let port: Int
  private let process: Running
  private let way: Way

  /// - Parameter name: The name in its certificate.
  init(_ way: Way, name: String = "127.0.0.1", user: String = "duban", password: String = "密:码 \"1\"") throws {
    self.way = way
    try folder.makeFolder("kept")
    let isAddress = name.allSatisfy { $0.isNumber || $0 == "." }
    let duban = Program(in: folder.path)
    let made = try duban.finish([
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "certificate.pem",
      "-subj", "/CN=\(name)", "-days", "2", "-addext", "subjectAltName=\(isAddress ? "IP" : "DNS"):\(name)",
    ])
    guard made.code == 0 else { throw ScriptedServer.NotListening(log: made.text) }
    try folder.write("\(password)\nnot this\n", to: "password")
    let servers = "\(Program.packageRoot)/Tests/MailTests/Servers"
    process = try duban.startShell(
      "exec /usr/bin/python3 '\(servers)/secure.py' port kept certificate.pem key.pem \(way.rawValue) '\(user)' '\(password)'"
    )
    port = try ScriptedServer.port(folder, process)
  }

  func notifier(_ change: (inout MailServer) -> Void = { _ in }) -> MailNotifier {
    var server = MailServer(
      host: "127.0.0.1", port: port, security: way == .tls ? .tls : .starttls,
      login: .init(user: "duban", password: .file("password")), from: "duban@example.org",
      replyTo: "office@example.org", authorities: "certificate.pem", connections: 2, timeout: 20)
    change(&server)
    return MailNotifier(server, base: folder.path, credentials: nil)
  }

  /// The messages that were kept, as Python's email package reads them.
  func messages() throws -> [JSON] {
    let servers = "\(Program.packageRoot)/Tests/MailTests/Servers"
    return try folder.files("kept").filter { $0.hasSuffix(".eml") }.sorted().map { name in
      try JSON(
        try Program(in: folder.path).finish(["/usr/bin/python3", "\(servers)/read.py", "kept/\(name)"]).text)
    }
  }

  /// The envelope of the first message that was kept.
  func envelope() throws -> JSON { try JSON(folder.text("kept/1.json")) }
}
