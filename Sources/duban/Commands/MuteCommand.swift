import ArgumentParser
import Rules

/// `duban mute`: nobody is reminded for a while.
struct MuteCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "mute",
    abstract: "Lets nobody be reminded through a day, and why (暂缓催办); its end is told.",
    discussion: """
      The time goes on: due days and lamps stay as they are. What would have been
      told is recorded as suppressed. The day after the last one the unit and the
      supervisor are told that reminders go on.

      EXAMPLES
        duban mute office-2026/farmland --until 2026-10-31 --note 汛期抢险 --by 示范区督查室联络员
        duban mute office-2026/farmland --over
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "The last day on which nobody is reminded.")
  var until: String?

  @Flag(name: .long, help: "Ends it now: reminders go on.")
  var over = false

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func validate() throws {
    guard (until == nil) == over else { throw ValidationError("give either --until DAY or --over") }
  }

  func facts(about subject: FactSubject) throws -> [Fact] {
    guard let until else { return [subject.fact(.unmute, fact)] }
    return [subject.fact(.mute, fact, until: try civilDay(until, "--until"))]
  }
}
