import Diagnostics

@testable import RuleFiles

/// Makes trees of rule files, all files in one pass, with one tree's memory for all of them as the loader has it.
struct ReadingBench {
  private let sources: [RuleSource]
  private let limits = LoadLimits()

  init(_ paths: [String]) { sources = paths.map { RuleSource(path: $0, bytes: TextFile.bytes($0)) } }

  /// The scanner, and the check of the bytes before it.
  func runScanner() {
    run { text, source, storage in
      BlockScanner.read(source.bytes, from: text.startIndex, limits: limits, storage: &storage)
    }
  }

  /// libyaml, and the same check before it.
  func runLibyaml() {
    run { text, _, storage in
      var diagnostics: [Diagnostic] = []
      return YAMLReader.read(text, file: 0, limits: limits, storage: storage, into: &diagnostics)
    }
  }

  private func run(_ read: (ArraySlice<UInt8>, RuleSource, inout YAMLTree) -> YAMLTree?) {
    Stopwatch.report(count: 1) {
      var nodes = 0
      var unread = 0
      var storage = YAMLTree()
      for source in sources {
        let check = ByteCheck(source, file: 0, limits: limits)
        var used = storage
        storage = YAMLTree()
        guard check.diagnostics.isEmpty, let tree = read(check.text, source, &used) else {
          unread += 1
          continue
        }
        nodes += tree.nodes.count
        storage = tree
      }
      return [("nodes", nodes), ("unread", unread)]
    }
  }
}
