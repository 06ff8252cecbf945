import ArgumentParser
import Diagnostics
import JSONText
import Ledger
import Rules

/// `duban channels`: the ways to reach people, and whether they work.
struct ChannelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channels",
    abstract: "Lists the channels (渠道), or tries one out.",
    discussion: """
      EXAMPLES
        duban channels
        duban channels test mail --to 对口办联络员
      """,
    subcommands: [ChannelsListCommand.self, ChannelsTestCommand.self],
    defaultSubcommand: ChannelsListCommand.self)
}

/// `duban channels list`.
struct ChannelsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The channels, where they lead, how many people they reach, what waits and what died.",
    discussion: """
      EXAMPLES
        duban channels list
        duban channels list --json
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let ledger = try workspace.existingLedger()
      let dead = try ledger?.deliveries(in: [.dead]).map(\.planned.channel) ?? []
      let waiting = try ledger?.deliveries(in: [.planned, .retry, .uncertain]).map(\.planned.channel) ?? []
      let rows = book.channels.map { channel in
        (
          channel: channel, people: book.reached(by: channel.name), waiting: waiting.count { $0 == channel.name },
          dead: dead.count { $0 == channel.name }
        )
      }
      if options.json {
        Console.print(
          JSONValue.array(
            rows.map { row in
              .members([
                "name": .string(row.channel.name), "kind": .string(row.channel.kind),
                "where": .string(row.channel.place), "people": .number(Int64(row.people)),
                "waiting": .number(Int64(row.waiting)), "dead": .number(Int64(row.dead)),
              ])
            }
          ).pretty)
        return
      }
      let zh = options.reportLanguage == .zh
      let heading =
        zh ? ["渠道", "类型", "去处", "人数", "待发", "未送达"] : ["CHANNEL", "KIND", "WHERE", "PEOPLE", "WAITING", "DEAD"]
      Console.printRaw(
        TextTable.render(
          [heading]
            + rows.map { row in
              [
                row.channel.name, row.channel.kind, row.channel.place, "\(row.people)", "\(row.waiting)",
                "\(row.dead)",
              ]
            }))
      guard let trial = book.office.trial else { return }
      let words = trial.words(folder: try workspace.stateFolder + "/trial")
      Console.print(Bilingual(zh: "试运行：\(words.zh)", en: "trial mode: \(words.en)")[options.reportLanguage])
    }
  }
}

extension Channel {
  /// Where it leads, in short: a folder, a server, a program.
  var place: String {
    switch means {
    case .folder(_, let path): path
    case .mail(let server): "\(server.host):\(server.port) \(server.security.rawValue)"
    case .sendmail(let sendmail): sendmail.program
    }
  }
}

extension RuleBook {
  /// How many people are told through the channel called `name` unless a rule says otherwise.
  fileprivate func reached(by name: String) -> Int {
    var people: Set<PersonIndex> = []
    func reach(_ person: PersonIndex, usual: [String]) {
      let own = self.people[Int(person)].channels
      if (own.isEmpty ? usual : own).contains(name) { people.insert(person) }
    }
    for person in office.administrators { reach(person, usual: office.channels) }
    for unit in units {
      let usual = unit.channels.isEmpty ? office.channels : unit.channels
      for contact in unit.liaison + unit.leader { reach(contact.person, usual: usual) }
    }
    return people.count
  }
}
