import Glibc

/// The terminal: data on stdout, messages on stderr.
enum Console {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Text that ends as it should already.
  static func printRaw(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Bytes that are data as they are.
  static func printBytes(_ bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func errorRaw(_ text: String) { write(text, to: STDERR_FILENO) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static var wholeEnvironment: [String: String] {
    var found: [String: String] = [:]
    var entry = environ
    while let line = entry.pointee {
      let text = String(cString: line)
      if let equals = text.firstIndex(of: "=") {
        found[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      entry += 1
    }
    return found
  }

  private static func write(_ text: String, to file: Int32) { write(Array(text.utf8)[...], to: file) }

  private static func write(_ data: ArraySlice<UInt8>, to file: Int32) {
    var bytes = data
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        // A reader that went away (`duban overdue | head`) is no fault of ours.
        if errno == EPIPE { exit(0) }
        // Half a list must not look like a whole one. Of messages that cannot be written nobody can be told.
        if file == STDOUT_FILENO {
          Console.error("duban: cannot write the output: \(String(cString: strerror(errno)))")
          exit(Failure.Code.cannotWrite.rawValue)
        }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
