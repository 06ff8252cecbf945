import Diagnostics

/// One task with these keys, beside the usual plan.
private func task(_ keys: String) -> String { "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, \(keys)}\n" }

/// One test of that task, which is due on 30 November.
private func test(_ check: String) -> String {
  task("due: 11月底") + "tests:\n  - id: firms\n    title: 企业对接\n    checks:\n      - {at: 2018-06-01, \(check)}\n"
}

extension FaultExample {
  /// What comes before what.
  static let chains: [FaultCode: FaultExample] = [
    .chainCycle: FaultExample(
      "tasks:\n  - {id: draft, title: 拟稿, lead: 农业局, due: 6月底, needs: firms}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 年底, needs: draft}\n",
      "tasks:\n  - {id: draft, title: 拟稿, lead: 农业局, due: 6月底}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 年底, needs: draft}\n",
      zh: "互相等，谁也开始不了。", en: "What waits for itself never begins."),
    .chainImpossible: FaultExample(
      "tasks:\n  - {id: draft, title: 拟稿, lead: 农业局, due: 年底}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 6月底, needs: draft}\n",
      "tasks:\n  - {id: draft, title: 拟稿, lead: 农业局, due: 3月底}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 6月底, needs: draft}\n",
      zh: "前一件比后一件到期还晚，后一件按时就办不成。是计划自己的矛盾，要由人定。",
      en:
        "What comes first is due later, so the second cannot be met in time. The plan contradicts itself; a person decides."
    ),
    .chainRecurring: FaultExample(
      "tasks:\n  - {id: visits, title: 走访, lead: 农业局, due: 每月}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 5个工作日内, after: visits}\n",
      "tasks:\n  - {id: visits, title: 走访, lead: 农业局, due: 6月底}\n"
        + "  - {id: firms, title: 企业对接, lead: 农业局, due: 5个工作日内, after: visits}\n",
      zh: "“之后5个工作日”要从某一次办结算起；每月都办的事没有哪一次是完了。",
      en:
        "'Within 5 working days after' counts from one completion; what recurs every month has none that is the last."
    ),
    .chainLong: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "（几十件事，一件等一件）", en: "(dozens of tasks, each waiting for the one before)")) {
          let tasks = (0..<80).map {
            "  - {id: t\($0), title: 甲, lead: 农业局, due: 1个工作日内, after: t\($0 + 1)}\n"
          }
          return Array(("tasks:\n" + tasks.joined() + "  - {id: t80, title: 甲, lead: 农业局, due: 3月底}\n").utf8)
        }), "# tasks: []\n", zh: "现实里没有这么长的环节；多半是写规则的程序出了错。",
      en: "No office has chains like that; as a rule a program wrote the file and went wrong."),
    .workflowOrder: FaultExample(
      "workflows:\n  short:\n    stages:\n      - {id: work, action: submit}\n",
      "workflows:\n  short:\n    stages:\n      - {id: work, action: submit}\n      - {id: review, action: confirm}\n",
      zh: "报结以后要有人审核，才到得了头；一步办结的写 done（办结）。反馈和延期审批的编号留给程序用。",
      en:
        "What is submitted must be confirmed by somebody, or it never ends; where one step closes write done. The ids of reports and extensions are the program's."
    ),
    .workflowMilestone: FaultExample(
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 年底\n    workflow: standard\n"
        + "    milestones: [{id: review, title: 中期评估, due: 6月底}]\n",
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 年底\n    workflow: standard\n"
        + "    milestones: [{id: midterm, title: 中期评估, due: 6月底}]\n",
      zh: "里程碑和环节都写在编号的冒号后面：firms:review 是中期评估还是审核，就分不清了。",
      en:
        "Milestones and stages both stand behind the colon of a key: firms:review could be the midterm review or the "
        + "supervisor's."),
  ]

  /// Deadlines, quantities, schedules, quotes.
  static let phrases: [FaultCode: FaultExample] = [
    .deadlineUnread: FaultExample(
      task("due: 猴年马月"), task("due: 2018年9月底前"),
      zh: "读不懂的期限不会变成“没有期限”。按 duban reference 里的写法写，用 duban deadline 试；原文留在 clause（条款）里。",
      en:
        "A deadline that is not understood never becomes none. Write it in one of the forms of duban reference, try it with duban "
        + "deadline, and keep the document's words in 'clause'."),
    .deadlineNone: FaultExample(
      task("due: 挂职学习3个月"), task("due: 年底"),
      zh: "“3个月”说的是做多久，不是哪一天到期。", en: "'Three months' says how long it lasts, not by which day."),
    .deadlineImpossible: FaultExample(
      task("due: 9月31日"), task("due: 9月底"), zh: "没有这一天，就没有到期的一天。",
      en: "A day that does not exist is never due."),
    .deadlineUndecided: FaultExample(
      task("due: 定期"), task("due: 定期, decided: {due: 每季度, by: 督办室, on: 2018-03-15}"),
      zh: "“定期、适时、尽快”没有说哪一天，程序不替人定。定下之前任务是灰的，不催；定了就写 decided（决定）：谁、哪天、定成什么。",
      en:
        "'Regularly' and 'in good time' name no day, and the program does not decide for people. Until they have, the task is grey "
        + "and nobody is chased; then 'decided' says who settled what, and when."),
    .deadlineAmbiguous: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督办室}\n" + task("due: 8月前"),
      "plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督办室, readings: {month-before: exclusive}}\n"
        + task("due: 8月前"),
      zh: "“8月前”是7月31日还是8月31日？先按通常的读法算，并在这里说明；在 readings（解读）里写定，以后就不再提示。",
      en:
        "Is '8月前' the end of July or of August? The usual reading is taken and told here; settle it in 'readings', and nothing "
        + "more is said."),
    .deadlineBeforeIssue: FaultExample(
      task("due: 1月底"), task("due: 4月底"), zh: "印发时已经过期，多半是年份或月份写错了；真是补记的，不用改。",
      en: "It was past when the plan was issued: as a rule the year or month is wrong. If it was meant, leave it."),
    .targetUnread: FaultExample(
      task("due: 年底, target: 好几家"), task("due: 年底, target: 10家以上"), zh: "没有数，就说不出完成了几成。",
      en: "Without a number nobody can say how much is done."),
    .targetTotal: FaultExample(
      task("due: 每月, target: 1次, total: 10次"), task("due: 每月, target: 1次, total: 12次"),
      zh: "每月1次、全年10次，对不上：不是有两个月不办，就是有一个数写错了。要由人定。",
      en:
        "Once a month does not come to ten a year: two months are left out, or a number is wrong. A person decides."
    ),
    .reportNoDays: FaultExample(
      "reports: [{id: weekly, title: 周报, kind: overdue, schedule: 长期坚持, channel: desk, formats: [text]}]\n",
      "reports: [{id: weekly, title: 周报, kind: overdue, schedule: 每周一, channel: desk, formats: [text]}]\n",
      zh: "不知道哪天出的报表，永远不出。", en: "A report without a day is never written."),
    .clauseElsewhere: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, source: plan.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 1, quote: 组织10家企业}"),
      "plan: {id: p, title: 计划, year: 2018, source: plan.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 2, quote: 组织10家企业}"), document: "工作计划\n组织10家企业对接\n",
      zh: "引文对、行号不对：原文增删过，或抄错了行。按提示的行号改。",
      en:
        "The quote is right and its line is not: the document was edited, or the line copied wrong. The message says which it is."
    ),
    .clauseNotFound: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, source: plan.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 2, quote: 组织12家企业}"),
      "plan: {id: p, title: 计划, year: 2018, source: plan.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 2, quote: 组织10家企业}"), document: "工作计划\n组织10家企业对接\n",
      zh: "每一条督办都要能指到原文的一句话；原文里没有的话，不能作为催办的依据。",
      en:
        "Whatever people are chased for must lead back to the document's words; what it does not say is no ground."),
    .clauseNoSource: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, source: plans.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 2, quote: 组织10家企业}"),
      "plan: {id: p, title: 计划, year: 2018, source: plan.txt, supervisor: 督办室}\n"
        + task("due: 年底, clause: {line: 2, quote: 组织10家企业}"), document: "工作计划\n组织10家企业对接\n",
      zh: "source（来源）要指到原文的文本文件，路径从规则文件夹的上一级算起。",
      en: "'source' names the text of the document, from the folder above the rules."),
  ]

  /// Stories and rule tests.
  static let tests: [FaultCode: FaultExample] = [
    .storyUnknownKey: FaultExample(
      task("due: 11月底") + "story:\n  - {done: p/firm, on: 2018-06-01}\n",
      task("due: 11月底") + "story:\n  - {done: p/firms, on: 2018-06-01}\n",
      zh: "记在不存在的事项上的办结，等于没有记。", en: "What is recorded of something that does not exist is lost."),
    .testUnknownKey: FaultExample(
      test("state: {p/firm: open}"), test("state: {p/firms: open}"), zh: "测试指向不存在的事项，查了等于没查。",
      en: "A test of something that does not exist tests nothing."),
    .testUnknownStep: FaultExample(
      test("not-told: [{person: 张三, obligation: p/firms, step: before:6wd}]"),
      test("not-told: [{person: 张三, obligation: p/firms, step: due}]"),
      zh: "督办规则里没有这一步，“应当通知”的测试会失败，“不应通知”的测试却总是通过。",
      en: "The policy has no such step: to ask that it is told fails, and to ask that it is not always holds."),
    .testLaterDay: FaultExample(
      test("not-told: [{person: 张三, obligation: p/firms, on: 2018-06-02}]"),
      test("not-told: [{person: 张三, obligation: p/firms, on: 2018-05-31}]"),
      zh: "核对那一天之后的事还没有发生，查不出来；把 at（时间）往后写。",
      en: "What comes after the day of the check has not happened yet; let 'at' be a later day."),
  ]
}
