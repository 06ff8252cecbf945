import CivilTime
import PlanLanguage
import WorkCalendars

extension Composer {
  /// A last day on a statutory holiday moves to the day after the holiday.
  func settled(_ day: CivilDate) -> CivilDate {
    var day = day
    while case .holiday = Samples.calendar.kind(of: day) { day = day.adding(days: 1) }
    return day
  }

  /// A length of time as written, and the day it ends on after `anchor`, counted day by day.
  private mutating func term(after anchor: CivilDateTime) -> (text: String, day: CivilDate, time: TimeOfDay?) {
    let calendar = Samples.calendar
    switch random.int(0...5) {
    case 0:
      let count = random.int(1...40)
      var day = anchor.date
      var left = count
      while left > 0 {
        day = day.adding(days: 1)
        if calendar.kind(of: day).isWorking { left -= 1 }
      }
      return (number(count) + random.pick(["个工作日", "个工作日", "工作日"]), day, nil)
    case 1:
      let count = random.int(2...60)
      return (number(count) + random.pick(["日", "天", "个自然日"]), settled(anchor.date.adding(days: count)), nil)
    case 2:
      let count = random.int(1...4)
      return (number(count) + random.pick(["周", "个星期"]), settled(anchor.date.adding(days: 7 * count)), nil)
    case 3:
      let count = random.int(1...12)
      let (year, month, date) = anchor.date.parts
      let total = month - 1 + count
      let length = Composer.lastDay(year + total / 12, total % 12 + 1)
      return (number(count) + "个月", settled(day(year + total / 12, total % 12 + 1, min(date, length))), nil)
    case 4:
      let count = random.pick([12, 24, 36, 48, 72])
      let minutes = Int(anchor.time.minutes) + count * 60
      return (
        "\(count)" + random.pick(["小时", "个小时"]), anchor.date.adding(days: minutes / 1440),
        TimeOfDay(minutes % 1440 / 60, minutes % 60)
      )
    default:
      let (year, month, date) = anchor.date.parts
      let total = month + 5
      let length = Composer.lastDay(year + total / 12, total % 12 + 1)
      return ("半年", settled(day(year + total / 12, total % 12 + 1, min(date, length))), nil)
    }
  }

  private mutating func moment() -> CivilDateTime {
    CivilDateTime(
      first(2018, 1).adding(days: random.int(0...300)), TimeOfDay(random.int(8...17), random.pick([0, 15, 30]))!)
  }

  mutating func afterEvent() -> Composed {
    let within = random.pick(["内", "之内", "以内"])
    if random.int(0...3) == 0 {
      let anchor = CivilDateTime(day(2018, 3, 1), .startOfDay)
      let (text, due, time) = term(after: anchor)
      let words = random.pick(["印发之日起", "自印发之日起", "本方案印发之日起", "本通知下发后", "自文件发布之日起", "即日起"])
      return dressed(words + text + within, .relative, [.init(due, at: time)])
    }
    let happened = moment()
    let (text, due, time) = term(after: happened)
    let event = random.pick(["收到通知", "活动结束", "签订协议", "审批通过", "验收合格", "项目竣工", "接到举报", "会议结束", "资金到账", "方案批复"])
    let after = random.pick(["后", "之后", "以后", "之日起"])
    var composed = dressed(
      random.pick(["", "自", "在"]) + event + after + text + within, .relative,
      [.init(due, from: happened.date, at: time)], event: event)
    composed.happened = happened
    return composed
  }

  mutating func beforeEvent() -> Composed {
    let happened = moment()
    let event = random.pick(["交流", "到期", "活动开始", "会议召开", "验收", "开工", "合同期满"])
    let calendar = Samples.calendar
    let count = random.int(1...20)
    let working = random.int(0...1) == 0
    var due = happened.date
    var left = count
    while left > 0 {
      due = due.adding(days: -1)
      if !working || calendar.kind(of: due).isWorking { left -= 1 }
    }
    let text = number(count) + (working ? "个工作日" : random.pick(["天", "日"]))
    var composed = dressed(
      random.int(0...3) == 0 ? "提前" + text : event + random.pick(["前", "之前", "前至少"]) + text, .relative, [.init(due)]
    )
    composed.event = composed.phrase.contains("提前") ? "起算事件" : event
    composed.happened = happened
    return composed
  }

  mutating func bareTerm() -> Composed {
    let happened = moment()
    let (text, due, time) = term(after: happened)
    var composed = dressed(
      random.pick(["", "", "急件", "一般"]) + text + random.pick(["内", "以内", "之内"]), .relative, [.init(due, at: time)],
      event: "起算事件")
    composed.happened = happened
    return composed
  }

  mutating func yearsAhead() -> Composed {
    let from = random.int(1...5)
    let to = random.int(from + 1...9)
    let phrase =
      number(from) + random.pick(["至", "-", "～", "到"]) + number(to) + "年" + random.pick(["", "内", "时间"])
    return dressed(phrase, .relative, [.init(day(2018 + to, 3, 1))])
  }

  mutating func atOnce() -> Composed {
    if random.int(0...1) == 0 {
      let event = random.pick(["接到交办", "收到通知", "接到举报", "发现问题", "收到批示"])
      return Composed(
        phrase: event + random.pick(["后", "之后"]) + random.pick(["立即", "马上", "立刻", "即刻"]) + tail(), kind: .relative,
        event: event)
    }
    // Three working days after Thursday 1 March 2018.
    return dressed(random.pick(["立即", "立刻", "即刻", "马上", "第一时间"]), .relative, [.init(day(2018, 3, 6))])
  }

  mutating func vague() -> Composed {
    let word = random.pick([
      "定期", "不定期", "适时", "及时", "尽快", "尽早", "限期", "择机", "近期", "分阶段", "分批", "按时间节点", "如期", "按期", "早日",
    ])
    let matter = random.pick(["", "召开例会", "开展互访", "对进展情况进行督查", "整改", "推送岗位信息", "上报材料", "总结推广", "组织实施", "完成任务"])
    return Composed(phrase: random.pick(["", "双方领导", "各部门", "要"]) + word + matter, kind: .unresolvable)
  }

  mutating func ongoing() -> Composed {
    let word = random.pick(["长期", "持续", "常态化", "不断", "逐步", "继续", "坚持", "滚动", "始终"])
    let matter = random.pick([
      "推进", "坚持", "开展", "帮扶", "交流", "实施", "完善工作机制", "加强对接", "管理", "深化合作", "宣传", "提升质量", "落实",
    ])
    return Composed(phrase: random.pick(["", "已经完成，", "并", "各单位"]) + word + matter, kind: .ongoing)
  }
}
