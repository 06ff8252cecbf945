import ArgumentParser
import Rules

/// `duban nudge`: urges a unit by hand.
struct NudgeCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "nudge",
    abstract: "Urges a unit by hand (催办): its liaison officers are told with the next digest.",
    discussion: """
      EXAMPLES
        duban nudge office-2026/farmland --note 请本周内报进度
        duban nudge schools/playgrounds schools/nurseries --by 示范区督查室联络员
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.nudge, fact)] }
}
