/// A small office whose one plan goes by the standard workflow, with the scenarios of its rule tests.
enum WorkflowRules {
  /// Due at the end of June; 单位1 answers, 单位2 supervises.
  static let rules = """
    plan:
      id: p
      title: 试验计划
      year: 2018
      issued: 2018-03-01
      supervisor: 督查室
      workflow: standard
      feedback: 每月25日前反馈
    calendars: {plain: {weekend: [saturday, sunday]}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies:
      standard:
        steps:
          - {before: 5 working days, tell: liaison}
          - {on: due, tell: liaison}
          - {after: 1 day, every: 3 working days, tell: liaison}
          - {after: 10 working days, every: 1 week, tell: [leader, supervisor]}
        pace: linear
    office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: "09:00"}}
    units:
      - {name: 农业局, liaison: 农业局联络员, leader: 农业局领导}
      - {name: 国土局, liaison: 国土局联络员}
      - {name: 督查室, liaison: 督查室联络员}
    people:
      - {name: 农业局联络员, email: a@example.org}
      - {name: 农业局领导, email: b@example.org}
      - {name: 国土局联络员, email: c@example.org}
      - {name: 督查室联络员, email: d@example.org}
    tasks:
      - {id: one, title: 编制规划, lead: 农业局, support: 国土局, due: 6月底前, evidence: [规划文本]}
      - {id: many, title: 对接企业, lead: 农业局, due: 6月底前, target: 10家}
    """

  static let scenarios = """
    tests:
      - id: smooth
        title: 一路顺利
        facts:
          - {accept: p/one, on: 2018-03-02}
          - {progress: p/one, note: 已列提纲, on: 2018-03-20}
          - {attach: p/one, note: 规划文本, on: 2018-06-20}
          - {submit: p/one, on: 2018-06-20}
          - {confirm: p/one, on: 2018-06-25}
        checks:
          - at: 2018-03-02
            state: {p/one: open, p/one:receipt: met}
          - at: 2018-06-22
            state: {p/one: submitted, p/one:review: open}
            due: {p/one:review: 2018-06-27}
            lamp: {p/one: green}
          - at: 2018-07-01
            state: {p/one: met, p/one:review: met, p/one:feedback@2018-03: met, p/one:feedback@2018-05: met-late}
            not-told:
              - {person: 农业局联络员, obligation: p/one, on: 2018-06-21..2018-06-30}

      - id: returned-twice
        title: 退回两次
        facts:
          - {签收: p/one, 日期: 2018-03-02}
          - {佐证: p/one, 备注: 规划文本, 日期: 2018-06-20}
          - {报结: p/one, 日期: 2018-06-20}
          - {退回重办: p/one, 备注: 缺附图, 日期: 2018-06-25}
          - {报结: p/one, 日期: 2018-06-29}
          - {退回重办: p/one, 备注: 附图有误, 日期: 2018-07-04}
          - {报结: p/one, 日期: 2018-07-09}
          - {销号: p/one, 日期: 2018-07-10}
        checks:
          - at: 2018-06-26
            state: {p/one: open, p/one:review: met}
            due: {p/one: 2018-07-05}        # 审核占用的5天顺延
            told:
              - {person: 农业局联络员, obligation: p/one, step: return, on: 2018-06-25..2018-06-26}
          - at: 2018-07-08
            state: {p/one: open, p/one:review@2: met}
            due: {p/one: 2018-07-10}
            overdue: [p/many, p/many:receipt, p/many:feedback@2018-03, p/many:feedback@2018-04, p/many:feedback@2018-05,
              p/many:feedback@2018-06]
          - at: 2018-07-10
            state: {p/one: met, p/one:review@3: met}

      - id: extended-in-time
        title: 到期前延期
        facts:
          - {accept: p/one, on: 2018-03-02}
          - {extend-request: p/one, until: 2018-08-31, note: 连续降雨, situation: 完成过半, on: 2018-06-20}
          - {extend-approve: p/one, on: 2018-06-22}
          - {attach: p/one, note: 规划文本, on: 2018-08-20}
          - {submit: p/one, on: 2018-08-20}
          - {confirm: p/one, on: 2018-08-21}
        checks:
          - at: 2018-06-21
            state: {p/one:extension: open}
            due: {p/one:extension: 2018-06-25, p/one: 2018-06-30}
          - at: 2018-07-10
            state: {p/one: open}
            due: {p/one: 2018-08-31}
            told:
              - {person: 农业局联络员, obligation: p/one, step: extend-approve, on: 2018-06-22..2018-06-25}
          - at: 2018-08-21
            state: {p/one: met-extended}

      - id: extended-too-late
        title: 超期后才延期
        facts:
          - {accept: p/one, on: 2018-03-02}
          - {extend-request: p/one, until: 2018-08-31, note: 连续降雨, situation: 完成过半, on: 2018-07-03}
          - {extend-approve: p/one, on: 2018-07-06}
          - {attach: p/one, note: 规划文本, on: 2018-08-20}
          - {submit: p/one, on: 2018-08-20}
          - {confirm: p/one, on: 2018-08-21}
        checks:
          - at: 2018-07-05
            state: {p/one: overdue}
          - at: 2018-07-10
            state: {p/one: open}
            due: {p/one: 2018-08-31}
          - at: 2018-08-21
            state: {p/one: met-late}

      - id: blocked
        title: 等国土局
        facts:
          - {accept: p/one, on: 2018-03-02}
          - {block: p/one, unit: 国土局, note: 用地数据未提供, on: 2018-05-10}
          - {unblock: p/one, on: 2018-06-15}
        checks:
          - at: 2018-05-20
            state: {p/one: blocked}
            lamp: {p/one: yellow}
          - at: 2018-06-16
            state: {p/one: open}
          - at: 2018-07-03
            state: {p/one: overdue}

      - id: in-parts
        title: 分次报数，有一次更正
        facts:
          - {accept: p/many, on: 2018-03-02}
          - {progress: p/many, value: 6, on: 2018-04-10}
          - {progress: p/many, value: -2, note: 重复计算, on: 2018-04-12}
          - {progress: p/many, value: 6, on: 2018-06-10}
          - {submit: p/many, on: 2018-06-29}
          - {confirm: p/many, on: 2018-07-02}
        checks:
          - at: 2018-04-11
            lamp: {p/many: green}
          - at: 2018-05-31
            lamp: {p/many: yellow}          # 时间过了四分之三，只有4家
          - at: 2018-07-02
            state: {p/many: met}
    """
}
