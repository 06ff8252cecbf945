/// Words of time inside a tail that say which period its object is about: 报送上月情况, 完成年度考核.
///
/// They move no day. Each stands between a verb and a noun, and nothing that makes it a deadline (前, 底, 内)
/// comes between it and the noun.
extension Cursor {
  /// The first word of time from here on that is more than the period of an object.
  func firstTimeTraceBesideObjects() -> Int? {
    var probe = self
    while let trace = probe.firstTimeTrace() {
      guard let end = objectPeriodEnd(at: trace) else { return trace }
      probe.place = end
    }
    return nil
  }

  /// Where the period of an object that stands at `trace` ends, or nil when it is none.
  private func objectPeriodEnd(at trace: Int) -> Int? {
    guard Cursor.objectVerbs.contains(where: { endsHere($0, at: trace) }) else { return nil }
    var probe = self
    probe.place = trace
    if probe.takeFirst(of: Cursor.objectPeriods) == nil {
      guard let span = probe.takeSpan(), !span.isDay else { return nil }
    }
    if probe.take("份") || probe.take("度") {}
    if probe.take("的") {}
    return Cursor.objectNouns.contains { probe.sees($0) } ? probe.place : nil
  }

  private func endsHere(_ word: String, at index: Int) -> Bool {
    let length = word.utf8.count
    guard index - length >= place else { return false }
    return zip(bytes[(index - length)..<index], word.utf8).allSatisfy { $0 == $1 }
  }

  private static let objectVerbs = [
    "报送", "上报", "提交", "报告", "总结", "汇总", "完成", "编制", "制定", "制订", "印发", "开展", "组织", "召开", "公布", "公示", "通报", "下达",
    "分析",
    "填报", "报备", "梳理", "统计", "形成", "做好", "报", "交", "对", "落实", "部署", "安排", "拟定", "兑现", "发放", "拨付", "更新", "审定", "公开",
    "实施",
    "送", "反馈", "汇报", "将", "把",
  ]

  /// The longer first where one begins another.
  private static let objectPeriods = [
    "上个月", "上月", "上一季度", "上季度", "上一年度", "上年度", "上一年", "上年", "上周", "上半年", "下半年", "全年度", "全年", "本年度", "本年", "本月",
    "本季度",
    "本周", "当月", "当季度", "当季", "当年度", "当年", "下个月", "下月", "下一季度", "下季度", "下周", "下一年度", "下年度", "次年", "次月", "今年", "明年",
    "去年",
    "半年度", "半年", "季度", "月度", "年度", "年终", "年中", "年初", "年底", "年末",
  ]

  private static let objectNouns = [
    "工作", "情况", "进展", "总结", "报告", "计划", "方案", "台账", "台帐", "数据", "任务", "考核", "报表", "目标", "预算", "决算", "要点", "清单",
    "资金",
    "项目", "指标", "经费", "材料", "信息", "统计", "月报", "季报", "年报", "绩效", "自查", "审计", "重点", "工资", "补助", "述职", "评议", "评估",
    "测评",
    "督查", "检查", "推进", "会议", "例会", "培训", "招生", "采购", "投资", "建设", "改造", "帮扶", "考评", "调度", "小结", "收支", "财务", "预案",
    "安排", "奖",
    "政府", "党建", "综合", "述责", "专项", "扶贫", "整改",
  ]
}
