import ArgumentParser
import JSONText
import Ledger

/// `duban ledger head`: where the journal ends, to be kept elsewhere.
struct LedgerHeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Prints the number and the hash of the last entry, to be kept elsewhere (末条).",
    discussion: """
      Whoever keeps this line where the ledger's machine cannot reach it can show with
      `duban ledger verify --head` that nothing before it was altered, cut or put back.

      EXAMPLES
        duban ledger head
        duban ledger head >> /mnt/backup/heads.txt
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let head = try Workspace(options).ledgerToInspect().head()
      Console.print(
        options.json
          ? JSONValue.members(["entries": .number(head.seq), "head": .string(head.hexadecimal)]).pretty : head.line)
    }
  }
}
