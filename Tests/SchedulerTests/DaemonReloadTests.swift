import Foundation
import Glibc
import Ledger
import ProgramHarness
import Testing

/// A daemon while its rules are being written in all the ways in which files are written.
@Suite struct DaemonReloadTests {
  private let folder = TemporaryFolder()
  private let duban: Program

  private static let old = SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-26"])
  private static let new = SmallOffice.rules([
    "one": "2018-07-27", "two": "2018-07-26", "three": "2018-07-27", "four": "2018-07-27",
  ])

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(Self.old, to: "rules/rules.yaml")
  }

  private func start(at clock: String = "2018-07-20T10:00") throws -> Running {
    let daemon = try duban.start(["run", "--at", clock, "--ledger", "ledger.sqlite"])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    return daemon
  }

  private func count(_ words: String, in daemon: Running) -> Int { daemon.log.split(separator: words).count - 1 }

  private func status() throws -> JSON { try duban.run("status", "--json", "--ledger", "ledger.sqlite").json }

  private var letters: [String] { folder.files("mailboxes").filter { $0.contains("/new/") } }

  /// Waits until nothing can be pending any more.
  private func settle() { usleep(900_000) }

  // MARK: Ways of writing

  @Test(arguments: ["a byte at a time", "by rename", "cut to nothing, then written"])
  func aFileIsTakenOnceAndWhole(_ way: String) throws {
    let daemon = try start()
    let path = folder("rules/rules.yaml")
    switch way {
    case "by rename":
      // As vim does: the old file becomes a backup, the new one is written under its name.
      rename(path, path + "~")
      try folder.write(Self.new, to: "rules/rules.yaml")
      unlink(path + "~")
    default:
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try file.truncate(atOffset: 0)
      if way == "a byte at a time" {
        for byte in Self.new.utf8 {
          try file.write(contentsOf: Data([byte]))
          usleep(1500)
        }
      } else {
        usleep(200_000)
        try file.write(contentsOf: Data(Self.new.utf8))
      }
      try file.close()
    }
    #expect(eventually { count("rules accepted", in: daemon) == 2 }, "\(daemon.log)")
    settle()
    #expect(count("rules accepted", in: daemon) == 2)
    #expect(!daemon.log.contains("refused") && !daemon.log.contains("held"), "\(daemon.log)")
    #expect(try duban.run("tasks", "--json", "--ledger", "ledger.sqlite").json.array.count == 4)
  }

  @Test func fiveHundredFilesAreTakenTogether() throws {
    func write(_ due: String) throws {
      for number in 0..<500 {
        // As git does: gone first, then there anew.
        unlink(folder("rules/tasks/t\(number).yaml"))
        try folder.write("tasks:\n" + SmallOffice.task("t\(number)", due: due), to: "rules/tasks/t\(number).yaml")
      }
    }
    try folder.write(SmallOffice.base(), to: "rules/rules.yaml")
    try write("2018-12-28")
    let daemon = try start()
    try write("2018-12-27")
    #expect(eventually { count("rules accepted", in: daemon) == 2 }, "\(daemon.log)")
    settle()
    #expect(count("rules accepted", in: daemon) == 2, "\(daemon.log)")
    #expect(!daemon.log.contains("refused") && !daemon.log.contains("held"), "\(daemon.log)")
  }

  @Test func aHalfWrittenFileThatIsLeftLyingIsHeldUntilItIsWhole() throws {
    try folder.write(Self.new, to: "rules/rules.yaml")
    let daemon = try start()
    let end = try #require(Self.new.range(of: "  - {id: three")).lowerBound
    try folder.write(String(Self.new[..<end]), to: "rules/rules.yaml")
    #expect(eventually { daemon.log.contains("rules held") }, "\(daemon.log)")
    #expect(eventually(every: 50) { (try? status()["held"]) ?? .null != .null })
    #expect(try status()["held"]["removal"]["causes"].array.map { $0["name"].string } == ["rules/rules.yaml"])
    try folder.write(Self.new, to: "rules/rules.yaml")
    #expect(eventually(every: 50) { (try? status()["held"]) == .null }, "\(daemon.log)")
    #expect(eventually { daemon.log.contains("the edit was taken back") }, "\(daemon.log)")
  }

  @Test func aRequestWhoseSignalIsLostIsAnsweredAtTheNextWakeUp() throws {
    let daemon = try start(at: "2018-07-25T08:59:55")
    let ledger = try LedgerFile.open(folder("ledger.sqlite"), .readWrite)
    let request = try ledger.askForReload()
    #expect(try !ledger.isReloadAnswered(request))
    #expect(eventually(every: 50) { (try? ledger.isReloadAnswered(request)) == true }, "\(daemon.log)")
    #expect(daemon.log.contains("rules unchanged"), "\(daemon.log)")
  }

  // MARK: Storms

  @Test func aThousandHangUpsWithGoodAndBadRulesEndInTheRightState() throws {
    let daemon = try start()
    for round in 0..<1000 {
      if round % 100 == 50 { try folder.write("tasks: [", to: "rules/more.yaml") }
      if round % 100 == 99 { try folder.remove("rules/more.yaml") }
      daemon.send(SIGHUP)
      usleep(1000)
    }
    try folder.write(Self.new, to: "rules/rules.yaml")
    daemon.send(SIGHUP)
    #expect(
      eventually(every: 100) { (try? status()["rules"]["files"].int) == 1 && daemon.isRunning })
    #expect(
      eventually(every: 100) {
        (try? duban.run("reload", "--json", "--ledger", "ledger.sqlite", "--at", "2018-07-20T10:05").json["outcome"]
          .string) == "unchanged"
      }, "\(daemon.log)")
    #expect(try status()["refused"] == .null)
    #expect(try duban.run("diff", "--against-live", "--exit-code", "--ledger", "ledger.sqlite").code == 0)
    #expect(try duban.run("ledger", "verify", "--ledger", "ledger.sqlite").code == 0)
  }

  @Test func editsThatNeverStopKeepNobodyFromBeingReminded() throws {
    let daemon = try start(at: "2018-07-25T08:59:57")
    let storm = try duban.startShell(
      "while [ ! -e enough ]; do echo '# 修改' >> rules/rules.yaml; sleep 0.05; done")
    #expect(eventually { letters.count == 1 }, "\(daemon.log)")
    try folder.write("", to: "enough")
    #expect(storm.end() == 0)
    #expect(eventually { count("rules accepted", in: daemon) >= 2 }, "\(daemon.log)")
  }
}
