public import Diagnostics
import Glibc
public import RuleFiles

/// The folder the rules live in: every `.yaml` file in it and below it, whatever its name.
///
/// Left out by one rule: names that begin with a dot or end with `~`, and everything that does not end in
/// `.yaml`. Links to files are followed; links to folders are not, so a loop of links cannot hang a load.
public struct RuleFolder: Sendable {
  /// As the user gave it.
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The folder from the root on, without links and dots: equal for equal folders, however they were named. As the
  /// user gave it when there is none.
  public var canonicalPath: String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// The most files one folder may hold.
  public static let mostFiles = 20_000

  /// All rule files, in the order of their paths, named with the folder as the user gave it.
  ///
  /// - Parameter fileLimit: Bytes of one file.
  /// - Throws: Every fault found, at least one: a partial set of rules is never returned.
  public func read(fileLimit: Int) throws(RuleFolderFault) -> [RuleSource] {
    var faults: [FileFault] = []
    var paths: [String] = []
    collect(path, prefix: path.hasSuffix("/") ? path : path + "/", into: &paths, faults: &faults, depth: 0)
    var sources: [RuleSource] = []
    for file in paths.sorted() {
      switch FileBytes.read(file, limit: max(fileLimit, 64 << 20)) {
      case .success(let bytes): sources.append(RuleSource(path: file, bytes: bytes))
      case .failure(let fault): faults.append(fault)
      }
    }
    guard faults.isEmpty else { throw RuleFolderFault(faults: faults) }
    return sources
  }

  /// The folders that have to be watched to see every edit.
  public func folders() -> [String] {
    var found = [path]
    var next = 0
    while next < found.count, found.count < 10_000 {
      for (name, isFolder) in entries(found[next]) ?? [] where isFolder { found.append("\(found[next])/\(name)") }
      next += 1
    }
    return found
  }

  private func collect(
    _ folder: String, prefix: String, into paths: inout [String], faults: inout [FileFault], depth: Int
  ) {
    guard let entries = entries(folder) else {
      faults.append(.last(folder))
      return
    }
    for (name, isFolder) in entries {
      if isFolder {
        guard depth < 32 else { continue }
        collect(prefix + name, prefix: prefix + name + "/", into: &paths, faults: &faults, depth: depth + 1)
      } else if name.hasSuffix(".yaml") {
        paths.append(prefix + name)
        if paths.count == RuleFolder.mostFiles + 1 {
          faults.append(FileFault(path: folder, kind: .tooMany(limit: RuleFolder.mostFiles)))
        }
      }
      if paths.count > RuleFolder.mostFiles { return }
    }
  }

  /// Names in `folder` that count, and whether each is a folder; nil when it cannot be read.
  private func entries(_ folder: String) -> [(name: String, isFolder: Bool)]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var found: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
      var info = stat()
      let isFolder = lstat("\(folder)/\(name)", &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      found.append((name, isFolder))
    }
    return found.sorted { $0.name < $1.name }
  }
}

/// Why a folder of rules could not be read.
public struct RuleFolderFault: Error, Hashable, Sendable {
  public var faults: [FileFault]

  public init(faults: [FileFault]) { self.faults = faults }

  /// One sentence for each.
  public var messages: [Bilingual] { faults.map(\.message) }
}
