import Foundation
import GRDB
import ProgramHarness
import Testing

/// The ledger's file: copies of it, its head kept elsewhere, a lost or an older one, a restored one, and its decisions
/// made again.
@Suite struct LedgerKeepingTests {
  private let folder = TemporaryFolder()
  private let duban: Program
  private let path = "ledger.sqlite"

  /// A ledger in which one thing was recorded and one told.
  init() throws {
    duban = Program(in: folder.path)
    try folder.write(
      SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-25", "three": "2018-07-26", "four": "2018-07-27"]),
      to: "rules/rules.yaml")
    try succeed("done", "two", at: "2018-07-20")
    try succeed("tick", at: "2018-07-25T09:00")
    #expect(letters == 1)
  }

  private var letters: Int { folder.files("mailboxes").count }

  @discardableResult
  private func run(_ words: String..., at: String? = nil) throws -> Finished {
    try duban.run(words + ["--ledger", path, "--lang", "en"] + (at.map { ["--at", $0] } ?? []))
  }

  private func succeed(_ words: String..., at: String? = nil) throws {
    let found = try duban.run(words + ["--ledger", path] + (at.map { ["--at", $0] } ?? []))
    #expect(found.code == 0, "\(words): \(found.text)\(found.errorText)")
  }

  // MARK: The head kept elsewhere

  @Test func theHeadThatWasKeptShowsACutTailAndAnotherJournal() throws {
    let head = try run("ledger", "head").text
    let parts = head.split(whereSeparator: \.isWhitespace).map(String.init)
    try folder.write("0 nonsense\n" + head, to: "heads.txt")
    for kept in ["heads.txt", parts[1], "\(parts[1])@\(parts[0])"] {
      #expect(try run("ledger", "verify", "--head", kept).code == 0, "\(kept)")
    }
    try folder.write(try #require(folder.bytes(path)), to: "old.sqlite")
    try succeed("tick", at: "2018-07-26T09:00")
    let later = try run("ledger", "head").text.split(whereSeparator: \.isWhitespace).map(String.init)
    for kept in [parts[1], "\(parts[1])@\(parts[0])"] {
      #expect(try run("ledger", "verify", "--head", kept).code == 0)
    }
    let old = ["ledger", "verify", "--ledger", "old.sqlite", "--lang", "en", "--head"]
    let numbered = try duban.run(old + ["\(later[1])@\(later[0])"])
    #expect(numbered.code == 1 && numbered.text.contains("ends with entry \(parts[0])"), "\(numbered.text)")
    let bare = try duban.run(old + [later[1]])
    #expect(bare.code == 1 && bare.text.contains("no entry has the hash"), "\(bare.text)")
    for nonsense in ["\(parts[1])@x", "rules/rules.yaml", "nowhere.txt"] {
      let found = try run("ledger", "verify", "--head", nonsense)
      #expect([65, 66].contains(found.code), "\(nonsense): \(found.code) \(found.errorText)")
      #expect(found.errors.count == 1)
    }
  }

  // MARK: A ledger that is gone, or older than last seen

  private static let writers = [["done", "one"], ["tick"], ["progress", "one", "1"]]
  private static let readers = [["overdue"], ["agenda"], ["show", "one"]]

  private func everyCommandRefuses(_ code: Int32, _ words: String) throws {
    for command in Self.writers + Self.readers {
      let found = try duban.run(command + ["--ledger", path, "--at", "2018-07-26T09:00", "--lang", "en"])
      #expect(found.code == code, "\(command): \(found.code) \(found.text)\(found.errorText)")
      #expect(found.errorText.contains(words), "\(command): \(found.errorText)")
      #expect(found.errorText.contains("duban ledger restore"), "\(command): \(found.errorText)")
    }
    let daemon = try run("run", at: "2018-07-26T09:00")
    #expect(daemon.code == code && daemon.errorText.contains(words), "\(daemon.errorText)")
    #expect(letters == 1)
  }

  @Test func aLedgerThatIsGoneIsNotBegunAnewUnlessItIsMeant() throws {
    try folder.remove(path)
    try everyCommandRefuses(66, "is gone")
    let status = try run("status")
    #expect(status.code == 66 && status.errorText.contains("is gone"), "\(status.errorText)")
    #expect(try run("ledger", "new").code == 66)
    #expect(!folder.exists(path))
    try succeed("ledger", "new", "--forget")
    try succeed("tick", at: "2018-07-26T09:00")
    #expect(letters > 1)
  }

  @Test func anOlderLedgerIsNotUsedAndStatusSaysSo() throws {
    let old = try #require(folder.bytes(path))
    try succeed("done", "three", at: "2018-07-25T10:00")
    try folder.write(old, to: path)
    try everyCommandRefuses(65, "older copy")
    let status = try run("status")
    #expect(status.code == 1 && status.text.contains("older copy"), "\(status.text)\(status.errorText)")
    let json = try run("status", "--json").json
    #expect(json["ledgerDoubted"] == .bool(true))
    #expect(try run("ledger", "verify").code == 0)
    #expect(try run("ledger", "export").code == 0)
    #expect(folder.bytes(path) == old)
  }

  @Test func newLeavesALedgerThatIsThere() throws {
    let bytes = folder.bytes(path)
    let refused = try run("ledger", "new")
    #expect(refused.code == 73 && refused.errorText.contains("--forget"), "\(refused.errorText)")
    #expect(folder.bytes(path) == bytes)
    try succeed("ledger", "new", "--forget")
    #expect(folder.bytes("\(path).replaced-1") == bytes)
    #expect(try run("ledger", "head").text.hasPrefix("0 "))
  }

  // MARK: Backup and restore

  @Test func aBackupIsMadeWhileTheDaemonRuns() throws {
    let daemon = try duban.start(["run", "--at", "2018-07-25T10:00", "--ledger", path])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    let made = try run("ledger", "backup", "copy.sqlite")
    #expect(made.code == 0, "\(made.errorText)")
    #expect(try run("ledger", "backup", "copy.sqlite").code == 73)
    #expect(try run("ledger", "backup", "copy.sqlite", "--force").code == 0)
    #expect(try duban.run(["ledger", "verify", "--ledger", "copy.sqlite"]).code == 0)
  }

  @Test func aRestoreAsksBeforeWhatWasSentSinceIsSentAgain() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    try succeed("tick", at: "2018-07-26T09:00")
    #expect(letters == 2)
    let before = folder.bytes(path)
    let asked = try run("ledger", "restore", "copy.sqlite", at: "2018-07-27T09:00")
    #expect(asked.code == 1, "\(asked.errorText)")
    for words in ["--skip", "--resend", "2018-07-26", "2018-07-27"] {
      #expect(asked.text.contains(words), "\(asked.text)")
    }
    let json = try run("ledger", "restore", "copy.sqlite", "--json", at: "2018-07-27T09:00").json
    #expect(json["days"].array.map { $0["day"].string } == ["2018-07-26", "2018-07-27"])
    #expect(json["days"].array.map { $0["again"].int } == [1, 1])
    #expect(json["days"].array.map { $0["sentSince"].int } == [1, 0])
    #expect(folder.bytes(path) == before)
    #expect(
      folder.files(".").allSatisfy { !$0.contains(".new-") && !$0.contains("replaced") }, "\(folder.files("."))")
  }

  @Test func skippedItIsNotSentAgainAndSaysWhy() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    try succeed("tick", at: "2018-07-26T09:00")
    let before = folder.bytes(path)
    try succeed("ledger", "restore", "copy.sqlite", "--skip", at: "2018-07-26T12:00")
    #expect(folder.bytes("\(path).replaced-1") == before)
    try succeed("tick", at: "2018-07-26T12:00")
    #expect(letters == 2)
    let why = try duban.run(["explain", "--not", "three", "--on", "2018-07-26", "--to", "联络员1", "--ledger", path])
    #expect(why.text.contains("恢复前可能已发"), "\(why.text)\(why.errorText)")
    let entries = try Journal.entries(run("ledger", "export").bytes)
    #expect(Journal.bodies("restore", in: entries).map { $0["choice"].string } == ["skip"])
    // Life goes on: what comes due later is told, the day adds up, and all of it can be decided again.
    try succeed("tick", at: "2018-07-27T09:00")
    #expect(letters == 3)
    try succeed("ledger", "balance", "2018-07-25", "--through", "2018-07-27", at: "2018-07-27T10:00")
    try succeed("ledger", "verify")
    let replay = try run("ledger", "replay")
    #expect(replay.code == 0, "\(replay.text)\(replay.errorText)")
  }

  @Test func resentItIsToldLate() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    try succeed("tick", at: "2018-07-26T09:00")
    try succeed("ledger", "restore", "copy.sqlite", "--resend", at: "2018-07-26T12:00")
    // The mailbox has the letter of that id already: nothing is there twice.
    try succeed("tick", at: "2018-07-27T09:00")
    let entries = try Journal.entries(run("ledger", "export").bytes)
    #expect(Journal.told(entries).map(\.subject).sorted() == ["p/four", "p/one", "p/three"])
    try succeed("ledger", "verify")
    try succeed("ledger", "replay")
  }

  @Test func aBackupThatMissesNothingIsRestoredWithoutAQuestion() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    try folder.remove(path)
    try succeed("ledger", "restore", "copy.sqlite", at: "2018-07-25T12:00")
    try succeed("tick", at: "2018-07-25T12:00")
    #expect(letters == 1)
    try succeed("ledger", "verify")
  }

  @Test func aFactRecordedSinceIsNamedBeforeItIsLost() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    try succeed("done", "one", at: "2018-07-25T10:00")
    let asked = try run("ledger", "restore", "copy.sqlite", at: "2018-07-25T12:00")
    #expect(asked.code == 1 && asked.text.contains("1 fact recorded since"), "\(asked.text)")
  }

  @Test func aDaemonThatRunsKeepsItsLedger() throws {
    try succeed("ledger", "backup", "copy.sqlite")
    let daemon = try duban.start(["run", "--at", "2018-07-25T10:00", "--ledger", path])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    for words in [["ledger", "restore", "copy.sqlite", "--skip"], ["ledger", "new", "--forget"]] {
      let found = try duban.run(words + ["--ledger", path, "--lang", "en"])
      #expect(found.code == 75 && found.errorText.contains("daemon"), "\(found.errorText)")
    }
    #expect(!folder.exists("\(path).replaced-1"))
  }

  @Test func whatIsNoBackupIsNotRestored() throws {
    let bytes = folder.bytes(path)
    try folder.write(String(repeating: "不是台账", count: 200), to: "junk.sqlite")
    for (file, code) in [("junk.sqlite", 65), ("nowhere.sqlite", 66)] as [(String, Int32)] {
      let found = try run("ledger", "restore", file, "--skip")
      #expect(found.code == code && found.errors.count == 1, "\(found.code) \(found.errorText)")
      #expect(found.errorText.contains(file))
    }
    #expect(folder.bytes(path) == bytes)
  }

  // MARK: Decided again

  @Test func everyPassIsDecidedAgainAndTheSame() throws {
    try succeed("tick", at: "2018-07-26T09:00")
    try folder.write(
      SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-30", "three": "2018-07-31", "four": "2018-07-27"]),
      to: "rules/rules.yaml")
    try succeed("tick", at: "2018-07-27T09:00")
    let replay = try run("ledger", "replay", "--json")
    #expect(replay.code == 0, "\(replay.text)\(replay.errorText)")
    let found = try replay.json
    #expect(found["same"] == .bool(true) && found["difference"] == .null)
    #expect(found["revisions"].int == 2 && (found["passes"].int ?? 0) >= 3, "\(replay.text)")
    let day = try run("ledger", "replay", "--json", at: "2018-07-26").json
    #expect(day["passes"].int == 1 && day["revisions"].int == 0)
    #expect(try run("ledger", "replay", at: "9999").code == 65)
    #expect(try run("ledger", "replay", at: "nonsense").code == 64)
  }

  @Test func aDecisionThatWasNeverMadeIsNamed() throws {
    // A ledger that says, in a chain that hangs together, that somebody else was told.
    let entries = try Journal.entries(run("ledger", "export").bytes)
    let seq = try #require(entries.first { $0["kind"] == .string("account") }?["seq"].int)
    try Forgery.rewrite(folder(path), at: seq) { $0.replacing("联络员1", with: "联络员2") }
    try folder.remove("\(path).head")
    let replay = try run("ledger", "replay", "--json")
    #expect(replay.code == 1, "\(replay.text)\(replay.errorText)")
    let found = try replay.json["difference"]
    #expect(found["seq"].int == seq)
    #expect(found["expected"].string?.contains("联络员1") == true)
    #expect(found["found"].string?.contains("联络员2") == true)
    #expect(try run("ledger", "replay").text.contains("entry \(seq) differs"))
  }

  // MARK: Ledgers of every schema

  @Test(arguments: 1...5)
  func aPassWorksOnALedgerOfEverySchema(_ version: Int) throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("LedgerTests/Fixtures/ledger-\(version).sqlite")
    let folder = TemporaryFolder()
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    try folder.write([UInt8](try Data(contentsOf: fixtures)), to: path)
    let duban = Program(in: folder.path)
    let tick = try duban.run(["tick", "--ledger", path, "--at", "2018-07-26T09:00"])
    #expect(tick.code == 0, "\(tick.errorText)")
    #expect(!folder.files("mailboxes").isEmpty)
    #expect(try duban.run(["ledger", "verify", "--ledger", path]).code == 0)
    #expect(folder.exists("\(path).before-5.sqlite") == (version < 5))
  }
}
