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
    channelKinds: ["maildir", "file"], reportFormats: ["text", "html", "markdown", "csv", "json"])

  /// The small plan that `duban init` writes, with all that belongs to it.
  private static func sources() throws -> [RuleSource] {
    try ["office.yaml", "units.yaml", "units-office-2026.yaml", "calendars/cn.yaml", "plans/office-2026.yaml"].map {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(Program.packageRoot)/rules/\($0)"))
      return RuleSource(path: "rules/\($0)", bytes: [UInt8](data))
    }
  }

  private static let now = instant("2026-03-02 10:00")

  /// Cuts `file` at every `stride`th byte from the first on and judges what is left.
  private func cut(_ file: String, every stride: Int = 1) throws -> (refused: Int, held: Int, taken: Int) {
    let whole = try Self.sources()
    let old = try #require(RuleLoader.load(whole, settings: Self.settings).book)
    let snapshot = Evaluator.followed(old, until: Self.now)
    let place = try #require(whole.firstIndex { $0.path == file })
    let bytes = whole[place].bytes
    let commitments = count(old)
    var found = (refused: 0, held: 0, taken: 0)
    for length in Swift.stride(from: 0, to: bytes.count, by: stride) {
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
      let change = Evaluator.difference(
        from: old, to: new, snapshot, at: Self.now, until: civilDay("2026-05-31"))
      #expect(change.isEmpty, "cut at byte \(length)")
    }
    return found
  }

  private func count(_ book: RuleBook) -> Int {
    book.plans.reduce(0) { $0 + $1.tasks.reduce(0) { $0 + $1.commitments.count } }
  }

  @Test func aPlanCutAtAnyByteIsRefusedOrHeldOrMeansTheSame() throws {
    let found = try cut("rules/plans/office-2026.yaml")
    #expect(found.refused > 100)
    #expect(found.held > 100, "\(found)")
    #expect(found.taken > 0, "the last line end says nothing: \(found)")
  }

  @Test func soAreUnitsPoliciesAndCalendars() throws {
    for (file, stride) in [("office.yaml", 7), ("units-office-2026.yaml", 7), ("calendars/cn.yaml", 211)] {
      let found = try cut("rules/\(file)", every: stride)
      #expect(found.refused + found.held > found.taken, "\(file): \(found)")
    }
  }

  @Test func anEditedPlanWhoseEndIsMissingIsHeldByItsLastTask() throws {
    let office = try ClockedOffice()
    try office.take(EditRules.files(["a": "2018-07-25", "b": "2018-08-31", "c": "2018-09-28"]), at: "2018-07-20 10:00")
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
