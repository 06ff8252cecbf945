import ArgumentParser

/// The program: one command per file, listed here.
@main
struct Duban: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duban",
    abstract: "Supervises the tasks of plans: reminders to those who must act, lists for those who must know. 督办",
    discussion: """
      Tasks, deadlines, units and policies are YAML files in a folder of rules; what
      happened is a ledger.

      EXAMPLES
        duban check                                  every fault of the rules at once
        duban test                                   runs the tests that stand in the rules
        duban overdue --at 2018-09-10                what is past due, by unit
        duban explain xinbei-ziyang-2018/labour-agencies    why it is due that day
        duban done xinbei-ziyang-2018/labour-agencies --on 2018-09-05
        duban simulate --from 2018-01-01 --to 2018-12-31 \\
          --story rules/stories/xinbei-ziyang-2018.yaml --out demo
        duban run                                    supervise from now on

      EXIT CODES
        0 fine · 1 findings (rule errors; overdue with --fail-if-overdue)
        64 usage · 65 bad data · 66 missing input · 70 our fault
        73, 74 cannot write · 75 try again · 77 permission · 78 configuration

      SHELL COMPLETION
        duban --generate-completion-script bash > /etc/bash_completion.d/duban
        (also zsh, fish)
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, TasksCommand.self, ShowCommand.self, AgendaCommand.self, OverdueCommand.self,
      AccountCommand.self,
      ExplainCommand.self, AcceptCommand.self, ProgressCommand.self, AttachCommand.self, SubmitCommand.self,
      ConfirmCommand.self, ReturnCommand.self, ExtendCommand.self, BlockCommand.self, PauseCommand.self,
      ResumeCommand.self, WaiveCommand.self, DoneCommand.self, NudgeCommand.self, AcknowledgeCommand.self,
      MuteCommand.self, SlipsCommand.self, ClockCommand.self, RecordCommand.self,
      RunCommand.self, TickCommand.self,
      SimulateCommand.self, StatusCommand.self, DoctorCommand.self, DrillCommand.self, LedgerCommand.self,
      DeadlineCommand.self,
      WhenCommand.self, EventCommand.self, RaiseCommand.self, CalendarCommand.self, CiteCommand.self,
      ChannelsCommand.self, ReportCommand.self, InitCommand.self, TestCommand.self, SchemaCommand.self,
      ReferenceCommand.self,
      DiffCommand.self,
      FmtCommand.self, ReloadCommand.self,
    ])
}

extension Duban {
  /// Runs the command that the arguments name.
  ///
  /// One that is named first and understood is run at once: the parser sets out with every command there is, which
  /// takes longer than what many of them do. Whatever else was typed (help, a mistake, a command of a command) is the
  /// parser's.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first,
      let command = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      command.configuration.subcommands.isEmpty, var parsed = try? command.parseAsRoot(Array(arguments.dropFirst()))
    else { return main(nil) }
    do {
      try parsed.run()
    } catch {
      exit(withError: error)
    }
  }
}
