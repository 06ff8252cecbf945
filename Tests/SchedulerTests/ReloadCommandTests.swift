import Glibc
import ProgramHarness
import Testing

/// `duban reload`, with a daemon and without one.
@Suite(.serialized) struct ReloadCommandTests {
  private let folder = TemporaryFolder()
  private let duban: Program

  private static let at = "2018-07-20T10:00"
  private static let ids = (0..<20).map { "t\($0)" }

  init() throws {
    duban = Program(in: folder.path)
    try write(Self.ids)
  }

  /// Rules whose tasks have these ids.
  private func write(_ ids: [String]) throws {
    let tasks = ids.map { SmallOffice.task($0, due: "2018-12-28") }.joined()
    let office = SmallOffice.base().replacing(
      "calendar: plain, channels", with: "administrators: 联络员2, calendar: plain, channels")
    try folder.write(office + "tasks:\n" + tasks, to: "rules/rules.yaml")
  }

  private func run(_ words: String..., at: String = at) throws -> Finished {
    try duban.run(words + ["--ledger", "ledger.sqlite", "--at", at])
  }

  private func status() throws -> JSON { try duban.run("status", "--json", "--ledger", "ledger.sqlite").json }

  private func daemon() throws -> Running {
    let daemon = try duban.start(["run", "--at", Self.at, "--ledger", "ledger.sqlite"])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    return daemon
  }

  private var letters: [String] {
    folder.files("mailboxes").filter { $0.contains("/new/") }.map { folder.text("mailboxes/\($0)") }
  }

  // MARK: Without a daemon

  @Test func itTakesWhatIsThereAndSaysWhatChanges() throws {
    let first = try run("reload")
    #expect(first.code == 0, "\(first.errorText)")
    #expect(first.text.hasPrefix("已采用："), "\(first.text)")
    let again = try run("reload")
    #expect(again.text.hasPrefix("没有变化："), "\(again.text)")
    try write(Self.ids.dropLast() + ["more"])
    let difference = try run("diff", "--against-live")
    let edited = try run("reload")
    #expect(edited.code == 0)
    let lines = edited.text.split(separator: "\n", maxSplits: 1)
    #expect(lines.first?.hasPrefix("已采用：") == true)
    #expect(lines.last.map(String.init) == difference.text)
    let json = try run("reload", "--json").json
    #expect(json["outcome"].string == "unchanged")
    #expect(json["revision"] == (try status())["rules"]["revision"])
    #expect(json["daemon"] == .null)
  }

  @Test func whatHasErrorsIsRefusedWithTheirPlaces() throws {
    #expect(try run("reload").code == 0)
    try folder.write("tasks: [", to: "rules/more.yaml")
    let refused = try run("reload")
    #expect(refused.code == 1)
    #expect(refused.errorText.contains("rules/more.yaml:1:"), "\(refused.errorText)")
    #expect(refused.text.contains("规则被拒"))
    let json = try run("reload", "--json")
    #expect(json.code == 1)
    #expect(try json.json["outcome"].string == "refused")
    #expect(try json.json["diagnostics"].array.count == json.json["errors"].int)
    try folder.remove("rules/more.yaml")
    #expect(try run("reload").code == 0)
    #expect(try status()["refused"] == .null)
  }

  @Test func whatTakesMuchAwayIsHeldShownAndTakenOnceItIsMeant() throws {
    #expect(try run("tick").code == 0)
    try write(Array(Self.ids.suffix(10)))
    #expect(try run("diff", "--against-live").text.contains("!!! 这样的修改会暂缓采用"))
    let tick = try run("tick", "--json")
    #expect(tick.code == 1)
    #expect(try tick.json["rulesHeld"].bool == true)
    #expect(try tick.json["delivered"].int == 1)
    let held = try status()["held"]
    let number = try #require(held["revision"].string?.prefix(12))
    #expect(held["removal"]["items"].int == 10)
    #expect(held["removal"]["itemsBefore"].int == 20)
    #expect(held["removal"]["causes"].array.map { $0["cause"].string } == ["many"])
    #expect(held["removal"]["first"].array.count == 10)
    let text = try duban.run("status", "--ledger", "ledger.sqlite")
    #expect(text.code == 1)
    #expect(text.text.contains("■ 规则暂缓采用（\(number)）"), "\(text.text)")
    #expect(text.text.contains("duban reload --accept \(number)"))
    let shown = try run("reload")
    #expect(shown.code == 1)
    #expect(shown.text.contains("■ 暂缓采用（\(number)）"), "\(shown.text)")
    #expect(shown.text.contains("- p/t0 事项t0"))

    #expect(try run("reload", "--accept", "0000").code == 1)
    #expect(try status()["held"] == held)
    let accepted = try run("reload", "--accept", String(number))
    #expect(accepted.code == 0, "\(accepted.text)")
    #expect(accepted.text.contains("任务：删去 10"), "\(accepted.text)")
    #expect(try status()["held"] == .null)
    #expect(try status()["rules"]["revision"] == held["revision"])
    #expect(try run("ledger", "verify").code == 0)
  }

  @Test func aFolderThatChangedSinceIsJudgedAnewAndNotTakenSilently() throws {
    #expect(try run("tick").code == 0)
    try write(Array(Self.ids.suffix(10)))
    #expect(try run("reload").code == 1)
    try write(Array(Self.ids.suffix(9)))
    let other = try run("reload", "--accept", "--json")
    #expect(other.code == 1)
    #expect(try other.json["outcome"].string == "held")
    #expect(try other.json["changedSinceHeld"].bool == true)
    #expect(try other.json["held"]["items"].int == 11)
    #expect(try run("reload", "--accept").code == 0)
    #expect(try duban.run("tasks", "--json", "--ledger", "ledger.sqlite").json.array.count == 9)
  }

  @Test func withNothingHeldThereIsNothingToAccept() throws {
    #expect(try run("reload", "--accept").code == 0)
    let named = try run("reload", "--accept", "12ab34")
    #expect(named.code == 1)
    #expect(named.errorText.contains("no edit 12ab34 is held"))
    #expect(try run("reload", "12ab34").code == 64)
    #expect(try run("reload", "--accept", "12").code == 64)
  }

  // MARK: With a daemon

  @Test func aDaemonIsAskedAndItsAnswerAwaited() throws {
    let daemon = try daemon()
    #expect(try run("reload", "--json").json["outcome"].string == "unchanged")
    // What no watch can see.
    try folder.write("people: [{name: 新人, email: new@example.org}]\n", to: "outside.yaml")
    symlink(folder("outside.yaml"), folder("rules/linked.yaml"))
    #expect(eventually { daemon.log.split(separator: "rules accepted").count == 3 }, "\(daemon.log)")
    try folder.write("people: [{name: 新人, email: newer@example.org}]\n", to: "outside.yaml")
    let taken = try run("reload", "--json")
    #expect(taken.code == 0, "\(taken.errorText)")
    #expect(try taken.json["outcome"].string == "accepted")
    #expect(try taken.json["daemon"].int == Int(daemon.pid))
    #expect(try taken.json["difference"]["changes"].bool == true)
    try folder.write("people: [", to: "outside.yaml")
    let refused = try run("reload")
    #expect(refused.code == 1)
    #expect(refused.errorText.contains("rules/linked.yaml:1:"), "\(refused.errorText)")
    #expect(daemon.isRunning)
  }

  @Test func aDaemonHoldsAnEditAlsoAcrossARestartTellsTheAdministratorAndTakesItOnceMeant() throws {
    let first = try daemon()
    try write(Array(Self.ids.suffix(10)))
    #expect(eventually { first.log.contains("rules held: 10 of 20") }, "\(first.log)")
    #expect(eventually { letters.count == 1 }, "\(first.log)")
    #expect(letters.first?.contains("person2@example.org") == true)
    first.killNow()
    let second = try daemon()
    #expect(second.log.contains("rules held"), "\(second.log)")
    #expect(try status()["held"] != .null)
    let accepted = try run("reload", "--accept", "--json")
    #expect(accepted.code == 0, "\(accepted.text)")
    #expect(try accepted.json["outcome"].string == "accepted")
    #expect(try status()["held"] == .null)
    #expect(letters.count == 1)
  }

  @Test func aDaemonOfAnotherFolderIsNotAskedByMistake() throws {
    let daemon = try daemon()
    try folder.write(folder.text("rules/rules.yaml"), to: "other/rules.yaml")
    let other = try run("reload", "--rules", "other")
    #expect(other.code == 64)
    #expect(other.errorText.contains("takes its rules from \(folder("rules"))"), "\(other.errorText)")
    #expect(try run("reload", "--rules", folder("rules")).code == 0)
    #expect(daemon.isRunning)
  }

  @Test func itWaitsForAPassThatIsUnderWay() throws {
    #expect(try run("tick").code == 0)
    // Holds the lock as a pass does, and is none that answers.
    let holder = try duban.startShell("exec 9>>ledger.sqlite.lock; flock 9; : > held; sleep 1.5")
    #expect(eventually { folder.exists("held") })
    let found = try run("reload", "--json")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(try found.json["daemon"] == .null)
    #expect(holder.end() == 0)
  }
}
