import Foundation
import ProgramHarness
import Testing

/// An edit that is not in force stops nobody: lists and records go by the rules that are, and say so.
@Suite struct InForceTests {
  private let folder = TemporaryFolder()
  private let program: Program
  private static let plan = "rules/plans/xinbei-ziyang-2018.yaml"
  private static let overdue = ["overdue", "--internal", "--at", "2018-09-10", "--json"]

  init() throws {
    try folder.takeRules(plans: nil)
    program = Program(in: folder.path)
    #expect(try program.run("tick", "--at", "2018-03-05T10:00").code == 0)
  }

  private func keys(_ list: Finished) throws -> [String] {
    try list.json["obligations"].array.compactMap { $0["key"].string }
  }

  private func isByTheRulesInForce(_ found: Finished, _ before: Finished) throws {
    let (now, then) = (try keys(found), try keys(before))
    #expect(found.code == 0 && now == then && !now.isEmpty, "\(found.errorText)")
    #expect(found.errorText.contains("is not in force; this is by the rules in force"))
  }

  @Test func whatCannotBeReadStopsNobody() throws {
    let before = try program.run(Self.overdue)
    let text = folder.text(Self.plan)
    try folder.write(text.replacing("due: 4～11月", with: "deu: 4～11月"), to: Self.plan)
    try isByTheRulesInForce(try program.run(Self.overdue), before)
    let done = try program.run("done", "xinbei-ziyang-2018/agri-firms", "--at", "2018-09-10")
    #expect(done.code == 0 && done.errorText.contains("by the rules in force"))
    #expect(try program.run("check").code == 1)
    #expect(try program.run("test").code == 1)
    try folder.write(text, to: Self.plan)
    #expect(try program.run(Self.overdue).errorText.isEmpty)
  }

  @Test func whatIsHeldTakesNothingFromTheLists() throws {
    let before = try program.run(Self.overdue)
    for place in ["plans", "stories", "tests"] { try folder.remove("rules/\(place)/dongli-2017.yaml") }
    #expect(try program.run("reload", "--at", "2018-03-05T11:00").code == 1)
    try isByTheRulesInForce(try program.run(Self.overdue), before)
    #expect(try program.run("progress", "dongli-2017/funds/chengde@2018", "5", "--at", "2018-09-10").code == 0)
    #expect(try program.run("reload", "--accept", "--at", "2018-03-05T12:00").code == 0)
    let after = try program.run(Self.overdue)
    let (now, then) = (try keys(after), try keys(before))
    #expect(after.code == 0 && after.errorText.isEmpty && now != then)
  }

  @Test func withoutRulesInForceAnErrorIsAnError() throws {
    try folder.write(folder.text(Self.plan).replacing("lead:", with: "laed:"), to: Self.plan)
    #expect(try program.run(Self.overdue + ["--ledger", "other.sqlite"]).code == 1)
  }
}
