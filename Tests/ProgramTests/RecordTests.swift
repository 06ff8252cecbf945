import ProgramHarness
import Testing

/// `duban record`: a table of facts, all of it or nothing.
@Suite struct RecordTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(WorkflowRules.rules, to: "rules/rules.yaml")
  }

  private static let table = """
    key,fact,on,by,value,unit,note
    one,签收,2018-03-02,农业局联络员,,,
    many,accept,2018/3/2,农业局联络员,,,
    many,进展,2018-03-20,农业局联络员,4,家,"走访两次,签约4家"
    one,反馈,2018-03-20,农业局联络员,,,已列提纲
    many,progress,2018-03-21,农业局联络员,1,,
    many,progress,2018-03-21,农业局联络员,1,,
    """

  private func record(_ bytes: [UInt8], _ options: String...) throws -> Finished {
    try folder.write(bytes, to: "三月.csv")
    return try duban.run(["record", "三月.csv", "--at", "2018-03-28", "--lang", "en"] + options)
  }

  private func record(_ text: String, _ options: String...) throws -> Finished {
    try folder.write(text, to: "三月.csv")
    return try duban.run(["record", "三月.csv", "--at", "2018-03-28", "--lang", "en"] + options)
  }

  @Test func aTableIsRecordedWhole() throws {
    let found = try record(Self.table)
    #expect(found.code == 0 && found.text == "recorded 6 facts about 2 obligations\n", "\(found.errorText)")
    let shown = try duban.run("show", "many", "--at", "2018-03-28", "--json").json[0]
    #expect(
      shown["facts"].array.compactMap { $0["kind"].string } == ["accept", "progress", "progress", "progress"])
    #expect(shown["facts"][1]["note"] == .string("走访两次,签约4家") && shown["facts"][1]["unit"] == .string("家"))
  }

  @Test func evidenceIsRecordedByItsNameOrAsTheOnlyOneAskedFor() throws {
    let header = "key,fact,on,by,ref,note\n"
    _ = try record(header + "one,accept,2018-03-01,甲,,\n")
    for (row, day) in [("one,attach,2018-03-02,甲,1号,规划文本", "02"), ("one,佐证,2018-03-05,甲,2号,", "05")] {
      let found = try record(header + row + "\n")
      #expect(found.code == 0 && found.text == "recorded 1 fact about 1 obligation\n", "\(day): \(found.errorText)")
    }
    let shown = try duban.run("show", "one", "--at", "2018-03-28", "--json").json[0]
    #expect(shown["facts"].array.compactMap { $0["note"].string } == ["规划文本", "规划文本"])
  }

  @Test func theSameTableTwiceChangesNothing() throws {
    _ = try record(Self.table)
    let before = try duban.run("ledger", "export").bytes
    let again = try record(Self.table)
    #expect(again.code == 0)
    #expect(again.text == "recorded 0 facts about 0 obligations; 6 were recorded before\n")
    #expect(try duban.run("ledger", "export").bytes == before)
    let more = try record(Self.table + "\nmany,progress,2018-03-22,农业局联络员,2,,\n")
    #expect(more.text == "recorded 1 fact about 1 obligation; 6 were recorded before\n")
  }

  @Test func markLineEndsQuotesAndOrderDoNotMatter() throws {
    let windows = "\u{FEFF}日期,\"记录\",编号,登记人\r\n2018-03-20,submit,one,甲\r\n\r\n2018-03-02,\"accept\",one,甲\r\n"
    let found = try record(windows, "--json")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(try found.json["recorded"] == .number(2))
  }

  @Test func aDryRunWritesNothing() throws {
    let found = try record(Self.table, "--dry-run")
    #expect(found.text == "could record 6 facts about 2 obligations\n")
    #expect(!folder.exists("state/duban/ledger.sqlite"))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var table: String
    var says: [String]

    var testDescription: String { name }
  }

  private static let head = "key,fact,on,by,value,note\n"

  static let faults = [
    Fault(name: "nothing", table: "", says: ["the table is empty"]),
    Fault(name: "no header", table: "one,accept,2018-03-02,甲\n", says: [":1:1: error[table.header]"]),
    Fault(
      name: "a heading misspelt", table: "key,fakt,on,by\n",
      says: ["三月.csv:1:5: error[table.header]: there is no column 'fakt'", "did you mean 'fact'?"]),
    Fault(
      name: "a key misspelt", table: head + "manny,accept,2018-03-02,甲,,\n",
      says: ["三月.csv:2:1: error[table.key]", "did you mean 'many'"]),
    Fault(
      name: "a fact misspelt", table: head + "many,acept,2018-03-02,甲,,\n",
      says: ["三月.csv:2:6: error[table.fact]", "did you mean 'accept'?"]),
    Fault(
      name: "a day that is none", table: head + "many,accept,2018-02-30,甲,,\n",
      says: ["三月.csv:2:13: error[table.day]"]),
    Fault(
      name: "a day to come", table: head + "many,accept,2018-04-30,甲,,\n",
      says: ["has not come yet (today is 2018-03-28)"]),
    Fault(
      name: "an amount that is none", table: head + "many,accept,2018-03-02,甲,,\nmany,progress,2018-03-03,甲,四,\n",
      says: ["三月.csv:3:28: error[table.value]: '四' is no amount"]),
    Fault(
      name: "an amount of what is not counted", table: head + "one,progress,2018-03-03,甲,4,\n",
      says: ["has no quantity to count"]),
    Fault(name: "nobody", table: head + "many,accept,2018-03-02,,,\n", says: ["'by' is empty"]),
    Fault(
      name: "evidence of no kind", table: head + "one,attach,2018-03-02,甲,,照片\n",
      says: ["asks for no evidence '照片'"]),
    Fault(
      name: "what the workflow does not allow",
      table: head + "many,accept,2018-03-02,甲,,\none,submit,2018-03-02,甲,,\n",
      says: ["三月.csv:3:5: error[table.refused]: p/one: it was not accepted yet"]),
    Fault(
      name: "a comma too many", table: head + "many,accept,2018-03-02,甲,,好,的\n",
      says: ["三月.csv:2:29: error[table.row]: the row has more fields than the header"]),
    Fault(
      name: "a quote that is not closed", table: head + "many,accept,2018-03-02,甲,,\"好\n",
      says: ["三月.csv:2:27: error[table.quote]"]),
    Fault(
      name: "two faults at once", table: head + "x,accept,2018-03-02,甲,,\nmany,y,2018-03-02,甲,,\n",
      says: ["三月.csv:2:1:", "三月.csv:3:6:", "has 2 faults: nothing was recorded"]),
  ]

  @Test(arguments: faults)
  func aFaultIsPointedAtAndNothingIsRecorded(_ fault: Fault) throws {
    let found = try record(fault.table)
    #expect(found.code == 65)
    for text in fault.says { #expect(found.errorText.contains(text), "\(found.errorText)") }
    #expect(!folder.exists("state/duban/ledger.sqlite"))
  }

  // MARK: As spreadsheets write them

  /// One and the same fact, however a spreadsheet or an input method writes it.
  static let spellings: [(name: String, table: String)] = [
    ("plain", "key,fact,on,by,value\nbig,progress,2018-03-07,甲,1000\n"),
    ("thousands in quotes", "key,fact,on,by,value\nbig,progress,2018-03-07,甲,\"1,000\"\n"),
    ("thousands with decimals", "key,fact,on,by,value\nbig,progress,2018-03-07,甲,\"1,000.00\"\n"),
    ("full-width figures", "key,fact,on,by,value\nbig,progress,２０１８－０３－０７,甲,１０００\n"),
    ("full-width thousands", "key,fact,on,by,value\nbig,progress,2018-03-07,甲,１，０００\n"),
    ("a plus", "key,fact,on,by,value\nbig,progress,2018-03-07,甲,+1000\n"),
    ("slashes", "key,fact,on,by,value\nbig,progress,2018/3/7,甲,1000\n"),
    ("points", "key,fact,on,by,value\nbig,progress,2018.3.7,甲,1000\n"),
    ("年月日", "key,fact,on,by,value\nbig,progress,2018年3月7日,甲,1000\n"),
    ("年月号 with zeros", "key,fact,on,by,value\nbig,progress,2018年03月07号,甲,1000\n"),
    ("semicolons", "key;fact;on;by;value\nbig;progress;2018-03-07;甲;1,000\n"),
    ("tabs", "key\tfact\ton\tby\tvalue\nbig\tprogress\t2018-03-07\t甲\t1,000\n"),
    ("tabs around an empty cell", "key\tnote\tfact\ton\tby\tvalue\nbig\t\tprogress\t2018-03-07\t甲\t1000\n"),
    ("a mark and line ends of Windows", "\u{FEFF}key,fact,on,by,value\r\nbig,progress,2018-03-07,甲,1000\r\n"),
    ("blank rows", "\n,,,,\nkey,fact,on,by,value\n,,,,\n\nbig,progress,2018-03-07,甲,1000\n , ,,　,\n,,,,\n"),
    ("blanks of every width", "key,fact,on,by,value\n　big　, progress,2018-03-07 ,甲\u{A0},　1000\n"),
    (
      "commas in quotes before a header of semicolons",
      "key;fact;on;by;value;\"\"\nbig;progress;2018-03-07;甲;1000;\n"
    ),
  ]

  @Test func howeverItIsWrittenItIsTheSameFact() throws {
    try folder.write(
      WorkflowRules.rules.replacing(
        "target: 10家}", with: "target: 10家}\n  - {id: big, title: 造林, lead: 农业局, due: 年底, target: 5000亩}"),
      to: "rules/rules.yaml")
    #expect(try duban.run("accept", "big", "--at", "2018-03-02").code == 0)
    for (index, row) in Self.spellings.enumerated() {
      let found = try record(row.table)
      let says = index == 0 ? "recorded 1 fact about 1 obligation\n" : "1 were recorded before\n"
      #expect(found.code == 0 && found.text.hasSuffix(says), "\(row.name): \(found.text)\(found.errorText)")
    }
    let shown = try duban.run("show", "big", "--at", "2018-03-28", "--json").json[0]
    #expect(shown["facts"].array.count == 2 && shown["facts"][1]["value"] == .number(1000))
    #expect(shown["facts"][1]["on"] == .string("2018-03-07"))
  }

  struct Cell: Sendable, CustomTestStringConvertible {
    var day = "2018-03-03"
    var value = "4"
    var says: [String]
    var testDescription: String { "\(day) \(value)" }
  }

  static let cells = [
    Cell(
      day: "1/2/2018",
      says: ["'1/2/2018' does not say which is the month and which the day", "write 2018-01-02 or 2018-02-01"]),
    Cell(day: "13/2/2018", says: ["'13/2/2018' has its year at the end", "write 2018-02-13"]),
    Cell(day: "2/2/2018", says: ["has its year at the end", "write 2018-02-02"]),
    Cell(day: "18/3/2", says: ["'18/3/2' has no year of four figures"]),
    Cell(day: "2018/3/2 0:00", says: ["'2018/3/2 0:00' has a time; a day is wanted", "write 2018-03-02"]),
    Cell(day: "2018-03-02T09:00", says: ["has a time", "write 2018-03-02"]),
    Cell(day: "2018//3/2", says: ["cannot read the day '2018//3/2'"]),
    Cell(day: "2018-3/2", says: ["cannot read the day"]),
    Cell(day: "2018年2月30日", says: ["cannot read the day '2018年2月30日'"]),
    Cell(day: "3月2日", says: ["cannot read the day '3月2日'"]),
    Cell(day: "43161", says: ["cannot read the day '43161'"]),
    Cell(value: "\"1,00\"", says: ["'1,00' is no amount"]),
    Cell(value: "\",100\"", says: ["',100' is no amount"]),
    Cell(value: "\"1000,000\"", says: ["'1000,000' is no amount"]),
    Cell(value: "\"1,000,00\"", says: ["'1,000,00' is no amount"]),
    Cell(value: "1.2345", says: ["is no amount"]),
    Cell(value: "4家", says: ["'4家' is no amount"]),
    Cell(value: "0", says: ["'0' is no amount"]),
  ]

  @Test(arguments: cells)
  func whatCouldBeTakenInTwoWaysIsRefusedWithTheReason(_ cell: Cell) throws {
    let rows = "many,accept,2018-03-02,甲,,\nmany,progress,\(cell.day),甲,\(cell.value),\n"
    let found = try record(Self.head + rows)
    #expect(found.code == 65 && found.errorText.contains("三月.csv:3:"), "\(found.errorText)")
    for text in cell.says { #expect(found.errorText.contains(text), "\(found.errorText)") }
    #expect(!folder.exists("state/duban/ledger.sqlite"))
  }

  @Test func aSemicolonTooManyIsSaidToBeOne() throws {
    let found = try record("key;fact;on;by\nmany;accept;2018-03-02;甲;好\n")
    #expect(found.code == 65 && found.errorText.contains("put quotes round a field that holds semicolons"))
  }

  /// 签收 in GB 18030.
  private static let gbk =
    Array("key,fact,on,by\none,".utf8) + [0xC7, 0xA9, 0xCA, 0xD5] + Array(",2018-03-02,a\n".utf8)

  @Test func aTableInGBKSaysHowToRecordIt() throws {
    let found = try record(Self.gbk)
    #expect(found.code == 65 && found.errorText.contains("line 2 is not UTF-8"), "\(found.errorText)")
    #expect(found.errorText.contains("duban record --from gbk"))
    #expect(!folder.exists("state/duban/ledger.sqlite"))
    let converted = try record(Self.gbk, "--from", "gbk")
    #expect(converted.text == "recorded 1 fact about 1 obligation\n", "\(converted.errorText)")
    #expect(try record(Self.gbk, "--from", "gbk").text.contains("1 were recorded before"))
    // What is UTF-8 already stays what it is.
    #expect(try record("key,fact,on,by\none,签收,2018-03-02,a\n", "--from", "gbk").text.contains("1 were recorded"))
  }

  @Test func whatIsNeitherIsSaidToBeNeither() throws {
    let found = try record(Array("key,fact,on,by\none,".utf8) + [0xFF, 0x0A], "--from", "gbk")
    #expect(found.code == 65 && found.errorText.contains("line 2 is neither UTF-8 nor GBK"), "\(found.errorText)")
    let wide = try record([0xFF, 0xFE] + "key".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(wide.code == 65 && wide.errorText.contains("it is UTF-16; save it as UTF-8"), "\(wide.errorText)")
  }

  @Test func whoeverTypesItReadsTheirOwnLanguage() throws {
    try folder.write(Self.table, to: "三月.csv")
    for (locale, says) in [("en_US.UTF-8", "could record"), ("zh_CN.UTF-8", "可以登记")] {
      var person = duban
      person.environment["LANG"] = locale
      let found = try person.run("record", "三月.csv", "--at", "2018-03-28", "--dry-run")
      #expect(found.text.hasPrefix(says), "\(locale): \(found.text)\(found.errorText)")
    }
  }
}
