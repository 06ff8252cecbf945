import Foundation
import Testing

/// Nothing half done, and nothing that holds on one machine only.
@Suite struct TextTests {
  /// Words of unfinished work, written apart so that this file is not found by itself.
  private static let unfinished =
    "\\b(?:TO" + "DO|FIX" + "ME|HA" + "CK)\\b|(?i:place" + "holder)|not imple" + "mented"

  /// Absolute paths in literals; the folders that every Linux has the same are none of one machine.
  private static let absolute =
    #"(?<![\w.)}~/:*\]-])/(?!(?:dev|proc|etc|usr|var|run|sys|tmp)/)[a-z]+/[A-Za-z][\w./-]*"#

  private static func faults(_ text: String, path: String) -> [String] {
    var faults = (path + "\n" + text).matches(unfinished).map { "line \($0.line - 1): \($0.text)" }
    if text.contains(SourceTree.root.path) { faults.append("names the folder this repository stands in") }
    if path.hasPrefix("Sources/") {
      faults += text.matches("\"[^\"\\n]*\"").flatMap { literal in
        literal.text.dropFirst().dropLast().description.matches(absolute).map { "line \(literal.line): \($0.text)" }
      }
    }
    return faults.map { "\(path): \($0)" }
  }

  @Test(arguments: ["Sources", "Tests"])
  func everyFileIsFinishedAndAtHomeAnywhere(_ folder: String) {
    for file in SourceTree.files(folder) {
      for fault in Self.faults(file.text, path: file.path) { Issue.record("\(fault)") }
    }
  }

  @Test func soIsThePackage() {
    #expect(Self.faults(SourceTree.text("Package.swift"), path: "Package.swift").isEmpty)
  }

  // MARK: The check itself

  @Test func unfinishedWorkAndPathsOfOneMachineAreFound() {
    let here = "Sources/Rules/Here.swift"
    let seeds = [
      "// TO" + "DO: later", "/// FIX" + "ME", "enum Place" + "holder {}", "fatalError(\"not imple" + "mented\")",
      "let folder = \"/home/someone/rules\"", "let folder = \"/srv/office/rules\"",
      "let root = \"" + SourceTree.root.path + "\"",
    ]
    for seed in seeds { #expect(!Self.faults(seed, path: here).isEmpty, "\(seed)") }
    #expect(!Self.faults("", path: "Sources/Rules/Place" + "holder.swift").isEmpty)
  }

  @Test(arguments: [
    "let zones = \"/usr/share/zoneinfo\"", "let text = \"plan/task/commitment\"", "let new = \"\\(path)/new/x\"",
    "let link = \"https://www.gov.cn/a/b\"", "// either/or/both", "let todos = methodology",
  ])
  func whatIsFineIsLetThrough(_ line: String) {
    #expect(Self.faults(line, path: "Sources/Rules/Here.swift").isEmpty)
  }
}
