import Delivery
import Notifiers
import ProgramHarness
import Rules

/// A mail server on loopback that answers as a test tells it to, and remembers what it heard.
final class ScriptedServer {
  let folder = TemporaryFolder()
  let port: Int
  private let process: Running

  /// - Parameter script: JSON: replies by stage, see `Servers/scripted.py`.
  init(_ script: String = "{}") throws {
    let servers = "\(Program.packageRoot)/Tests/MailTests/Servers"
    process = try Program(in: folder.path).startShell(
      "exec /usr/bin/python3 '\(servers)/scripted.py' port log.json '\(script)'")
    port = try ScriptedServer.port(folder, process)
  }

  /// Waits for the port that a server writes down once it listens.
  static func port(_ folder: TemporaryFolder, _ process: Running) throws -> Int {
    guard eventually({ folder.exists("port") || !process.isRunning }),
      let port = Int(folder.text("port"))
    else { throw NotListening(log: process.log) }
    return port
  }

  struct NotListening: Error { var log: String }

  func settings(_ change: (inout MailServer) -> Void = { _ in }) -> MailServer {
    var server = MailServer(
      host: "127.0.0.1", port: port, security: .none, from: "duban@example.org", connections: 1, timeout: 5)
    change(&server)
    return server
  }

  func notifier(_ change: (inout MailServer) -> Void = { _ in }) -> MailNotifier {
    MailNotifier(settings(change), base: folder.path, credentials: nil)
  }

  private var heard: [JSON] {
    folder.text("log.json").split(separator: "\n").compactMap { try? JSON(String($0)) }
  }

  var connections: Int { heard.count { $0["connected"].bool == true } }

  /// The commands of all connections, in their order.
  var commands: [String] { heard.compactMap { $0["command"].string } }

  /// The first words of the commands.
  var verbs: [String] { commands.map { String($0.prefix { $0 != " " }) } }

  /// The messages it was given, whole or not answered.
  var messages: [[UInt8]] {
    heard.compactMap { $0["message"].string }.map { $0.unicodeScalars.map { UInt8($0.value) } }
  }
}
