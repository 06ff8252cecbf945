import ArgumentParser
import Evaluation
import Rules

/// `duban done`: records that an obligation is met.
struct DoneCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Records that an obligation is met (办结), where one step closes it.",
    discussion: """
      EXAMPLES
        duban done xinbei-ziyang-2018/labour-agencies --on 2018-09-05
        duban done xinbei-ziyang-2018/summary@2018-H1#区农业局 --evidence 工作总结
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "A kind of evidence that was handed in; may be repeated.")
  var evidence: [String] = []

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] {
    let pieces = try subject.evidence(evidence, fact)
    // Reported done before, and only waiting for its evidence.
    if subject.course.reported != nil, !pieces.isEmpty { return pieces }
    return pieces + [subject.fact(.done, fact)]
  }
}
