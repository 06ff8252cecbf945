import Foundation
import Testing

/// The corpus of the fuzzer (`make fuzz`): where it begins, and everything that it once found.
@Suite struct CorpusTests {
  @Test func noInputOfTheCorpusBreaksAPromise() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("fuzz/rules")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 40)
    for file in files {
      let broken = LoaderPromises.broken(by: Array(try Data(contentsOf: file)))
      #expect(broken == [], "\(file.lastPathComponent)")
    }
  }
}
