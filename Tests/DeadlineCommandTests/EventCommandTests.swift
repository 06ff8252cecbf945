import ProgramHarness
import Testing

@Suite struct EventCommandTests {
  let folder: TemporaryFolder
  let duban: Program

  init() throws {
    folder = try LetterOffice.folder()
    duban = Program(in: folder.path)
  }

  private func record(
    _ commitment: String, on day: String, ref: String, at now: String = "2026-09-18T16:40", _ more: String...
  )
    throws -> Finished
  {
    try duban.run(["event", commitment, "--on", day, "--ref", ref, "--at", now, "--by", "督办室联络员"] + more)
  }

  @Test func anEventOpensOneObligationForEachUnitAndSaysSo() throws {
    let done = try record("reply", on: "2026-09-18", ref: "12号", "--lang", "zh")
    #expect(done.code == 0, "\(done.errorText)")
    #expect(
      done.lines == [
        "已登记“收到通知”（2026年9月18日（周五）），由此产生2个责任事项：",
        "  letters/reply@12号#农业局  农业局：最迟2026年10月9日（周五），办理中，还有10个工作日",
        "  letters/reply@12号#商务局  商务局：最迟2026年10月9日（周五），办理中，还有10个工作日", "",
      ])
    let overdue = try duban.run("overdue", "--at", "2026-10-12", "--json").json["obligations"].array
    #expect(overdue.map { $0["key"].string }.filter { $0?.hasPrefix("letters/reply") ?? false }.count == 2)
    #expect(try duban.run("done", "reply@12号#农业局", "--at", "2026-10-08").code == 0)
  }

  @Test func untilThenTheCommitmentIsShownWaiting() throws {
    #expect(try duban.run("tasks").text.contains("待“收到通知”"))
    let waiting = try duban.run("show", "reply", "--json")
    #expect(waiting.code == 0)
    #expect(try waiting.json[0]["state"].string == "waiting")
    #expect(try waiting.json[0]["waitsFor"].string == "收到通知")
    #expect(try duban.run("show", "reply").text.contains("○ 等待“收到通知”"))
    _ = try record("reply", on: "2026-09-18", ref: "12号")
    let shown = try duban.run("show", "reply", "--at", "2026-09-21").text
    #expect(shown.contains("letters/reply@12号#农业局"))
    #expect(shown.contains("· 2026-09-18 事件"))
    #expect(!shown.contains("等待"))
  }

  @Test func theSameReferenceIsTakenOnce() throws {
    #expect(try record("reply", on: "2026-09-18", ref: "12号").code == 0)
    let again = try record("letters/reply", on: "2026-09-17", ref: " 12号 ")
    #expect(again.code == 65)
    #expect(again.errorText.contains("has the event '12号' already (2026-09-18, 督办室联络员)"))
    #expect(try record("reply", on: "2026-09-17", ref: "13号").code == 0)
    #expect(try duban.run("show", "reply", "--json").json.array.count == 4)
  }

  @Test func anEventToComeIsTakenOnlyForADeadlineBeforeIt() throws {
    let ahead = try record("visits/filing", on: "2026-10-12", ref: "十月", "--lang", "zh")
    #expect(ahead.code == 0, "\(ahead.errorText)")
    #expect(ahead.text.contains("最迟2026年10月8日（周四）"))
    let later = try record("visits/summary", on: "2026-10-12", ref: "十月")
    #expect(later.code == 65)
    #expect(later.errorText.contains("2026-10-12"))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var says: String
    var testDescription: String { name }
  }

  static let refusals = [
    Refusal(name: "a fixed day", arguments: ["visits/report", "--ref", "1"], says: "hangs on no event"),
    Refusal(name: "the issue day", arguments: ["start", "--ref", "1"], says: "hangs on no event"),
    Refusal(name: "an exhortation", arguments: ["visits/wish", "--ref", "1"], says: "hangs on no event"),
    Refusal(name: "two that wait", arguments: ["visits", "--ref", "1"], says: "letters/visits/filing"),
    Refusal(name: "an unknown one", arguments: ["visit", "--ref", "1"], says: "no task or commitment 'visit'"),
    Refusal(name: "a mark of keys", arguments: ["reply", "--ref", "a#b"], says: "no @ # :"),
    Refusal(
      name: "an empty reference", arguments: ["reply", "--ref", "  "], says: "--ref has 1 to 120 characters"),
    Refusal(name: "a line end", arguments: ["reply", "--ref", "a\nb"], says: "no @ # :"),
  ]

  @Test(arguments: refusals)
  func whatNoEventOpensIsRefusedAndNothingIsWritten(_ c: Refusal) throws {
    let done = try duban.run(["event"] + c.arguments + ["--on", "2026-09-18", "--at", "2026-09-18"])
    #expect(done.code == 65)
    #expect(done.errorText.contains(c.says), "\(done.errorText)")
    #expect(!folder.exists("state"))
  }

  @Test func anEventNeedsAReference() throws {
    #expect(try duban.run("event", "reply", "--on", "2026-09-18").code == 64)
  }

  @Test func jsonNamesWhatWasOpened() throws {
    let json = try duban.run(
      "event", "visits/summary", "--on", "2026-09-18", "--ref", "九月", "--at", "2026-09-18", "--json"
    ).json
    #expect(json["commitment"].string == "letters/visits/summary")
    #expect(json["event"].string == "交流结束")
    // The seventh day, 25 September, is a statutory holiday, and 28 September the next day that is none.
    #expect(json["opened"][0]["key"].string == "letters/visits/summary@九月")
    #expect(json["opened"][0]["due"].string == "2026-09-28")
  }
}
