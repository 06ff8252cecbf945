import GRDB
import Glibc
import ProgramHarness
import Testing

/// A ledger that cannot be used: one clear sentence that says what to do, the right exit code, nothing lost.
@Suite struct BadLedgerTests {
  private let folder: TemporaryFolder
  private let duban: Program
  private let path: String

  /// A ledger in which one thing was recorded and one told.
  init() throws {
    folder = TemporaryFolder()
    duban = Program(in: folder.path)
    path = "ledger.sqlite"
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-25"]), to: "rules/rules.yaml")
    let recorded = try duban.run("done", "two", "--at", "2018-07-20", "--ledger", path)
    let told = try duban.run("tick", "--at", "2018-07-25T09:00", "--ledger", path)
    #expect(recorded.code == 0 && told.code == 0, "\(recorded.errorText)\(told.errorText)")
    #expect(folder.files("mailboxes").count == 1)
  }

  private static let commands = [
    ["overdue"], ["agenda"], ["show", "one"], ["status"], ["ledger", "export"], ["ledger", "verify"],
    ["ledger", "balance", "2018-07-25"], ["done", "one"], ["progress", "one", "1"], ["tick"],
  ]

  private func refuses(_ command: [String], _ code: Int32, _ says: [String]) throws {
    let found = try duban.run(command + ["--ledger", path, "--at", "2018-07-26T09:00"])
    #expect(found.code == code, "\(command): \(found.text)\(found.errorText)")
    #expect(found.errors.count == 1, "\(command): \(found.errorText)")
    #expect(found.bytes.isEmpty, "\(command): \(found.text)")
    for words in says { #expect(found.errorText.contains(words), "\(command): \(found.errorText)") }
  }

  @Test func aFileThatIsNoLedgerIsLeftAsItIs() throws {
    for junk in ["我的笔记\n" + String(repeating: "不是台账。\n", count: 300), String(repeating: "x", count: 600)] {
      try folder.write(junk, to: path)
      for command in Self.commands {
        try refuses(command, 65, ["ledger.sqlite", "not a ledger", "check --ledger"])
      }
      #expect(folder.text(path) == junk)
    }
  }

  @Test func aLedgerWithADamagedInsideIsNotUsedAndNotReplaced() throws {
    var bytes = try #require(folder.bytes(path))
    let page = 4096
    for at in page..<bytes.count where at % 3 != 0 { bytes[at] = UInt8(truncatingIfNeeded: at &* 31) }
    try folder.write(bytes, to: path)
    for command in Self.commands { try refuses(command, 65, ["ledger.sqlite", "damaged", "restore a backup"]) }
    #expect(folder.bytes(path) == bytes)
  }

  @Test func aLedgerOfANewerVersionIsNotTouched() throws {
    try alter("INSERT INTO grdb_migrations VALUES ('9 something to come')")
    let bytes = folder.bytes(path)
    for command in Self.commands {
      try refuses(command, 65, ["newer duban", "9 something to come", "later version"])
    }
    #expect(folder.bytes(path) == bytes)
  }

  /// What somebody with the file and another program can do to it.
  private func alter(_ statement: String) throws {
    try DatabaseQueue(path: folder(path)).write { try $0.execute(sql: statement) }
  }

  @Test func anAlteredEntryIsNamed() throws {
    let seq = try #require(
      try DatabaseQueue(path: folder(path)).read {
        try Int.fetchOne($0, sql: "SELECT seq FROM entry WHERE kind = 'fact'")
      })
    try alter(
      """
      DROP TRIGGER entry_is_never_changed;
      UPDATE entry SET body = replace(body, '2018-07-20', '2018-07-10') WHERE seq = \(seq)
      """)
    let verified = try duban.run("ledger", "verify", "--ledger", path, "--lang", "en")
    #expect(verified.code == 1)
    #expect(verified.text.contains("\(seq)"), "\(verified.text)")
    let fault = try duban.run("ledger", "verify", "--ledger", path, "--json")
    #expect(fault.code == 1)
    #expect(try fault.json["intact"] == .bool(false))
  }

  @Test func whatMayOnlyBeReadIsReadAndNotWritten() throws {
    try Ordinary.mayEnter(folder)
    chmod(folder(path), 0o444)
    let bytes = folder.bytes(path)
    let ordinary = { try Ordinary.run($0 + ["--ledger", path, "--at", "2018-07-26"], in: folder) }
    for command in [["overdue"], ["show", "one"], ["ledger", "export"], ["ledger", "verify"], ["status"]] {
      let found = try ordinary(command)
      #expect(found.code == 0, "\(command): \(found.errorText)")
      #expect(!found.bytes.isEmpty)
    }
    for command in [["done", "one"], ["tick"]] {
      let found = try ordinary(command)
      #expect(found.code == 77, "\(command): \(found.errorText)")
      #expect(found.errors.count == 1)
      #expect(found.errorText.contains("permission") || found.errorText.contains("owner"), "\(found.errorText)")
    }
    #expect(folder.bytes(path) == bytes)
  }

  @Test func whatMayNotBeReadIsNamed() throws {
    try Ordinary.mayEnter(folder)
    chmod(folder(path), 0)
    for command in [["overdue"], ["done", "one"], ["ledger", "export"]] {
      let found = try Ordinary.run(command + ["--ledger", path, "--at", "2018-07-26"], in: folder)
      #expect(found.code == 77, "\(command): \(found.errorText)")
      #expect(found.errors.count == 1)
      #expect(found.errorText.contains("no permission for 'ledger.sqlite'"))
      #expect(found.errorText.contains("change its owner or mode"))
    }
  }

  @Test func aFolderThatMayNotBeWrittenIsNamed() throws {
    try Ordinary.mayEnter(folder)
    for command in [["done", "one"], ["tick"], ["run"]] {
      let found = try Ordinary.run(command + ["--ledger", "new/ledger.sqlite", "--at", "2018-07-26"], in: folder)
      #expect(found.code == 77, "\(command): \(found.errorText)")
      #expect(found.errors.count == 1)
      #expect(found.errorText.contains("no permission"))
    }
    #expect(!folder.exists("new"))
  }

  @Test func aLedgerThatIsMissingIsOnlyMadeByWhatWrites() throws {
    for command in [["status"], ["ledger", "export"], ["ledger", "verify"], ["ledger", "balance", "2018-07-25"]] {
      let found = try duban.run(command + ["--ledger", "none/ledger.sqlite"])
      #expect(found.code == 66, "\(command): \(found.errorText)")
      #expect(found.errors.count == 1)
      #expect(found.errorText.contains("there is no ledger 'none/ledger.sqlite'"))
    }
    #expect(!folder.exists("none"))
    // Looking is possible before the first record.
    #expect(try duban.run("overdue", "--at", "2018-07-26", "--ledger", "none/ledger.sqlite").code == 0)
    #expect(!folder.exists("none"))
    for (number, command) in [["done", "one"], ["tick"]].enumerated() {
      let ledger = "new\(number)/deeper/ledger.sqlite"
      let found = try duban.run(command + ["--at", "2018-07-26", "--ledger", ledger])
      #expect(found.code == 0, "\(command): \(found.errorText)")
      #expect(folder.exists(ledger))
    }
  }

  @Test func aCommandThatFailsMakesNoLedger() throws {
    let found = try duban.run("done", "three", "--ledger", "new/ledger.sqlite")
    #expect(found.code == 65)
    #expect(!folder.exists("new"))
  }

  @Test func whereTheLedgerIsComesFromTheEnvironment() throws {
    for (name, value, place) in [
      ("STATE_DIRECTORY", folder("service"), "service/ledger.sqlite"),
      ("XDG_STATE_HOME", folder("xdg"), "xdg/duban/ledger.sqlite"),
    ] {
      let program = Program(in: folder.path, environment: [name: value])
      #expect(try program.run("done", "one", "--at", "2018-07-26").code == 0)
      #expect(folder.exists(place))
    }
    var nowhere = duban
    nowhere.environment["XDG_STATE_HOME"] = nil
    nowhere.environment["HOME"] = nil
    let found = try nowhere.run("done", "one", "--at", "2018-07-26")
    #expect(found.code == 78)
    #expect(found.errors.count == 1)
    #expect(found.errorText.contains("--ledger"))
  }

  @Test func aLockedLedgerIsWaitedForAndThenNamed() throws {
    let before = try duban.run("ledger", "export", "--ledger", path).bytes
    let queue = try DatabaseQueue(path: folder(path))
    var found: Finished?
    try queue.inTransaction(.exclusive) { _ in
      found = try duban.run("done", "one", "--at", "2018-07-26", "--ledger", path)
      return .rollback
    }
    let refused = try #require(found)
    #expect(refused.code == 75, "\(refused.text)\(refused.errorText)")
    #expect(refused.errors.count == 1, "\(refused.errorText)")
    #expect(refused.errorText.contains("locked by another process"))
    #expect(refused.errorText.contains("try again later"))
    #expect(try duban.run("ledger", "export", "--ledger", path).bytes == before)
    #expect(try duban.run("done", "one", "--at", "2018-07-26", "--ledger", path).code == 0)
  }

  /// Mounting takes root; an ordinary user has a namespace of its own where the system lets it.
  static let smallDisk = getuid() == 0 ? ["unshare", "-m"] : ["unshare", "-r", "-m"]

  static let canMount: Bool = {
    let folder = TemporaryFolder()
    let tried = try? Program(in: folder.path).finish(
      smallDisk + ["sh", "-c", "mount -t tmpfs -o size=512k none '\(folder.path)'"])
    return tried?.code == 0
  }()

  @Test(.enabled(if: canMount, "a small disk cannot be mounted here"))
  func aFullDiskIsNamedAndNothingIsHalfWritten() throws {
    // A small disk that is filled to the last block; then space comes back.
    let script = """
      set -e
      mkdir small; mount -t tmpfs -o size=600k none small
      D='\(Program.path)'; L=small/ledger.sqlite
      "$D" done two --at 2018-07-20 --ledger $L
      "$D" ledger export --ledger $L > before
      dd if=/dev/zero of=small/fill bs=1k 2>/dev/null || true
      set +e
      "$D" done one --at 2018-07-26 --ledger $L 2> done.err; echo $? > done.code
      "$D" tick --at 2018-07-25T09:00 --ledger $L 2> tick.err; echo $? > tick.code
      "$D" ledger export --ledger $L > during
      rm small/fill
      "$D" done one --at 2018-07-26 --ledger $L > after.out; echo $? > after.code
      "$D" ledger verify --ledger $L; echo $? > verify.code
      """
    let found = try duban.finish(Self.smallDisk + ["sh", "-c", script])
    for name in ["done", "tick"] {
      let said = folder.text("\(name).err")
      #expect(folder.text("\(name).code") == "74\n", "\(name): \(said)\(found.errorText)")
      #expect(said.split(separator: "\n").count == 1, "\(said)")
      #expect(said.contains("is full") && said.contains("free some space"), "\(said)")
    }
    #expect(folder.text("before") == folder.text("during"))
    #expect(!folder.text("before").isEmpty)
    #expect(folder.text("after.code") == "0\n")
    #expect(folder.text("verify.code") == "0\n")
  }
}
