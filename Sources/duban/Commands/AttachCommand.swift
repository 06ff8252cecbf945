import ArgumentParser
import Evaluation
import Rules

/// `duban attach`: records that a piece of evidence is there.
struct AttachCommand: FactCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Records that a piece of evidence is there (佐证): a file, which is kept, or a reference.",
    discussion: """
      A file is kept beside the ledger in the folder 'evidence', under the SHA-256 of
      what it holds, and the record names that: what was handed in can be proved.

      EXAMPLES
        duban attach office-2026/farmland --as 验收报告 --file 验收报告.pdf
        duban attach schools/playgrounds --as 竣工验收单 --ref 示教基〔2026〕15号
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .customLong("as"), help: "Which of the documents asked for it is. Default: the only one.")
  var kind: String?

  @Option(name: .long, help: "The file to keep.", completion: .file())
  var file: String?

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func validate() throws {
    guard file != nil || fact.ref != nil else { throw ValidationError("give --file PATH or --ref TEXT") }
  }

  func facts(about subject: FactSubject) throws -> [Fact] {
    let name = try kind ?? onlyKind(subject)
    let piece = try subject.evidence([name], fact)[0]
    guard let file else { return [piece] }
    let kept = try EvidenceFile(reading: file)
    return [
      subject.fact(.attach, fact, ref: fact.ref ?? kept.name, note: name, content: kept.hash)
    ]
  }

  func prepare(in workspace: Workspace) throws {
    if let file { try EvidenceFile(reading: file).keep(beside: try workspace.stateFolder) }
  }

  private func onlyKind(_ subject: FactSubject) throws -> String {
    let required = subject.book.commitment(of: subject.obligation).evidence
    guard required.count == 1 else {
      let list = required.joined(separator: "、")
      throw Failure(
        .usage,
        zh: required.isEmpty ? "\(subject.key) 不要求佐证" : "\(subject.key) 要求：\(list)；请用 --as 指明",
        en: required.isEmpty
          ? "\(subject.key) asks for no evidence" : "\(subject.key) asks for \(list): say which with --as")
    }
    return required[0]
  }
}
