import ArgumentParser
import Diagnostics
import JSONText
import Notifiers
import RuleFiles
import Scheduler

/// `duban fmt`: lays out rule files.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lays out rule files: indentation, blanks, order of keys; comments and what they say stay.",
    discussion: """
      Without FILES, every file of the folder of rules. Values, quotes, comments and
      blank lines stay as they are written; a key moves with the comments above it.
      A file is written only when the rules it comes to are the same before and
      after, and is never half written; one that cannot be read is left alone.

      EXAMPLES
        duban fmt                                    the whole folder of rules
        duban fmt --check                            names what would change
        duban fmt --diff rules/units.yaml            shows what would change
        duban fmt --from gbk rules/plans/plan.yaml   also turns GBK into UTF-8
        duban fmt --stdin < plan.yaml                for editors: the result on stdout

      EXIT CODES
        0 laid out · 1 a file was left alone; with --check or --diff: would change
        64 usage · 66 no such file · 73, 74 cannot write · 77 permission
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Writes nothing; names the files that would change, and exits 1 when there are any.")
  var check = false

  @Flag(name: .long, help: "Writes nothing; shows what would change, and exits 1 when anything would.")
  var diff = false

  @Flag(name: .long, help: "Reads one file from standard input and writes it, laid out, to standard output.")
  var stdin = false

  @Option(name: .long, help: "gbk: files that are not UTF-8 are GBK (GB 18030) and are turned into UTF-8.")
  var from: FileEncoding?

  @Argument(help: "Files and folders.", completion: .file(extensions: ["yaml"]))
  var files: [String] = []

  func run() throws {
    try reporting(options) {
      if stdin, !files.isEmpty {
        throw Failure(
          .usage, zh: "--stdin 只读标准输入，不要再写文件名", en: "--stdin reads standard input only; name no files")
      }
      var folder = stdin ? LayoutFolder(standardInput: try StandardInput.read(limit: 64 << 20)) : LayoutFolder()
      if !stdin { try folder.collect(files.isEmpty ? [options.rules] : files, rules: options.rules) }
      folder.layOut(Workspace.settings, convertsGBK: from == .gbk)
      if !check, !diff, !stdin { try folder.write() }
      report(folder)
      if folder.files.contains(where: { $0.isLeftAlone || (check || diff) && $0.isChanged }) {
        throw ExitCode(Failure.Code.findings.rawValue)
      }
    }
  }

  // MARK: What it says

  private func report(_ folder: LayoutFolder) {
    for file in folder.files { complain(file) }
    if options.json, !stdin {
      Console.print(json(folder).pretty)
    } else if diff {
      for file in folder.files where file.isChanged {
        Console.printRaw(LineDifference(file.text, file.laidOut ?? []).unified(file.path, file.path))
      }
    } else if stdin, !check {
      for file in folder.files where !file.isLeftAlone { Console.printBytes(file.laidOut ?? file.bytes) }
    } else {
      for file in folder.files where file.isChanged { Console.print(file.path) }
    }
    if !stdin { Console.error(summary(folder)[options.messageLanguage]) }
  }

  private func complain(_ file: LayoutFolder.File) {
    switch file.outcome {
    case .unreadable(let diagnostics):
      let printer = DiagnosticPrinter(
        files: SourceFiles([file.path]), language: options.messageLanguage, isColoured: options.useColor
      ) { _, line in sourceLine(line, in: file.text) }
      Console.errorRaw(printer.text(of: diagnostics))
    case .refused(let line, let reason):
      let sentence = Bilingual(
        zh: "\(file.path):\(line)：\(reason.zh)；文件未改动",
        en: "\(file.path):\(line): \(reason.en); the file is left alone")
      Console.error(sentence[options.messageLanguage])
    case .same, .changed: break
    }
  }

  private func summary(_ folder: LayoutFolder) -> Bilingual {
    let changed = folder.files.count { $0.isChanged }
    let left = folder.files.count { $0.isLeftAlone }
    let would = check || diff
    let leftZh = left == 0 ? "" : "，\(left)个未处理"
    let leftEn = left == 0 ? "" : ", \(left) left alone"
    return Bilingual(
      zh: "\(folder.files.count)个文件：\(changed)个\(would ? "需要" : "已")排版\(leftZh)",
      en:
        "\(English.counted(folder.files.count, "file")): \(changed) \(would ? "would be" : "were") laid out\(leftEn)"
    )
  }

  private func json(_ folder: LayoutFolder) -> JSONValue {
    .members([
      "files": .number(Int64(folder.files.count)),
      "changed": .array(folder.files.filter(\.isChanged).map { .string($0.path) }),
      "refused": .array(folder.files.filter(\.isLeftAlone).map { .string($0.path) }),
    ])
  }
}
