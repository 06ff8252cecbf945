import ArgumentParser
import Rules

/// `duban block`: records that an obligation cannot go on, or can again.
struct BlockCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "block",
    abstract: "Records that an obligation cannot go on and why (受阻), or that it can again.",
    discussion: """
      Its time runs on: who needs more of it asks for that (duban extend request).

      EXAMPLES
        duban block office-2026/farmland --note 用地手续未批 --waits-for 自然资源局
        duban block office-2026/farmland --over --on 2026-06-15
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "The unit, or what else, it waits for.")
  var waitsFor: String?

  @Flag(name: .long, help: "It can go on.")
  var over = false

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func validate() throws {
    if over, waitsFor != nil { throw ValidationError("--waits-for does not go with --over") }
  }

  func facts(about subject: FactSubject) throws -> [Fact] {
    [subject.fact(over ? .unblock : .block, fact, unit: waitsFor)]
  }
}
