import Glibc

/// Asks one pure function many times over and prints how long one answer takes, as a line of JSON.
///
///     Microbench phrases FILE                      a phrase at the start of each line, up to a tab
///     Microbench working-days CALENDAR QUESTIONS   lines `rest DAY`, `work DAY`; lines `DAY COUNT`
///     Microbench scanner FILE…                     rule files, checked and read without libyaml
///     Microbench libyaml FILE…                     the same through libyaml
@main
enum Microbench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("phrases", 2): PhraseBench(TextFile.lines(arguments[1])).run()
    case ("working-days", 3):
      WorkingDayBench(calendar: TextFile.lines(arguments[1]), questions: TextFile.lines(arguments[2])).run()
    case ("scanner", 2...): ReadingBench(Array(arguments[1...])).runScanner()
    case ("libyaml", 2...): ReadingBench(Array(arguments[1...])).runLibyaml()
    default:
      fail(
        "usage: Microbench phrases FILE | working-days CALENDAR QUESTIONS | scanner FILE… | libyaml FILE…", code: 64
      )
    }
  }

  static func fail(_ message: String, code: Int32) -> Never {
    let bytes = Array((message + "\n").utf8)
    write(STDERR_FILENO, bytes, bytes.count)
    exit(code)
  }
}

enum TextFile {
  /// The lines of the file that are not empty; ends the program when it cannot be read.
  static func lines(_ path: String) -> [String] {
    bytes(path).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole file; ends the program when it cannot be read.
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else {
      Microbench.fail("\(path): \(String(cString: strerror(errno)))", code: 66)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    return bytes
  }
}
