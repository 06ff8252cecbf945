import Glibc
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Testing

/// The book kept beside the ledger: used as long as nothing has changed, and then the same as the one that was read.
@Suite struct RuleCacheTests {
  private let folder = TemporaryFolder(inMemory: true)
  private static let settings = LoadSettings(
    channelKinds: ["maildir", "file"],
    reportFormats: ["text", "markdown", "csv", "csv-gb18030", "json", "html", "xlsx"])

  private var rules: RuleFolder { RuleFolder(folder("rules")) }
  private func cache(_ program: String = "one") -> RuleCache {
    RuleCache(beside: folder("ledger.sqlite"), program: program)
  }

  private func found(_ program: String = "one") -> RuleBook? {
    cache(program).book(of: rules, settings: Self.settings)
  }

  /// Reads the rules and keeps what they come to.
  @discardableResult private func keep() throws -> RuleBook {
    let facts = try #require(FileFacts.all(in: rules))
    let sources = try rules.read(fileLimit: 4 << 20)
    let loaded = RuleLoader.load(sources, settings: Self.settings)
    cache().keep(try #require(loaded.kept), sources, facts, of: rules)
    return try #require(loaded.book)
  }

  private func keepSmallOffice() throws {
    for (path, text) in EditRules.files() { try folder.write(text, to: path) }
    try keep()
    #expect(found() != nil)
  }

  @Test func theBookKeptIsTheBookRead() throws {
    try folder.takeRules(plans: nil)
    var read = try keep()
    let kept = try #require(found())
    // Rehearsals are not kept.
    read.stories = []
    read.tests = []
    #expect(kept.plans.map(\.tasks.count) == read.plans.map(\.tasks.count))
    #expect(kept.plans.reduce(0) { $0 + $1.tasks.count } > 100)
    for (left, right) in zip(kept.plans, read.plans) {
      #expect(left.insiders == right.insiders)
      for (left, right) in zip(left.tasks, right.tasks) { #expect("\(left.fields)" == "\(right.fields)") }
    }
    #expect(kept.answers == read.answers && kept.reckonings == read.reckonings)
    #expect(kept.units == read.units && kept.groups == read.groups && kept.people == read.people)
    #expect(kept.files == read.files)
    #expect("\(kept.reports)" == "\(read.reports)" && "\(kept.office)" == "\(read.office)")
  }

  // MARK: What ends it

  @Test func aFileThatWasOnlyTouchedIsTheSame() throws {
    try keepSmallOffice()
    #expect(utimes(folder("rules/plan.yaml"), nil) == 0)
    #expect(found()?.plans[0].tasks.count == 2)
  }

  @Test func anEditOfEqualLengthAndTimesIsSeen() throws {
    try keepSmallOffice()
    var before = stat()
    #expect(stat(folder("rules/plan.yaml"), &before) == 0)
    let edited = folder.text("rules/plan.yaml").replacing("2018-07-25", with: "2018-07-26")
    let file = open(folder("rules/plan.yaml"), O_WRONLY)
    #expect(write(file, edited, edited.utf8.count) == edited.utf8.count)
    close(file)
    let times = [before.st_atim, before.st_mtim]
    #expect(utimensat(AT_FDCWD, folder("rules/plan.yaml"), times, 0) == 0)
    #expect(found() == nil)
  }

  @Test func filesThatComeAndGoAreSeen() throws {
    try keepSmallOffice()
    try folder.write("units: []\n", to: "rules/more.yaml")
    #expect(found() == nil)
    try folder.remove("rules/more.yaml")
    #expect(found() != nil)
    try folder.write("no rules", to: "rules/more.yaml~")
    #expect(found() != nil)
    try folder.remove("rules/plan.yaml")
    #expect(found() == nil)
  }

  @Test func anotherProgramAndAnotherFolderReadForThemselves() throws {
    try keepSmallOffice()
    #expect(found("two") == nil)
    #expect(rename(folder("rules"), folder("other")) == 0)
    #expect(cache().book(of: RuleFolder(folder("other")), settings: Self.settings) == nil)
  }

  @Test func whatSomebodyElseCouldHaveWrittenIsNotBelieved() throws {
    try keepSmallOffice()
    for mode in [0o620, 0o602, 0o666] as [mode_t] {
      #expect(chmod(folder("ledger.sqlite.rules"), mode) == 0)
      #expect(found() == nil)
    }
    #expect(chmod(folder("ledger.sqlite.rules"), 0o600) == 0)
    #expect(found() != nil)
    #expect(rename(folder("ledger.sqlite.rules"), folder("elsewhere")) == 0)
    #expect(symlink("elsewhere", folder("ledger.sqlite.rules")) == 0)
    #expect(found() == nil)
  }

  @Test func nobodyElseMayReadIt() throws {
    try keepSmallOffice()
    var info = stat()
    #expect(stat(folder("ledger.sqlite.rules"), &info) == 0 && info.st_mode & 0o777 == 0o600)
    #expect(folder.files(".").filter { $0.hasPrefix("ledger") } == ["ledger.sqlite.rules"])
  }

  @Test func aByteThatChangedOrIsMissingIsFound() throws {
    try keepSmallOffice()
    let whole = try #require(folder.bytes("ledger.sqlite.rules"))
    for at in stride(from: 0, to: whole.count, by: max(1, whole.count / 200)) {
      var changed = whole
      changed[at] ^= 0x10
      try put(changed)
      #expect(found() == nil, "byte \(at)")
    }
    for count in stride(from: 0, to: whole.count, by: max(1, whole.count / 50)) {
      try put(Array(whole[..<count]))
      #expect(found() == nil, "cut at \(count)")
    }
    try put(whole + [0])
    #expect(found() == nil)
    try put(whole)
    #expect(found() != nil)
  }

  private func put(_ bytes: [UInt8]) throws {
    try folder.write(bytes, to: "ledger.sqlite.rules")
    #expect(chmod(folder("ledger.sqlite.rules"), 0o600) == 0)
  }

  @Test func aFolderThatCannotBeWrittenKeepsNothing() throws {
    for (path, text) in EditRules.files() { try folder.write(text, to: path) }
    let facts = try #require(FileFacts.all(in: rules))
    let sources = try rules.read(fileLimit: 4 << 20)
    let loaded = RuleLoader.load(sources, settings: Self.settings)
    let nowhere = RuleCache(beside: folder("missing/ledger.sqlite"), program: "one")
    nowhere.keep(try #require(loaded.kept), sources, facts, of: rules)
    #expect(!folder.exists("missing"))
  }
}
