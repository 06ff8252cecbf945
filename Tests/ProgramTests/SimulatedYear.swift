import Foundation
import ProgramHarness

/// The year 2018 as `duban simulate` runs it with its story, done once for all tests that look at it.
struct SimulatedYear: Sendable {
  let folder: TemporaryFolder
  let duban: Program
  /// What the command said.
  let finished: Finished

  static let first = Result { try SimulatedYear() }
  /// The same again, in a folder of its own.
  static let second = Result { try SimulatedYear() }

  private init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    duban = Program(in: folder.path)
    finished = try duban.run(
      "simulate", "--from", "2018-01-01", "--to", "2018-12-31", "--story", "rules/stories/xinbei-ziyang-2018.yaml",
      "--out",
      "demo")
  }

  static let ledger = "demo/ledger.sqlite"

  /// The journal, one entry a line.
  func journal() throws -> [JSON] { try Journal.entries(exported()) }

  func exported() throws -> [UInt8] { try duban.run("ledger", "export", "--ledger", SimulatedYear.ledger).bytes }

  /// Every letter in the mailboxes.
  func letters() -> [Letter] {
    folder.tree("demo/mailboxes").sorted { $0.key < $1.key }.map { Letter(path: $0, bytes: $1) }
  }
}

/// One message in a Maildir, read without the program's help.
struct Letter: Sendable {
  /// Below the channel's folder: `人社局联络员/new/….duban`.
  var path: String
  var bytes: [UInt8]

  private var halves: (head: Substring, body: Substring) {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    guard let gap = text.range(of: "\n\n") else { return (text[...], "") }
    return (text[..<gap.lowerBound], text[gap.upperBound...])
  }

  var text: String { String(halves.body) }

  /// The whole header field, angle brackets and all.
  var messageID: String {
    let line = halves.head.split(separator: "\n").first { $0.lowercased().hasPrefix("message-id:") }
    return line.map { $0.dropFirst("message-id:".count).trimmingCharacters(in: .whitespaces) } ?? ""
  }

  /// The delivery's id: what stands before the @.
  var id: String { String(messageID.dropFirst().prefix { $0 != "@" }) }
  var recipient: String { String(path.prefix { $0 != "/" }) }
}

/// A journal as exported.
enum Journal {
  static func entries(_ exported: [UInt8]) throws -> [JSON] {
    try String(decoding: exported, as: UTF8.self).split(separator: "\n").map { try JSON(String($0)) }
  }

  /// The bodies of the entries of one kind.
  static func bodies(_ kind: String, in entries: [JSON]) -> [JSON] {
    entries.filter { $0["kind"] == .string(kind) }.map { $0["body"] }
  }

  /// What was told, in the order it was: every account whose delivery arrived.
  static func told(_ entries: [JSON]) -> [Told] {
    var arrived: [String: Int] = [:]
    for entry in entries where entry["kind"] == .string("outcome") {
      let body = entry["body"]
      guard ["delivered", "already-delivered"].contains(body["outcome"].string) else { continue }
      arrived[body["delivery"].string ?? ""] = entry["at"].int
    }
    var withdrawn: Set<Told> = []
    for body in bodies("cancellation", in: entries) {
      for member in body["members"].array { withdrawn.insert(Told(member, at: 0)) }
    }
    return bodies("account", in: entries).compactMap { body in
      guard ["planned", "held"].contains(body["state"].string), let delivery = body["delivery"].string,
        let at = arrived[delivery], !withdrawn.contains(Told(body, at: 0))
      else { return nil }
      return Told(body, at: at)
    }
  }
}

/// One notification that reached its recipient.
struct Told: Hashable, Sendable {
  var subject: String
  var step: String
  var ordinal: Int
  var recipient: String
  var channel: String
  /// Unix seconds.
  var at: Int
}

extension Told {
  init(_ body: JSON, at: Int) {
    self.init(
      subject: body["subject"].string ?? "", step: body["step"].string ?? "", ordinal: body["ordinal"].int ?? 0,
      recipient: body["to"].string ?? "", channel: body["channel"].string ?? "", at: at)
  }
}
