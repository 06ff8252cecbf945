/// The words of quantities, in one visible place.
enum QuantityWords {
  /// What a word says of the number it stands by.
  enum Bound: Sendable, Equatable {
    case atLeast
    case atMost
    case about
    /// 超过, 高于: the number itself is not enough (Civil Code of the PRC, art. 1259).
    case moreThan
    /// 不满, 低于: the number itself is too many.
    case lessThan
    /// 为, exactly: says nothing beyond the number.
    case exact
    /// 共计, 累计: a sum, for which what was said per period or per unit no longer holds.
    case sum
  }

  static let before = QuantityTable<Bound>([
    ("不少于", .atLeast), ("不低于", .atLeast), ("不下于", .atLeast), ("不小于", .atLeast),
    ("不得少于", .atLeast),
    ("不得低于", .atLeast), ("不下", .atLeast), ("至少", .atLeast), ("最少", .atLeast), ("起码", .atLeast),
    ("大于等于", .atLeast), ("≥", .atLeast), (">=", .atLeast), ("=>", .atLeast), ("达到", .atLeast),
    ("达", .atLeast),
    ("不超过", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("不得超过", .atMost),
    ("最多", .atMost), ("至多", .atMost), ("小于等于", .atMost), ("控制在", .atMost), ("≤", .atMost),
    ("<=", .atMost),
    ("约", .about), ("大约", .about), ("大概", .about), ("约为", .about), ("近", .about), ("接近", .about),
    ("≈", .about),
    ("超过", .moreThan), ("多于", .moreThan), ("高于", .moreThan), ("大于", .moreThan), (">", .moreThan),
    ("少于", .lessThan), ("低于", .lessThan), ("小于", .lessThan), ("不足", .lessThan), ("不满", .lessThan),
    ("<", .lessThan), ("=", .exact), ("共", .sum), ("共计", .sum), ("合计", .sum), ("总计", .sum),
    ("累计", .sum), ("总共", .sum), ("为", .exact), ("计", .exact),
    ("at least", .atLeast), ("no fewer than", .atLeast), ("not fewer than", .atLeast),
    ("no less than", .atLeast),
    ("not less than", .atLeast), ("a minimum of", .atLeast), ("minimum", .atLeast), ("min", .atLeast),
    ("at most", .atMost), ("no more than", .atMost), ("not more than", .atMost), ("up to", .atMost),
    ("a maximum of", .atMost), ("maximum", .atMost), ("max", .atMost), ("within", .atMost),
    ("about", .about), ("around", .about), ("approximately", .about), ("roughly", .about), ("some", .about),
    ("circa", .about), ("more than", .moreThan), ("over", .moreThan), ("fewer than", .lessThan),
    ("less than", .lessThan), ("under", .lessThan), ("exactly", .exact), ("in total", .sum),
    ("a total of", .sum),
  ])

  static let after = QuantityTable<Bound>([
    ("以上", .atLeast), ("及以上", .atLeast), ("或以上", .atLeast), ("以上(含)", .atLeast),
    ("(含)以上", .atLeast),
    ("以下", .atMost), ("及以下", .atMost), ("以内", .atMost), ("之内", .atMost), ("以内(含)", .atMost),
    ("(含)以下", .atMost), ("(含)以内", .atMost),
    ("左右", .about), ("上下", .about), ("+", .atLeast),
    ("or more", .atLeast), ("and more", .atLeast), ("or above", .atLeast), ("and above", .atLeast),
    ("or over", .atLeast), ("at least", .atLeast), ("or fewer", .atMost), ("or less", .atMost),
    ("at most", .atMost),
    ("or below", .atMost), ("or so", .about), ("in total", .exact),
  ])

  /// After the digits, before the unit: `10余家`, `1000多亩` mean at least the number named.
  static let surplus = QuantityTable<Bound>([("余", .atLeast), ("多", .atLeast)])

  static let rangeMarks = QuantityTable(["-", "--", "至", "到", " to ", " - "])

  /// After `between`.
  static let betweenMarks = QuantityTable([" and "])

  /// The period a quantity is due per, by the word that says so before it.
  static let periods = QuantityTable<String>(periodsBefore)

  private static let periodsBefore: [(word: String, value: String)] = [
    ("每日", "每日"), ("每天", "每日"), ("每周", "每周"), ("每星期", "每周"), ("每旬", "每旬"), ("每月", "每月"),
    ("每个月", "每月"), ("每月份", "每月"), ("每季", "每季度"), ("每季度", "每季度"), ("每个季度", "每季度"),
    ("每半年", "每半年"), ("每年", "每年"), ("每年度", "每年"), ("每学期", "每学期"), ("每学年", "每学年"),
    ("每两月", "每两月"), ("每两个月", "每两月"), ("每两年", "每两年"), ("每两周", "每两周"),
    ("每三年", "每三年"), ("逐月", "每月"), ("逐年", "每年"), ("every day", "每日"), ("every week", "每周"),
    ("every month", "每月"), ("every quarter", "每季度"), ("every half-year", "每半年"), ("every year", "每年"),
    ("each day", "每日"), ("each week", "每周"), ("each month", "每月"), ("each quarter", "每季度"),
    ("each half-year", "每半年"), ("each year", "每年"),
  ]

  /// Lengths of time that mean a period when the number stands at once after them: `两年一次`.
  static let spans = QuantityTable<String>([
    ("一年", "每年"), ("半年", "每半年"), ("两年", "每两年"), ("三年", "每三年"), ("一周", "每周"), ("两周", "每两周"),
    ("一个月", "每月"), ("两个月", "每两月"), ("一个季度", "每季度"),
  ])

  /// The same after it: `5条/月`, `5 articles per month`.
  static let periodsAfter = QuantityTable<String>(
    periodsBefore + [
      ("/日", "每日"), ("/天", "每日"), ("/周", "每周"), ("/月", "每月"), ("/季", "每季度"), ("/季度", "每季度"),
      ("/半年", "每半年"), ("/年", "每年"), ("per day", "每日"), ("per week", "每周"), ("per month", "每月"),
      ("per quarter", "每季度"), ("per half-year", "每半年"), ("per year", "每年"), ("a day", "每日"),
      ("a week", "每周"), ("a month", "每月"), ("a quarter", "每季度"), ("a year", "每年"), ("daily", "每日"),
      ("weekly", "每周"), ("monthly", "每月"), ("quarterly", "每季度"), ("half-yearly", "每半年"),
      ("yearly", "每年"), ("annually", "每年"),
    ])

  /// Each answering unit owes it, not all together.
  static let each = QuantityTable([
    "各", "分别", "各自", "均", "每校", "每家", "每人", "每名", "每户", "每镇", "每乡", "每村", "每社区", "每县",
    "每区", "每街道", "每单位", "每个单位", "每个部门", "每部门", "每个镇", "每个村", "每个社区", "每个县",
    "每个区", "每个街道", "每个区镇", "每所学校", "每个学校", "每家企业", "每家单位", "每企业", "每企",
    "每个企业", "每板块", "每个板块", "每组", "每个", "各单位", "各部门", "各镇", "各村", "各区", "各县", "各校",
    "各地", "各街道", "各社区", "各板块", "each",
  ])

  /// The same after it, in English.
  static let eachAfter = QuantityTable(["each", "apiece", "per unit"])

  /// Verbs and rates that stand between a comparator and its number, or before a number: `至少召开1次`, `新增2家`,
  /// `覆盖率达到95%`.
  static let verbs = QuantityTable([
    "召开", "举办", "举行", "开展", "组织", "打造", "完成", "培训", "选派", "派出", "建设", "建成", "新建",
    "改建", "扩建", "兴办", "发布", "报送", "上报", "提交", "安排", "拨付", "筹集", "筹措", "投入", "落实",
    "引进", "招引", "新增", "增加", "增加到", "增加至", "减少", "提供", "推送", "刊载", "刊发", "发表", "输送",
    "接收", "接待", "接纳", "吸纳", "帮扶", "帮助", "支持", "资助", "互访", "走访", "调研", "检查", "督查",
    "巡查", "抽查", "培育", "创建", "设立", "建立", "确定", "选择", "实施", "推广", "推进", "实现", "销售",
    "采购", "捐赠", "结对", "转移", "就业", "覆盖", "种植", "改造", "整治", "修建", "签订", "提高到", "提升到",
    "提高至", "提升至", "撰写", "编发", "印发", "参加", "参与", "率队", "听取", "专题研究", "研究", "增长",
    "下降", "降低", "提高", "提升", "压减", "节约", "化解", "清理", "整改", "处置", "办结", "覆盖率", "完成率", "合格率",
    "办结率", "满意率", "满意度", "达标率", "签约率", "到位率", "参与率", "就业率", "入学率", "整改率", "hold", "train",
    "publish", "submit",
  ])

  /// What parts two quantities.
  static let separators = QuantityTable([
    "、", ",", ";", "和", "及", "以及", "与", "并", "或", "。", ".", "and",
  ])

  /// All of it.
  static let whole = QuantityTable([
    "全覆盖", "全部覆盖", "全面覆盖", "全员覆盖", "实现全覆盖", "覆盖全部", "full coverage", "complete coverage",
  ])

  /// Words for an amount that is left open: nobody can check them.
  static let vague = QuantityTable([
    "若干", "适量", "适当", "一批", "一定", "数家", "数名", "数次", "多家", "多名", "多次", "多个", "几", "数十",
    "数百", "部分", "several", "many", "some",
  ])

  /// Words that begin with a number and name something.
  static let names = QuantityTable([
    "一对一", "一帮一", "一带一路", "一村一品", "一站式", "一次性", "一体", "一家人", "一线", "三位一体",
    "三支一扶", "三会一课", "一事一议", "一户一策", "一企一策", "一县一策", "一校一策", "两个维护", "两不愁",
    "两校一企", "两后生", "两培", "四个一", "五个一", "一条龙", "一条心", "一期工程", "二期工程", "三期工程",
    "一项一项", "一个时期", "一个阶段", "一个订单", "两个确保", "两个责任", "四个意识", "四个自信", "三个代表",
  ])

  /// After a unit: what is counted describes the thing and is not to be reached (`22项指标`, `6个方面`).
  static let described = QuantityTable([
    "指标", "方面", "层面", "环节", "原则", "维度", "板块", "章节", "条款", "要素", "一",
  ])

  /// After 个 or at once after a number: a length of time.
  static let times = QuantityTable([
    "月", "个月", "年", "日", "天", "周", "星期", "小时", "分钟", "季度", "学期", "工作日", "个工作日", "个星期",
    "个小时", "个季度", "个学期", "自然日", "号", "点", "时", "旬", "month", "months", "day", "days", "week",
    "weeks", "year", "years", "hour", "hours", "working day", "working days", "minute", "minutes", "quarter",
    "quarters",
  ])
}
