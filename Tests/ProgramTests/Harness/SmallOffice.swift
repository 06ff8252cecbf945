/// Rules of a made-up office, small enough to be told by heart: units with one liaison each, and tasks that are
/// told once, on their due day at nine.
public enum SmallOffice {
  /// Everything but the tasks: office, channel, policy, calendar of weekends, plan, and `people` units.
  public static func base(people: Int = 2) -> String {
    var text = """
      plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: once, calendar: plain}
      calendars: {plain: {weekend: [saturday, sunday]}}
      channels: {mail: {kind: maildir, folder: mailboxes}}
      policies: {once: {steps: [{on: due, tell: liaison}]}}
      office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: "09:00"}}
      units:

      """
    for number in 1...people { text += "  - {name: 单位\(number), liaison: 联络员\(number)}\n" }
    text += "people:\n"
    for number in 1...people { text += "  - {name: 联络员\(number), email: person\(number)@example.org}\n" }
    return text
  }

  /// One task of unit `unit`.
  public static func task(_ id: String, unit: Int = 1, due: String) -> String {
    "  - {id: \(id), title: 事项\(id), lead: 单位\(unit), due: \(due)}\n"
  }

  /// A whole file: `base` and tasks by their id and due day.
  public static func rules(_ tasks: KeyValuePairs<String, String> = ["one": "2018-07-25"], people: Int = 2)
    -> String
  {
    base(people: people) + "tasks:\n" + tasks.map { task($0.key, due: $0.value) }.joined()
  }
}
