import ArgumentParser
import Rules

/// `duban acknowledge`: a unit says that it knows.
struct AcknowledgeCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Records that a unit knows and is at it (知悉): reminders rest as long as the policy says.",
    discussion: """
      It answers a slip (督办单), too. When it runs out (`acknowledgement` of the
      policy) and nothing was recorded since, a second clock starts: the steps
      that count from it (`lapsed`).

      EXAMPLES
        duban acknowledge office-2026/farmland --note 月底前完成验收 --by 镇政府联络员
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.acknowledge, fact)] }
}
