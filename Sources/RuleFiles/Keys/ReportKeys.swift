import Rules

enum ReportKey: UInt8, SectionKey {
  case id, title, kind, schedule, scope, plans, tags, formats, channel, folder, recipients, reply

  static let lookup = KeyLookup(ReportKey.self)

  static let kindWords = WordList<ReportRule.Kind>([
    (.overdue, "overdue", ["超期清单"]), (.upcoming, "upcoming", ["临期清单"]), (.progress, "progress", ["进展"]),
    (.notReported, "not-reported", ["未反馈清单"]), (.account, "account", ["账目", "责任单位账目", "办理情况"]),
    (.bulletin, "bulletin", ["通报", "督办通报"]),
  ])
  static let readerWords = WordList<ReportRule.Reader>([
    (.administrators, "administrators", ["管理员"]), (.supervisor, "supervisor", ["督办单位"]),
    (.leader, "leader", ["分管领导"]), (.liaison, "liaison", ["联络员"]),
  ])

  var row: RuleKey {
    switch self {
    case .id: RuleKey("id", ["编号"], .identifier, required: true, zh: "报表编号", en: "stable for ever")
    case .title: RuleKey("title", ["标题"], .line, required: true, zh: "报表标题", en: "its title")
    case .kind: RuleKey("kind", ["类型"], Self.kindWords.kind, required: true, zh: "报表类型", en: "what it lists")
    case .schedule:
      RuleKey(
        "schedule", ["周期"], .deadline, required: true,
        zh: "哪些天出，如 每周一、每月5日前（当月5日）；逢休息日文件照出，信件顺延到下一个工作日，内容以发出时为准",
        en: "the days it runs, such as 每周一 or 每月5日前 (the 5th); on a rest day files are written all the same, and "
          + "letters wait for the next working day and say how things stand then")
    case .scope:
      RuleKey(
        "scope", ["范围"], .oneOrMore(.reference(to: "units, groups, people")),
        zh: "只列谁的事项：单位、单位组（含其下级单位），或一个人（如同 --for）；默认为所有单位",
        en: "whose obligations: units or groups, with the units below them, or one person, as --for takes them; "
          + "everyone's by default")
    case .plans:
      RuleKey(
        "plans", ["计划"], .oneOrMore(.reference(to: "plan")),
        zh: "只列哪些计划，默认为所有公开的计划；不公开的计划要点名才列，信件只给看得到它的人",
        en:
          "which plans it lists: all public ones by default; an internal one only when named, and in letters only to "
          + "people who may see it")
    case .tags:
      RuleKey(
        "tags", ["标签"], .oneOrMore(.line), zh: "只列有这些标签或指标之一的事项",
        en: "only what has one of these tags or indicators")
    case .formats:
      RuleKey(
        "formats", ["格式"], .oneOrMore(.line),
        zh: "格式：text、markdown、csv、csv-gb18030、json、html、xlsx；通报只有 markdown、html。信件自带文字和网页，其余作附件；没有收件人时必须写",
        en:
          "formats: text, markdown, csv, csv-gb18030, json, html, xlsx; a bulletin is markdown or html. A letter has text "
          + "and a page of its own and the others attached; required without recipients")
    case .channel:
      RuleKey(
        "channel", ["渠道"], .reference(to: "channels"),
        zh: "文件写到哪个 file 类型的渠道；只有一个时可不写；有收件人而不写渠道和文件夹的，只发信",
        en:
          "the channel of kind file that files go to; may be left out when there is one; with recipients, and neither "
          + "channel nor folder, only letters go out")
    case .folder:
      RuleKey("folder", ["文件夹"], .line, zh: "渠道文件夹里的哪个文件夹", en: "a folder inside the channel's")
    case .recipients:
      RuleKey(
        "recipients", ["收件人"], .oneOrMore(.either(Self.readerWords.kind, .reference(to: "people"))),
        zh: "以信件发给谁：人员、管理员、督办单位，或范围内单位的分管领导、联络员；经各人自己的渠道",
        en:
          "who gets it as a letter, through their own channels: people, the administrators, the plans' supervisors, "
          + "or the leaders or liaison officers of the scope's units")
    case .reply:
      RuleKey(
        "reply", ["答复时限"], .span, zh: "只用于通报：要求多久内答复，默认5个工作日，自出通报的次日起算",
        en: "of a bulletin: how long units have to reply, from the next day on; 5 working days by default")
    }
  }
}
