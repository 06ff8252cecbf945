import Foundation
import Testing

/// In Swift Testing a function without `@Test` never runs, and nobody is told.
@Suite struct TestFunctionTests {
  /// Functions without parameters that expect something, are not marked, and are called by nobody.
  private static func unmarked(_ text: String, calledFrom everything: String) -> [String] {
    let lines = text.withoutLongLiterals.components(separatedBy: "\n")
    var found: [String] = []
    for (index, line) in lines.enumerated() {
      guard line.contains("func "),
        let name = line.matches(#"^\s*(?:@\w+\s+|\w+\s+)*?func\s+(\w+)\(\)"#).first?.text
      else { continue }
      guard !isMarked(lines, index), expects(lines, from: index) else { continue }
      let uses = everything.matches(#"(?<!func )\b\#(name)\("#).count
      if uses == 0 { found.append(name) }
    }
    return found
  }

  /// Whether `@Test` stands on the line of the function, or above it after the end of what came before.
  private static func isMarked(_ lines: [String], _ index: Int) -> Bool {
    if lines[index].contains("@Test") { return true }
    var above = index - 1
    while above >= 0 {
      let line = lines[above].drop { $0 == " " }
      if line.hasPrefix("@Test") { return true }
      // A blank line, a brace or a declaration ends what belongs to this function.
      if line.isEmpty || line.hasPrefix("}") || line.hasSuffix("{") || line.contains("func ") { return false }
      above -= 1
    }
    return false
  }

  private static func expects(_ lines: [String], from index: Int) -> Bool {
    var depth = 0
    for line in lines[index...] {
      if line.contains("#expect") || line.contains("#require") || line.contains("Issue.record") { return true }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
      if depth <= 0 { return false }
    }
    return false
  }

  @Test func everyFunctionThatExpectsSomethingRuns() {
    let files = SourceTree.files("Tests")
    #expect(files.count > 10)
    let everything = files.map(\.text.withoutLongLiterals).joined(separator: "\n")
    for file in files {
      for name in Self.unmarked(file.text, calledFrom: everything) {
        Issue.record("\(file.path): \(name) is neither marked @Test nor called")
      }
    }
  }

  // MARK: The check itself

  struct Seed: Sendable, CustomTestStringConvertible {
    let name: String, text: String, found: [String]
    var testDescription: String { name }
  }

  static let seeds = [
    Seed(
      name: "forgotten",
      text: """
        struct S {
          func forgotten() {
            #expect(1 == 2)
          }
        }
        """, found: ["forgotten"]),
    Seed(
      name: "forgotten after a marked one",
      text: """
        @Test func marked() {
          #expect(true)
        }
        func forgotten() async throws {
          let x = try #require(y)
        }
        """, found: ["forgotten"]),
    Seed(name: "on one line", text: "func forgotten() { #expect(1 == 2) }", found: ["forgotten"]),
    Seed(name: "marked", text: "  @Test func marked() { #expect(true) }", found: []),
    Seed(
      name: "marked above, with arguments",
      text: """
        @Test(
          arguments: 0..<3)
        func marked() {
          #expect(true)
        }
        """, found: []),
    Seed(
      name: "a helper that is called",
      text: """
        func helper() {
          #expect(true)
        }

        @Test func marked() { helper() }
        """, found: []),
    Seed(name: "nothing expected", text: "func book() -> Int {\n  1\n}\n#expect(true)", found: []),
  ]

  @Test(arguments: seeds)
  func aForgottenMarkIsFound(_ seed: Seed) {
    #expect(Self.unmarked(seed.text, calledFrom: seed.text) == seed.found)
  }
}
