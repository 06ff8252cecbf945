import Diagnostics
import LetterTemplates
import RuleFiles

/// A small book that is right, and the settings tests load with.
enum Fixtures {
  static let settings = LoadSettings(
    channelKinds: ["maildir", "file", "mail", "sendmail"], reportFormats: ["text", "html"],
    bulletinFormats: ["html"],
    templateFaults: { TemplateCheck.faults(in: $0) })

  static func load(_ files: [String: String], settings: LoadSettings = settings) -> LoadedRules {
    RuleLoader.load(files.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) }, settings: settings)
  }

  /// Everything a plan needs around it.
  static let office = """
    office:
      name: 区督办室
      email: duban@example.org
      calendar: cn
      channels: [mail]
      delivery: {at: "09:00", digest: daily, quiet: 18:00..08:30}
    channels:
      mail: {kind: maildir, folder: mailboxes}
      desk: {kind: file, folder: reports}
    units:
      - {name: 区农业局, aliases: [农业局], liaison: 农业局联络员, leader: 农业局分管领导}
      - {name: 区发改委, liaison: 发改委联络员}
      - {name: 区对口办, liaison: 对口办联络员}
    groups:
      - {name: 各有关部门, members: [区农业局, 区发改委]}
    people:
      - {name: 农业局联络员, email: agri-liaison@example.org}
      - {name: 农业局分管领导, email: agri-leader@example.org}
      - {name: 发改委联络员, email: drc@example.org}
      - {name: 对口办联络员, email: office@example.org}
    periods:
      - {name: 暑期, from: 07-01, to: 08-31}
    policies:
      standard:
        steps:
          - {before: 30 days, tell: liaison}
          - {before: 5 working days, tell: [liaison, leader, support], unless: progress >= 100%}
          - {on: due, tell: liaison}
          - {after: 1 day, every: 3 working days, tell: liaison}
          - {after: 10 working days, every: 1 week, tell: [leader, supervisor]}
        lamps: {yellow: 10 working days before}
        pace: linear
    calendars:
      cn:
        weekend: [saturday, sunday]
        source: 国务院办公厅关于部分节假日安排的通知
        years:
          2018:
            notice: https://example.org/2018
            issued: 2017-11-30
            rest: {春节: 2018-02-15..2018-02-21}
            work: {春节: [2018-02-11, 2018-02-24]}
            statutory: {春节: 2018-02-16..2018-02-18}
    reports:
      - {id: weekly, title: 每周超期清单, kind: overdue, schedule: 每周一, formats: [text, html]}
    story:
      - {done: ziyang/agri-firms, on: 2018-06-01, by: 农业局联络员}

    """

  static let plan = """
    plan:
      id: ziyang
      title: 工作任务分解表
      year: 2018
      issued: 2018-03-01
      source: seeds/004.txt
      calendar: cn
      policy: standard
      supervisor: 区对口办
      readings: {month-before: exclusive}
    tasks:
      - id: agri-firms
        title: 组织农业企业对接
        section: 产业帮扶
        lead: 区农业局
        support: [各有关部门]
        due: 4～11月
        target: 10家以上
        evidence: [活动记录]
        clause: {line: 2, quote: 组织10家以上农业企业}
      - id: mechanism
        title: 完善工作机制
        lead: [区发改委, 各有关部门]
        commitments:
          - {id: meeting, title: 专题研究, due: 年底, target: 1次}
          - {id: ledger, title: 提交工作台账, answered-by: each, evidence: [工作台账]}

    """

  static let book = ["office.yaml": office, "plan.yaml": plan]

  /// The book with `old`, which stands in it once, replaced in whichever file it stands.
  static func book(_ changes: (old: String, new: String)...) -> [String: String] { book(changes) }

  static func book(_ changes: [(old: String, new: String)]) -> [String: String] {
    var files = book
    for (old, new) in changes {
      let holders = files.filter { $0.value.contains(old) }
      precondition(holders.count == 1, "'\(old)' stands in \(holders.count) files")
      for (name, text) in holders {
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "'\(old)' stands \(parts.count - 1) times in \(name)")
        files[name] = parts[0] + new + parts[1]
      }
    }
    return files
  }

  /// Findings as `path:line:column-end: severity[code]: message (help)` lines, in English.
  static func listing(_ loaded: LoadedRules) -> String {
    loaded.diagnostics.map { diagnostic in
      let place = diagnostic.span.map { span in
        "\(loaded.files.name(of: span)):\(span.line):\(span.column)-\(span.endColumn): "
      }
      let help = diagnostic.help.map { " (\($0.en))" } ?? ""
      return "\(place ?? "")\(diagnostic.severity)[\(diagnostic.code)]: \(diagnostic.message.en)\(help)"
    }.joined(separator: "\n")
  }
}
