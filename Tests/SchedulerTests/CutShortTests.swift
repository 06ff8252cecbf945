import CivilTime
import Evaluation
import Foundation
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Testing

/// A file that was written in part only never costs anybody a task unnoticed.
@Suite struct CutShortTests {
  private static let settings = LoadSettings(
    channelKinds: ["maildir", "file"],
    reportFormats: ["text", "html", "markdown", "csv", "csv-gb18030", "json", "xlsx"])

  /// What `duban init` writes: a small plan with its units, calendar and office.
  private static let files = [
    "rules/plans/office-2026.yaml", "rules/units-office-2026.yaml", "rules/calendars/cn.yaml",
    "Sources/duban/Starter/office.yaml",
  ]

  private static func source(_ path: String) throws -> RuleSource {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Program.packageRoot)/\(path)"))
    return RuleSource(path: path, bytes: [UInt8](data))
  }

  /// A calendar that says little: of its thousand lines the plan needs none to be cut.
  private static let weekends = RuleSource(
    path: "rules/calendars/cn.yaml", bytes: Array("calendars: {cn: {weekend: [saturday, sunday]}}\n".utf8))

  private static let now = instant("2026-03-02 10:00")

  /// Cuts `file` at every `stride`th byte from `first` on and judges what is left.
  private func cut(
    _ file: String, from first: Int = 0, every stride: Int
  ) throws -> (refused: Int, held: Int, taken: Int) {
    let whole = try Self.files.map { path in
      path != file && path == Self.weekends.path ? Self.weekends : try Self.source(path)
    }
    let old = try #require(RuleLoader.load(whole, settings: Self.settings).book)
    let snapshot = Evaluator.followed(old, until: Self.now)
    let place = try #require(whole.firstIndex { $0.path == file })
    let bytes = whole[place].bytes
    let commitments = count(old)
    var found = (refused: 0, held: 0, taken: 0)
    for length in Swift.stride(from: first, to: bytes.count, by: stride) {
      var sources = whole
      sources[place].bytes = Array(bytes[..<length])
      guard let new = RuleLoader.load(sources, settings: Self.settings).book else {
        found.refused += 1
        continue
      }
      if EditGuard.removal(from: old, whole, to: new, sources, snapshot, at: Self.now).isHeld {
        found.held += 1
        continue
      }
      found.taken += 1
      #expect(count(new) == commitments, "cut at byte \(length)")
      #expect(
        Evaluator.isSame(old, new, snapshot, at: Self.now, until: civilDay("2026-05-31")), "cut at byte \(length)")
    }
    return found
  }

  private func count(_ book: RuleBook) -> Int {
    book.plans.reduce(0) { $0 + $1.tasks.reduce(0) { $0 + $1.commitments.count } }
  }

  /// Together every byte; in parts, so that they run beside one another.
  @Test(arguments: 0..<4)
  func aPlanCutAtAnyByteIsRefusedOrHeldOrMeansTheSame(_ part: Int) throws {
    let found = try cut("rules/plans/office-2026.yaml", from: part, every: 4)
    #expect(found.refused > 100)
    #expect(found.held > 20, "\(found)")
  }

  @Test(arguments: [
    ("Sources/duban/Starter/office.yaml", 11), ("rules/units-office-2026.yaml", 11),
    ("rules/calendars/cn.yaml", 499),
  ])
  func soAreUnitsPoliciesAndCalendars(_ file: String, _ stride: Int) throws {
    let found = try cut(file, every: stride)
    #expect(found.refused + found.held > found.taken, "\(file): \(found)")
  }

  @Test func theLineEndAtTheEndOfAFileMayBeMissing() throws {
    let length = try Self.source("rules/plans/office-2026.yaml").bytes.count
    #expect(try cut("rules/plans/office-2026.yaml", from: length - 1, every: 1) == (0, 0, 1))
  }

  @Test func anEditedPlanWhoseEndIsMissingIsHeldByItsLastTask() throws {
    let office = try ClockedOffice()
    try office.take(
      EditRules.files(["a": "2018-07-25", "b": "2018-08-31", "c": "2018-09-28"]), at: "2018-07-20 10:00")
    let edited = EditRules.files(["a": "2018-07-26", "b": "2018-08-31"])
    guard case .held(_, let removal) = try office.take(edited, at: "2018-07-20 10:05") else {
      Issue.record("the task at the end was lost")
      return
    }
    #expect(removal.causes == [.cut("rules/plan.yaml")])
    #expect(removal.first.map(\.key) == ["p/c"])
    // Another in its place shows that the file was written to its end.
    let replaced = EditRules.files(["a": "2018-07-26", "b": "2018-08-31", "d": "2018-09-28"])
    guard case .accepted = try office.take(replaced, at: "2018-07-20 10:06") else {
      Issue.record("a replaced task was held")
      return
    }
  }
}
