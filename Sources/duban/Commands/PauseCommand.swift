import ArgumentParser
import Rules

/// `duban pause`: lets the time of an obligation stand still.
struct PauseCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Lets the time of an obligation stand still (暂停), until it is resumed.",
    discussion: """
      EXAMPLES
        duban pause office-2026/farmland --note 等上级文件 --on 2026-06-01
        duban pause schools/playgrounds schools/nurseries
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.pause, fact)] }
}
