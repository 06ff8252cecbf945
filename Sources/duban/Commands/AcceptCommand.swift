import ArgumentParser
import Rules

/// `duban accept`: records that a unit has received an obligation.
struct AcceptCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Records that a unit has received what was handed down to it (签收).",
    discussion: """
      EXAMPLES
        duban accept office-2026/farmland --by 示范区农业农村局联络员
        duban accept schools/playgrounds schools/nurseries --on 2026-01-19
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.accept, fact)] }
}
