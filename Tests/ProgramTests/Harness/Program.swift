import Foundation
import Glibc

/// The built program `duban`, as a shell would start it: another process, in a folder, with an environment.
public struct Program: Sendable {
  /// Where it is: what a command line of a shell begins with.
  public static let path = find()

  /// The root of the package: `rules` and `seeds` stand in it.
  public static let packageRoot: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// The folder it starts in.
  public var folder: String
  /// Its whole environment.
  public var environment: [String: String]

  /// - Parameter environment: Added to, or put in place of, a plain one: no colours asked for, an English locale,
  ///   the state folder inside `folder`.
  public init(in folder: String, environment: [String: String] = [:]) {
    self.folder = folder
    let parent = ProcessInfo.processInfo.environment
    self.environment = [
      "PATH": Program.parent(of: Program.path) + ":" + (parent["PATH"] ?? "/usr/bin:/bin"), "HOME": folder,
      "XDG_STATE_HOME": "\(folder)/state", "LANG": "C.UTF-8", "TERM": "xterm", "USER": "tester",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
  }

  /// Runs `duban` to its end.
  public func run(_ arguments: [String]) throws -> Finished {
    try finish([Program.path] + arguments)
  }

  /// Runs `duban` to its end.
  public func run(_ arguments: String...) throws -> Finished { try run(arguments) }

  /// Runs any command line, looked up in `PATH`, to its end.
  public func finish(_ command: [String]) throws -> Finished {
    let output = try Spawn.pipe()
    let errors = try Spawn.pipe()
    defer { for file in [output.read, errors.read] { close(file) } }
    let pid: pid_t
    do {
      defer { for file in [output.write, errors.write] { close(file) } }
      pid = try Spawn.start(
        command, in: folder, environment: environment, output: output.write, errors: errors.write)
    }
    let found = Spawn.drain([output.read, errors.read])
    let code = Running.wait(pid, 0) ?? 0
    return Finished(
      code: abs(code), wasKilled: code < 0, bytes: found[0], errorText: String(decoding: found[1], as: UTF8.self))
  }

  /// Starts `duban` and lets it run; what it writes goes to `log` in its folder.
  public func start(_ arguments: [String], log: String = "duban.log") throws -> Running {
    try start(command: [Program.path] + arguments, log: log)
  }

  /// Starts a shell on `script` and lets it run; what it writes goes to `shell.log` in its folder.
  public func startShell(_ script: String) throws -> Running {
    try start(command: ["sh", "-c", script], log: "shell.log")
  }

  private func start(command: [String], log: String) throws -> Running {
    let path = "\(folder)/\(log)"
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Spawn.Fault(command: command, code: errno) }
    defer { close(file) }
    let before = lseek(file, 0, SEEK_END)
    let pid = try Spawn.start(command, in: folder, environment: environment, output: file, errors: file)
    return Running(pid, log: path, from: before)
  }

  private static func parent(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// `$DUBAN`, else beside the test bundle, else where a debug build of this package puts it.
  private static func find() -> String {
    let files = FileManager.default
    if let named = ProcessInfo.processInfo.environment["DUBAN"], !named.isEmpty {
      return URL(fileURLWithPath: named).path
    }
    let candidates =
      CommandLine.arguments.map { parent(of: $0) + "/duban" } + ["\(packageRoot)/.build/debug/duban"]
    return candidates.first { files.isExecutableFile(atPath: $0) } ?? candidates[candidates.count - 1]
  }
}
