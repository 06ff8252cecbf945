import Foundation
import GRDB
import ProgramHarness

/// 2018 of the made-up office of Tests/scenarios, with the stories of all its plans, done once for all tests that
/// look at it.
struct ScenarioYear: Sendable {
  let folder: TemporaryFolder
  let duban: Program
  /// What the command said.
  let finished: Finished
  /// Every notification, as the ledger accounts for it in the end.
  let accounts: [Account]

  struct Account: Hashable, Sendable {
    var kind: String
    var subject: String
    var step: String
    var ordinal: Int
    /// Days since 1970.
    var due: Int
    var recipient: String
    var channel: String
    /// Days since 1970.
    var day: Int
    var state: String
    var reason: String
    var delivery: String?

    /// `2018-10-08`.
    var date: String { String(Date(timeIntervalSince1970: Double(day) * 86_400).ISO8601Format().prefix(10)) }
    /// What makes it the notification it is.
    var identity: [String] { [kind, subject, step, "\(ordinal)", "\(due)", recipient, channel] }
  }

  static let shared = Result { try ScenarioYear() }
  static let ledger = "demo/ledger.sqlite"
  static let days = ["2018-01-01", "2018-12-31"]

  /// The files of Tests/scenarios/rules, and the calendar they go by.
  static func takeRules(to folder: TemporaryFolder) throws {
    let scenarios = "\(Program.packageRoot)/Tests/scenarios/rules"
    for name in try FileManager.default.contentsOfDirectory(atPath: scenarios) {
      try folder.write(String(contentsOfFile: "\(scenarios)/\(name)", encoding: .utf8), to: "rules/\(name)")
    }
    let calendar = "\(Program.packageRoot)/rules/calendars/cn.yaml"
    try folder.write(String(contentsOfFile: calendar, encoding: .utf8), to: "rules/cn.yaml")
  }

  private init() throws {
    let folder = TemporaryFolder(inMemory: true)
    self.folder = folder
    try ScenarioYear.takeRules(to: folder)
    duban = Program(in: folder.path)
    let stories = folder.files("rules").filter { folder.text("rules/\($0)").contains("\nstory:") }
    finished = try duban.run(
      ["simulate", "--from", ScenarioYear.days[0], "--to", ScenarioYear.days[1], "--out", "demo"]
        + stories.sorted().flatMap { ["--story", "rules/\($0)"] })
    let queue = try DatabaseQueue(path: folder(ScenarioYear.ledger))
    accounts = try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY seq").map { row in
        Account(
          kind: row["kind"], subject: row["subject"], step: row["step"], ordinal: row["ordinal"], due: row["due"],
          recipient: row["recipient"], channel: row["channel"], day: row["day"], state: row["state"],
          reason: row["reason"], delivery: row["delivery"])
      }
    }
    try queue.close()
  }

  /// Every letter in the mailboxes.
  func letters() -> [Letter] {
    folder.tree("demo/mailboxes").sorted { $0.key < $1.key }.map { Letter(path: $0, bytes: $1) }
  }
}

extension Letter {
  /// `2018-10-08 17:00`, as its header has it.
  var date: String {
    let line =
      String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first { $0.hasPrefix("Date: ") }
      ?? ""
    // Date: Mon, 08 Oct 2018 17:00:00 +0800
    let parts = line.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 7, let month = months.firstIndex(of: String(parts[3])), let day = Int(parts[2]) else {
      return String(line)
    }
    return "\(parts[4])-\(String(format: "%02d-%02d", month + 1, day)) \(parts[5].prefix(5))"
  }
}
