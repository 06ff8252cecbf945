/// Rules of an office with an administrator, whose plan stands in a file of its own, a task in each block.
enum EditRules {
  static let office = """
    calendars: {plain: {weekend: [saturday, sunday]}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies:
      standard:
        steps:
          - {before: 3 days, tell: liaison}
          - {on: due, tell: liaison}
          - {after: 1 day, tell: liaison}
    office:
      name: 督办室
      calendar: plain
      channels: [mail]
      administrators: [管理员]
      delivery: {at: "09:00"}
    units:
      - {name: 单位1, liaison: 联络员1}
      - {name: 单位2, liaison: 联络员2}
    people:
      - {name: 联络员1, email: one@example.org}
      - {name: 联络员2, email: two@example.org}
      - {name: 管理员, email: admin@example.org}

    """

  /// A plan whose tasks are due on the days given, by their ids.
  static func plan(_ tasks: KeyValuePairs<String, String>, id: String = "p") -> String {
    "plan: {id: \(id), title: 计划\(id), year: 2018, issued: 2018-01-02, policy: standard, calendar: plain}\n"
      + "tasks:\n" + tasks.map { task($0.key, due: $0.value) }.joined()
  }

  static func task(_ id: String, title: String? = nil, unit: String = "单位1", due: String, plan: String? = nil)
    -> String
  {
    """
      - id: \(id)
        title: \(title ?? "事项\(id)")
        lead: \(unit)
        due: \(due)
    \(plan.map { "    plan: \($0)\n" } ?? "")
    """
  }

  /// The office and its one plan.
  static func files(_ tasks: KeyValuePairs<String, String> = ["a": "2018-07-25", "b": "2018-08-31"]) -> [String:
    String]
  {
    ["rules/office.yaml": office, "rules/plan.yaml": plan(tasks)]
  }

  /// So many tasks, all due on the same day, `t0` first.
  static func many(_ numbers: some Sequence<Int>, due: String = "2018-12-28", id: String = "p") -> String {
    "plan: {id: \(id), title: 计划\(id), year: 2018, issued: 2018-01-02, policy: standard, calendar: plain}\n"
      + "tasks:\n" + numbers.map { task("t\($0)", due: due) }.joined()
  }
}
