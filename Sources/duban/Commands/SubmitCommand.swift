import ArgumentParser
import Evaluation
import Rules

/// `duban submit`: records that a unit says an obligation is done.
struct SubmitCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Records that a unit says an obligation is done (报结); the supervisor confirms it.",
    discussion: """
      Until the evidence that is asked for is there it reads 缺佐证; from then on it
      waits for the supervisor, and that time is not the unit's.

      EXAMPLES
        duban submit office-2026/farmland --evidence 验收报告 --on 2026-10-20
        duban submit schools/playgrounds schools/nurseries --by 示范区教育局联络员
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "A kind of evidence that was handed in; may be repeated.")
  var evidence: [String] = []

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] {
    let pieces = try subject.evidence(evidence, fact)
    // Submitted before, and only waiting for its evidence.
    if subject.course.reported != nil, !pieces.isEmpty { return pieces }
    return pieces + [subject.fact(.submit, fact)]
  }
}
