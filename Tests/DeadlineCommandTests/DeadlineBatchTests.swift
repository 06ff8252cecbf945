import ProgramHarness
import Testing

@Suite struct DeadlineBatchTests {
  private func batch(_ text: String, _ arguments: String...) throws -> Finished {
    let folder = try LetterOffice.folder()
    try folder.write(text, to: "phrases.tsv")
    return try Program(in: folder.path).run(["deadline", "--batch", "phrases.tsv", "--json"] + arguments)
  }

  @Test func everyLineHasItsAnswerInOrderFaultsIncluded() throws {
    let done = try batch("年底\n2月30日\n\n8月前\n适时\n", "--year", "2018")
    #expect(done.code == 65)
    let answers = try done.objects
    #expect(answers.map { $0["phrase"].string } == ["年底", "2月30日", "", "8月前", "适时"])
    #expect(answers.map { $0["kind"].string } == ["due", "error", "unresolvable", "due", "unresolvable"])
    #expect(answers.map { $0["due"].string } == ["2018-12-31", nil, nil, "2018-07-31", nil])
    #expect(answers[1]["message"].string?.isEmpty == false)
    #expect(answers[1]["start"].int != nil && answers[1]["end"].int != nil)
    #expect(done.errorText.contains("5 phrases, 1 not read"))
  }

  @Test func aBatchThatIsReadWhollyIsCode0() throws {
    let done = try batch("年底\n8月前\n", "--year", "2018")
    #expect(done.code == 0)
    #expect(done.errorText.isEmpty)
  }

  @Test func theColumnsOfATableSayYearIssueDayAndEvent() throws {
    let table = """
      id\texpression\tyear\tissued\tevent
      1\t年内\t2019\t\t
      2\t本月底前\t\t2018-03-05\t
      3\t收到通知后3个工作日内\t\t\t2018-09-28
      4\t年底
      5\t年底\t20x9
      6\t年底\t2018\t昨天
      """
    let answers = try batch(table, "--year", "2020").objects
    #expect(
      answers.map { $0["due"].string } == ["2019-12-31", "2018-03-31", "2018-10-08", "2020-12-31", nil, nil])
    #expect(answers.suffix(2).map { $0["kind"].string } == ["error", "error"])
    #expect(answers[4]["message"].string?.contains("20x9") == true)
  }

  @Test func chineseHeadersWindowsLineEndsAndAMarkInFrontAreRead() throws {
    let answers = try batch("\u{FEFF}期限\t年度\r\n年底\t2019\r\n8月底前\t2018\r\n").objects
    #expect(answers.map { $0["due"].string } == ["2019-12-31", "2018-08-31"])
  }

  @Test func standardInputIsReadToo() throws {
    let folder = try LetterOffice.folder()
    let done = try Program(in: folder.path).finish([
      "sh", "-c", "printf '年底\\n8月前' | duban deadline --batch - --year 2018 --json",
    ])
    #expect(done.code == 0)
    #expect(try done.objects.map { $0["due"].string } == ["2018-12-31", "2018-07-31"])
  }

  @Test func withoutJSONItIsATable() throws {
    let folder = try LetterOffice.folder()
    try folder.write("8月前\n力争年底\n2月30日\n每月5日前\n", to: "phrases.txt")
    let done = try Program(in: folder.path).run("deadline", "--batch", "phrases.txt", "--year", "2018")
    #expect(done.code == 65)
    let rows = done.lines
    #expect(rows[0].hasPrefix("短语"))
    #expect(rows[1].contains("2018-07-31") && rows[1].contains("？另读2018-08-31"))
    #expect(rows[2].contains("软性"))
    #expect(rows[3].contains("✗"))
    #expect(rows[4].contains("12期 2018-02-05…2019-01-05"))
  }

  @Test func thousandsOfPhrasesAreThousandsOfLines() throws {
    let phrases = (0..<5000).map { "\($0 % 12 + 1)月底前" }
    let done = try batch(phrases.joined(separator: "\n"), "--year", "2018")
    let answers = try done.objects
    #expect(answers.map { $0["phrase"].string } == phrases)
    #expect(answers[4999]["due"].string == "2018-08-31")
  }

  @Test func bytesThatAreNotUTF8AreRefusedWithTheirLine() throws {
    let folder = try LetterOffice.folder()
    try folder.write([0xE5, 0xB9, 0xB4, 0x0A, 0xC4, 0xEA, 0x0A], to: "gbk.txt")
    let done = try Program(in: folder.path).run("deadline", "--batch", "gbk.txt")
    #expect(done.code == 65)
    #expect(done.errorText.contains("line 2 is not UTF-8"))
    #expect(try Program(in: folder.path).run("deadline", "--batch", "none.txt").code == 66)
  }

  @Test func anEmptyFileHasNoAnswers() throws {
    let done = try batch("")
    #expect(done.code == 0)
    #expect(done.text.isEmpty)
  }
}
