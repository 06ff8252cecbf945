import ArgumentParser
import Diagnostics
import JSONText
import Ledger

/// `duban ledger backup`: a copy of the whole ledger while the daemon runs.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the ledger while the daemon runs, and checks the copy (备份).",
    discussion: """
      The copy is the ledger as it was at one moment; a copy made with `cp` while
      somebody writes may be half of two. It is made under another name, verified as by
      `duban ledger verify`, and only then gets its own.

      EXAMPLES
        duban ledger backup /mnt/backup/ledger-2018-07-24.sqlite
        duban ledger backup /mnt/backup/ledger.sqlite --force

      EXIT CODES
        0 · 65 the ledger does not stand the check · 73 the file exists
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Replaces a file that is there.")
  var force = false

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  func run() throws {
    try reporting(options) {
      let ledger = try LedgerFile.open(try Workspace(options).ledgerPath, .readOnly)
      let head = try ledger.backUp(to: file, replacing: force)
      if options.json {
        Console.print(
          JSONValue.members([
            "file": .string(file), "entries": .number(head.seq), "head": .string(head.hexadecimal),
          ]).pretty)
        return
      }
      let text = Bilingual(
        zh: "已备份并核验：\(file)，\(head.seq)条，末条 \(head.hexadecimal)",
        en: "backed up and verified: \(file), \(head.seq) entries, head \(head.hexadecimal)")
      Console.print(text[options.messageLanguage])
    }
  }
}
