import ArgumentParser
import Diagnostics
import JSONText
import Ledger
import Scheduler

/// `duban ledger verify`: the first entry that is not what was written.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Follows the hash chain and names the first altered entry (核验).",
    discussion: """
      A journal whose tail was cut, or an older file that was put back, hangs together
      as well as the whole one. Only a head kept elsewhere tells: --head takes its hash,
      with the number of its entry or without, or a file with what `duban ledger head`
      printed (the last line counts).

      EXAMPLES
        duban ledger verify
        duban ledger verify --head /mnt/backup/heads.txt
        duban ledger verify --head 3f9c…(64 digits)@14738

      EXIT CODES
        0 whole · 1 altered, cut, or not the journal of that head
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "A head that was kept elsewhere: HEX, HEX@SEQ or a file.", completion: .file())
  var head: String?

  func run() throws {
    try reporting(options) {
      let ledger = try Workspace(options).ledgerToInspect()
      let language = options.reportLanguage
      switch try ledger.verify(against: try head.map(kept)) {
      case .intact(let head):
        let text = Bilingual(
          zh: "台账完整：\(head.seq)条，末条 \(head.hexadecimal)",
          en: "whole: \(head.seq) entries, head \(head.hexadecimal)")
        Console.print(
          options.json
            ? JSONValue.members([
              "intact": true, "entries": .number(head.seq), "head": .string(head.hexadecimal),
            ]).pretty : text[language])
      case .broken(let fault):
        let sentence = fault.message[language]
        Console.print(
          options.json ? JSONValue.members(["intact": false, "fault": .string(sentence)]).pretty : sentence)
        throw ExitCode(Failure.Code.findings.rawValue)
      }
    }
  }

  /// What `--head` says.
  private func kept(_ text: String) throws -> KeptHead {
    if let hash = JournalHead.hash(text) { return .hash(hash) }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2, let head = JournalHead(line: "\(parts[1]) \(parts[0])") { return .head(head) }
    let bytes = try FileBytes.read(text, limit: 1 << 20).get()
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let head = lines.last.flatMap({ JournalHead(line: $0) }) else {
      throw Failure(
        .badData, zh: "\(text) 的末行不是“序号 校验值”（duban ledger head）",
        en: "the last line of \(text) is not 'SEQ HEX' (duban ledger head)")
    }
    return .head(head)
  }
}
