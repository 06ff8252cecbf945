import Diagnostics

extension FaultExample {
  /// Names that refer to each other.
  static let names: [FaultCode: FaultExample] = [
    .ruleDuplicateID: FaultExample(
      "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 6月底}\n  - {id: firms, title: 资金支持, lead: 发改委, due: 年底}\n",
      "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 6月底}\n  - {id: funds, title: 资金支持, lead: 发改委, due: 年底}\n",
      zh: "办结、进展都记在编号上；两件事共用一个编号，办完一件就等于办完两件。",
      en: "What is done is recorded by id; were two things to share one, the second would be done with the first."),
    .ruleNoPlan: FaultExample(
      "units:\n  - {name: 农业局}\n", "units:\n  - {name: 农业局}\nplan: {id: p, title: 计划, year: 2018}\n",
      lacksPlan: true,
      zh: "没有计划就没有年度，期限也就读不出日子；有几个计划时，任务要说属于哪一个。规则文件夹指错了，也会这样。",
      en:
        "Without a plan there is no year, so no deadline comes to a day; with several, a task says which is its own. A wrong "
        + "folder of rules looks like this too."),
    .ruleUnknownName: FaultExample(
      "tasks:\n  - {id: firms, title: 企业对接, lead: 农牧局, due: 年底}\n",
      "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      zh: "没有声明过的单位没有联络员，这条任务就没有人接到通知。写错了就改；是新单位就声明；是别名就写进 aliases。",
      en:
        "A unit that is not declared has nobody to tell. Mend the name, declare the unit, or list the name among its "
        + "'aliases'."),
    .ruleAmbiguousName: FaultExample(
      "units:\n  - {name: 农业局, aliases: [农口], liaison: 张三}\n  - {name: 发改委, aliases: [农口], liaison: 李四}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农口, due: 年底}\n",
      "units:\n  - {name: 农业局, aliases: [农口], liaison: 张三}\n  - {name: 发改委, liaison: 李四}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农口, due: 年底}\n",
      zh: "一个名称指两个单位，通知就可能发给不相干的人。", en: "When a name means two units, the wrong people may be told."),
    .ruleNotNamed: FaultExample(
      "calendars: {county: {source: 无}, town: {source: 无}}\n"
        + "plan: {id: p, title: 计划, year: 2018, supervisor: 督办室}\n"
        + "office: {name: 区督办室, email: duban@example.org, calendar: town, channels: [mail]}\n",
      "calendars: {county: {source: 无}, town: {source: 无}}\n"
        + "plan: {id: p, title: 计划, year: 2018, calendar: town, supervisor: 督办室}\n"
        + "office: {name: 区督办室, email: duban@example.org, calendar: town, channels: [mail]}\n",
      zh: "只有一个时不用写；有几个时，用哪一个要由人说，按顺序取第一个会在增删时悄悄换掉。",
      en:
        "With one there is nothing to say; with several a person says which, for to take the first would change with every "
        + "line that is added."),
    .ruleUntold: FaultExample(
      "units:\n  - {name: 农业局}\ntasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      "units:\n  - {name: 农业局, liaison: 张三}\ntasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      zh: "单位有任务而没有联络员和分管领导，到期也没有人知道；有督办单位时，暂时改为告诉督办单位。",
      en:
        "A unit has tasks but nobody to tell, so a day would pass unnoticed; where there is a supervisor, the supervisor is "
        + "told meanwhile."),
    .calendarCycle: FaultExample(
      "calendars: {cn: {base: town}, town: {base: cn}}\n"
        + "plan: {id: p, title: 计划, year: 2018, calendar: cn, supervisor: 督办室}\n"
        + "office: {name: 区督办室, email: duban@example.org, calendar: cn, channels: [mail]}\n",
      "calendars: {cn: {source: 无}, town: {base: cn}}\n"
        + "plan: {id: p, title: 计划, year: 2018, calendar: cn, supervisor: 督办室}\n"
        + "office: {name: 区督办室, email: duban@example.org, calendar: cn, channels: [mail]}\n",
      zh: "以别的日历为底，只写不同的日子；绕一圈就没有底了。",
      en: "A calendar may rest on another and say what differs; in a circle there is no ground."),
    .groupCycle: FaultExample(
      "groups:\n  - {name: 各单位, members: [各部门]}\n  - {name: 各部门, members: [各单位]}\n",
      "groups:\n  - {name: 各单位, members: [各部门]}\n  - {name: 各部门, members: [农业局, 发改委]}\n",
      zh: "单位组可以包含单位组，但要落到单位上。", en: "A group may hold groups, but must come down to units."),
    .groupUndefined: FaultExample(
      "groups: [{name: 相关单位, members: undefined}]\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 相关单位, due: 年底}\n",
      "groups: [{name: 相关单位, members: [农业局, 发改委]}]\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 相关单位, due: 年底}\n",
      zh: "原文只说“相关单位”，程序不替人定。定下之前，任务是灰的，改为告诉督办单位。",
      en:
        "The document says no more than 'units concerned', and the program does not decide for people. Until they have, the task "
        + "is grey and the supervisor is told."),
  ]

  /// Units over the years, and who is in office.
  static let units: [FaultCode: FaultExample] = [
    .unitCycle: FaultExample(
      "units:\n  - {name: 农业局, reports-to: 发改委, liaison: 张三}\n  - {name: 发改委, reports-to: 农业局, liaison: 李四}\n",
      "units:\n  - {name: 农业局, liaison: 张三}\n  - {name: 发改委, reports-to: 农业局, liaison: 李四}\n",
      zh: "逐级上报要有头。", en: "Escalation goes up, and must come to an end."),
    .unitRenamed: FaultExample(
      "units:\n  - {name: 农业农村局, renamed-from: {name: 农业局, on: 2018-02-01}, liaison: 张三}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      "units:\n  - {name: 农业农村局, renamed-from: {name: 农业局, on: 2018-02-01}, liaison: 张三}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农业农村局, due: 年底}\n",
      zh: "印发时单位已经改名。按曾用名认得出，任务照常办；只是提醒一声，原文是不是写旧了。",
      en:
        "The unit had its new name when the plan was issued. It is known by the former one, and the task goes on; the note only "
        + "says so."),
    .contactOverlap: FaultExample(
      "units:\n  - {name: 农业局, liaison: [{person: 张三, to: 2018-06-30}, {person: 张三, from: 2018-06-01}]}\n",
      "units:\n  - {name: 农业局, liaison: [{person: 张三, to: 2018-05-31}, {person: 张三, from: 2018-06-01}]}\n",
      zh: "交接期间两人都会收到，所以两个人的任期重叠只提示一声；同一个人的两段重叠，必有一个日期写错了。",
      en:
        "While two people overlap, both are told, and a note says so; of two terms of one person, one day must be wrong."
    ),
    .contactEnded: FaultExample(
      "units:\n  - {name: 农业局, liaison: {person: 张三, to: 2018-06-30}}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      "units:\n  - {name: 农业局, liaison: [{person: 张三, to: 2018-06-30}, {person: 李四, from: 2018-07-01}]}\n"
        + "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      zh: "人走了而没有接任的，任务还在；通知不能发给已经不在任的人。",
      en: "The person leaves and the task stays; somebody who is no longer in office must not be told of it."),
    .planOutsider: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, supervisor: 督办室, visibility: internal}\n"
        + "policies: {standard: {steps: [{on: due, tell: [liaison, 赵六]}]}}\n"
        + "people: [{name: 赵六, email: zhao@example.org}]\ntasks: [{id: firms, title: 企业对接, lead: 农业局, due: 年底}]\n",
      "plan: {id: p, title: 计划, year: 2018, supervisor: 督办室, visibility: internal}\n"
        + "policies: {standard: {steps: [{on: due, tell: [liaison, 赵六]}]}}\nunits: [{name: 发改委, liaison: 赵六}]\n"
        + "people: [{name: 赵六, email: zhao@example.org}]\n"
        + "tasks: [{id: firms, title: 企业对接, lead: 农业局, support: 发改委, due: 年底}]\n",
      zh: "不公开的计划只告诉承办、配合、督办单位的人和 readers（知悉范围）里的人；督办规则点到别人，也不会发给他。",
      en:
        "An internal plan is told to the people of its units, of its supervisor, and of its 'readers'; a policy that names "
        + "somebody else does not reach them."),
  ]
}
