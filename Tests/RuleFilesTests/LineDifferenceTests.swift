import RuleFiles
import Testing

/// Unified diffs.
@Suite struct LineDifferenceTests {
  private static func diff(_ old: String, _ new: String) -> String {
    LineDifference(Array(old.utf8), Array(new.utf8)).unified("a", "b")
  }

  @Test func equalTextsHaveNone() { #expect(Self.diff("a\nb\n", "a\nb\n") == "") }

  @Test func aChangedLineStandsBetweenThreeOnEachSide() {
    let old = (1...9).map { "\($0)\n" }.joined()
    #expect(
      Self.diff(old, old.replacing("5\n", with: "five\n"))
        == "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func changesFarApartAreTwoHunks() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("1\n2\n", with: "2\n").replacing("20\n", with: "20\n21\n")
    #expect(
      Self.diff(old, new)
        == "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -18,3 +17,4 @@\n 18\n 19\n 20\n+21\n")
  }

  @Test func aMissingLineEndIsSaid() {
    #expect(
      Self.diff("a", "a\n") == "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n")
  }

  @Test func nothingAtAllIsLineZero() { #expect(Self.diff("", "a\n") == "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+a\n") }

  @Test(arguments: UInt64(1)...20) func oneTextAndTheDiffGiveTheOther(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    func text() -> String {
      let lines = Int.random(in: 0...300, using: &generator)
      return (0..<lines).map { _ in "\(Int.random(in: 0...Int(seed) * 5, using: &generator))\n" }.joined()
    }
    let old = text()
    let new = seed.isMultiple(of: 2) ? text() : old.replacing("3\n", with: "three\n\n")
    #expect(Self.patched(old, Self.diff(old, new)) == new)
  }

  /// `old` with a diff applied as `patch` does.
  private static func patched(_ old: String, _ diff: String) -> String {
    var rest = old.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var line = 1
    var new = ""
    for change in diff.split(separator: "\n").dropFirst(2) {
      if change.hasPrefix("@@ -") {
        let numbers = change.dropFirst(4).prefix { $0 != " " }.split(separator: ",").compactMap { Int($0) }
        let start = numbers[1] == 0 ? numbers[0] + 1 : numbers[0]
        while line < start, let kept = rest.popFirst() {
          new += kept + "\n"
          line += 1
        }
      } else if change.hasPrefix("+") {
        new += change.dropFirst() + "\n"
      } else {
        guard let kept = rest.popFirst(), kept == change.dropFirst() else { return "does not fit at line \(line)" }
        line += 1
        if change.hasPrefix(" ") { new += kept + "\n" }
      }
    }
    return new + rest.map { $0 + "\n" }.joined()
  }
}
