import Foundation

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
    let out = Pipe()
    let err = Pipe()
    let process = try process(command)
    process.standardOutput = out
    process.standardError = err
    try process.run()
    // Both are drained at once: a child that fills one of them never waits for the other.
    let errors = Drain(err.fileHandleForReading)
    let data = out.fileHandleForReading.readDataToEndOfFile()
    let errorData = errors.data()
    process.waitUntilExit()
    return Finished(
      code: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      bytes: [UInt8](data), errorText: String(decoding: errorData, as: UTF8.self))
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
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    let process = try process(command)
    process.standardOutput = file
    process.standardError = file
    try process.run()
    try file.close()
    return Running(process, log: path)
  }

  private func process(_ command: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    if command[0].hasPrefix("/") {
      process.executableURL = URL(fileURLWithPath: command[0])
      process.arguments = Array(command.dropFirst())
    } else {
      process.arguments = command
    }
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    return process
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

/// Reads a pipe to its end on a thread of its own.
private final class Drain: @unchecked Sendable {
  // Unchecked: `found` is written before `done` is signalled and read after it.
  private let done = DispatchSemaphore(value: 0)
  private var found = Data()

  init(_ file: FileHandle) {
    let thread = Thread { [self] in
      found = file.readDataToEndOfFile()
      done.signal()
    }
    thread.start()
  }

  func data() -> Data {
    done.wait()
    return found
  }
}
