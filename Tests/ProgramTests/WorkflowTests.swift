import ProgramHarness
import Testing

/// The commands that record facts, as a liaison officer and a supervisor type them.
@Suite struct WorkflowTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(WorkflowRules.rules, to: "rules/rules.yaml")
  }

  private func run(_ line: String) throws -> Finished {
    var words = line.split(separator: " ").map(String.init)
    words.insert(contentsOf: ["--lang", "en"], at: words.firstIndex(of: "--") ?? words.count)
    return try duban.run(words)
  }

  @Test func everyScenarioHolds() throws {
    try folder.write(WorkflowRules.scenarios, to: "rules/tests.yaml")
    let found = try duban.run("test", "--lang", "en")
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
  }

  /// Each line, its exit code, and what it says on either stream.
  static let month: [(line: String, code: Int32, says: String)] = [
    ("submit one --at 2018-03-02", 65, "p/one: it was not accepted yet; allowed now: duban accept"),
    ("accept one many --at 2018-03-02 --by 农业局联络员", 0, "recorded p/many: open"),
    ("accept one --at 2018-03-02", 65, "it is at the stage 'in hand'; allowed now: duban submit"),
    ("progress one many --note 已列提纲 --at 2018-03-20", 0, "recorded p/one: open"),
    ("progress many 4 --at 2018-04-10", 0, "recorded p/many: 4/10家"),
    ("progress many --at 2018-04-11 --note 更正 -- -1", 0, "recorded p/many: 3/10家"),
    ("done one --at 2018-04-12", 65, "its workflow 'standard' has no 'done'"),
    ("return one --note 不好 --at 2018-04-20 --by 督查室联络员", 65, "submitted nothing that could be sent back"),
    ("block one --note 等数据 --waits-for 国土局 --at 2018-05-10", 0, "blocked since 2018-05-10 (waits for 国土局, 等数据)"),
    ("block one --over --at 2018-05-20", 0, "recorded p/one: open"),
    ("extend request one --until 2018-07-15 --note 雨 --progress 过半 --at 2018-06-20", 0, "not decided"),
    ("extend approve one --at 2018-06-21 --by 农业局联络员", 65, "'extend approve' is for the supervisor"),
    ("extend approve one --at 2018-06-21 --by 督查室联络员", 0, "extended to 2018-07-15 (was 2018-06-30)"),
    ("nudge one many --note 请抓紧 --at 2018-06-25", 0, "recorded p/many"),
    ("submit one --at 2018-07-10", 0, "reported done, evidence missing: 规划文本"),
    (
      "confirm one --at 2018-07-10", 65, "was reported done on 2018-07-10; evidence is missing: 规划文本 (duban attach)"
    ),
    ("attach one --file draft.txt --at 2018-07-11", 0, "submitted on 2018-07-11, waits for the supervisor"),
    ("return one --at 2018-07-12", 65, "a reason is wanted (--note)"),
    ("return one --note 缺附图 --at 2018-07-12 --by 督查室联络员", 0, "sent back 1 times"),
    ("submit one --at 2018-07-13", 0, "submitted on 2018-07-13"),
    ("confirm one --at 2018-07-20", 0, "met within the extension (2018-07-13)"),
    ("confirm one --at 2018-07-20", 65, "was submitted on 2018-07-13 and struck off on 2018-07-20 already"),
    ("pause many --at 2018-07-20", 0, "paused"), ("progress many 1 --at 2018-07-21", 0, "4/10家"),
    ("submit many --at 2018-07-21", 65, "it is paused since 2018-07-20; allowed now: duban resume, duban waive"),
    ("resume many --at 2018-07-22", 0, "overdue"), ("waive many --note 项目撤销 --at 2018-07-23", 0, "waived"),
    ("nudge many --at 2018-07-24", 65, "p/many: it was waived on 2018-07-23"),
  ]

  @Test func aMonthCommandByCommand() throws {
    try folder.write("规划", to: "draft.txt")
    for (line, code, says) in Self.month {
      let found = try run(line)
      #expect(found.code == code, "\(line): \(found.text)\(found.errorText)")
      #expect((found.text + found.errorText).contains(says), "\(line): \(found.text)\(found.errorText)")
    }
    let shown = try duban.run("show", "p/one", "--at", "2018-07-21", "--json").json[0]
    #expect(shown["state"] == .string("met-extended") && shown["originalDue"] == .string("2018-06-30"))
    #expect(shown["due"] == .string("2018-07-16"))
    let kept = shown["facts"].array.compactMap { $0["content"].string }
    #expect(kept.count == 1 && folder.text("state/duban/evidence/\(kept[0])") == "规划")
    #expect(shown["stages"].array.compactMap { $0["key"].string }.contains("p/one:review@2"))
    #expect(try duban.run("ledger", "verify").code == 0)
  }

  @Test func whatIsSubmittedWithoutItsTargetIsRemarkedOn() throws {
    #expect(try run("accept many --at 2018-03-02").code == 0)
    #expect(try run("progress many 4 --at 2018-04-10").code == 0)
    let short = try run("submit many --at 2018-04-11")
    #expect(short.code == 0 && short.text.contains("mind that the target is not reached (4/10家)"), "\(short.text)")
  }

  @Test func severalKeysAreRecordedTogetherOrNotAtAll() throws {
    #expect(try run("accept one --at 2018-03-02").code == 0)
    let found = try run("accept many one --at 2018-03-03")
    #expect(found.code == 65 && found.errorText.contains("p/one"))
    #expect(try duban.run("show", "many", "--json").json[0]["facts"].array.isEmpty)
    #expect(try run("accept many nothing --at 2018-03-03").code == 65)
    #expect(try duban.run("show", "many", "--json").json[0]["facts"].array.isEmpty)
  }

  @Test func aRefusedCommandMakesNoLedger() throws {
    #expect(try run("confirm one --at 2018-03-02").code == 65)
    #expect(!folder.exists("state/duban/ledger.sqlite"))
  }

  @Test func overdueListsStagesApartUnderTheirHolders() throws {
    _ = try run("accept one --at 2018-03-02")
    _ = try run("attach one --ref 文1 --at 2018-03-19")
    _ = try run("submit one --at 2018-03-19")
    let json = try duban.run("overdue", "--at", "2018-03-28", "--json").json
    #expect(json["obligations"].array.isEmpty)
    let stages = json["stages"].array.map { "\($0["key"].string ?? "") \($0["units"].strings)" }
    #expect(
      stages.sorted() == [
        #"p/many:feedback@2018-03 ["农业局"]"#, #"p/many:receipt ["农业局"]"#, #"p/one:review ["督查室"]"#,
      ])
    #expect(json["totals"]["overdue"] == .number(0) && json["totals"]["stages"] == .number(3))
    let earlier = try duban.run("overdue", "--at", "2018-03-15", "--json").json
    #expect(earlier["stages"].array.compactMap { $0["key"].string } == ["p/many:receipt"])
  }

  @Test func whoHasNotReportedIsListed() throws {
    _ = try run("accept one many --at 2018-03-02")
    _ = try run("progress one --note 已列提纲 --at 2018-03-20")
    let json = try duban.run("report", "not-reported", "--at", "2018-03-28", "--json").json
    #expect(json["notReported"].array.compactMap { $0["key"].string } == ["p/many:feedback@2018-03"])
    #expect(
      json["awaited"].array.compactMap { $0["key"].string } == [
        "p/many:feedback@2018-04", "p/one:feedback@2018-04",
      ])
  }

  @Test func theLetterNamesTheNextCommandAndWhatWasSaid() throws {
    _ = try run("accept one --at 2018-03-02")
    _ = try run("nudge one --note 请本周内报进度 --by 督查室联络员 --at 2018-03-05")
    _ = try run("tick --at 2018-03-05T09:00")
    let letters = folder.files("state/duban/mailboxes/农业局联络员/new").map {
      folder.text("state/duban/mailboxes/农业局联络员/new/\($0)")
    }
    #expect(letters.count == 1)
    let explained = try duban.run("explain", "one", "--at", "2018-03-05", "--lang", "zh").text
    #expect(explained.contains("催办"), "\(explained)")
  }
}
