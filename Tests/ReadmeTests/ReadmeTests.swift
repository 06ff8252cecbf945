import Foundation
import Glibc
import ProgramHarness
import Testing

/// What the pages show is what a reader gets: every command is run, every block held against its source.
@Suite struct ReadmeTests {
  static let pages = ["README.md", "README.zh-CN.md"]

  @Test(arguments: pages)
  func everyCommandPrintsWhatThePageShows(_ path: String) throws {
    let page = try Page(path)
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules(plans: nil)
    // Shown on the page, so that a reader can change it and try again.
    let table = try String(contentsOfFile: "\(Program.packageRoot)/docs/deadlines.tsv", encoding: .utf8)
    try folder.write(table, to: "docs/deadlines.tsv")
    var reader = Program(in: folder.path)
    if path.contains("zh-CN") { reader.environment["LANG"] = "zh_CN.UTF-8" }
    var daemon: Running?
    var server: Running?
    defer { server?.killNow() }
    // Two readers at once need two ports.
    let port = path.contains("zh-CN") ? "2526" : "2525"
    defer {
      daemon?.send(SIGTERM)
      #expect(daemon.map { $0.end() == 0 } ?? true)
    }
    let examples = page.examples
    #expect(examples.count > 10)
    for shown in examples {
      var example = shown
      example.command.replace("2525", with: port)
      example.shown = example.shown.map { $0.replacing("2525", with: port) }
      if example.command.hasPrefix("cd ") {
        // Where the reader is from here on.
        reader.folder =
          URL(fileURLWithPath: "\(reader.folder)/\(example.command.dropFirst(3))").standardizedFileURL.path
        continue
      }
      if example.command.hasSuffix(" &"), !example.command.hasPrefix("duban ") {
        server = try reader.startShell("exec \(example.command.dropLast(2))")
        let isThere = try eventually {
          try reader.finish([
            "/usr/bin/python3", "-c", "import socket; socket.create_connection(('127.0.0.1', \(port)))",
          ])
          .code == 0
        }
        #expect(isThere, "\(path):\(example.line): nobody listens")
        continue
      }
      if example.command.hasSuffix(" &") {
        let words = example.command.dropFirst("duban ".count).dropLast(2).split(separator: " ").map(String.init)
        let running = try reader.start(words)
        daemon = running
        #expect(eventually { running.log.contains("] running") }, "\(running.log)")
        continue
      }
      var text = ""
      func isAsShown() throws -> Bool {
        // As on a terminal: messages and data in the order in which they were written.
        text = try reader.finish(["sh", "-c", "{ \(example.command); } 2>&1"]).text
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return matches(lines[...], example.shown[...])
      }
      // What the daemon does takes it a moment.
      let isRight = try daemon == nil ? isAsShown() : eventually(every: 200, isAsShown)
      #expect(isRight, "\(path):\(example.line): $ \(example.command)\n\(text)")
    }
  }

  @Test func bothPagesShowTheSameCommands() throws {
    #expect(try Page(Self.pages[0]).examples.map(\.command) == Page(Self.pages[1]).examples.map(\.command))
    let blocks = try Self.pages.map { try Page($0).blocks("sh").map(\.lines) }
    func commands(_ blocks: [[String]]) -> [String] {
      blocks.joined().map { $0.split(separator: "#")[0].trimmingCharacters(in: .whitespaces) }
    }
    #expect(commands(blocks[0]) == commands(blocks[1]))
    #expect(try Page(Self.pages[0]).blocks("yaml").map(\.lines) == Page(Self.pages[1]).blocks("yaml").map(\.lines))
  }

  @Test(arguments: pages)
  func commandsThatAreNotRunHereExist(_ path: String) throws {
    let makefile = try String(contentsOfFile: "\(Program.packageRoot)/Makefile", encoding: .utf8)
    for line in try Page(path).blocks("sh").flatMap(\.lines) {
      let words = line.split(separator: "#")[0].split(separator: " ").map(String.init)
      switch words.first {
      case "make": #expect(makefile.contains("\n\(words[1]):"), "\(line)")
      case "duban":
        // Its options are known: with --help they are parsed and nothing is done.
        let found = try Program(in: "/tmp").run(Array(words.dropFirst()) + ["--help"])
        #expect(found.code == 0, "\(line)")
      default: Issue.record("\(path): nothing tests '\(line)'")
      }
    }
  }

  @Test(arguments: pages)
  func everyRuleThatIsShownStandsInTheRules(_ path: String) throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules(plans: nil)
    // What the offices of the seeds do not need stands in those of the scenarios.
    let scenarios = "\(Program.packageRoot)/Tests/scenarios/rules"
    for name in try FileManager.default.contentsOfDirectory(atPath: scenarios) {
      try folder.write(
        String(contentsOfFile: "\(scenarios)/\(name)", encoding: .utf8), to: "rules/scenarios/\(name)")
    }
    let rules = folder.files("rules").map { folder.text("rules/\($0)") }
      .map { $0.split(separator: "\n").map { Self.bare($0) } }
    for block in try Page(path).blocks("yaml") {
      let lines = block.lines.map { Self.bare($0[...]) }.filter { !$0.isEmpty }
      #expect(!lines.isEmpty && rules.contains { Self.holds($0, lines) }, "\(path):\(block.line)")
    }
  }

  /// A line of YAML without its indentation and comment.
  private static func bare(_ line: Substring) -> String {
    (line.components(separatedBy: " #").first ?? "").trimmingCharacters(in: .whitespaces)
  }

  /// Whether `file` has all of `lines` in this order, the second and later ones in one piece.
  private static func holds(_ file: [String], _ lines: [String]) -> Bool {
    guard let first = file.firstIndex(of: lines[0]) else { return false }
    let rest = Array(lines.dropFirst())
    let kept = file[first...].dropFirst().filter { !$0.isEmpty }
    return kept.indices.contains { Array(kept[$0...].prefix(rest.count)) == rest }
  }

  @Test(arguments: pages + ["CHANGELOG.md"])
  func everyFileThatIsLinkedIsThere(_ path: String) throws {
    for file in try Page(path).linkedFiles {
      #expect(FileManager.default.fileExists(atPath: "\(Program.packageRoot)/\(file)"), "\(path) links to \(file)")
    }
  }

  @Test func aPatternIsHeldAgainstTheWholeOutput() {
    #expect(matches(["a", "b", "c"], ["a", "…", "c"]))
    #expect(matches(["a", "c"], ["a", "…", "c"]))
    #expect(!matches(["a", "b"], ["a"]))
    #expect(!matches(["a"], ["a", "b"]))
    #expect(matches(["process 12 runs"], ["process … runs"]))
    #expect(!matches(["process 12 ran"], ["process … runs"]))
    #expect(!matches(["ab"], ["abc…bc"]))
  }
}
