import Glibc

/// Runs another program with bytes as its input and nothing of ours but its standard error.
enum Subprogram {
  enum Ending: Hashable {
    case exited(Int32)
    /// By a signal.
    case killed(Int32)
    /// It took too long and was stopped.
    case stopped

    var words: String {
      switch self {
      case .exited(let code): "退出码 \(code)"
      case .killed(let signal): "被信号 \(signal) 终止"
      case .stopped: "迟迟没有结束，已中止"
      }
    }
  }

  struct Fault: Error { var text: String }

  /// - Parameter seconds: How long it may take.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], seconds: Int
  ) throws(Fault) -> Ending {
    var ends: [Int32] = [0, 0]
    // A pair of sockets, not a pipe: writing to one whose reader is gone raises no signal.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw Fault(text: String(cString: strerror(errno)))
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map {
      strdup($0) as UnsafeMutablePointer<CChar>?
    }
    words.append(nil)
    // A short environment: what a program of mail needs, and no secret of ours.
    let settings = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) }
    environment.append(nil)
    defer { for word in words + environment { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, program, &actions, nil, words, environment)
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      throw Fault(text: String(cString: strerror(failure)))
    }
    let limit = monotonic() + Double(seconds)
    feed(input, into: ends[1], until: limit)
    close(ends[1])
    return wait(for: process, until: limit)
  }

  private static func feed(_ input: [UInt8], into file: Int32, until limit: Double) {
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
    var sent = 0
    while sent < input.count, monotonic() < limit {
      let count = input.withUnsafeBytes {
        send(file, $0.baseAddress! + sent, input.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        var wait = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, 200)
      } else if errno != EINTR {
        // It reads no more: its exit code says the rest.
        return
      }
    }
  }

  private static func wait(for process: pid_t, until limit: Double) -> Ending {
    var status: Int32 = 0
    var isStopped = false
    while waitpid(process, &status, WNOHANG) == 0 {
      if monotonic() >= limit, !isStopped {
        isStopped = true
        kill(process, SIGKILL)
      }
      usleep(2000)
    }
    if isStopped { return .stopped }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }

  private static func monotonic() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
