import Diagnostics
import RuleFiles
import Testing

/// What `duban check --explain` shows: every wrong example is answered with its code alone, every mended one with
/// nothing.
@Suite struct FaultExampleTests {
  /// A right book, in pieces: each stands beside an example that has nothing of the kind.
  private static let surroundings = [
    (name: "plan:", text: "plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督办室}\n"),
    (name: "office:", text: "office: {name: 区督办室, email: duban@example.org, channels: [mail]}\n"),
    (
      name: "channels: {",
      text: "channels: {mail: {kind: maildir, folder: mailboxes}, desk: {kind: file, folder: reports}}\n"
    ),
    (name: "calendars:", text: "calendars: {cn: {source: 无}}\n"),
    (name: "policies:", text: "policies: {standard: {steps: [{on: due, tell: liaison}]}}\n"),
    (name: "name: 农业局", text: "units: [{name: 农业局, liaison: 张三}]\n"),
    (name: "name: 发改委", text: "units: [{name: 发改委, liaison: 李四}]\n"),
    (name: "name: 督办室", text: "units: [{name: 督办室, liaison: 王五}]\n"),
    (name: "name: 张三", text: "people: [{name: 张三, email: zhang@example.org}]\n"),
    (name: "name: 李四", text: "people: [{name: 李四, email: li@example.org}]\n"),
    (name: "name: 王五", text: "people: [{name: 王五, email: wang@example.org}]\n"),
  ]

  /// The codes of what is found in the example and all that stands beside it.
  private func codes(_ bytes: [UInt8], of example: FaultExample, lacksPlan: Bool = false) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    var sources = [RuleSource(path: example.file, bytes: bytes)]
    for (index, piece) in Self.surroundings.enumerated()
    where (!text.contains(piece.name) || example.file.hasSuffix(".mustache"))
      && !(lacksPlan && piece.name == "plan:")
    {
      sources.append(RuleSource(path: "\(index).yaml", bytes: Array(piece.text.utf8)))
    }
    let loaded = RuleLoader.load(sources, settings: Fixtures.settings)
    let texts = example.document.map { ["plan.txt": Array($0.utf8)] } ?? [:]
    let cited = loaded.book.map { Citations.check($0, texts: texts) } ?? []
    return (loaded.diagnostics + cited).map { diagnostic in
      diagnostic.code
        + (diagnostic.span.map { loaded.files.name(of: $0) == example.file ? "" : " elsewhere" } ?? "")
    }
  }

  @Test(arguments: FaultCode.allCases) func theWrongOneIsAnsweredWithItsCodeAndTheMendedOneWithNothing(
    _ code: FaultCode
  ) {
    let example = code.example
    var found: Set<String>
    switch example.wrong {
    case .text(let text): found = Set(codes(Array(text.utf8), of: example, lacksPlan: example.lacksPlan))
    case .bytes(let bytes): found = Set(codes(bytes.make(), of: example))
    case .name(let name):
      found = [Diagnostic.misnamedFile(name).code]
      #expect(example.mended.hasSuffix(".yaml"))
    }
    // It is said of a file that has many other faults.
    if code == .fileTooManyFaults { found.remove(FaultCode.ruleUnknownKey.rawValue) }
    #expect(found == [code.rawValue])
    if case .name = example.wrong { return }
    #expect(codes(Array(example.mended.utf8), of: example) == [])
  }

  @Test func everyCodeHasAnExampleThatSaysWhyInBothLanguages() {
    #expect(FaultExample.all.count == FaultCode.allCases.count)
    for code in FaultCode.allCases {
      let why = code.example.why
      #expect(why.zh.hasSuffix("。") && why.en.hasSuffix("."), "\(code)")
      #expect(why.en.first.map { $0.isUppercase || $0 == "'" } == true, "\(code)")
    }
  }
}
