import Glibc
import Synchronization

/// Starts processes by posix_spawn(3).
///
/// Not by Foundation's `Process`: its `waitUntilExit` turns a run loop in steps of a twentieth of a second, and tests
/// that kill and start a program hundreds of times want to know of its end at once.
enum Spawn {
  struct Fault: Error, CustomStringConvertible {
    var command: [String]
    var code: Int32

    var description: String { "\(command.joined(separator: " ")): \(String(cString: strerror(code)))" }
  }

  /// Held while descriptors are made and while a child is started: no child inherits what is half made.
  private static let making = Mutex<Void>(())

  /// Starts `command`, looked up in the environment's `PATH`, with nothing to read.
  ///
  /// - Parameters:
  ///   - output: A descriptor of ours that becomes its standard output.
  ///   - errors: Likewise its standard error.
  static func start(
    _ command: [String], in folder: String, environment: [String: String], output: Int32, errors: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

    // What the test's process ignores or blocks, the program must not.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    // posix_spawn changes no folder by any portable means; env(1) does, and then becomes the program.
    var arguments = (["env", "-C", folder] + command).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var pid: pid_t = 0
    let code = making.withLock { _ in
      posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, &arguments, &variables)
    }
    guard code == 0 else { throw Fault(command: command, code: code) }
    return pid
  }

  /// A pipe that no other child inherits.
  static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    let code: Int32 = making.withLock { _ in
      guard Glibc.pipe(&ends) == 0 else { return errno }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw Fault(command: ["pipe"], code: code) }
    return (ends[0], ends[1])
  }

  /// Reads all of `files` to their ends at once, so that a writer who fills one never waits for the other.
  static func drain(_ files: [Int32]) -> [[UInt8]] {
    var found = [[UInt8]](repeating: [], count: files.count)
    var waiting = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while waiting.contains(where: { $0.fd >= 0 }) {
      guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else { continue }
      for index in waiting.indices where waiting[index].fd >= 0 && waiting[index].revents != 0 {
        let count = read(waiting[index].fd, &chunk, chunk.count)
        if count > 0 {
          found[index] += chunk[..<count]
        } else if count == 0 || errno != EINTR {
          waiting[index].fd = -1
        }
      }
    }
    return found
  }
}
