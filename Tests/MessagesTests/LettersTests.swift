import CivilTime
import Delivery
import Diagnostics
import Evaluation
import LetterTemplates
import Messages
import PlanLanguage
import RuleFiles
import Rules
import Testing

@Suite struct LettersTests {
  // MARK: The whole letter

  @Test func aDigestIsWrittenOutInFull() {
    let letter = FullLetter.office.digest(FullLetter.members)
    #expect(letter.subject == "【督办】超期1项、今天到期1项、临期1项、新交办1项、变更1项（2018-07-24）")
    #expect(letter.text == FullLetter.chinese)
  }

  @Test func theEnglishLetterSaysTheSame() {
    let letter = FullLetter.office.digest(FullLetter.members, .en)
    #expect(
      letter.subject == "[Duban] 1 overdue, 1 due today, 1 due soon, 1 newly assigned, 1 changed (2018-07-24)")
    #expect(letter.text == FullLetter.english)
  }

  /// The usual text as a template of its own: what an office starts from when it writes its own.
  @Test(arguments: [Language.zh, .en]) func theUsualTemplateSaysWordForWordWhatTheLetterSays(language: Language) {
    let source = RuleSource(path: "letter.txt.mustache", bytes: Array(UsualTemplates.text.utf8))
    let letter = FullLetter.office.digest(FullLetter.members, language, writer: LetterTemplates([source]))
    #expect(letter.text == (language == .zh ? FullLetter.chinese : FullLetter.english))
  }

  @Test func thePageHoldsEveryLineOfTheText() throws {
    let letter = FullLetter.office.digest(FullLetter.members, writer: LetterTemplates())
    let page = try #require(letter.html).replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    let words = page.split(separator: "<").map { $0.drop { $0 != ">" }.dropFirst() }.joined().filter {
      !$0.isWhitespace
    }
    for line in FullLetter.chinese.split(separator: "\n") where line != "--------" {
      let text = line.drop { "0123456789. ".contains($0) }.filter { !$0.isWhitespace }
      // A label stands in a cell of its own, without the colon behind it.
      let parts = text.split(separator: "：", maxSplits: 1)
      #expect(words.contains(text) || parts.allSatisfy { words.contains($0) }, "\(line)")
    }
  }

  @Test func theEnvelopeNamesWhoWritesToWhom() {
    let letter = FullLetter.office.digest(FullLetter.members)
    #expect(letter.id == deliveryID)
    #expect(letter.recipient == "王联络")
    #expect(letter.address == "liaison@example.org")
    #expect(letter.sender == "新北区对口协作办公室")
    #expect(letter.senderAddress == "duban@example.org")
    #expect(letter.date == nine("2018-07-24"))
    #expect(letter.zone == .shanghai)
  }

  @Test func theOrderOfTheMembersDoesNotMatter() {
    let letter = FullLetter.office.digest(FullLetter.members)
    for shift in 1..<FullLetter.members.count {
      let turned = Array(FullLetter.members[shift...] + FullLetter.members[..<shift])
      #expect(FullLetter.office.digest(turned) == letter)
      #expect(FullLetter.office.digest(turned.reversed()) == letter)
    }
  }

  // MARK: Subjects

  struct SubjectCase: Sendable, CustomTestStringConvertible {
    let name: String, step: String, start: String, due: String, today: String, subject: String, english: String
    var soft = false
    var time: TimeOfDay?
    var kind = Event.Kind.step
    var units: [UnitIndex] = [SmallOffice.labour]
    var testDescription: String { name }
  }

  static let subjects = [
    SubjectCase(
      name: "five working days before", step: "before:5wd", start: "2018-01-01", due: "2018-07-31",
      today: "2018-07-24", subject: "【督办】临期1项：招聘会（区人社局），还有5个工作日",
      english: "[Duban] 1 due soon: 招聘会 (区人社局), 5 working days left"),
    SubjectCase(
      name: "the day before", step: "before:5wd", start: "2018-01-01", due: "2018-07-25", today: "2018-07-24",
      subject: "【督办】临期1项：招聘会（区人社局），还有1个工作日", english: "[Duban] 1 due soon: 招聘会 (区人社局), 1 working day left"),
    SubjectCase(
      name: "due on Sunday, told on Friday", step: "due", start: "2018-01-01", due: "2018-07-29",
      today: "2018-07-27",
      subject: "【督办】临期1项：招聘会（区人社局），还有2天（其间没有工作日）",
      english: "[Duban] 1 due soon: 招聘会 (区人社局), 2 days left, none of them a working day"),
    SubjectCase(
      name: "due today", step: "due", start: "2018-01-01", due: "2018-07-24", today: "2018-07-24",
      subject: "【督办】今天到期1项：招聘会（区人社局）", english: "[Duban] 1 due today: 招聘会 (区人社局)"),
    SubjectCase(
      name: "three working days late", step: "after:1d/every:3wd", start: "2018-01-01", due: "2018-07-19",
      today: "2018-07-24", subject: "【督办】超期1项：招聘会（区人社局），超期3个工作日",
      english: "[Duban] 1 overdue: 招聘会 (区人社局), overdue by 3 working days"),
    SubjectCase(
      name: "late over a weekend", step: "after:1d/every:3wd", start: "2018-01-01", due: "2018-07-27",
      today: "2018-07-29", subject: "【督办】超期1项：招聘会（区人社局），超期2天",
      english: "[Duban] 1 overdue: 招聘会 (区人社局), overdue by 2 days"),
    SubjectCase(
      name: "past its hour", step: "due", start: "2018-01-01", due: "2018-07-24", today: "2018-07-24",
      subject: "【督办】超期1项：招聘会（区人社局），超期（已过当天时限）",
      english: "[Duban] 1 overdue: 招聘会 (区人社局), overdue by less than a day",
      time: TimeOfDay(8, 30)),
    SubjectCase(
      name: "past a soft day", step: "after:1d/every:3wd", start: "2018-01-01", due: "2018-07-23",
      today: "2018-07-24", subject: "【督办】滞后1项：招聘会（区人社局），滞后1个工作日",
      english: "[Duban] 1 behind: 招聘会 (区人社局), behind by 1 working day", soft: true),
    SubjectCase(
      name: "newly assigned", step: "start", start: "2018-07-24", due: "2018-10-31", today: "2018-07-24",
      subject: "【督办】新交办1项：招聘会（区人社局），2018-10-31到期",
      english: "[Duban] 1 newly assigned: 招聘会 (区人社局), due 2018-10-31"),
    SubjectCase(
      name: "moved", step: "moved", start: "2018-01-01", due: "2018-10-31", today: "2018-07-24",
      subject: "【督办】变更1项：招聘会（区人社局），期限改为2018-10-31",
      english: "[Duban] 1 changed: 招聘会 (区人社局), due day moved to 2018-10-31", kind: .notice),
    SubjectCase(
      name: "three units by name", step: "due", start: "2018-01-01", due: "2018-07-24", today: "2018-07-24",
      subject: "【督办】今天到期1项：招聘会（区人社局、区农业局、区商务局）",
      english: "[Duban] 1 due today: 招聘会 (区人社局, 区农业局, 区商务局)", units: [0, 1, 2]),
    SubjectCase(
      name: "four units by number", step: "due", start: "2018-01-01", due: "2018-07-24", today: "2018-07-24",
      subject: "【督办】今天到期1项：招聘会（区人社局等4个单位）", english: "[Duban] 1 due today: 招聘会 (区人社局 and 3 others)",
      units: [0, 1, 2, 3]),
    SubjectCase(
      name: "no unit", step: "due", start: "2018-01-01", due: "2018-07-24", today: "2018-07-24",
      subject: "【督办】今天到期1项：招聘会", english: "[Duban] 1 due today: 招聘会", units: []),
  ]

  @Test(arguments: subjects) func aLetterAboutOneItemNamesItInItsSubject(_ c: SubjectCase) {
    var office = SmallOffice()
    office.units.append(Unit(id: "区民政局", name: "区民政局", span: SmallOffice.span(1, 4)))
    office.add("fairs", "招聘会", "年内", c.start, c.due, time: c.time, lead: c.units, soft: c.soft)
    let member = office.account("fairs", c.step, on: c.today, due: c.due, kind: c.kind)
    #expect(office.digest([member], on: c.today).subject == c.subject)
    #expect(office.digest([member], on: c.today, to: SmallOffice.liaison, .en).subject == c.english)
  }

  @Test func aLetterAboutSeveralItemsCountsThemByGroup() {
    var office = SmallOffice()
    var members: [Account] = []
    for (index, due) in ["2018-07-20", "2018-07-24", "2018-07-24", "2018-07-26", "2018-07-27", "2018-07-31"]
      .enumerated()
    {
      office.add("t\(index)", "任务\(index)", "年内", "2018-01-01", due)
      members.append(office.account("t\(index)", "before:5wd", on: "2018-07-24", due: due))
    }
    #expect(office.digest(members).subject == "【督办】超期1项、今天到期2项、临期3项（2018-07-24）")
    let headings = office.digest(members).text.split(separator: "\n").filter {
      $0.contains("、") && $0.hasSuffix("项）")
    }
    #expect(headings == ["一、超期（1项）", "二、今天到期（2项）", "三、临期（3项）"])
  }

  @Test func anUrgentStepSaysSo() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-01-01", "2018-07-24")
    let member = office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24")
    let book = office.book
    let letter = Letters.urgent(
      to: SmallOffice.liaison, delivery: deliveryID, member: member, book: book,
      index: ObligationIndex(book, office.snapshot), snapshot: office.snapshot, at: nine("2018-07-24"))
    #expect(letter.subject == "【督办·紧急】今天到期1项：招聘会（区人社局）")
    #expect(letter.text == office.digest([member]).text)
  }

  @Test func aLongTitleIsShortenedInTheSubjectOnly() {
    var office = SmallOffice()
    let title = String(repeating: "长", count: 80)
    office.add("fairs", title, "年内", "2018-01-01", "2018-07-24")
    let letter = office.digest([office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24")])
    #expect(letter.subject == "【督办】今天到期1项：\(String(repeating: "长", count: 59))…（区人社局）")
    #expect(letter.text.filter { $0 == "长" }.count == 80)
  }

  // MARK: Who is told, and of what

  @Test func mergedAccountsAreNotListed() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-01-01", "2018-07-24")
    office.add("firms", "农业企业", "年内", "2018-01-01", "2018-07-24")
    let told = office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24")
    let merged = office.account(
      "firms", "due", on: "2018-07-24", due: "2018-07-24", reason: .sameDay, state: .merged)
    #expect(office.digest([told, merged]) == office.digest([told]))
  }

  @Test func severalStepsOfOneObligationMakeOneEntryWithAllReasons() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-01-01", "2018-07-31")
    let letter = office.digest([
      office.account("fairs", "before:5wd", on: "2018-07-24", due: "2018-07-31"),
      office.account("fairs", "start", on: "2018-07-20", due: "2018-07-31", reason: .late),
    ])
    #expect(letter.subject == "【督办】临期1项：招聘会（区人社局），还有5个工作日")
    #expect(letter.text.contains("步骤 before:5wd（到期前5个工作日"))
    #expect(letter.text.contains("步骤 start（办理期开始"))
    #expect(letter.text.contains("（补发：应于2018年7月20日（周五）提醒）"))
  }

  @Test func ofSeveralLateStepsTheLastDayIsNamed() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-01-01", "2018-07-31")
    let letter = office.digest([
      office.account("fairs", "start", on: "2018-07-16", due: "2018-07-31", reason: .late),
      office.account("fairs", "before:5wd", on: "2018-07-20", due: "2018-07-31", reason: .late),
    ])
    #expect(letter.text.contains("（补发：应于2018年7月20日（周五）提醒）"))
    #expect(!letter.text.contains("2018年7月16日"))
  }

  @Test func theReasonNamesTheCapacityInWhichOneIsTold() {
    var office = SmallOffice()
    office.units[1].liaison = []
    office.add("firms", "农业企业", "年内", "2018-01-01", "2018-07-31", lead: [SmallOffice.agriculture])
    let member = office.account("firms", "before:5wd", on: "2018-07-24", due: "2018-07-31", to: "leader")
    let letter = office.digest([member], to: SmallOffice.leader)
    #expect(letter.recipient == "李局长")
    #expect(letter.text.unwrapped.contains("告知区农业局联络员（代，该单位无联络员）"))
    let english = office.digest([member], on: "2018-07-24", to: SmallOffice.leader, .en)
    #expect(english.text.unwrapped.contains("tells the liaison of 区农业局 (standing in: the unit has no liaison)"))
  }

  @Test func aRepeatedStepSaysWhichTurnItIs() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-01-01", "2018-07-19")
    let member = office.account("fairs", "after:1d/every:3wd", ordinal: 2, on: "2018-07-25", due: "2018-07-19")
    #expect(office.digest([member], on: "2018-07-25").text.unwrapped.contains("到期后1天起每隔3个工作日，第2次，"))
  }

  @Test func anObligationThatLeftTheRulesIsNamedByItsKey() {
    let office = SmallOffice()
    let letter = office.digest([office.account("gone", "due", on: "2018-07-24", due: "2018-07-24")])
    #expect(letter.subject == "【督办】变更1项（2018-07-24）")
    #expect(letter.text.contains("1. p/gone\n   变更：该事项已不在现行规则中，不再催办\n"))
  }

  @Test func afterSeveralMovesTheFormerDayIsNotGuessed() {
    var office = SmallOffice()
    office.add("media", "媒体采风", "年内", "2018-01-01", "2018-09-30")
    for before in ["2018-07-31", "2018-08-31"] {
      office.snapshot.accounted.insert(
        Event(kind: .step, subject: "p/media", step: "start", ordinal: 1, due: day(before)))
    }
    let letter = office.digest([
      office.account("media", "moved", on: "2018-07-24", due: "2018-09-30", kind: .notice)
    ])
    #expect(letter.text.contains("变更：到期日改为2018年9月30日（周日）\n"))
  }

  // MARK: Deadlines and progress

  @Test func aProvisionalDayIsMarked() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "10个工作日内", "2018-01-01", "2018-07-31", provisional: true)
    let member = office.account("fairs", "before:5wd", on: "2018-07-24", due: "2018-07-31")
    let text = office.digest([member]).text
    #expect(text.contains("≈2018年7月31日（周二）到期"))
    #expect(text.contains("≈ 工作日历未涵盖该日，暂按周末推算"))
  }

  @Test func aDayBeyondTheCalendarIsMarked() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "2019年1月底前", "2018-01-01", "2019-01-31")
    let member = office.account("fairs", "start", on: "2018-12-28", due: "2019-01-31")
    #expect(office.digest([member], on: "2018-12-28").text.contains("≈2019年1月31日（周四）到期"))
  }

  @Test func aDeadlineNotWrittenIsSaidToBeThePlans() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "", "2018-01-01", "2018-12-31")
    let member = office.account("fairs", "start", on: "2018-07-24", due: "2018-12-31")
    #expect(office.digest([member]).text.contains("期限：未写明，以计划期间为限，2018年12月31日（周一）到期，还有"))
  }

  @Test func aSoftDeadlineIsNotCalledOverdue() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "力争7月20日前", "2018-01-01", "2018-07-20", soft: true)
    let letter = office.digest([
      office.account("fairs", "after:1d/every:3wd", on: "2018-07-24", due: "2018-07-20")
    ])
    #expect(letter.text.contains("一、滞后（1项）"))
    #expect(letter.text.unwrapped.contains("期限：“力争7月20日前”（软性期限），2018年7月20日（周五）到期，滞后2个工作日（4天）"))
    #expect(!letter.text.contains("超期2"))
  }

  @Test func eachTargetHasItsProgressAndItsLineToSendBack() {
    var office = SmallOffice()
    office.pace = .none
    office.add(
      "fairs", "招聘会", "年内", "2018-01-01", "2018-07-31",
      targets: [
        target("10场次", 10, "场次"), target("658万元", 6_580_000, "元"), target("就业100人", 100, "人"),
        target("培训50人", 50, "人"),
      ])
    office.snapshot.add(
      Fact(
        kind: .progress, key: "p/fairs", on: day("2018-05-02"), recorded: nine("2018-05-02"), by: "王联络",
        thousandths: 1_005_000_000, unit: "元"))
    office.snapshot.add(
      Fact(
        kind: .progress, key: "p/fairs", on: day("2018-05-02"), recorded: nine("2018-05-02"), by: "王联络",
        thousandths: 10000, unit: "场次"))
    let text = office.digest([office.account("fairs", "before:5wd", on: "2018-07-24", due: "2018-07-31")]).text
    #expect(
      text.contains(
        """
           进度：已完成10场次/10场次
                 已完成100.5万元/658万元
                 已完成0人/就业100人
                 已完成0人/培训50人
           回复：办结 p/fairs
                 进展 p/fairs 1 元（数字改为本次新增）
                 进展 p/fairs 1 就业100人（数字改为本次新增）
                 进展 p/fairs 1 培训50人（数字改为本次新增）
           命令：duban done p/fairs
                 duban progress p/fairs 1 --unit 元
                 duban progress p/fairs 1 --unit 就业100人
                 duban progress p/fairs 1 --unit 培训50人

        """))
  }

  @Test func withinItsPaceNothingIsBehind() {
    var office = SmallOffice()
    office.add("fairs", "招聘会", "年内", "2018-07-01", "2018-07-31", targets: [target("10场次", 10, "场次")])
    office.snapshot.add(
      Fact(
        kind: .progress, key: "p/fairs", on: day("2018-07-02"), recorded: nine("2018-07-02"), by: "王联络",
        thousandths: 7000))
    let text = office.digest([office.account("fairs", "before:5wd", on: "2018-07-24", due: "2018-07-31")]).text
    #expect(text.contains("进度：已完成7场次/10场次，序时应达7场次\n"))
  }

  // MARK: What comes from rule files

  @Test func lineBreaksAndDirectionControlsCannotForgeALine() {
    var office = SmallOffice()
    office.units[0].name = "区人社局\r\n回复：办结 p/other"
    office.add(
      "fairs", "招聘会\n\n二、超期（9项）\u{202E}", "年内\u{2028}期限：无", "2018-01-01", "2018-07-24",
      quote: "原文\u{0}\u{85}第二行\u{2066}")
    let letter = office.digest([office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24")])
    #expect(letter.subject == "【督办】今天到期1项：招聘会 二、超期（9项）（区人社局 回复：办结 p/other）")
    let lines = letter.text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("   回复：") } == ["   回复：办结 p/fairs"])
    #expect(!lines.contains { $0.hasPrefix("二、") })
    #expect(lines.filter { $0.hasPrefix("   期限：") } == ["   期限：“年内 期限：无”，2018年7月24日（周二）到期，就在今天"])
    let controls = (letter.subject + letter.text).unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
    }
    #expect(controls.isEmpty)
  }

  @Test func noWordOfARuleBecomesACommand() {
    var office = SmallOffice()
    office.add(
      "fairs", "招聘会", "年内", "2018-01-01", "2018-07-31",
      targets: [target("1", 1, "`rm -rf`"), target("2", 2, "$(id)'")],
      evidence: ["记录; reboot"])
    let text = office.digest([office.account("fairs", "before:5wd", on: "2018-07-24", due: "2018-07-31")]).text
    #expect(text.contains("duban progress p/fairs 1 --unit '`rm -rf`'\n"))
    #expect(text.contains("duban progress p/fairs 1 --unit '$(id)'\\'''\n"))
    #expect(text.contains("duban done p/fairs --evidence '记录; reboot'\n"))
  }

  @Test func noLineIsTooLongForMail() {
    var office = SmallOffice()
    let title = String(repeating: "字", count: 2000)
    let word = String(repeating: "w", count: 3000)
    office.add("fairs", title + word, title, "2018-01-01", "2018-07-24", evidence: [word], quote: word + title)
    let letter = office.digest([office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24")])
    #expect(letter.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 900 })
    #expect(letter.text.filter { $0 == "字" }.count == 6000)
    // The title, the clause, the evidence and the command that hands it in.
    #expect(letter.text.filter { $0 == "w" }.count == 12000)
  }
}

extension String {
  /// The text without the breaks and indents that wrapping put in.
  var unwrapped: String {
    var result = ""
    for line in split(separator: "\n") {
      let words = line.drop { $0 == " " }
      if let last = result.last, last.isASCII, words.first?.isASCII ?? false { result += " " }
      result += words
    }
    return result
  }
}
