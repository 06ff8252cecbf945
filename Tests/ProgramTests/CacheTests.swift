import Foundation
import ProgramHarness
import Testing

/// The rules kept beside the ledger: with them and without them every command says the same.
@Suite struct CacheTests {
  private let folder = TemporaryFolder()
  private let program: Program

  init() throws {
    try folder.takeRules(plans: nil)
    program = Program(in: folder.path)
  }

  static let commands = [
    "overdue --at 2018-09-10", "overdue --at 2019-02-01 --json --internal", "tasks --json",
    "show xinbei-ziyang-2018/agri-firms", "agenda --from 2018-06-01 --to 2018-06-30 --json", "status",
    "explain xinbei-ziyang-2018/agri-firms --at 2018-09-10",
  ].map { $0.split(separator: " ").map(String.init) }

  @Test func everyCommandSaysTheSameWithAndWithoutIt() throws {
    #expect(try program.run("tick", "--at", "2018-03-05T10:00").code == 0)
    for command in Self.commands {
      let first = try program.run(command)
      #expect(first.code == 0, "\(command): \(first.errorText)")
      let kept = try program.run(command)
      let anew = try program.run(command + ["--no-cache"])
      #expect(kept.text == first.text && anew.text == first.text && !first.text.isEmpty, "\(command)")
    }
    #expect(!folder.tree(".").keys.filter { $0.hasSuffix(".rules") }.isEmpty)
  }

  @Test func anEditIsSeenAtOnce() throws {
    #expect(try program.run("tick", "--at", "2018-03-05T10:00").code == 0)
    let key = "xinbei-ziyang-2018/agri-firms"
    #expect(try program.run("show", key).text.contains("2018-11-30"))
    let path = "rules/plans/xinbei-ziyang-2018.yaml"
    let text = folder.text(path)
    let edited = text.replacing("due: 4～11月", with: "due: 4～10月")
    #expect(edited != text)
    try folder.write(edited, to: path)
    let shown = try program.run("show", key).text
    #expect(shown.contains("2018-10-31") && !shown.contains("2018-11-30"))
    try folder.write(text.replacing("lead:", with: "laed:"), to: path)
    #expect(try program.run("check").code == 1)
  }
}
