import Diagnostics
import PlanLanguage
import Testing

@Suite struct QuantityReaderTests {
  /// One line of the tables: a phrase and its targets as `comparator value..upper unit per each`, parted by `;`.
  struct Case: Sendable, CustomTestStringConvertible {
    let phrase: String, targets: String
    init(_ phrase: String, _ targets: String) { (self.phrase, self.targets) = (phrase, targets) }
    var testDescription: String { phrase }
  }

  static func line(_ targets: [Target]) -> String {
    targets.map { target in
      let upper = target.upperThousandths.map { ".." + Target.decimal($0) } ?? ""
      let per = target.per.map { " " + $0 } ?? ""
      return
        "\(target.comparator == .range ? "" : target.comparator.rawValue)\(Target.decimal(target.thousandths))\(upper)"
        + "\(target.unit)\(per)\(target.each ? " each" : "")"
    }
    .joined(separator: "; ")
  }

  static let cases = [
    Case("不少于10名", ">=10名"), Case("10家以上", ">=10家"), Case("至少1次", ">=1次"), Case("3期150人次以上", "=3期; >=150人次"),
    Case("至少3期150人次", ">=3期; >=150人次"), Case("至少举办3期150人次以上", ">=3期; >=150人次"), Case("1-2条", "1..2条"),
    Case("1－2批次", "1..2批次"), Case("2～3名", "2..3名"), Case("1～2场", "1..2场"), Case("2至3名", "2..3名"),
    Case("2名到3名", "2..3名"),
    Case("500—800万元", "5000000..8000000元"), Case("500万元至800万元", "5000000..8000000元"),
    Case("1至2亿元", "100000000..200000000元"),
    Case("10%-20%", "10..20%"), Case("10-20%", "10..20%"), Case("两三家", "2..3家"), Case("三五万元", "30000..50000元"),
    Case("各5名", "=5名 each"),
    Case("各不少于5名", ">=5名 each"), Case("每校10名以上", ">=10名 each"), Case("每个镇2场", "=2场 each"),
    Case("分别打造两个", "=2个 each"),
    Case("658万元", "=6580000元"), Case("1亿元", "=100000000元"), Case("1000亩左右", "~1000亩"), Case("约1000亩", "~1000亩"),
    Case("大约 1000 亩", "~1000亩"), Case("1000亩上下", "~1000亩"), Case("近200万元", "~2000000元"), Case("全覆盖", "=100%"),
    Case("实现全覆盖", "=100%"), Case("100%", "=100%"), Case("达到95%以上", ">=95%"), Case("不低于98%", ">=98%"),
    Case("控制在5%以内", "<=5%"),
    Case("4个镇2个村1个社区", "=4个镇; =2个村; =1个社区"), Case("两个", "=2个"), Case("一次", "=1次"), Case("十五名", "=15名"),
    Case("一百二十人次", "=120人次"), Case("≥5", ">=5"), Case("≥5家", ">=5家"), Case(">=5家", ">=5家"), Case("≤3次", "<=3次"),
    Case("不超过3次", "<=3次"),
    Case("3次以内", "<=3次"), Case("3次以下", "<=3次"), Case("最多3次", "<=3次"), Case("起码3次", ">=3次"), Case("超过10家", ">=11家"),
    Case("不满10家", "<=9家"), Case(">10家", ">=11家"), Case("10余家", ">=10家"), Case("1000多亩", ">=1000亩"),
    Case("500余万元", ">=5000000元"),
    Case("每月1-2条", "1..2条 每月"), Case("每月发布1-2条", "1..2条 每月"), Case("每年至少一次", ">=1次 每年"),
    Case("每年至少互访一次", ">=1次 每年"),
    Case("每季度不少于2次", ">=2次 每季度"), Case("5条/月", "=5条 每月"), Case("每半年1次", "=1次 每半年"), Case("每两年一次", "=1次 每两年"),
    Case("10名、40名", "=10名; =40名"), Case("活动2次，培训30名", "!"), Case("招聘会10场次，对接500人次", "!"),
    Case("10场次，500人次", "=10场次; =500人次"),
    Case("5名以上10名以下", "5..10名"), Case("新增2家以上", ">=2家"), Case("完成100户", "=100户"), Case("10", "=10"),
    Case("3名 以上", ">=3名"),
    Case("不少於10名", ">=10名"), Case("至少３場", ">=3场"), Case("每年2000万元，共计1亿元", "=20000000元 每年; =100000000元"),
    Case("10名（含）以上", ">=10名"), Case("5名及以上", ">=5名"), Case("2个以上", ">=2个"), Case("30课时", "=30课时"),
    Case("覆盖率达到95%以上", ">=95%"), Case("至少新增就业1000人", ">=1000人"), Case("下降5%", "=5%"),
    Case("每月3条、2篇", "=3条 每月; =2篇 每月"), Case("每月3条，2篇", "=3条 每月; =2篇"), Case("每月为5条", "=5条 每月"),
    Case("累计不少于100人次", ">=100人次"), Case("10万", "=100000"), Case("各镇3场", "=3场 each"),
    Case("两年一次", "=1次 每两年"), Case("半年至少一次", "!"), Case("一年两次", "=2次 每年"), Case("10个项目", "=10个项目"),
    // English
    Case("once per quarter", "=1times 每季度"), Case("at least twice a year", ">=2times 每年"),
    Case("at least 3", ">=3"), Case("at least 3 visits", ">=3visits"), Case("10 or more firms", ">=10firms"),
    Case("about 1000 mu", "~1000mu"),
    Case("up to 5 meetings", "<=5meetings"), Case("no more than 5", "<=5"),
    Case("no fewer than 10 teachers", ">=10teachers"),
    Case("1-2 articles per month", "1..2articles 每月"), Case("1 to 2 articles every month", "1..2articles 每月"),
    Case("every month 1-2 articles", "1..2articles 每月"),
    Case("between 2 and 3 people", "2..3people"), Case("5 doctors each", "=5doctors each"),
    Case("1.5 million yuan", "=1500000yuan"),
    Case("three times", "=3times"), Case("more than 10 firms", ">=11firms"), Case("10 firms or more", ">=10firms"),
    Case("full coverage", "=100%"),
    Case("95 percent", "=95%"), Case("At Least 3 Visits", ">=3visits"),
    Case("3 visits and 2 reports", "=3visits; =2reports"),
    Case("2 trainings a year", "=2trainings 每年"), Case("exactly 4 towns", "=4towns"),
  ]

  @Test(arguments: cases) func aPhraseOfQuantities(_ c: Case) {
    let read = try? QuantityReader.read(c.phrase)
    #expect(read.map(QuantityReaderTests.line) ?? "!" == c.targets)
  }

  @Test func theTextIsAsWritten() throws {
    let targets = try QuantityReader.read("4个镇2个村，至少 １次")
    #expect(targets.map(\.text) == ["4个镇", "2个村", "至少 １次"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let phrase: String, kind: DeadlineFault.Kind, part: String
    init(_ phrase: String, _ kind: DeadlineFault.Kind, _ part: String) {
      (self.phrase, self.kind, self.part) = (phrase, kind, part)
    }
    var testDescription: String { phrase }
  }

  static let faults = [
    Fault("百企帮百村", .notADeadline, "百企帮百村"), Fault("“百企帮百村”", .notADeadline, "“百企帮百村”"),
    Fault("“5+2”", .notADeadline, "“5+2”"),
    Fault("5+2", .notADeadline, "5+2"), Fault("1+2", .notADeadline, "1+2"), Fault("22项指标", .notADeadline, "22项指标"),
    Fault("6个方面", .notADeadline, "6个方面"), Fault("6个方面22项指标", .notADeadline, "6个方面"),
    Fault("千人培养计划", .notADeadline, "千人培养计划"),
    Fault("四个一", .notADeadline, "四个一"), Fault("“四个一”", .notADeadline, "“四个一”"), Fault("两后生", .notADeadline, "两后生"),
    Fault("第36次", .notADeadline, "第36"), Fault("一对一", .notADeadline, "一对一"), Fault("两校一企", .notADeadline, "两校一企"),
    Fault("3个月", .notADeadline, "3个月"), Fault("2018年", .notADeadline, "2018年"),
    Fault("10个工作日", .notADeadline, "10个工作日"),
    Fault("3 months", .notADeadline, "3 months"), Fault("新三百工程", .unread, "新三百工程"), Fault("若干", .unread, "若干"),
    Fault("一批", .unread, "一批"),
    Fault("适量", .unread, "适量"), Fault("10名优秀教师", .unread, "优秀教师"), Fault("不少于", .unread, "不少于"),
    Fault("每月", .unread, "每月"),
    Fault("", .unread, ""), Fault("  ", .unread, ""), Fault("不少于10名以下", .unread, "不少于10名以下"),
    Fault("约10家以上", .unread, "约10家以上"),
    Fault("至少不超过3次", .unread, "至少不超过"), Fault("3-2名", .impossible, "3-2名"), Fault("超过500万元", .unread, "超过500万元"),
    Fault("2～3名以上", .unread, "2～3名以上"), Fault("10家以上抓好", .unread, "抓好"), Fault("定期", .unread, "定期"),
    Fault("1.2345名", .unread, "1.2345名"),
    Fault("several firms", .unread, "several firms"), Fault("10家，若干名", .unread, "若干名"),
    Fault("两培就业", .notADeadline, "两培"),
  ]

  @Test(arguments: faults) func whatIsNoQuantityIsMarked(_ c: Fault) throws {
    let fault = try #require(throws: DeadlineFault.self) { try QuantityReader.read(c.phrase) }
    #expect(fault.kind == c.kind)
    let scalars = Array(c.phrase.unicodeScalars)
    try #require(fault.range.upperBound <= scalars.count)
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[fault.range])
    #expect(String(part).filter { $0 != " " || c.part.contains(" ") } == c.part)
    #expect(!fault.message.zh.isEmpty && !fault.message.en.isEmpty)
  }

  @Test func everyTargetOfAReadingIsReadTheSameFromItsOwnText() throws {
    for c in QuantityReaderTests.cases
    where !c.targets.contains(" 每") && !c.targets.contains("!") && !c.targets.contains("; ") {
      let first = try QuantityReader.read(c.phrase)
      let again = try first.flatMap { try QuantityReader.read($0.text) }
      #expect(again == first, "\(c.phrase)")
    }
  }

  /// Anything at all is read or refused, with a range that lies within it.
  @Test func noPhraseMakesTheReaderStumble() {
    let pieces = [
      "不", "少于", "10", "名", "以上", "一", "百", "万", "亿", "每月", "各", "至少", "-", "至", "，", " ", "。", "“", "”", "第", "个",
      "月", "+", "%", ".",
      "at least ", "3", " firms", "per month", "全覆盖", "\u{301}", "🏠", "〇", "零", "千", "两", "余", "百分之", "（", "）",
      "between ", " and ",
    ]
    var state: UInt64 = 3
    for _ in 0..<5000 {
      var phrase = ""
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        phrase += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      let count = phrase.unicodeScalars.count
      do {
        for target in try QuantityReader.read(phrase) {
          #expect(target.upperThousandths ?? .max > target.thousandths)
        }
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= count, "\(phrase)")
      }
      for found in QuantityReader.find(in: phrase) {
        #expect(found.range.upperBound <= count && !found.range.isEmpty)
      }
    }
  }
}
