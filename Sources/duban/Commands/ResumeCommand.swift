import ArgumentParser
import Rules

/// `duban resume`: lets the time of an obligation go on.
struct ResumeCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Lets the time of an obligation go on (恢复); the days it stood still are given back.",
    discussion: """
      EXAMPLES
        duban resume office-2026/farmland --on 2026-06-15
        duban resume schools/playgrounds schools/nurseries
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.resume, fact)] }
}
