import ArgumentParser
import Rules

/// `duban return`: sends an obligation back.
struct ReturnCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: "Sends an obligation back: by the unit (退办), or to be done again (退回重办).",
    discussion: """
      While the unit has it in hand it says with this that it is not its duty; the
      supervisor then sends it back in turn, waives it, or changes the rules. Once
      it was submitted, or closed, the supervisor sends it back to be done again;
      the days it waited are given back to the unit.

      EXAMPLES
        duban return office-2026/farmland --note 验收报告缺盖章 --by 示范区督查室联络员
        duban return office-2026/farmland --note 不属本单位职责 --by 示范区农业农村局联络员
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.sendBack, fact)] }
}
