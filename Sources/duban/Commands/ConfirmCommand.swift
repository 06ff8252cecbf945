import ArgumentParser
import Rules

/// `duban confirm`: records that the supervisor agrees.
struct ConfirmCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Records that the supervisor agrees (审核通过); the last one strikes it off (销号).",
    discussion: """
      EXAMPLES
        duban confirm office-2026/farmland --by 示范区督查室联络员 --on 2026-10-23
        duban confirm schools/playgrounds schools/nurseries --note 现场核查合格
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.confirm, fact)] }
}
