import Rules

enum TestKey: UInt8, SectionKey {
  case id, title, facts, checks

  static let lookup = KeyLookup(TestKey.self)

  var row: RuleKey {
    switch self {
    case .id: RuleKey("id", ["编号"], .identifier, required: true, zh: "测试编号，不重复", en: "unique among the tests")
    case .title: RuleKey("title", ["标题"], .line, required: true, zh: "测试什么", en: "what it shows")
    case .facts:
      RuleKey(
        "facts", ["记录"], .list(of: "story-fact"), zh: "台账里的记录，与演练记录写法相同", en: "what the ledger holds, as in a story"
      )
    case .checks:
      RuleKey(
        "checks", ["核对"], .list(of: "check"), required: true, zh: "在哪一天应有什么结果",
        en: "what must hold on which day")
    }
  }
}

enum CheckKey: UInt8, SectionKey {
  case at, plan, due, lamp, state, overdue, told, notTold

  static let lookup = KeyLookup(CheckKey.self)
  /// Those that say what must hold, in the order in which they are compared.
  static let expectations: [CheckKey] = [.due, .lamp, .state, .overdue, .told, .notTold]

  static let noneWords = WordList<Bool>([(true, "none", ["无"])])
  static let lampWords = ConditionReader.lampWords
  static let stateWords = WordList<ObligationState>(
    ObligationState.allCases.map { ($0, $0.rawValue, [$0.chinese]) })

  var row: RuleKey {
    switch self {
    case .at:
      RuleKey(
        "at", ["时间"], .moment, required: true, zh: "核对的时间；只写日期的，看这一天结束时",
        en: "the clock; of a day without a time its end")
    case .plan:
      RuleKey(
        "plan", ["计划"], .oneOrMore(.reference(to: "plan")), zh: "overdue 看哪些计划，默认为本测试写到的计划",
        en: "the plans that 'overdue' lists, those the test speaks of by default")
    case .due:
      RuleKey(
        "due", ["期限", "到期日"], .byObligation(.either(.day, Self.noneWords.kind)), zh: "应在哪天到期；不该有这一项的写 none",
        en: "the day each must be due; none when there must be no such obligation")
    case .lamp:
      RuleKey("lamp", ["灯色"], .byObligation(Self.lampWords.kind), zh: "应亮什么灯", en: "the lamp each must show")
    case .state:
      RuleKey("state", ["状态"], .byObligation(Self.stateWords.kind), zh: "应是什么状态", en: "the state each must be in")
    case .overdue:
      RuleKey(
        "overdue", ["超期"], .anyNumber(.obligation), zh: "超期的事项，不多不少；没有超期写 []",
        en: "exactly what is overdue, in any order; [] when nothing is")
    case .told:
      RuleKey("told", ["通知"], .list(of: "telling"), zh: "应发出的通知", en: "who must be told")
    case .notTold:
      RuleKey("not-told", ["不通知"], .list(of: "telling"), zh: "不应发出的通知", en: "who must not be told")
    }
  }
}

enum TellingKey: UInt8, SectionKey {
  case person, obligation, step, on, account

  static let lookup = KeyLookup(TellingKey.self)

  /// What may become of a notification that is told, then of one that is not.
  static let toldWords = WordList<AccountState>([(.sent, "sent", ["已发"]), (.merged, "merged", ["并入"])])
  static let silentWords = WordList<AccountState>([
    (.held, "held", ["暂缓"]), (.suppressed, "suppressed", ["不发"]), (.skipped, "skipped", ["略过"]),
    (.cancelled, "cancelled", ["撤回"]),
  ])

  var row: RuleKey {
    switch self {
    case .person:
      RuleKey(
        "person", ["人员"], .oneOrMore(.reference(to: "people")), required: true, zh: "谁；几个人的逐一核对",
        en: "who; of several each is looked at")
    case .obligation:
      RuleKey("obligation", ["责任事项"], .obligation, required: true, zh: "因哪一项", en: "of which obligation")
    case .step:
      RuleKey(
        "step", ["步骤"], .line, zh: "督办规则的哪一步，默认为任一步；人工催办等写 nudge、return、extend-approve、extend-refuse",
        en:
          "by which step of the policy, any by default; nudge, return, extend-approve, extend-refuse for what was recorded"
      )
    case .on:
      RuleKey(
        "on", ["日期"], .days, zh: "在哪一天，或哪些天里的任一天，默认为核对的当天",
        en: "on which day, or on some day of which; the day of the check by default")
    case .account:
      RuleKey(
        "account", ["账目"], .word(Self.toldWords.words + Self.silentWords.words),
        zh: "账目：通知的写 sent、merged；不通知的写 held、suppressed、skipped、cancelled",
        en: "what became of it: sent or merged of what is told; held, suppressed, skipped, cancelled of what is not"
      )
    }
  }
}
