import Diagnostics
import Foundation
import ProgramHarness
import Testing

@testable import RuleFiles

/// The scanner against libyaml, on whole files and on documents that nobody has thought of.
@Suite struct BlockScannerPropertyTests {
  static let files =
    (FileManager.default.enumerator(atPath: "\(Program.packageRoot)/rules")?.allObjects as? [String])?
    .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

  @Test func thereAreFilesToRead() { #expect(Self.files.count > 10) }

  @Test(arguments: files) func readsTheFilesOfThisRepository(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Program.packageRoot)/rules/\(name)")))
    let scanned = try #require(BlockScannerTests.scanned(bytes), "given up")
    #expect(BlockScannerTests.difference(scanned, bytes) == nil)
  }

  @Test func readsWhatTheBenchmarksGenerate() throws {
    let folder = TemporaryFolder()
    let made = try Program(in: folder.path).finish([
      "python3", "\(Program.packageRoot)/Benchmarks/generate", "300", folder("generated"),
    ])
    #expect(made.code == 0, "\(made.errorText)")
    let rules = folder.tree("generated").filter { $0.key.hasSuffix(".yaml") }
    #expect(rules.count > 4)
    for (name, bytes) in rules {
      let scanned = try #require(BlockScannerTests.scanned(bytes), "\(name): given up")
      #expect(BlockScannerTests.difference(scanned, bytes) == nil, "\(name)")
    }
  }

  /// Both halves: enough is read for the comparison to mean something, and all of it is the same.
  @Test(arguments: UInt64(1)...4) func readsRandomDocumentsAsLibyamlDoesOrNotAtAll(_ seed: UInt64) {
    var random = RandomYAML(seed: seed)
    var taken = 0
    for round in 0..<3000 {
      var bytes = random.document()
      if random.number(0...9) < 6 { random.spoil(&bytes) }
      var limits = LoadLimits()
      if round.isMultiple(of: 20) { limits.depth = random.number(1...4) }
      guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), let scanned = BlockScannerTests.scanned(bytes, limits) else {
        continue
      }
      taken += 1
      let difference = BlockScannerTests.difference(scanned, bytes, limits)
      #expect(
        difference == nil,
        "seed \(seed), round \(round): \(difference ?? "") in \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      )
    }
    #expect(taken > 500, "of 3000 documents only \(taken)")
  }

  /// Whole rule files in all layouts that the scribe knows.
  @Test(arguments: UInt64(1)...10) func readsEveryLayoutOfABook(_ seed: UInt64) throws {
    var scribe = LayoutPropertyTests.Scribe(seed: seed)
    scribe.write(LayoutPropertyTests.book)
    let bytes = Array(scribe.text.utf8)
    let scanned = try #require(BlockScannerTests.scanned(bytes), "given up:\n\(scribe.text)")
    #expect(BlockScannerTests.difference(scanned, bytes) == nil)
  }
}
