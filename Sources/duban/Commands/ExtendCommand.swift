import ArgumentParser
import Evaluation
import Rules

/// `duban extend`: more time, asked for and decided.
struct ExtendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Records that more time is asked for, given, or refused (延期).",
    discussion: """
      The due day before stays on record. What was asked for after it may still be
      given: reminders follow the new day, the statistics stay late.

      EXAMPLES
        duban extend request office-2026/farmland --until 2026-11-20 --note 连续降雨 --progress 已完成1600亩
        duban extend approve office-2026/farmland --by 示范区督查室联络员
        duban extend refuse office-2026/farmland --note 应提前安排
      """,
    subcommands: [ExtendRequestCommand.self, ExtendApproveCommand.self, ExtendRefuseCommand.self])
}

/// `duban extend request`.
struct ExtendRequestCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "A unit asks for more time: until when, why, and how far it is (申请延期).",
    discussion: """
      EXAMPLES
        duban extend request office-2026/farmland --until 2026-11-20 --note 连续降雨 --progress 已完成1600亩
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "The day it is to run to.")
  var until: String

  @Option(name: .long, help: "How far the work is, in words.")
  var progress: String

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] {
    [subject.fact(.extendRequest, fact, until: try civilDay(until, "--until"), situation: progress)]
  }
}

/// `duban extend approve`.
struct ExtendApproveCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "The supervisor gives more time: until the day asked for, or another (批准延期).",
    discussion: """
      EXAMPLES
        duban extend approve office-2026/farmland --by 示范区督查室联络员
        duban extend approve office-2026/farmland --until 2026-11-15 --note 只延两周
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "The day it is to run to. Default: the day asked for.")
  var until: String?

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] {
    let day = try until.map { try civilDay($0, "--until") } ?? subject.course.request?.until
    return [subject.fact(.extendApprove, fact, until: day)]
  }
}

/// `duban extend refuse`.
struct ExtendRefuseCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse",
    abstract: "The supervisor gives no more time, and says why (不批延期).",
    discussion: """
      EXAMPLES
        duban extend refuse office-2026/farmland --note 应提前安排
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func facts(about subject: FactSubject) throws -> [Fact] { [subject.fact(.extendRefuse, fact)] }
}
