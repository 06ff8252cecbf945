import Diagnostics
import Glibc
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Testing

/// What stands in the folder of rules beside rules: each thing is read, left out by a rule, or named; nothing waits.
@Suite struct RuleFolderTests {
  private let folder = TemporaryFolder(inMemory: true)
  private static let limit = 4 << 20

  private func read() throws -> [RuleSource] { try RuleFolder(folder("rules")).read(fileLimit: Self.limit) }

  /// Paths below the folder of rules.
  private func names(_ paths: [String]) -> [String] { paths.map { String($0.dropFirst(folder("rules/").count)) } }

  private func faults() -> [FileFault] {
    do throws(RuleFolderFault) {
      _ = try RuleFolder(folder("rules")).read(fileLimit: Self.limit)
      return []
    } catch {
      return error.faults
    }
  }

  // MARK: Names

  enum Fate: Sendable { case read, leftOut, noted }

  static let named: [(name: String, fate: Fate)] = [
    ("plan.yaml", .read), ("计划 2018.yaml", .read), ("a\nb.yaml", .read), ("-rf.yaml", .read), ("a.b.yaml", .read),
    ("\u{202E}x.yaml", .read), ("sub/deep/plan.yaml", .read), ("sub.yaml/plan.yaml", .read),
    ("plan.yml", .noted), ("plan.YAML", .noted), ("plan.yaml.txt", .noted), ("plan.Yml", .noted),
    ("plan.yaml~", .leftOut), (".#plan.yaml", .leftOut), (".plan.yaml.swp", .leftOut), ("plan.swp", .leftOut),
    ("#plan.yaml#", .leftOut), ("plan.yml.bak", .leftOut), ("plan.yaml.orig", .leftOut), (".hidden.yaml", .leftOut),
    (".git/config.yaml", .leftOut), ("old~/plan.yaml", .leftOut), ("schema.json", .leftOut), ("yaml", .leftOut),
    ("planyaml", .leftOut), (".yaml", .leftOut),
  ]

  @Test func aFileIsReadOrLeftOutByItsName() throws {
    for (name, _) in Self.named { try folder.write("", to: "rules/\(name)") }
    let read = Set(names(try read().map(\.path)))
    let notes = RuleFolder(folder("rules")).notes()
    for (name, fate) in Self.named {
      #expect(read.contains(name) == (fate == .read), "\(name)")
      let isNoted = notes.contains { $0.message.en.hasPrefix(folder("rules/\(name) is not read")) }
      #expect(isNoted == (fate == .noted), "\(name)")
    }
    #expect(notes.count == Self.named.count { $0.fate == .noted })
    #expect(notes.allSatisfy { $0.severity == .note && $0.code == FaultCode.fileIgnored.rawValue })
  }

  @Test func linksToFilesAreFollowedOutOfTheTreeAndLinksToFoldersAreNoted() throws {
    try folder.write("# here\n", to: "elsewhere/plan.yaml")
    try folder.makeFolder("rules")
    symlink("../elsewhere/plan.yaml", folder("rules/plan.yaml"))
    symlink("../elsewhere", folder("rules/more"))
    symlink(".", folder("rules/again"))
    let sources = try read()
    #expect(names(sources.map(\.path)) == ["plan.yaml"] && sources[0].bytes == Array("# here\n".utf8))
    let notes = RuleFolder(folder("rules")).notes().map(\.message.en)
    #expect(
      notes == ["again", "more"].map { folder("rules/\($0) is a link to a folder; the files in it are not read") })
  }

  // MARK: What is no file

  struct Thing: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: FileFault.Kind
    let make: @Sendable (String) -> Void
    var testDescription: String { name }
  }

  static let things = [
    Thing(name: "a pipe", kind: .notAFile) { mkfifo($0, 0o600) },
    Thing(name: "a socket", kind: .notAFile, make: makeSocket),
    Thing(name: "a link to endless zeros", kind: .notAFile) { symlink("/dev/zero", $0) },
    Thing(name: "a link to a terminal", kind: .notAFile) { symlink("/dev/ptmx", $0) },
    Thing(name: "a link to itself", kind: .notAFile) { symlink($0, $0) },
    Thing(name: "a link to a folder", kind: .notAFile) { symlink("/", $0) },
    Thing(name: "a link to nothing", kind: .missing) { symlink("/nothing/here", $0) },
    Thing(name: "a terabyte of nothing", kind: .tooLarge(limit: 64 << 20)) { path in
      close(open(path, O_WRONLY | O_CREAT, 0o600))
      truncate(path, 1 << 40)
    },
  ]

  @Sendable private static func makeSocket(_ path: String) {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    close(socket)
  }

  @Test(arguments: things) func whatIsNoFileIsNamedAndNothingIsRead(_ thing: Thing) throws {
    try folder.write("", to: "rules/good.yaml")
    let path = folder("rules/thing.yaml")
    thing.make(path)
    #expect(faults() == [FileFault(path: path, kind: thing.kind)])
  }

  @Test func allThatIsWrongIsNamedAtOnce() throws {
    for index in Self.things.indices { try folder.write("", to: "rules/\(index)/good.yaml") }
    for (index, thing) in Self.things.enumerated() { thing.make(folder("rules/\(index)/thing.yaml")) }
    let faults = faults()
    #expect(faults.map(\.kind) == Self.things.map(\.kind))
    #expect(names(faults.map(\.path)) == Self.things.indices.map { "\($0)/thing.yaml" })
  }

  /// Between the look at the folder and the reading: what is opened is what is judged.
  @Test func aFileThatBecameAFolderIsNoFile() throws {
    try folder.makeFolder("rules/plan.yaml")
    let path = folder("rules/plan.yaml")
    #expect(FileBytes.read(path, limit: Self.limit) == .failure(FileFault(path: path, kind: .notAFile)))
    try folder.remove("rules/plan.yaml")
    #expect(FileBytes.read(path, limit: Self.limit) == .failure(FileFault(path: path, kind: .missing)))
  }

  @Test func aNameThatIsNoTextIsAFault() throws {
    try folder.makeFolder("rules")
    let start = folder("rules/").utf8
    for name in [
      [0xFF] + Array(".yaml".utf8), Array("plan-".utf8) + [0xBC, 0xC6] + Array(".yaml".utf8), [0xFE, 0x2E],
    ] {
      let path = start.map { CChar(bitPattern: $0) } + name.map { CChar(bitPattern: $0) } + [0]
      close(open(path, O_WRONLY | O_CREAT, 0o600))
    }
    let bad = start.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xFF), 0]
    mkdir(bad, 0o700)
    #expect(
      Set(faults())
        == Set(
          ["\u{FFFD}.yaml", "plan-\u{FFFD}\u{FFFD}.yaml", "\u{FFFD}"].map {
            FileFault(path: folder("rules/\($0)"), kind: .badName)
          }))
  }

  @Test func foldersWithoutEndAreAFaultAndNotLeftOut() throws {
    let deep = "rules" + String(repeating: "/d", count: RuleFolder.deepest)
    try folder.write("", to: "\(deep)/plan.yaml")
    #expect(try read().count == 1)
    try folder.write("", to: "\(deep)/d/plan.yaml")
    #expect(faults() == [FileFault(path: folder("\(deep)/d"), kind: .tooDeep(limit: RuleFolder.deepest))])
  }

  @Test func aMessageStaysOnOneLineWhateverTheFileIsCalled() {
    for kind in Self.things.map(\.kind) + [.badName, .other(code: EIO)] {
      let message = FileFault(path: "a\n\u{1B}[2Jb\u{202E}.yaml", kind: kind).message
      for text in [message.zh, message.en] { #expect(text.hasPrefix("a\\n\\u{1B}[2Jb\\u{202E}.yaml"), "\(text)") }
    }
  }

  // MARK: Many

  /// Among some that do not count; one task in every tenth file.
  @Test func aHundredThousandFilesMakeOneBook() throws {
    try folder.write(
      """
      plan: {id: p, title: 计划, year: 2018, supervisor: 甲局}
      units: [{name: 甲局, liaison: 张三}]
      people: [{name: 张三, email: a@example.org}]
      office: {name: 区督办室, email: b@example.org, channels: [mail]}
      channels: {mail: {kind: maildir, folder: mailboxes}}
      calendars: {cn: {source: 无}}
      policies: {standard: {steps: [{on: due, tell: liaison}]}}

      """, to: "rules/office.yaml")
    for index in 0..<100_000 {
      let text = index % 10 == 0 ? "tasks: [{id: t\(index), title: 甲, lead: 甲局, due: 年底}]\n" : "# 无\n"
      let file = open(folder("rules/\(index).yaml"), O_WRONLY | O_CREAT, 0o600)
      _ = text.withCString { write(file, $0, strlen($0)) }
      close(file)
      if index % 10 == 1 { link(folder("rules/\(index).yaml"), folder("rules/\(index).txt")) }
    }
    let sources = try read()
    #expect(sources.count == 100_001)
    let loaded = RuleLoader.load(
      sources, settings: LoadSettings(channelKinds: ["maildir"], reportFormats: ["text"]))
    #expect(loaded.diagnostics == [])
    #expect(loaded.book?.plans[0].tasks.count == 10_000)
  }

  @Test func moreThanTheLimitIsRefused() throws {
    try folder.write("", to: "rules/0.yaml")
    for index in 1...RuleFolder.mostFiles { link(folder("rules/0.yaml"), folder("rules/\(index).yaml")) }
    #expect(faults() == [FileFault(path: folder("rules"), kind: .tooMany(limit: RuleFolder.mostFiles))])
  }
}
