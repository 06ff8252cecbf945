import CivilTime
import Diagnostics
import PlanLanguage
import ReportFormats
import Reports
import Rules
import Testing

/// From a rule book to what the leader reads.
@Suite struct WholeListTests {
  static let sample: SampleBook = {
    var sample = SampleBook()
    sample.plans.append(SampleBook.plan("secret"))
    sample.plans[1].visibility = .internal
    sample.add(
      "agencies", SampleBook.window("2018-01-01", "2018-07-31"), title: "新增劳务合作机构", kind: .countable,
      targets: [target("2家以上", 2, "家")], clause: "新增劳务合作机构2家以上")
    sample.add(
      "visit", SampleBook.window("2018-01-01", "2018-08-31"), title: "两地互访",
      lead: [.unit(SampleBook.commerce), .unit(SampleBook.agriculture)], evidence: ["活动记录"])
    sample.add("soft", SampleBook.window("2018-01-01", "2018-09-07", soft: true), title: "力争建成基地")
    sample.add(
      "theirs", SampleBook.window("2018-01-01", "2018-09-07"), title: "提供场地", chase: false, performedBy: "紫阳县")
    sample.add("always", SampleBook.window("2018-01-01", "2018-12-31"), kind: .exhortation)
    sample.add("hidden", SampleBook.window("2018-01-01", "2018-07-31"), plan: 1)
    sample.record(.progress, "p/agencies", on: "2018-05-10", thousandths: 1000)
    return sample
  }()

  @Test func theOverdueListReadsLikeThis() {
    let text = String(decoding: TextFormat.render(Self.sample.overdue("2018-09-10"), language: .zh), as: UTF8.self)
    #expect(text == Self.list)
  }

  static let list = """
    超期清单
    ========
    截至：2018年9月10日（周一）09:00（Asia/Shanghai）
    合计：超期2项，滞后1项，对方实施逾期1项


    超期：2项

    序号  灯      到期日      超期工作日  超期天数  责任单位            事项
       1  ■ 超期  2018-07-31          29        41  区农业局            新增劳务合作机构
          进度：1/2家（序时应达2）
          最近记录：2018-05-10 进展 1（张三）
          原文：“新增劳务合作机构2家以上”（seeds/plan.txt:65）
          编号：p/agencies
          规则：rules/plan.yaml:10
       2  ■ 超期  2018-08-31           6        10  区商务局、区农业局  两地互访
          尚缺佐证：活动记录
          编号：p/visit
          规则：rules/plan.yaml:20


    滞后：1项
    软性期限（力争、争取）已过，不计超期。

    序号  灯      到期日      超期工作日  超期天数  责任单位  事项
       3  ▲ 滞后  2018-09-07           1         3  区农业局  力争建成基地
          编号：p/soft
          规则：rules/plan.yaml:30


    对方实施（只记录不催办）：1项
    由对方实施，不催办，不计入本方单位的超期。

    序号  灯      到期日      超期工作日  超期天数  责任单位  事项
       4  ■ 超期  2018-09-07           1         3  区农业局  提供场地
          实施方：紫阳县
          编号：p/theirs
          规则：rules/plan.yaml:40


    分单位汇总
    几个单位共同负责的事项，在每个单位名下各计一次，在总数中只计一次。

    责任单位  超期（项）  最长超期（工作日）  滞后（项）  序号
    区农业局           2                  29           1  1、2、3
    区商务局           1                   6           0  2


    说明

    统计口径：列出截至上述时刻已过期限而未办结的责任事项，按超期工作日由多到少排列。过了到期日24:00（写明时刻的为该时刻）算超期；超期天数自到期日的次日起算，工作日按下列工作日历计。是否办结以记录的发生日为准，必备佐证不齐不算办结。共同负责的事项只列一次，总数计一次，分单位各计一次。力争、争取等软性期限另列为滞后，不计超期。
    工作日历：cn，放假通知涵盖2018-01-01至2018-12-31，最近一份印发于2017-11-30
    台账位置：第42条记录，校验值0000000000000000
    未列入：倡导性事项1项：没有期限，不到期
    未列入：不公开计划的责任事项1项（不论是否到期）

    """

  /// Whatever stands in a rule, no format lets it break a line or turn the reading direction.
  @Test(arguments: ReportFormats.all.map { $0.name }.filter { !["csv-gb18030", "xlsx"].contains($0) })
  func textOfARuleStaysOnItsLine(_ name: String) throws {
    var sample = SampleBook()
    sample.units[0].name = "区农业局\r\n伪造的单位"
    sample.plans[0].source = "seeds/plan\u{2028}.txt"
    sample.add(
      "a", SampleBook.window("2018-01-01", "2018-07-31"), title: "伪造\n\n二、没有超期\u{202E}期超\u{0}",
      evidence: ["活动\n记录"],
      performedBy: "紫阳\u{85}县", clause: "一\u{2066}二")
    sample.record(.progress, "p/a", on: "2018-07-01", thousandths: 1000, note: "好\n坏\u{200F}")
    let format = try #require(ReportFormats.named(name))
    let text = try String(decoding: format.render(sample.overdue("2018-09-10"), language: .zh), as: UTF8.self)
    #expect(text.contains("伪造 二、没有超期期超"))
    #expect(text.contains("区农业局 伪造的单位"))
    #expect(text.contains("活动 记录"))
    #expect(text.contains("好 坏"))
    #expect(text.contains("seeds/plan .txt:65"))
    let controls = text.unicodeScalars.filter {
      $0 != "\n" && $0 != "\r"
        && ($0.properties.isBidiControl
          || [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory))
    }
    #expect(controls.isEmpty)
    #expect(!text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("二、") || $0.hasPrefix("伪造") })
  }
}
