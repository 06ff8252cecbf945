public import Diagnostics
import Glibc
public import RuleFiles

/// The folder the rules live in: every `.yaml` file in it and below it, whatever its name, and the templates of letters
/// (`.mustache`).
///
/// Left out by one rule: names that begin with a dot or end with `~`, and everything that does not end in
/// `.yaml` or `.mustache`. Links to files are followed, wherever they lead; links to folders are not, so a loop of links cannot
/// hang a load.
public struct RuleFolder: Sendable {
  /// As the user gave it.
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The most files one folder may hold: twice as many as the largest set of rules we know of.
  public static let mostFiles = 200_000
  /// The most folders inside one another.
  public static let deepest = 32

  /// The folder from the root on, without links and dots: equal for equal folders, however they were named. As the
  /// user gave it when there is none.
  public var canonicalPath: String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// All rule files, in the order of their paths, named with the folder as the user gave it.
  ///
  /// - Parameter fileLimit: Bytes of one file.
  /// - Throws: Every fault found, at least one: a partial set of rules is never returned.
  /// - Complexity: linear in the entries of the folders, but for sorting the rule files.
  public func read(fileLimit: Int) throws(RuleFolderFault) -> [RuleSource] {
    let listing = RuleListing(path)
    var faults = listing.faults
    var sources: [RuleSource] = []
    guard listing.files.count <= RuleFolder.mostFiles else { throw RuleFolderFault(faults: faults) }
    for file in listing.files.sorted() {
      switch FileBytes.read(file, limit: max(fileLimit, 64 << 20)) {
      case .success(let bytes): sources.append(RuleSource(path: file, bytes: bytes))
      case .failure(let fault): faults.append(fault)
      }
    }
    guard faults.isEmpty else { throw RuleFolderFault(faults: faults) }
    return sources
  }

  /// A note on everything that is left out although somebody may think it is read: `plan.yml`, a link to a folder.
  public func notes() -> [Diagnostic] {
    let listing = RuleListing(path)
    return listing.misnamed.sorted().map { .misnamedFile($0) }
      + listing.linkedFolders.sorted().map { .linkedFolder($0) }
  }

  /// The folders that have to be watched to see every edit.
  public func folders() -> [String] { RuleListing(path).folders }
}

/// Why a folder of rules could not be read.
public struct RuleFolderFault: Error, Hashable, Sendable {
  public var faults: [FileFault]

  public init(faults: [FileFault]) { self.faults = faults }

  /// One sentence for each.
  public var messages: [Bilingual] { faults.map(\.message) }
}
