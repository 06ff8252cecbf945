import ArgumentParser
import Rules

/// `duban waive`: records that an obligation need not be done.
struct WaiveCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Records that an obligation need not be done any more (免办、终止).",
    discussion: """
      EXAMPLES
        duban waive office-2026/farmland --note 项目已撤销 --ref 会议纪要〔2026〕8号
        duban waive schools/playgrounds schools/nurseries --note 并入2027年计划
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.waive, fact)] }
}
