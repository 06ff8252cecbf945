import Foundation
import ProgramHarness

/// An office that answers letters in 2026: commitments that wait for events, by the State Council's calendar.
enum LetterOffice {
  static let rules = """
    plan: {id: letters, title: 来文办理, year: 2026, issued: 2026-01-05, calendar: cn, policy: twice, supervisor: 督办室,
      readings: {month-before: inclusive}}
    office: {name: 督办室, calendar: cn, channels: [mail], delivery: {at: "09:00"}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies:
      twice:
        steps:
          - {before: 30 days, tell: liaison}
          - {before: 5 working days, tell: [liaison, leader], unless: progress >= 100%}
          - {on: due, tell: liaison}
          - {after: 1 day, every: 3 working days, tell: supervisor}
    units:
      - {name: 督办室, liaison: 督办室联络员}
      - {name: 农业局, liaison: 农业局联络员, leader: 农业局分管领导}
      - {name: 商务局, liaison: 商务局联络员, leader: 商务局分管领导}
    people:
      - {name: 督办室联络员, email: a@example.org}
      - {name: 农业局联络员, email: b@example.org}
      - {name: 农业局分管领导, email: c@example.org}
      - {name: 商务局联络员, email: d@example.org}
      - {name: 商务局分管领导, email: e@example.org}
    tasks:
      - {id: reply, title: 答复来文, lead: [农业局, 商务局], answered-by: each, due: 收到通知后10个工作日内}
      - id: visits
        title: 互访
        lead: 农业局
        commitments:
          - {id: filing, title: 交流备案, kind: trigger, due: 交流前3个工作日}
          - {id: summary, title: 交流总结, kind: trigger, due: 交流结束后一周内}
          - {id: report, title: 年度总结, due: 年底}
          - {id: contact, title: 保持联系, due: 长期坚持}
          - {id: wish, title: 鼓励互访, kind: exhortation}
      - {id: start, title: 动员部署, lead: 商务局, due: 印发之日起30日内}
      - {id: monthly, title: 月报, lead: 商务局, due: 每月5日前}
      - {id: silent, title: 对方事项, lead: 商务局, due: 10月底前, chase: no}

    """

  /// A folder with these rules, and the calendar of the package.
  static func folder() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try folder.write(rules, to: "rules/letters.yaml")
    let calendar = URL(fileURLWithPath: "\(Program.packageRoot)/rules/calendars/cn.yaml")
    try folder.write([UInt8](try Data(contentsOf: calendar)), to: "rules/cn.yaml")
    return folder
  }

  /// Runs `duban` in a fresh folder of this office.
  static func run(_ arguments: String...) throws -> Finished {
    let folder = try folder()
    return try Program(in: folder.path).run(arguments)
  }
}

extension Finished {
  /// The lines of its standard output.
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// Each line of its standard output as JSON.
  var objects: [JSON] { get throws { try text.split(separator: "\n").map { try JSON(String($0)) } } }
}
