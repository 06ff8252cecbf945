import CivilTime
import Diagnostics
import Evaluation
import Foundation
import PlanLanguage
import ReportFormats
import Reports
import Rules
import Testing

/// 督办通报.
@Suite struct BulletinTests {
  static let sample: SampleBook = {
    var sample = SampleBook()
    sample.office.name = "区对口办"
    sample.add(
      "visit", SampleBook.window("2018-01-01", "2018-08-31"), title: "两地*互访*",
      lead: [.unit(SampleBook.commerce), .unit(SampleBook.agriculture)], evidence: ["活动记录"])
    sample.add(
      "agencies", SampleBook.window("2018-01-01", "2018-07-31"), title: "新增劳务合作机构",
      lead: [.unit(SampleBook.commerce)], kind: .countable, targets: [target("2家以上", 2, "家")])
    sample.add(
      "soft", SampleBook.window("2018-01-01", "2018-09-07", soft: true), title: "力争建成基地",
      lead: [.unit(SampleBook.commerce)])
    sample.add("later", SampleBook.window("2018-01-01", "2018-12-31"), title: "年底的事")
    sample.record(.progress, "p/agencies", on: "2018-05-10", thousandths: 1000)
    return sample
  }()

  static func bulletin(
    _ sample: SampleBook = sample, at moment: String = "2018-09-10",
    reply: CountedSpan = CountedSpan(5, .workingDays)
  ) -> Bulletin { Bulletin(sample.basis(nine(moment)), title: Bilingual("对口协作工作督办通报"), reply: reply) }

  static func text(_ bulletin: Bulletin, _ language: Language = .zh) -> String {
    String(decoding: MarkdownBulletin.render(bulletin, language: language), as: UTF8.self)
  }

  @Test func itReadsLikeThisBeforeAnybodyEditsIt() {
    let text = Self.text(Self.bulletin())
    let lines = text.components(separatedBy: "\n")
    let expected = Self.draft.components(separatedBy: "\n")
    #expect(lines.firstIndex(of: "---") == expected.count)
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
    #expect(text.contains("## 附：统计说明（供核稿，印发时可删）\n\n- 截至：2018年9月10日"))
    #expect(text.contains("校验值0000000000000000"))
  }

  static let draft = """
    # 对口协作工作督办通报

    〔2018〕第　　期

    区对口办　2018年9月10日

    各责任单位：

    现将截至2018年9月10日09:00的办理情况通报如下。

    ## 一、总体情况

    列入督办的责任事项共4项：超期2项，滞后1项，办理中1项。

    已可判定的事项按期率0/2（样本少，不宜比较）。

    - 红灯（■ 超期）：2项
    - 黄灯（▲ 临期）：1项
    - 绿灯（● 正常）：1项

    ## 二、存在的主要问题

    下列情况由台账记录算出，是请有关单位核实的提示，不是督查结论；单位按规则中的先后排列，先后不是名次。

    ### （一）区农业局：超期1项

    1. 两地\\*互访\\*：应于2018年8月31日前办结，已超期6个工作日（10天）；尚缺佐证：活动记录；没有办理记录。（编号 p/visit）

    ### （二）区商务局：超期2项，滞后1项

    1. 新增劳务合作机构：应于2018年7月31日前办结，已超期29个工作日（41天）；进度1/2家（序时应达2）；最近记录：2018-05-10 进展 1（张三）。（编号 p/agencies）
    2. 两地\\*互访\\*：应于2018年8月31日前办结，已超期6个工作日（10天）；尚缺佐证：活动记录；没有办理记录。（编号 p/visit）
    3. 力争建成基地：力争2018年9月7日前完成，已过1个工作日，未办结；没有办理记录。（编号 p/soft）

    ## 三、下一步要求

    1. 请上列单位逐项核实，于2018年9月17日（周一）前书面答复：办理情况、未按期办结的原因和预计办结日期。
    2. 已经办结的，请报办结日期并补齐佐证；情况与台账不符的，请一并说明，据实更正。
    3. 确需延期的，请按规定申请。
    4. 其他单位请对照到期日，按期推进。

    签发：　　　　　　核稿：　　　　　　拟稿：

    区对口办

    2018年9月10日

    """

  @Test func itsNumbersAreThoseOfTheLists() {
    let basis = Self.sample.basis(nine("2018-09-10"))
    let (bulletin, late, progress) = (Self.bulletin(), Report.overdue(basis), Report.progress(basis))
    #expect(bulletin.late.totals == late.totals)
    #expect(bulletin.problems.map(\.unit.zh).sorted() == late.summary.lines.map(\.unit.zh).sorted())
    #expect(bulletin.lamps.map(\.count).reduce(0, +) == progress.totals[0].count)
    #expect(Set(bulletin.problems.flatMap(\.items).map(\.key)) == Set(late.sections.flatMap(\.rows).map(\.key)))
  }

  struct Reply: Sendable, CustomTestStringConvertible {
    let name: String, at: String, span: CountedSpan, day: String, provisional: Bool
    var testDescription: String { name }
  }

  static let replies = [
    Reply(
      name: "working days", at: "2018-09-10", span: CountedSpan(5, .workingDays), day: "2018-09-17",
      provisional: false),
    Reply(
      name: "make-up days count and the holiday does not", at: "2018-09-28", span: CountedSpan(3, .workingDays),
      day: "2018-10-08", provisional: false),
    Reply(
      name: "a week that ends in the holiday moves behind it", at: "2018-09-25", span: CountedSpan(1, .weeks),
      day: "2018-10-08", provisional: false),
    Reply(name: "days", at: "2018-09-10", span: CountedSpan(3, .days), day: "2018-09-13", provisional: false),
    Reply(
      name: "beyond the notices", at: "2018-12-28", span: CountedSpan(5, .workingDays), day: "2019-01-04",
      provisional: true),
  ]

  @Test(arguments: replies) func theReplyDayIsAWorkingDay(_ c: Reply) {
    let reply = Self.bulletin(at: c.at, reply: c.span).reply
    #expect(reply?.day == day(c.day))
    #expect(reply?.provisional == c.provisional)
    #expect(
      Self.text(Self.bulletin(at: c.at, reply: c.span)).contains(
        "于\(c.provisional ? "≈" : "")\(day(c.day).chinese)前"))
  }

  @Test func whereNothingIsLateNobodyIsAskedToReply() {
    let bulletin = Self.bulletin(at: "2018-03-05")
    #expect(bulletin.problems.isEmpty && bulletin.reply == nil)
    let text = Self.text(bulletin)
    #expect(text.contains("没有超期或滞后的责任事项") && !text.contains("书面答复"))
  }

  @Test(arguments: Language.allCases) func bothFormatsSayTheSame(_ language: Language) {
    let bulletin = Self.bulletin()
    let page = String(decoding: HTMLBulletin.render(bulletin, language: language), as: UTF8.self)
    for problems in bulletin.problems {
      #expect(page.contains(problems.heading[language]))
      for item in problems.items { #expect(page.contains(item.facts[language]) && page.contains(item.key)) }
    }
    for paragraph in bulletin.overall { #expect(page.contains(paragraph[language])) }
    for note in bulletin.notes { #expect(page.contains(note.text[language])) }
    #expect(!page.contains("<script"))
    #expect(
      HTMLBulletin.render(bulletin, language: language) == HTMLBulletin.render(Self.bulletin(), language: language))
  }

  @Test(arguments: ReportFormats.all.map { $0.name }) func aBulletinIsWrittenAsATextOnly(_ format: String) throws {
    let written = try ReportPaper.bulletin(Self.bulletin()).written(as: format, .zh)
    #expect((written != nil) == ["markdown", "html"].contains(format))
  }

  @Test func anInternalPlanIsInABulletinOnlyForItsInsiders() throws {
    var sample = Self.sample
    sample.plans[0].visibility = .internal
    sample.plans[0].insiders = [SampleBook.agricultureLiaison]
    var basis = sample.basis(nine("2018-09-10"))
    basis.plans = [0]
    basis.readership = .person(SampleBook.commerceLeader)
    let other = Bulletin(basis, reply: CountedSpan(5, .workingDays))
    #expect(other.problems.isEmpty && !Self.text(other).contains("p/visit"))
    basis.readership = .person(SampleBook.agricultureLiaison)
    #expect(Self.text(Bulletin(basis, reply: CountedSpan(5, .workingDays))).contains("p/visit"))
  }
}
