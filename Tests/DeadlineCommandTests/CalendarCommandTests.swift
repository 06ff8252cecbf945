import ProgramHarness
import Testing

@Suite struct CalendarCommandTests {
  @Test func aMonthIsAGridWithMarksAndNames() throws {
    let done = try LetterOffice.run("calendar", "show", "2026-10")
    #expect(done.code == 0)
    #expect(
      done.lines.prefix(10) == [
        "2026年10月  工作日历 cn  工作日 18 天", "",
        " 一        二        三        四        五        六        日",
        "                               1休       2休       3休       4休",
        "                              国庆节    国庆节    国庆节    国庆节",
        " 5休       6休       7休       8         9        10班      11",
        "国庆节    国庆节    国庆节                        国庆节",
        "12        13        14        15        16        17        18",
        "19        20        21        22        23        24        25",
        "26        27        28        29        30        31",
      ])
    #expect(done.text.contains("国庆节：10月1日至7日放假（法定10月1日至3日），10月10日上班"))
    #expect(done.text.contains("2026年通知（2025-11-04）：https://www.gov.cn/"))
  }

  struct Month: Sendable, CustomTestStringConvertible {
    var text: String
    var workingDays: Int
    var rest: [String]
    var makeUp: [String]
    var testDescription: String { text }
  }

  static let months = [
    Month(
      text: "2018-09", workingDays: 21,
      rest: ["2018-09-24"], makeUp: ["2018-09-29", "2018-09-30"]),
    Month(text: "2020-02", workingDays: 20, rest: ["2020-02-01", "2020-02-02"], makeUp: []),
    Month(text: "2018-7", workingDays: 22, rest: [], makeUp: []),
  ]

  @Test(arguments: months)
  func jsonHasEveryDayWithItsKind(_ c: Month) throws {
    let json = try LetterOffice.run("calendar", "show", c.text, "--json").json
    #expect(json["workingDays"].int == c.workingDays)
    let days = json["days"].array
    #expect(days.count(where: { $0["working"].bool == true }) == c.workingDays)
    #expect(days.filter { $0["kind"].string == "holiday" }.compactMap { $0["date"].string } == c.rest)
    #expect(days.filter { $0["kind"].string == "make-up" }.compactMap { $0["date"].string } == c.makeUp)
    #expect(json["provisional"].bool == false)
  }

  @Test func aYearSumsItsMonthsAndNamesItsFestivals() throws {
    let done = try LetterOffice.run("calendar", "show", "2020")
    #expect(done.lines[0] == "2020年  工作日历 cn  工作日 249 天")
    #expect(done.text.contains("春节：1月24日至2月2日放假（法定1月25日至27日），1月19日上班"))
    #expect(done.text.contains("2020年通知（第2版，2020-01-26）"))
    #expect(done.lines.contains { $0.hasPrefix("12月") && $0.contains("249") })
  }

  @Test func aDayHasItsVersions() throws {
    let json = try LetterOffice.run("calendar", "show", "2020-02-01", "--json").json
    #expect(json["versions"].array.map { $0["version"].int } == [1, 2])
    #expect(json["versions"].array.map { $0["kind"].string } == ["make-up", "holiday"])
    let text = try LetterOffice.run("calendar", "show", "2020-02-01", "--lang", "en").text
    #expect(text.contains("Sat 2020-02-01: 春节, day off"))
    #expect(text.contains("working day before: Thu 2020-01-23  after: Mon 2020-02-03"))
  }

  @Test func daysBeyondTheLastNoticeAreMarked() throws {
    let text = try LetterOffice.run("calendar", "show", "2027-02").text
    #expect(text.contains("工作日 ≈20 天"))
    #expect(text.contains(" 1≈"))
    #expect(text.contains("还没有放假通知"))
    #expect(try LetterOffice.run("calendar", "show", "2027-02", "--json").json["provisional"].bool == true)
  }

  @Test func withoutAMonthItIsTheClocks() throws {
    #expect(try LetterOffice.run("calendar", "show", "--at", "2018-05-04").lines[0].hasPrefix("2018年5月"))
  }

  @Test(arguments: ["2026-13", "2026-00", "26-10", "2026-02-30", "October", "2026-", "9999"])
  func aSpanThatIsNoneIsWrongUse(_ text: String) throws {
    let done = try LetterOffice.run("calendar", "show", text)
    #expect(done.code == 64)
    #expect(done.errorText.contains("2026-10"))
  }

  @Test func anUnknownCalendarIsRefused() throws {
    let done = try LetterOffice.run("calendar", "show", "2026-10", "--calendar", "cm")
    #expect(done.code == 65)
    #expect(done.errorText.contains("did you mean 'cn'?"))
  }

  // MARK: Status

  @Test func statusSaysReachNoticesAndAmendedYears() throws {
    let done = try LetterOffice.run("calendar", "status", "--at", "2026-03-01")
    #expect(done.code == 0)
    #expect(
      done.lines.prefix(4) == [
        "工作日历 cn", "  涵盖：2007-01-01 至 2026-12-31", "  通知：23个，有修改的年份：2015、2019、2020",
        "  最后一个：2026年（2025-11-04）https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
      ])
    #expect(try LetterOffice.run("calendar", "status", "--at", "2026-12-20").text.contains("！ 还有11天到头"))
  }

  @Test func statusListsOpenObligationsBeyondTheReach() throws {
    let folder = try LetterOffice.folder()
    let duban = Program(in: folder.path)
    let opened = try duban.run(
      "event", "reply", "--on", "2026-12-25", "--ref", "99号", "--at", "2026-12-25T10:00", "--lang", "zh")
    #expect(opened.text.contains("最迟≈2027年1月8日（周五）"))
    func beyond() throws -> [String] {
      try duban.run("calendar", "status", "--at", "2026-12-26", "--json").json[0]["beyond"].strings
    }
    // The monthly report of December is due on 5 January.
    #expect(try beyond() == ["letters/reply@99号#农业局", "letters/reply@99号#商务局", "letters/monthly@2026-12"])
    #expect(try duban.run("done", "reply@99号#农业局", "--at", "2026-12-26").code == 0)
    #expect(try beyond() == ["letters/reply@99号#商务局", "letters/monthly@2026-12"])
  }
}
