import ProgramHarness
import Testing

/// `duban raise`: a finding or an instruction becomes a task at run time.
@Suite struct RaiseTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    var rules = SmallOffice.rules()
    rules = rules.replacing(
      "once: {steps: [{on: due, tell: liaison}]}",
      with:
        "once: {steps: [{on: start, tell: liaison}, {before: 2 working days, tell: liaison}, {on: due, tell: liaison}]}"
    )
    rules = rules.replacing("{name: 单位2,", with: "{name: 单位2, aliases: [二单位],")
    try folder.write(rules, to: "rules/rules.yaml")
  }

  /// 10 July 2018 is a Tuesday; three in the afternoon, after the telling hour.
  private func raise(_ more: String..., at clock: String = "2018-07-10T15:00", plan: String = "p") throws
    -> Finished
  {
    try duban.run(["raise", "--plan", plan, "--at", clock, "--by", "张区长"] + more)
  }

  private static let first = "rules/raised/p/raised-2018-07-10.yaml"

  @Test func itWritesOneFileThatIsARuleLikeAnyOther() throws {
    let before = folder.tree("rules")
    let found = try raise(
      "--unit", "单位1", "--due", "5个工作日内", "--because", "台账缺页：3页", "--kind", "整改", "--lang", "zh")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(folder.files("rules") == ["raised/p/raised-2018-07-10.yaml", "rules.yaml"])
    #expect(folder.tree("rules").filter { $0.key == "rules.yaml" } == before)
    let text = folder.text(Self.first)
    #expect(text.hasPrefix("# 整改任务：2018年7月10日（周二）用 duban raise 登记"))
    #expect(text.contains("    raised:\n      on: 2018-07-10\n      by: 张区长\n"))
    for words in [
      "p/raised-2018-07-10", "单位1", "2018年7月17日", "联络员1", "2018年7月10日（周二）15:00", Self.first, "duban tick",
    ] {
      #expect(found.text.contains(words), "\(words): \(found.text)")
    }
    let task = try #require(
      try duban.run("tasks", "--json").json.array.first { $0["id"] == .string("raised-2018-07-10") })
    #expect(task["title"] == .string("台账缺页：3页") && task["lead"].strings == ["单位1"])
    #expect(task["raised"]["kind"] == .string("finding") && task["raised"]["on"] == .string("2018-07-10"))
    #expect(task["raised"]["by"] == .string("张区长") && task["raised"]["because"] == .string("台账缺页：3页"))
    #expect(try duban.run("check").code == 0)
  }

  @Test func itStandsInEveryListAndIsExplainedDownToItsFile() throws {
    #expect(try raise("--unit", "单位1", "--due", "5日内", "--because", "台账缺页", "--title", "补齐台账").code == 0)
    let key = "p/raised-2018-07-10"
    let shown = try duban.run("show", key, "--at", "2018-07-11").text
    #expect(shown.contains("交办：台账缺页（张区长，2018年7月10日（周二））") && shown.contains("补齐台账"))
    #expect(try duban.run("show", key, "--json").json[0]["raised"]["because"] == .string("台账缺页"))
    let explained = try duban.run("explain", key, "--at", "2018-07-11").text
    #expect(explained.contains("交办：台账缺页") && explained.contains("\(Self.first):5"), "\(explained)")
    #expect(explained.contains("自交办日2018年7月10日（周二）起算"), "\(explained)")
    let overdue = try duban.run("overdue", "--at", "2018-07-17", "--json").json["obligations"].array
    #expect(overdue.map { $0["key"] } == [.string(key)])
    let agenda = try duban.run("agenda", "--at", "2018-07-10T15:00", "--to", "2018-07-20", "--json").json.array
    #expect(
      agenda.filter { $0["obligation"] == .string(key) }.compactMap { $0["at"].string } == [
        "2018-07-10T15:00:00+08:00", "2018-07-12T09:00:00+08:00", "2018-07-13T09:00:00+08:00",
      ])
  }

  @Test func nothingIsToldOfItBeforeItWasRaised() throws {
    #expect(try raise("--unit", "单位1", "--due", "每月5日前", "--because", "按月报数").code == 0)
    let agenda = try duban.run("agenda", "--from", "2018-01-01", "--to", "2018-08-31", "--json").json.array
    let own = agenda.filter { $0["obligation"].string?.hasPrefix("p/raised") == true }
    #expect(!own.isEmpty)
    #expect(own.allSatisfy { ($0["at"].string ?? "") >= "2018-07-10" })
    let silence = try duban.run(
      "explain", "--not", "p/raised-2018-07-10@2018-07", "--on", "2018-07-04", "--to", "联络员1", "--at", "2018-07-11")
    #expect(silence.text.contains("才交办"), "\(silence.text)\(silence.errorText)")
  }

  @Test func itsLettersSayWhoRaisedItAndWhy() throws {
    #expect(try raise("--unit", "单位1", "--due", "5日内", "--because", "台账\n缺页", "--title", "补齐台账").code == 0)
    #expect(try duban.run("tick", "--at", "2018-07-10T16:00", "--ledger", "ledger.sqlite").code == 0)
    let letters = folder.files("mailboxes").filter { $0.contains("/new/") }
    #expect(letters.count == 1)
    let letter = folder.text("mailboxes/\(letters.first ?? "")")
    #expect(letter.contains("   交办：台账 缺页（张区长，2018年7月10日（周二））"), "\(letter)")
  }

  @Test func idsGoOnWhereTheyAreTaken() throws {
    for number in 1...3 {
      let found = try raise("--unit", "单位1", "--due", "5日内", "--because", "事\(number)", "--json").json
      #expect(found["id"] == .string("raised-2018-07-10" + (number == 1 ? "" : "-\(number)")))
      #expect(folder.exists(found["file"].string ?? ""))
    }
    #expect(try raise("--unit", "单位1", "--due", "5日内", "--because", "事", "--id", "flood").code == 0)
    let before = folder.tree("rules")
    for id in ["flood", "one", "raised-2018-07-10-2"] {
      let again = try raise("--unit", "单位1", "--due", "5日内", "--because", "事", "--id", id)
      #expect(again.code == 1 && again.errorText.contains(id), "\(again.errorText)")
    }
    #expect(folder.tree("rules") == before)
  }

  @Test func aFileThatStandsThereIsNeverWrittenOver() throws {
    try folder.write("people: []\n".replacing("[]", with: "[{name: 新人, email: n@example.org}]"), to: Self.first)
    let before = folder.text(Self.first)
    #expect(try raise("--unit", "单位1", "--due", "5日内", "--because", "事").code == 0)
    #expect(folder.text(Self.first) == before)
    #expect(folder.exists("rules/raised/p/raised-2018-07-10-2.yaml"))
  }

  @Test func severalUnitsAnswerTogetherAndAnAliasIsWrittenInFull() throws {
    let found = try raise("--unit", "单位1", "--unit", "二单位", "--due", "5日内", "--because", "事", "--json").json
    #expect(found["units"].strings == ["单位1", "单位2"])
    #expect(found["obligations"].strings == ["p/raised-2018-07-10"])
    #expect(folder.text(Self.first).contains("      - 单位1\n      - 单位2\n"))
    #expect(found["due"]["due"] == .string("2018-07-15") && found["running"] == .bool(false))
    #expect(found["firstReminder"]["at"] == .string("2018-07-10T15:00:00+08:00"))
    #expect(found["firstReminder"]["to"].strings == ["联络员1", "联络员2"])
  }

  @Test func anAmbiguousDeadlineIsNotedAndTaken() throws {
    let found = try raise("--unit", "单位1", "--due", "8月前", "--because", "事")
    #expect(found.code == 0)
    #expect(found.errorText.contains("--due:1:1: note[deadline.ambiguous]"), "\(found.errorText)")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var plan = "p"
    var code: Int32 = 1
    var says: [String]
    var testDescription: String { name }

    init(_ name: String, _ arguments: [String], plan: String = "p", code: Int32 = 1, says: [String]) {
      self.name = name
      self.arguments = arguments
      self.plan = plan
      self.code = code
      self.says = says
    }
  }

  static let refusals = [
    Refusal(
      "an unknown unit", ["--unit", "单位甲", "--due", "5日内", "--because", "事"],
      says: ["--unit:1:1: error[rule.unknown-name]", "1 | 单位甲\n", "did you mean '单位1'"]),
    Refusal(
      "an unknown plan", ["--unit", "单位1", "--due", "5日内", "--because", "事"], plan: "q",
      says: ["--plan:1:1: error[rule.unknown-name]"]),
    Refusal(
      "a phrase that is none", ["--unit", "单位1", "--due", "挂职学习3个月", "--because", "事"],
      says: ["--due:1:5: error[deadline.none]", "1 | 挂职学习3个月\n", "^~~~~"]),
    Refusal(
      "a day that does not exist", ["--unit", "单位1", "--due", "2月30日", "--because", "事"],
      says: ["--due:1:1: error[deadline.impossible]"]),
    Refusal(
      "a vague deadline", ["--unit", "单位1", "--due", "适时", "--because", "事"],
      says: ["--due:1:1: decision[deadline.undecided]", "names no day"]),
    Refusal(
      "a deadline that is over", ["--unit", "单位1", "--due", "3月底前", "--because", "事"],
      says: ["was over on 2018-03-31"]),
    Refusal(
      "a unit named twice", ["--unit", "单位1", "--unit", "单位1", "--due", "5日内", "--because", "事"],
      says: ["--unit:1:1: error[rule.listed-twice]"]),
    Refusal(
      "an id that leads elsewhere", ["--unit", "单位1", "--due", "5日内", "--because", "事", "--id", "../x"],
      says: ["--id:1:1: error[rule.bad-id]"]),
    Refusal(
      "no reason", ["--unit", "单位1", "--due", "5日内", "--because", " "],
      says: ["--because:1:1: error[rule.empty-value]"]),
    Refusal(
      "a character that nobody sees", ["--unit", "单位1", "--due", "5日内", "--because", "事\u{200B}由"],
      says: ["--because:1:", "error[file.hidden-character]"]),
    Refusal(
      "a control character", ["--unit", "单位1", "--due", "5日内", "--because", "事\u{1B}[1m"], code: 65,
      says: ["--because"]),
    Refusal(
      "a kind that is none", ["--unit", "单位1", "--due", "5日内", "--because", "事", "--kind", "督办"], code: 64,
      says: ["整改"]),
    Refusal("no unit", ["--due", "5日内", "--because", "事"], code: 64, says: ["--unit"]),
  ]

  @Test(arguments: refusals) func nothingIsWrittenWhenSomethingIsWrong(_ row: Refusal) throws {
    let found = try duban.run(
      ["raise", "--plan", row.plan, "--at", "2018-07-10", "--by", "张区长"] + row.arguments)
    #expect(found.code == row.code, "\(found.text)\(found.errorText)")
    for words in row.says { #expect(found.errorText.contains(words), "\(found.errorText)") }
    #expect(found.bytes.isEmpty)
    #expect(folder.files("rules") == ["rules.yaml"] && !folder.exists("state"))
  }

  @Test func rulesThatAreBrokenAlreadyAreMendedFirst() throws {
    try folder.write("tasks: [{id: x, titel: y}]\n", to: "rules/broken.yaml")
    let found = try raise("--unit", "单位1", "--due", "5日内", "--because", "事")
    #expect(found.code == 1 && found.errorText.contains("rules/broken.yaml:1:"), "\(found.errorText)")
    #expect(!folder.exists("rules/raised"))
  }

  @Test func aPlanThatHasEndedTakesNothingMore() throws {
    let rules = folder.text("rules/rules.yaml").replacing(
      "policy: once,", with: "policy: once, closed: 2018-07-01,")
    try folder.write(rules, to: "rules/rules.yaml")
    let found = try raise("--unit", "单位1", "--due", "5日内", "--because", "事")
    #expect(found.code == 1 && found.errorText.contains("ended on 2018-07-01"))
    #expect(!folder.exists("rules/raised"))
  }

  @Test func whatIsTypedCannotBecomeAnotherRule() throws {
    let typed = "\"]\n  - id: x # {a: b} & *c ! |"
    let found = try raise("--unit", "单位1", "--due", "5日内", "--because", typed, "--title", "a: \"b\" # c")
    #expect(found.code == 0, "\(found.errorText)")
    let task = try #require(
      try duban.run("tasks", "--json").json.array.first { $0["id"] == .string("raised-2018-07-10") })
    #expect(task["raised"]["because"] == .string(typed) && task["title"] == .string("a: \"b\" # c"))
    #expect(try duban.run("tasks", "--json").json.array.count == 2)
  }

  @Test func aRunningDaemonTakesItByItself() throws {
    let daemon = try duban.start(["run", "--at", "2018-07-10T15:00", "--ledger", "ledger.sqlite"])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    let found = try raise(
      "--unit", "单位1", "--due", "5日内", "--because", "事", "--ledger", "ledger.sqlite", "--lang", "zh")
    #expect(found.code == 0)
    // Today's digest has gone out: the next is tomorrow's.
    #expect(found.text.contains("进程 \(daemon.pid)") && found.text.contains("2018年7月11日（周三）09:00"), "\(found.text)")
    let isTaken = try eventually(every: 100) {
      let entries = try duban.run("ledger", "export", "--ledger", "ledger.sqlite").text
      return entries.contains("rules/raised/p/raised-2018-07-10.yaml")
        && entries.contains("\"subject\":\"p/raised-2018-07-10\"")
    }
    #expect(isTaken, "\(daemon.log)")
  }
}
