import ProgramHarness
import Testing

@Suite struct DeadlineCommandTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    /// The first line of the answer.
    var sentence: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: [String], _ sentence: String) {
      self.arguments = arguments
      self.sentence = sentence
    }
  }

  static let cases = [
    Case(["8月前", "--year", "2018"], "“8月前”读作截止期限：最迟2018年7月31日（周二）"),
    Case(["3月5日下午16:30前", "--year", "2018"], "“3月5日下午16:30前”读作截止期限：最迟2018年3月5日（周一）16:30"),
    Case(
      ["4～11月", "--year", "2018"], "“4～11月”读作一段时间：2018年4月1日（周日）至2018年11月30日（周五），最后一天到期"),
    Case(
      ["每季度", "--year", "2018"],
      "“每季度”读作循环期限，共4期：首期（2018-Q1）最迟2018年3月31日（周六），末期（2018-Q4）最迟2018年12月31日（周一）"),
    Case(["收到通知后10个工作日内"], "“收到通知后10个工作日内”读作相对期限，随“收到通知”而定：还不知道是哪一天，用 --event 给出"),
    Case(
      ["收到通知后10个工作日内", "--event", "2026-09-18T16:40"],
      "“收到通知后10个工作日内”读作相对期限，随“收到通知”而定：自2026年9月18日（周五）起算，最迟2026年10月9日（周五）"),
    Case(
      ["交流前3个工作日", "--event", "2026-10-12"],
      "“交流前3个工作日”读作相对期限，随“交流”而定：自2026年10月12日（周一）往前推，最迟2026年10月8日（周四）"),
    Case(
      ["收到通知后24小时内", "--event", "2026-09-18T16:40"],
      "“收到通知后24小时内”读作相对期限，随“收到通知”而定：自2026年9月18日（周五）起算，最迟2026年9月19日（周六）16:40"),
    Case(
      ["印发之日起30日内", "--issued", "2026-03-02"],
      "“印发之日起30日内”读作相对期限，随印发日而定：自2026年3月2日（周一）起算，最迟2026年4月1日（周三）"),
    Case(
      ["收到通知后10个工作日内", "--event", "2026-12-25"],
      "“收到通知后10个工作日内”读作相对期限，随“收到通知”而定：自2026年12月25日（周五）起算，最迟≈2027年1月8日（周五）"),
    Case(["长期坚持"], "“长期坚持”读作长期事项：没有到期日，定期复查"),
    Case(["适时"], "“适时”定不出日子，须由人定：请写明最迟何时"),
    Case(["8月前", "--year", "2018", "--lang", "en"], "'8月前' is read as a deadline: by Tue 2018-07-31"),
    Case(
      ["by", "end", "of", "August", "--year", "2018", "--lang", "en"],
      "'by end of August' is read as a deadline: by Fri 2018-08-31"),
    Case(
      ["收到通知后3个工作日内", "--event", "2026-09-28", "--lang", "en"],
      "'收到通知后3个工作日内' is read as relative to '收到通知': from Mon 2026-09-28, by Thu 2026-10-08"),
  ]

  @Test(arguments: cases)
  func thePlainAnswerSaysInOneSentenceHowThePhraseWasRead(_ c: Case) throws {
    let folder = try LetterOffice.folder()
    let done = try Program(in: folder.path).run(["deadline"] + c.arguments)
    #expect(done.code == 0, "\(done.errorText)")
    #expect(done.lines.first == c.sentence)
  }

  @Test func anAmbiguousPhraseComesWithTheLineThatSettlesIt() throws {
    let done = try LetterOffice.run("deadline", "8月前", "--year", "2018")
    #expect(done.text.contains("？ 有两种读法："))
    #expect(done.text.contains("2018年8月31日（周五）"))
    #expect(done.text.contains("readings: {month-before: inclusive}"))
  }

  @Test func aPlansReadingsYearAndCalendarAreTakenWhenItIsNamed() throws {
    let done = try LetterOffice.run("deadline", "8月前", "--plan", "letters", "--json")
    #expect(try done.json["due"].string == "2026-08-31")
    #expect(try done.json["ambiguous"].bool == false)
  }

  @Test func targetsAndSoftWordsAreSaid() throws {
    let counted = try LetterOffice.run("deadline", "年内至少3次", "--year", "2018")
    #expect(counted.text.contains("目标：至少3次（>= 3 次）"))
    let soft = try LetterOffice.run("deadline", "力争二季度实现", "--year", "2018")
    #expect(soft.text.contains("软性期限"))
  }

  // MARK: The work

  @Test func theWorkListsEveryDayWithTheNamesOfThoseSkippedOrMadeUp() throws {
    let done = try LetterOffice.run("deadline", "收到通知后10个工作日内", "--event", "2026-09-18", "--show-work")
    let days = done.lines.filter { $0.contains(" 2026-") && $0.hasPrefix("    ") && !$0.contains(". ") }
    #expect(
      days == [
        "       –  2026-09-19 周六  周末，不计", "       1  2026-09-20 周日  国庆节调休上班", "       2  2026-09-21 周一",
        "       3  2026-09-22 周二", "       4  2026-09-23 周三", "       5  2026-09-24 周四",
        "       –  2026-09-25 周五  中秋节（法定节假日），不计", "       –  2026-09-26 周六  中秋节放假，不计",
        "       –  2026-09-27 周日  中秋节放假，不计", "       6  2026-09-28 周一", "       7  2026-09-29 周二",
        "       8  2026-09-30 周三", "       –  2026-10-01 周四  国庆节（法定节假日），不计",
        "       –  2026-10-02 周五  国庆节（法定节假日），不计", "       –  2026-10-03 周六  国庆节（法定节假日），不计",
        "       –  2026-10-04 周日  国庆节放假，不计", "       –  2026-10-05 周一  国庆节放假，不计",
        "       –  2026-10-06 周二  国庆节放假，不计", "       –  2026-10-07 周三  国庆节放假，不计",
        "       9  2026-10-08 周四", "      10  2026-10-09 周五  到期",
      ])
  }

  @Test func aLastDayThatRollsOffAHolidayIsShownRolling() throws {
    let done = try LetterOffice.run("deadline", "活动结束后一周内", "--event", "2026-09-25", "--show-work")
    #expect(done.text.contains("       7  2026-10-02 周五  国庆节（法定节假日）\n       –  2026-10-03 周六  国庆节（法定节假日），顺延\n"))
    #expect(done.text.contains("       –  2026-10-08 周四  顺延到这一天，到期\n"))
  }

  @Test func daysCountedBackwardsAreListedBackwards() throws {
    let done = try LetterOffice.run("deadline", "交流前3个工作日", "--event", "2026-10-12", "--show-work", "--json")
    let counted = try done.json["counted"].array
    #expect(counted.map { $0["day"].string } == ["2026-10-11", "2026-10-10", "2026-10-09", "2026-10-08"])
    #expect(counted.map { $0["ordinal"].int } == [nil, 1, 2, 3])
    #expect(counted.map { $0["kind"].string } == ["weekend", "make-up", "working", "working"])
  }

  // MARK: What it is counted by

  @Test func withoutRulesOnlyWeekendsAreKnownAndTheAnswerSaysSo() throws {
    let folder = TemporaryFolder()
    let done = try Program(in: folder.path).run("deadline", "收到通知后3个工作日内", "--event", "2026-09-29")
    #expect(done.code == 0)
    #expect(done.lines.first?.hasSuffix("最迟≈2026年10月2日（周五）") ?? false)
    #expect(done.text.contains("没有规则文件夹，只按周六、周日休息推算"))
  }

  @Test func rulesThatAreNamedMustBeThere() throws {
    let folder = TemporaryFolder()
    let duban = Program(in: folder.path)
    #expect(try duban.run("deadline", "年底", "--rules", "elsewhere").code == 66)
    #expect(try duban.run("deadline", "年底", "--calendar", "cn").code == 66)
    let unknown = try LetterOffice.run("deadline", "年底", "--calendar", "cm")
    #expect(unknown.code == 65)
    #expect(unknown.errorText.contains("did you mean 'cn'?"))
    #expect(try LetterOffice.run("deadline", "年底", "--plan", "none").code == 65)
  }

  @Test func theYearIsTheIssueDaysElseTheClocksUnlessItIsGiven() throws {
    func due(_ arguments: String...) throws -> String? {
      let folder = try LetterOffice.folder()
      return try Program(in: folder.path).run(["deadline", "年底", "--json", "--at", "2018-05-01"] + arguments).json[
        "due"
      ].string
    }
    #expect(try due() == "2018-12-31")
    #expect(try due("--issued", "2020-03-01") == "2020-12-31")
    #expect(try due("--issued", "2020-03-01", "--year", "2021") == "2021-12-31")
  }

  @Test func anExtensionIsShownWithItsCount() throws {
    let words = ["deadline", "收到通知后10日内", "--event", "2018-09-21", "--extend"]
    let folder = try LetterOffice.folder()
    let duban = Program(in: folder.path)
    let done = try duban.run(words + ["5个工作日"])
    #expect(done.code == 0)
    #expect(done.lines.contains("    延至2018年10月12日（周五）"), "\(done.text)")
    #expect(done.lines.contains { $0.contains("2018年10月1日") && $0.contains("顺延前") })
    #expect(try duban.run(words + ["5个工作日", "--json"]).json["extendedDue"].string == "2018-10-12")
    #expect(try duban.run(words + ["不久"]).code == 65)
  }

  // MARK: What is not read

  @Test func anUnreadPhraseIsRefusedWithThePartMarked() throws {
    let done = try LetterOffice.run("deadline", "2月30日", "--year", "2018", "--lang", "zh")
    #expect(done.code == 65)
    #expect(done.text.isEmpty)
    try #require(done.errors.count >= 3)
    #expect(done.errors[1] == "  2月30日")
    #expect(done.errors[2].drop { $0 != "^" }.allSatisfy { "^~".contains($0) })
    let partly = try LetterOffice.run("deadline", "年底咕噜咕噜", "--year", "2018", "--json")
    #expect(partly.code == 65)
    let fault = try partly.json
    #expect(fault["kind"].string == "error")
    #expect(fault["phrase"].string == "年底咕噜咕噜")
    let (start, end) = (try #require(fault["start"].int), try #require(fault["end"].int))
    #expect(0 <= start && start < end && end <= 6)
  }

  @Test func theCaretStandsUnderThePartAlsoBehindWideCharacters() throws {
    let done = try LetterOffice.run("deadline", "挂职学习3个月", "--lang", "zh")
    #expect(done.code == 65)
    let marked = try #require(done.errors.first { $0.contains("^") })
    // The four characters before the part take eight columns, after the prefix and two spaces.
    #expect(marked == "  " + String(repeating: " ", count: 8) + "^~~~~")
  }

  @Test func aPhraseThatLacksTheIssueDayWaitsForIt() throws {
    let done = try LetterOffice.run("deadline", "本月底前", "--year", "2026", "--json")
    #expect(done.code == 0)
    #expect(try done.json["kind"].string == "relative")
    #expect(try done.json["due"] == .null)
    #expect(try done.json["missing"].string?.isEmpty == false)
  }

  @Test(arguments: [
    ["deadline"], ["deadline", "年底", "--batch", "x"], ["deadline", "年底", "--year", "18"],
    ["deadline", "年底", "--issued", "yesterday"], ["deadline", "年底", "--event", "2026-09-18T25:00"],
    ["deadline", "年底", "--event", "2026-09-18T16:4000"],
  ])
  func wrongUseIsCode64(_ arguments: [String]) throws {
    let folder = try LetterOffice.folder()
    #expect(try Program(in: folder.path).run(arguments).code == 64)
  }

  @Test func controlCharactersOfAPhraseDoNotReachTheTerminal() throws {
    let done = try LetterOffice.run("deadline", "年底\u{1B}[31m")
    #expect(done.code == 65)
    #expect(!done.errorText.contains("\u{1B}"))
  }
}
