import CivilTime
import Delivery
import Diagnostics
import Evaluation
import Messages
import PlanLanguage
import Rules

/// A letter about everything a letter can be about, on Tuesday 24 July 2018.
enum FullLetter {
  static let office: SmallOffice = {
    var office = SmallOffice()
    office.add(
      "agencies", "新增新北区2家以上劳务合作机构", "8月前", "2018-01-01", "2018-07-31", targets: [target("2家以上", 2, "家")],
      ambiguity: Ambiguity(
        message: Bilingual(
          zh: "“8月前”按7月31日前理解；也可理解为8月31日前", en: "'8月前' is read as by 31 July; by 31 August is the other reading"),
        alternatives: [CivilDate(2018, 8, 31)!], setting: "month-before: inclusive"),
      quote: "增加新北区劳务合作机构，2018年新增劳务合作机构2家以上，帮助贫困劳动力到新北区稳定就业。")
    office.add(
      "fairs", "举办招聘会", "7月24日前", "2018-01-01", "2018-07-24", targets: [target("10场次", 10, "场次")],
      quote: "举办10场次招聘会")
    office.add(
      "firms", "组织农业企业赴紫阳县对接", "7月中旬", "2018-07-01", "2018-07-19", lead: [SmallOffice.agriculture],
      evidence: ["活动记录"])
    office.add(
      "school", "选派教师支教", "9～10月", "2018-07-24", "2018-10-31", lead: [SmallOffice.labour, SmallOffice.agriculture],
      quote: "选派教师支教")
    office.add("media", "组织媒体采风", "9月底前", "2018-03-01", "2018-09-30", lead: [SmallOffice.agriculture])
    office.snapshot.add(
      Fact(
        kind: .progress, key: "p/fairs", on: day("2018-05-02"), recorded: nine("2018-05-02"), by: "王联络",
        thousandths: 4000))
    office.snapshot.accounted = [
      Event(kind: .step, subject: "p/media", step: "start", ordinal: 1, due: day("2018-08-31"))
    ]
    return office
  }()

  static let members = [
    office.account("agencies", "before:5wd", on: "2018-07-24", due: "2018-07-31"),
    office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24"),
    office.account("firms", "after:1d/every:3wd", on: "2018-07-20", due: "2018-07-19", reason: .late),
    office.account("school", "start", on: "2018-07-24", due: "2018-10-31"),
    office.account("media", "moved", on: "2018-07-24", due: "2018-09-30", kind: .notice),
  ]

  static let chinese = """
    王联络：

    截至2018年7月24日（周二）09:00，请您关注以下5项督办事项：超期1项、今天到期
    1项、临期1项、新交办1项、变更1项。

    一、超期（1项）

    1. 组织农业企业赴紫阳县对接
       单位：区农业局
       计划：《2018年工作计划》
       期限：“7月中旬”，2018年7月19日（周四）到期，超期3个工作日（5天）
       尚缺：活动记录（请随办结一并报送，佐证齐备才算办结）
       回复：办结 p/firms
       命令：duban done p/firms --evidence 活动记录
       依据：rules/plan.yaml:30
             督办规则 standard 的步骤 after:1d/every:3wd（到期后1天起每隔3个工作
             日，rules/policy.yaml:8），告知区农业局联络员
       说明：duban explain p/firms
       （补发：应于2018年7月20日（周五）提醒）

    二、今天到期（1项）

    2. 举办招聘会
       单位：区人社局
       原文：“举办10场次招聘会”（《2018年工作计划》，seeds/plan.txt:65）
       期限：“7月24日前”，2018年7月24日（周二）到期，就在今天
       进度：已完成4场次/10场次，序时应达10场次，未达序时进度
       回复：办结 p/fairs
             进展 p/fairs 1（数字改为本次新增）
       命令：duban done p/fairs
             duban progress p/fairs 1
       依据：rules/plan.yaml:20
             督办规则 standard 的步骤 due（到期当天，rules/policy.yaml:7），告知区
             人社局联络员
       说明：duban explain p/fairs

    三、临期（1项）

    3. 新增新北区2家以上劳务合作机构
       单位：区人社局
       原文：“增加新北区劳务合作机构，2018年新增劳务合作机构2家以上，帮助贫困劳动
             力到新北区稳定就业。”（《2018年工作计划》，seeds/plan.txt:64）
       期限：“8月前”，2018年7月31日（周二）到期，还有5个工作日
             “8月前”按7月31日前理解；也可理解为8月31日前
       进度：已完成0家/2家以上，序时应达1家，未达序时进度
       回复：办结 p/agencies
             进展 p/agencies 1（数字改为本次新增）
       命令：duban done p/agencies
             duban progress p/agencies 1
       依据：rules/plan.yaml:10
             督办规则 standard 的步骤 before:5wd（到期前5个工作日，
             rules/policy.yaml:6），告知区人社局联络员
       说明：duban explain p/agencies

    四、新交办（1项）

    4. 选派教师支教
       单位：区人社局、区农业局
       原文：“选派教师支教”（《2018年工作计划》，seeds/plan.txt:67）
       期限：“9～10月”，2018年10月31日（周三）到期，还有70个工作日
       回复：办结 p/school
       命令：duban done p/school
       依据：rules/plan.yaml:40
             督办规则 standard 的步骤 start（办理期开始，rules/policy.yaml:5），告
             知区人社局联络员
       说明：duban explain p/school

    五、变更（1项）

    5. 组织媒体采风
       单位：区农业局
       计划：《2018年工作计划》
       变更：到期日由2018年8月31日（周五）改为2018年9月30日（周日）
       期限：“9月底前”，2018年9月30日（周日）到期，还有47个工作日
       回复：办结 p/media
       命令：duban done p/media
       依据：rules/plan.yaml:50
       说明：duban explain p/media

    --------
    新北区对口协作办公室
    办结了或有了进展，请把“回复”后面的一行发回本办，由本办登记；能使用 duban 的，
    也可以直接运行“命令”。
    超期由程序按已登记的情况和工作日历推算，是提请核实的提示，不是督查结论。
    发送编号：0123456789abcdef0123456789abcdef

    """

  static let english = """
    Dear 王联络,

    As of 2018-07-24 (Tue) 09:00, please see to the following 5 items: 1 overdue,
    1 due today, 1 due soon, 1 newly assigned, 1 changed.

    1. Overdue (1)

    [1] 组织农业企业赴紫阳县对接
       Units: 区农业局
       Plan: '2018年工作计划'
       Deadline: '7月中旬', due 2018-07-19 (Thu), overdue by 3 working days (5
                 days)
       Missing: 活动记录 (send it along: it is met once the evidence is there)
       Reply: 办结 p/firms
       Command: duban done p/firms --evidence 活动记录
       Rule: rules/plan.yaml:30
             step after:1d/every:3wd of policy standard (1 day after the due day,
             then every 3 working days, rules/policy.yaml:8), tells the liaison of
             区农业局
       Why: duban explain p/firms
       (late: this should have been told on 2018-07-20 (Fri))

    2. Due today (1)

    [2] 举办招聘会
       Units: 区人社局
       Clause: '举办10场次招聘会' ('2018年工作计划', seeds/plan.txt:65)
       Deadline: '7月24日前', due 2018-07-24 (Tue), today
       Progress: 4场次 of 10场次 done, the pace asks for 10场次, behind pace
       Reply: 办结 p/fairs
              进展 p/fairs 1 (put what is new in place of 1)
       Command: duban done p/fairs
                duban progress p/fairs 1
       Rule: rules/plan.yaml:20
             step due of policy standard (on the due day, rules/policy.yaml:7),
             tells the liaison of 区人社局
       Why: duban explain p/fairs

    3. Due soon (1)

    [3] 新增新北区2家以上劳务合作机构
       Units: 区人社局
       Clause: '增加新北区劳务合作机构，2018年新增劳务合作机构2家以上，帮助贫困劳
               动力到新北区稳定就业。' ('2018年工作计划', seeds/plan.txt:64)
       Deadline: '8月前', due 2018-07-31 (Tue), 5 working days left
                 '8月前' is read as by 31 July; by 31 August is the other reading
       Progress: 0家 of 2家以上 done, the pace asks for 1家, behind pace
       Reply: 办结 p/agencies
              进展 p/agencies 1 (put what is new in place of 1)
       Command: duban done p/agencies
                duban progress p/agencies 1
       Rule: rules/plan.yaml:10
             step before:5wd of policy standard (5 working days before the due
             day, rules/policy.yaml:6), tells the liaison of 区人社局
       Why: duban explain p/agencies

    4. Newly assigned (1)

    [4] 选派教师支教
       Units: 区人社局, 区农业局
       Clause: '选派教师支教' ('2018年工作计划', seeds/plan.txt:67)
       Deadline: '9～10月', due 2018-10-31 (Wed), 70 working days left
       Reply: 办结 p/school
       Command: duban done p/school
       Rule: rules/plan.yaml:40
             step start of policy standard (the window opens,
             rules/policy.yaml:5), tells the liaison of 区人社局
       Why: duban explain p/school

    5. Changed (1)

    [5] 组织媒体采风
       Units: 区农业局
       Plan: '2018年工作计划'
       Change: the due day moved from 2018-08-31 (Fri) to 2018-09-30 (Sun)
       Deadline: '9月底前', due 2018-09-30 (Sun), 47 working days left
       Reply: 办结 p/media
       Command: duban done p/media
       Rule: rules/plan.yaml:50
       Why: duban explain p/media

    --------
    新北区对口协作办公室
    When it is met or has moved on, send back the line behind 'Reply' and this
    office records it; who can use duban may run the command instead.
    Overdue is computed from what is recorded and the working calendar: a prompt
    for a person to check, not a finding of the supervision.
    Delivery: 0123456789abcdef0123456789abcdef

    """
}

extension SmallOffice {
  /// The digest of `members` at nine o'clock on `today`.
  func digest(
    _ members: [Account], on today: String = "2018-07-24", to person: PersonIndex = SmallOffice.liaison,
    _ language: Language = .zh, writer: (any LetterWriter)? = nil
  ) -> Envelope {
    let book = book
    return Letters.digest(
      to: person, delivery: deliveryID, members: members, book: book, index: ObligationIndex(book, snapshot),
      snapshot: snapshot, at: nine(today), language: language, writer: writer)
  }
}

extension Envelope {
  var subject: String { if case .letter(let letter) = content { letter.subject } else { "" } }

  var html: String? { if case .letter(let letter) = content { letter.html } else { nil } }

  var text: String { if case .letter(let letter) = content { letter.text } else { "" } }
}
