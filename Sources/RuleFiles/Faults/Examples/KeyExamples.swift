import Diagnostics

extension FaultExample {
  /// Keys.
  static let keys: [FaultCode: FaultExample] = [
    .ruleUnknownKey: FaultExample(
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    deu: 11月底\n",
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 11月底\n",
      zh: "打错的键如果放过去，这条任务就没有期限，谁也不会发现。键都在 duban reference 里；编辑器能按 duban schema 补全。",
      en:
        "Were a misspelt key let pass, the task would have no deadline and nobody would notice. All keys are in duban "
        + "reference; editors complete them by duban schema."),
    .ruleDuplicateKey: FaultExample(
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 6月底\n    due: 11月底\n",
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 11月底\n",
      zh: "YAML 解析器大多悄悄用后一个。哪一个算数要由人说，不能由先后说；中文和英文的写法是同一个键。",
      en:
        "Most readers of YAML take the last in silence. Which one counts is for a person to say; a key in Chinese and the "
        + "same in English are one."),
    .ruleMissingKey: FaultExample(
      "tasks:\n  - id: firms\n    title: 企业对接\n    due: 11月底\n",
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 11月底\n",
      zh: "没有它就不知道该找谁、什么时候找。", en: "Without it nobody knows whom to tell, or when."),
    .ruleConflictingKeys: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, period: 2018..2019, supervisor: 督办室}\n",
      "plan: {id: p, title: 计划, period: 2018..2019, supervisor: 督办室}\n",
      zh: "几个键说的是同一件事，或者一个离不开另一个；都写或只写一半，都有两种读法。",
      en:
        "Several keys say the same, or one needs the other; with both, or with half, it could be read in two ways."),
    .ruleFullWidth: FaultExample(
      "plan: {id: p, title: 计划, year: ２０１８, supervisor: 督办室}\n",
      "plan: {id: p, title: 计划, year: 2018, supervisor: 督办室}\n",
      zh: "键、日期、时间、数字、编号、邮箱用半角；标题、单位名和期限里的全角字符不受影响。",
      en:
        "Keys, days, times, numbers, ids and addresses are ASCII; titles, names of units and deadlines may hold full-width "
        + "characters."),
  ]

  /// Values.
  static let values: [FaultCode: FaultExample] = [
    .ruleEmptyValue: FaultExample(
      "plan: {id: p, title: , year: 2018, supervisor: 督办室}\n",
      "plan: {id: p, title: 计划, year: 2018, supervisor: 督办室}\n",
      zh: "写了键而没有写值，多半是没写完；不需要这个键就整行删去。",
      en: "A key without a value is as a rule unfinished; a key that is not needed is left out whole."),
    .ruleEmptyList: FaultExample(
      "groups:\n  - {name: 各单位, members: []}\n", "groups:\n  - {name: 各单位, members: [农业局, 发改委]}\n",
      zh: "空列表和没写不一样：交给空的单位组，就是没有人承办。",
      en: "An empty list is not nothing: what an empty group answers for, nobody does."),
    .ruleWrongType: FaultExample(
      "tasks:\n  - {id: firms, title: [企业对接], lead: 农业局, due: 年底}\n",
      "tasks:\n  - {id: firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      zh: "这个键要的是另一种：一段文字、一个列表，或下一层的键。",
      en: "The key wants another kind: a text, a list, or keys of its own."),
    .ruleBadValue: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, issued: 2018-3-1, supervisor: 督办室}\n",
      "plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督办室}\n",
      zh: "日期、时间、数量只有一种写法，因为两种写法就有两种读法（3-1 是三月一日，还是一月三日？）。",
      en:
        "Days, times and numbers are written in one way, for two ways can be read in two ways (is 3-1 the first of March, or "
        + "the third of January?)."),
    .ruleUnknownWord: FaultExample(
      "channels: {mail: {kind: mial, folder: mailboxes}, desk: {kind: file, folder: reports}}\n",
      "channels: {mail: {kind: maildir, folder: mailboxes}, desk: {kind: file, folder: reports}}\n",
      zh: "这个键只认几个词，都列在提示里。", en: "The key knows a few words only; the message lists them."),
    .ruleSeveralLines: FaultExample(
      "tasks:\n  - id: firms\n    title: |\n      企业\n      对接\n    lead: 农业局\n    due: 年底\n",
      "tasks:\n  - id: firms\n    title: 企业对接\n    lead: 农业局\n    due: 年底\n",
      zh: "标题、名称要能放进邮件的标题和报表的一格。要写几行，用 note（备注）。",
      en: "A title or name has to fit a letter's subject and a cell of a report. For several lines there is 'note'."
    ),
    .ruleBadIdentifier: FaultExample(
      "tasks:\n  - {id: agri/firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      "tasks:\n  - {id: agri-firms, title: 企业对接, lead: 农业局, due: 年底}\n",
      zh: "编号用在命令、记录和文件名里，“计划/任务/事项#单位”里的“/ # @”各有用处，所以编号里不能有。",
      en:
        "Ids stand in commands, records and file names; '/', '#' and '@' have their meaning in 'plan/task/commitment#unit', so "
        + "an id cannot hold them."),
    .ruleListedTwice: FaultExample(
      "groups:\n  - {name: 各单位, members: [农业局, 发改委, 农业局]}\n", "groups:\n  - {name: 各单位, members: [农业局, 发改委]}\n",
      zh: "写了两次，常常是其中一个应当是别的单位。", en: "Of what is listed twice, one was often meant to be another."),
    .ruleUnknownZone: FaultExample(
      "plan: {id: p, title: 计划, year: 2018, zone: Asia/Peking, supervisor: 督办室}\n",
      "plan: {id: p, title: 计划, year: 2018, zone: Asia/Shanghai, supervisor: 督办室}\n",
      zh: "时区用 IANA 的名称；北京时间是 Asia/Shanghai，不写也是它。",
      en: "Zones have IANA's names; China's is Asia/Shanghai, which holds where none is named."),
    .ruleCondition: FaultExample(
      "policies: {standard: {steps: [{on: due, tell: liaison, unless: progres >= 100%}]}}\n",
      "policies: {standard: {steps: [{on: due, tell: liaison, unless: progress >= 100%}]}}\n",
      zh: "条件读不懂，就不知道该不该提醒，所以不能放过。", en: "With a condition nobody understands it is not known whom to remind."),
    .ruleNoWork: FaultExample(
      "calendars: {cn: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], source: 无}}\n",
      "calendars: {cn: {weekend: [saturday, sunday], source: 无}}\n",
      zh: "没有工作日，“5个工作日内”就没有尽头。", en: "Without working days, 'within 5 working days' has no end."),
  ]
}
