import Foundation
import PlanLanguage
import Testing

/// Sentences of real plans: the seed and its line, the words, and what is to be found in them.
@Suite struct QuantityFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let seed: String, words: String, targets: String
    init(_ seed: String, _ words: String, _ targets: String) {
      (self.seed, self.words, self.targets) = (seed, words, targets)
    }
    var testDescription: String { "\(seed) \(words)" }
  }

  static let cases = [
    Case("000:33", "区财政局做好区级帮扶资金增加到 500 万元资金筹措工作", "=5000000元"),
    Case("000:39", "规模初定在 1000 亩左右", "~1000亩"),
    Case("000:43", "布瑞克公司投资 200 万元左右", "~2000000元"),
    Case("000:59", "拟接纳石阡县20名教育管理干部、骨干教师到相城区挂职", "=20名"),
    Case("000:59", "同时安排10名骨干教师赴石阡中小学支教", "=10名"),
    Case("000:59", "当年度完成互访、研讨活动等实地交流1次以上", ">=1次"),
    Case("000:59", "组织物资捐赠活动1次以上，对帮扶石阡方贫困生10名以上", ">=1次; >=10名"),
    Case("000:59", "培训石阡县教师人数30名以上", ">=30名"),
    Case("000:65", "组织不少于10名医疗卫生骨干对石阡县中医院开展交流和帮扶", ">=10名"),
    Case("000:69", "2018年拟接纳石阡县1名处级干部，4名科级干部来相城挂职交流", "=1名; =4名"),
    Case("000:73", "每月发布1-2条石阡旅游的最新资讯", "1..2条 每月"),
    Case("000:81", "力争每年向石阡县提供 2000 个左右就业岗位", "~2000个 每年"),
    Case("000:91", "着力推动相城-石阡两地党政主要领导每年至少互访一次", ">=1次 每年"),
    Case("001:25", "区委区政府主要领导年内率党政代表团赴印江开展至少1次调研对接", ">=1次"),
    Case("001:25", "至少召开1次两地党政主要领导参加的联席会议", ">=1次"),
    Case("001:29", "年内至少召开1次区委常委会和政府常务会专题研究部署东西部扶贫协作工作", ">=1次"),
    Case("001:34", "做好2名赴印江挂职干部的管理服务工作", "=2名"),
    Case("001:34", "至少举办3期150人次以上的专题培训班", ">=3期; >=150人次"),
    Case("001:38", "选派不少于10名优秀一线教师，包括退休老教师到印江开展1个月以上的帮教工作", ">=10名"),
    Case("001:38", "做好10名印江骨干校长、40名骨干教师、教职人员来我区学校的跟岗挂职", "=10名; =40名"),
    Case("001:38", "力争二季度实现印江中小学结对全覆盖", "=100%"),
    Case("001:38", "至少打造1个“组团式”教育结对帮扶项目", ">=1个"),
    Case("001:42", "建5个专科+1个重症监护室、急救中心", "=5个专科; =1个"),
    Case("001:42", "选择5个以上重点专科进行重点帮扶", ">=5个"),
    Case("001:42", "选派不少于10名优秀医务工作者到印江开展1个月以上的支医活动", ">=10名"),
    Case("001:42", "力争二季度实现我区医联体与印江医联体结对帮扶全覆盖", "=100%"),
    Case("001:42", "至少打造1个“组团式”医疗结对帮扶项目", ">=1个"),
    Case("001:46", "选派不少于6名区内优秀农业技术人才赴印江开展1个月以上的帮扶活动", ">=6名"),
    Case("001:46", "全年向印江输送1项以上新技术或先进技术", ">=1项"),
    Case("001:51", "确定吴江区拨付印江县2019年度首批财政帮扶资金为658万元", "=6580000元"),
    Case("001:60", "协助印江在我区开展1次以上农产品展销会", ">=1次"),
    Case("001:64", "帮助印江在我区举办至少1次文体旅游交流和推介活动", ">=1次"),
    Case("001:69", "全年帮助铜仁籍55名贫困劳动力在吴江就业，400名贫困劳动力在当地就近就业", "=55名; =400名"),
    Case("001:77", "到印江易地扶贫搬迁安置点和乡镇、村兴办2个以上扶贫车间", ">=2个"),
    Case("001:82", "推动我区相关行政村或企业与印江深度贫困村实现结对帮扶全覆盖", "=100%"),
    Case("001:91", "确保在国家级媒体上刊载3篇以上报道文章", ">=3篇"),
    Case("002:25", "2016年至2020年每年安排帮扶资金2000万元，共计1亿元", "=20000000元 每年; =100000000元"),
    Case("002:25", "其中建设1所东丽小学", "=1所"),
    Case("002:25", "选取贫困地区建设1所东丽卫生院", "=1所"),
    Case("002:26", "2016年至2020年每年安排帮扶资金1000万元，共计5000万元", "=10000000元 每年; =50000000元"),
    Case("002:26", "“小镇”内建设1所东丽小学", "=1所"),
    Case("002:27", "2016年至2020年每年安排帮扶资金1000万元，共计5000万元，用于实施帮扶具体工作", "=10000000元 每年; =50000000元"),
    Case("002:30", "每年接待1－2批次代表团来我区考察学习教育工作", "1..2批次 每年"),
    Case("002:31", "各地分别打造两个重点专科", "=2个 each"),
    Case("003:27", "建立常州市6县区和我市10县区帮扶结对关系", "=6县区; =10县区"),
    Case("004:11", "对口协作招商引资推介会2次以上，开展商会联谊交流活动2次", ">=2次; =2次"),
    Case("004:15", "新北区组织10家以上农业企业赴紫阳县对接合作资源", ">=10家"),
    Case("004:15", "紫阳县组织30名基层农村干部到新北区学习", "=30名"),
    Case("004:18", "两地联合组织一次合作对接会", "=1次"),
    Case("004:18", "紫阳县在新北区举办一场生态旅游专场推介会", "=1场"),
    Case("004:18", "新北区组织相关媒体在紫阳县组织一次媒体采风活动", "=1次"),
    Case("004:23", "全年组织参与产学研及孵化对接活动不少于1次", ">=1次"),
    Case("004:28", "紫阳县选派中小学分管教学副校长、中小学教师各5名到新北区跟岗学习半学期", "=5名 each"),
    Case("004:28", "建立中小学阶段结对帮扶学校5所，开展两地教学交流活动1次", "=5所; =1次"),
    Case("004:32", "新北区确定1家医院与紫阳县1家医院建立结对帮扶关系", "=1家; =1家"),
    Case("004:32", "紫阳县选派5名医生到新北区进行为期6个月的培训学习", "=5名"),
    Case("004:32", "新北区组织2次医疗卫生经验交流或学术讲座活动", "=2次"),
    Case("004:36", "紫阳县选派5名干部到新北区挂职学习3个月", "=5名"),
    Case("004:36", "新北区选派2～3名机关事业单位干部到紫阳县进行锻炼交流", "2..3名"),
    Case("004:40", "新北区新增2家以上与紫阳县合作的劳务机构", ">=2家"),
    Case("004:40", "举办10场次专场招聘会，开展有组织劳务对接500人次，开展贫困人口就业技能培训200人次", "=10场次; =500人次; =200人次"),
    Case("004:40", "劳务输入就业贫困人口100人", "=100人"),
    Case("004:44", "困难家庭学生助学行动等爱心捐赠活动1～2场", "1..2场"),
    Case("004:47", "推动紫阳县4个镇2个村1个社区与新北区对口镇（街道）、村、社区签订的合作协议落地见效", "=4个镇; =2个村; =1个社区"),
    Case("004:113", "组织参与产学研及孵化对接活动不少于1次", ">=1次"),
    Case("004:143", "选派2～3名机关事业单位干部到紫阳县进行锻炼交流", "2..3名"),
    Case("004:155", "新增新北区2家以上劳务合作机构", ">=2家"),
    // Names, dates, durations and ordinals
    Case("000:5", "相政办〔2018〕129号", ""),
    Case("000:17", "2018年7月17日", ""),
    Case("000:21", "《苏州市相城区对口帮扶石阡县五年规划（2016-2020年）》（相政办[2017]25号）", ""),
    Case("000:63", "以“新三百工程”为抓手，全面建立两地医疗卫生单位对口帮扶关系", ""),
    Case("000:85", "积极引导广大民营企业自觉参与到“百企帮百村”精准扶贫活动中", ""),
    Case("000:99", "每一笔资金有凭证（回单），每一项活动有记录（文件、图片或视频资料），每一项成果有统计", ""),
    Case("000:103", "一项一项抓好落实，发现问题及时整改", ""),
    Case("001:6", "经区政府第36次常务会议和区委第71次常委会会议审定通过", ""),
    Case("001:21", "对照国家《东西部扶贫协作考核办法（试行）》明确的东部地区6个方面22项指标", ""),
    Case("001:21", "在组织领导、人才支援、资金支持、产业合作、劳务协作、携手奔小康六个方面全面精准发力，逐项抓好落实", ""),
    Case("001:38", "深入开展职业教育交流合作，继续推进完善两地中职教育“1+2”合作办学模式", ""),
    Case("001:42", "开展“5+2”", ""),
    Case("001:73", "重点对“两后生”（指初、高中毕业后未能继续升学的贫困家庭劳动力）开展“两培就业”", ""),
    Case("001:73", "实施东西协作职业教育千人培养计划，办好“两校一企”高级酒店管理服务培训班", ""),
    Case("001:86", "加大对“10.17”全国扶贫日的宣传", ""),
    Case("001:108", "— 1 —", ""),
    Case("002:27", "共建甘谷一中、甘谷二中学生公寓楼", ""),
    Case("002:30", "建立学校间“一对一”持续对口帮扶关系", ""),
    Case("002:51", "形成区县、部门、街道乡镇、社区村队和企业之间五层面全方位帮扶体系", ""),
    Case("003:43", "支持县、镇、村三级医疗卫生服务网络标准化建设", ""),
    Case("003:55", "确保安康市2020年全面完成脱贫任务", ""),
    Case("004:40", "开展“四个一”模式劳务帮扶，即“一个订单、一个培训班、一个证书、一项技能”", ""),
    Case("004:157", "8月前", ""), Case("004:103", "9～11月", ""),
  ]

  @Test(arguments: cases) func whatASentenceAsksFor(_ c: Case) {
    let found = QuantityReader.find(in: c.words)
    #expect(QuantityReaderTests.line(found.map(\.target)) == c.targets)
  }

  @Test func everyRowStandsInItsSeedOnItsLine() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("seeds").resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    for c in QuantityFinderTests.cases {
      let place = c.seed.split(separator: ":")
      let file = try #require(files.first { $0.lastPathComponent.hasPrefix(place[0] + "_") })
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      #expect(lines[try #require(Int(place[1])) - 1].contains(c.words), "\(c.seed) \(c.words)")
    }
    #expect(QuantityFinderTests.cases.count >= 80)
  }

  @Test func theRangeHoldsTheComparatorAndNotThePeriod() throws {
    let phrase = "年内至少召开1次"
    let found = try #require(QuantityReader.find(in: phrase).first)
    #expect(found.range == 2..<8)
    #expect(found.target.text == "至少召开1次")
    let monthly = try #require(QuantityReader.find(in: "每月发布1-2条").first)
    #expect(monthly.range == 4..<8)
    #expect(monthly.target.per == "每月")
    #expect(QuantityReader.find(in: "两年一次").first?.target.per == "每两年")
  }

  @Test func aQuantityLeadsOrTrailsAPhrase() {
    #expect(QuantityReader.leading("1-2条石阡旅游资讯")?.target.text == "1-2条")
    #expect(QuantityReader.leading("至少召开1次联席会议")?.range == 0..<6)
    #expect(QuantityReader.leading("发布1-2条") == nil)
    #expect(QuantityReader.trailing("年内至少3次")?.range == 2..<6)
    #expect(QuantityReader.trailing("至少3次会议") == nil)
    #expect(QuantityReader.leading("3个月内") == nil)
  }

  @Test func deadlinesHoldNoQuantity() {
    let phrases = [
      "4～11月", "8月底前", "收到通知后10个工作日内", "每季末25日前", "3、6、9、12月", "2016年至2020年每年", "印发之日起30日内", "3个月内",
      "24小时内", "到期前3天", "3月5日下午16:30前", "十三五期间", "一季度", "第一季度", "上半年", "每周五", "每月最后一个工作日", "within 10 working days",
      "by 31 July 2018", "2018-07-31", "每月5日前", "半年度和全年度", "11月至次年2月", "二〇一八年十月", "十月一日前", "within 3 months",
      "about 31 July",
      "数十家", "几十名", "双一流", "一二三产业", "三分之一", "年底提交工作台账",
    ]
    for phrase in phrases { #expect(QuantityReader.find(in: phrase).isEmpty, "\(phrase)") }
  }

  @Test func englishQuantitiesAreFound() {
    #expect(
      QuantityReaderTests.line(QuantityReader.find(in: "hold at least 3 meetings within the year").map(\.target))
        == ">=3meetings")
    #expect(
      QuantityReaderTests.line(QuantityReader.find(in: "publish 1-2 articles every month").map(\.target))
        == "1..2articles")
    #expect(QuantityReader.find(in: "the plan of 2018").isEmpty)
  }
}
