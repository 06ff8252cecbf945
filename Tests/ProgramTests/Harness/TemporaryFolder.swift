import Foundation

/// A folder that goes with everything in it when the test lets it go.
public final class TemporaryFolder: Sendable {
  public let path: String

  /// - Parameter inMemory: On a disk of memory where there is one: much is written that need not last.
  public init(inMemory: Bool = false) {
    let memory = "/dev/shm"
    let base = inMemory && FileManager.default.isWritableFile(atPath: memory) ? memory : "/tmp"
    var template = Array("\(base)/duban-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder under \(base)")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of `name` in it.
  public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes `text`, making the folders above.
  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  public func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }

  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }

  /// The bytes of `name`; nil when it is not there.
  public func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self(name)).map { [UInt8]($0) }
  }

  /// The text of `name`; empty when it is not there.
  public func text(_ name: String) -> String { String(decoding: bytes(name) ?? [], as: UTF8.self) }

  /// Every file under `name` by its path there, with its bytes.
  public func tree(_ name: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for file in files(name) { found[file] = bytes("\(name)/\(file)") }
    return found
  }

  /// The paths of all files under `name`, relative to it, sorted.
  public func files(_ name: String) -> [String] {
    var isFolder: ObjCBool = false
    return (FileManager.default.subpaths(atPath: self(name)) ?? []).filter {
      FileManager.default.fileExists(atPath: "\(self(name))/\($0)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// The plan most tests look at: its numbers are worked out by hand.
  public static let usualPlan = "xinbei-ziyang-2018"

  /// Copies the package's own `rules` and `seeds` into it.
  ///
  /// - Parameter plans: Ids of the plans to keep, with their units and stories; nil keeps all.
  public func takeRules(plans wanted: [String]? = [TemporaryFolder.usualPlan]) throws {
    try takeAllRules()
    guard let wanted else { return }
    let all = files("rules/plans").map { String($0.dropLast(".yaml".count)) }
    for plan in all where !wanted.contains(plan) {
      let own = ["plans/\(plan).yaml", "units-\(plan).yaml", "stories/\(plan).yaml", "tests/\(plan).yaml"]
      for file in own where exists("rules/\(file)") {
        try remove("rules/\(file)")
      }
    }
  }

  private func takeAllRules() throws {
    for name in ["rules", "seeds"] {
      // Found through its links: the copy must be the test's own.
      let source = URL(fileURLWithPath: "\(Program.packageRoot)/\(name)").resolvingSymlinksInPath().path
      try copy(source, to: self(name))
    }
  }

  private func copy(_ source: String, to target: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: source) {
      var isFolder: ObjCBool = false
      _ = files.fileExists(atPath: "\(source)/\(name)", isDirectory: &isFolder)
      if isFolder.boolValue {
        try copy("\(source)/\(name)", to: "\(target)/\(name)")
      } else if let data = files.contents(atPath: "\(source)/\(name)") {
        // Written anew, not copied: the seeds are read-only, the test's own files are not.
        try data.write(to: URL(fileURLWithPath: "\(target)/\(name)"))
      }
    }
  }
}
