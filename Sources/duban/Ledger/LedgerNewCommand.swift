import ArgumentParser
import Diagnostics
import JSONText
import Ledger

/// `duban ledger new`: begins a ledger where one was lost.
struct LedgerNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins an empty ledger, also where one was lost (新建台账).",
    discussion: """
      The first ledger is made by whatever writes first. Where there was one, nothing
      makes another by itself: everything that is past and still open would be told
      again. --forget says that this is meant; a file that is there keeps its contents
      under another name.

      EXAMPLES
        duban ledger new
        duban ledger new --forget

      EXIT CODES
        0 · 66 the ledger that was there is gone · 73 there is one · 75 a daemon runs
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Begins anew although there is, or was, a ledger.")
  var forget = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let path = try workspace.ledgerPath
      try LedgerReplacement.makeFolder(of: path)
      let lock = try workspace.daemonLock()
      if !forget {
        if try workspace.existingLedger() != nil {
          throw Failure(
            .cannotCreate, zh: "台账 \(path) 已经存在；确要从头开始，加 --forget（原文件另存）",
            en: "there is a ledger \(path); to begin anew say --forget (the file is kept under another name)")
        }
      }
      let kept = try LedgerReplacement(of: path, from: nil).takePlace()
      withExtendedLifetime(lock) {}
      if options.json {
        Console.print(JSONValue.members(["ledger": .string(path), "kept": .optional(kept)]).pretty)
        return
      }
      let before = kept.map { Bilingual(zh: "；原文件存为 \($0)", en: "; the file that was there is now \($0)") }
      let text = Bilingual(
        zh: "已新建台账 \(path)\(before?.zh ?? "")", en: "began an empty ledger, \(path)\(before?.en ?? "")")
      Console.print(text[options.messageLanguage])
    }
  }
}
