import ArgumentParser
import PlanLanguage
import Rules

/// `duban progress`: records how much was reached, or how it goes.
struct ProgressCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Records how much was reached, added to what was reached before (进展), or how it goes (反馈).",
    discussion: """
      EXAMPLES
        duban progress xinbei-ziyang-2018/agri-firms 4 --on 2018-06-12
        duban progress job-fairs/fairs 3 --note 第二季度招聘会
        duban progress agri-firms --on 2018-07-02 -- -1        a correction
        duban progress schools/playgrounds schools/nurseries --note 已完成招标
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "Which quantity, when there are several: 场次, 人次.")
  var unit: String?

  @Argument(
    help: ArgumentHelp(
      "Keys, then how much more: decimals allowed, negative to correct. Without an amount a --note says how it goes.",
      valueName: "keys-and-amount"))
  var words: [String]

  var keys: [String] { amount == nil ? words : words.dropLast() }

  /// The last word, when it is an amount behind a key.
  private var amount: Int64? { words.count > 1 ? words.last.flatMap(Amount.thousandths) : nil }

  func facts(about subject: FactSubject) throws -> [Fact] {
    guard let amount else { return [subject.fact(.progress, fact, thousandths: 0)] }
    return [subject.fact(.progress, fact, thousandths: amount, unit: try subject.target(unit).unit)]
  }

  func validate() throws {
    guard amount == nil, fact.note == nil, let last = words.last else { return }
    throw ValidationError(
      words.count > 1
        ? "'\(last)' is no amount; write 4, 1.5 or -1" : "how much more? Without an amount give --note")
  }
}
