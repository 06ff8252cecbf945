import ArgumentParser
import Diagnostics
import JSONText
import Notifiers
import Scheduler

/// `duban schema`: what editors complete, explain and check rule files by.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a rule file: completion, hover and checks in editors.",
    discussion: """
      A draft-07 schema of every section and key, in English and Chinese, made from
      the table that the rules are read by. `duban init` writes it beside the rules as
      schema.json, and its name into the first line of each file:

        # yaml-language-server: $schema=schema.json

      Editors with the YAML language server (VS Code, Vim, Emacs, Helix, Zed) read
      that line. After an update of this program write the schema anew with --out.

      EXAMPLES
        duban schema --out rules/schema.json
        duban schema > rule-file.schema.json

      EXIT CODES
        0 written · 64 usage · 73 another file stands there, or it cannot be written
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "Writes into this file; an older schema there is replaced.", completion: .file())
  var out: String?

  func run() throws {
    try reporting(options) {
      guard let out else { return Console.printRaw(RuleSchema.text) }
      try refuseAnotherFile(out)
      try NewFile.replace(Array(RuleSchema.text.utf8), at: out)
      if options.json {
        Console.print(JSONValue.members(["file": .string(out)]).pretty)
      } else {
        Console.print(options.messageLanguage == .zh ? "已写入：\(out)" : "written: \(out)")
      }
    }
  }

  /// Only a schema is written over: a slip of the name must not cost anybody his rules.
  private func refuseAnotherFile(_ path: String) throws {
    switch FileBytes.read(path, limit: 1 << 20) {
    case .success(let bytes):
      if bytes.isEmpty || String(decoding: bytes, as: UTF8.self).contains("\"$id\": \"\(RuleSchema.id)\"") {
        return
      }
    case .failure(let fault):
      if fault.kind == .missing { return }
    }
    throw Failure(
      .cannotCreate, zh: "\(path) 是别的文件，不予覆盖；请换一个 --out",
      en: "\(path) is another file and is left alone; name another --out")
  }
}
