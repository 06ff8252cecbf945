import ArgumentParser
import CivilTime
import Diagnostics
import Glibc
import JSONText
import Messages
import Notifiers
import RuleFiles
import Scheduler

/// `duban init`: writes a folder of rules to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Writes a folder of rules to start from: office, units, calendar, a small plan and its tests, in trial mode.",
    discussion: """
      Writes DIR/rules with office.yaml, units.yaml, calendars/cn.yaml,
      plans/plan-YEAR.yaml, tests/plan-YEAR.yaml, and schema.json, by which editors
      complete and check them (see `duban schema`). A folder that holds rules already
      is left alone. The office is in trial mode: letters go into mailboxes beside the ledger and to
      nobody, until `trial: yes` is taken out of rules/office.yaml.

      EXAMPLES
        duban init supervision
        duban init . --year 2027

      EXIT CODES
        0 written · 64 usage · 73 it holds rules already, or cannot be written
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "The year of the plan. Default: the clock's.")
  var year: Int?

  @Argument(help: "The folder to write rules into; it is made when it is not there.", completion: .directory)
  var folder: String

  func run() throws {
    try reporting(options) {
      let year = try year ?? TimeZoneTable.shanghai.day(at: options.now(in: .shanghai)).year
      guard Starter.years.contains(year) else {
        throw Failure(
          .usage, zh: "--year 要在 \(Starter.years.lowerBound) 至 \(Starter.years.upperBound) 之间",
          en: "--year lies in \(Starter.years.lowerBound) to \(Starter.years.upperBound)")
      }
      let base = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
      let files = Starter.files(year: year).map { Starter.File(path: "\(base)/\($0.path)", bytes: $0.bytes) }
      try refuseWhatHoldsRules("\(base)/rules")
      try write(files)
      report(files.map(\.path), base)
    }
  }

  /// Nothing is put among files that are there: rules of two origins would be read as one.
  private func refuseWhatHoldsRules(_ path: String) throws {
    guard let stream = opendir(path) else {
      if errno == ENOENT { return }
      throw NewFile.Fault.failed(path: path, code: errno)
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name == "." || name == ".." else {
        throw Failure(
          .cannotCreate, zh: "\(path) 里已有 \(name)，不予改动；请换一个文件夹",
          en: "\(path) holds \(name) already and is left alone; name another folder")
      }
    }
  }

  /// All of them or none: half of a folder of rules would be refused, and left alone by the next try.
  private func write(_ files: [Starter.File]) throws {
    var written: [String] = []
    do {
      for file in files {
        try NewFile.write(file.bytes, to: file.path)
        written.append(file.path)
      }
    } catch {
      for path in written { unlink(path) }
      throw error
    }
  }

  private func report(_ paths: [String], _ base: String) {
    if options.json {
      Console.print(JSONValue.members(["folder": .string(base), "files": .strings(paths)]).pretty)
      return
    }
    let zh = options.messageLanguage == .zh
    Console.print(zh ? "已写入：" : "written:")
    for path in paths { Console.print("  \(path)") }
    Console.print(zh ? "\n接下来：" : "\nNext:")
    if base != "." { Console.print("  cd \(ShellWord.quoted(base))") }
    for line in Self.lookAround { Console.print("  duban \(line)") }
    Console.print(
      zh
        ? "\n办一件事，从签收到办结（farmland 换成别的任务编号也一样）："
        : "\nOne task from its receipt to its end (any other task's id will do for farmland):")
    for line in Self.walk { Console.print("  duban \(line) --ledger ledger.sqlite") }
    Console.print(zh ? "\n每天自动提醒：" : "\nReminding, day by day:")
    Console.print("  duban run --ledger ledger.sqlite")
    Console.print(
      zh
        ? "现在是试运行：信件只放进台账旁边的文件夹 trial，不发给任何人；删去 rules/office.yaml 里的 trial: yes 就正式开始。"
        : "Trial mode is on: letters go into the folder 'trial' beside the ledger and to nobody, until you take 'trial: yes' out of rules/office.yaml."
    )
  }

  private static let lookAround = ["check", "test", "tasks"]

  /// What a liaison officer and the supervisor type, in turn, about one task of the plan that was written.
  private static let walk = [
    "tick", "accept farmland --by 示范区农业农村局联络员", "progress farmland 2000 --by 示范区农业农村局联络员",
    "attach farmland --ref 验字第8号 --by 示范区农业农村局联络员", "submit farmland --by 示范区农业农村局联络员",
    "confirm farmland --by 示范区督查室联络员", "overdue", "explain farmland",
  ]
}
