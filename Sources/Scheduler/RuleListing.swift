import Glibc

/// What stands in a folder of rules and below it, by names alone: nothing is opened but folders.
struct RuleListing {
  /// Rule files, or what is called like one.
  private(set) var files: [String] = []
  /// The folder itself and all below it.
  private(set) var folders: [String] = []
  /// Files that are left out and whose names are nearly those of rule files.
  private(set) var misnamed: [String] = []
  /// Links to folders, which are not followed.
  private(set) var linkedFolders: [String] = []
  private(set) var faults: [FileFault] = []

  /// The most files and folders that are left out with a note.
  private static let mostNotes = 100

  init(_ path: String) { list(path, prefix: path.hasSuffix("/") ? path : path + "/", depth: 0) }

  private mutating func list(_ folder: String, prefix: String, depth: Int) {
    guard depth <= RuleFolder.deepest else {
      return faults.append(FileFault(path: folder, kind: .tooDeep(limit: RuleFolder.deepest)))
    }
    guard let stream = opendir(folder) else { return faults.append(.last(folder)) }
    folders.append(folder)
    var below: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { faults.append(.last(folder)) }
        break
      }
      guard let found = Self.name(of: entry) else { continue }
      let path = prefix + found.name
      let isCalledRules =
        found.name.utf8.suffix(5).elementsEqual(".yaml".utf8)
        || found.name.utf8.suffix(9).elementsEqual(".mustache".utf8)
      switch Self.kind(of: entry, at: path) {
      case .folder:
        if found.isUTF8 { below.append(path) } else { faults.append(FileFault(path: path, kind: .badName)) }
      case .linkedFolder where !isCalledRules:
        if linkedFolders.count < Self.mostNotes { linkedFolders.append(path) }
      case .file where isCalledRules, .linkedFolder:
        if found.isUTF8 { files.append(path) } else { faults.append(FileFault(path: path, kind: .badName)) }
      case .file:
        if misnamed.count < Self.mostNotes, Self.isMisnamed(found.name) { misnamed.append(path) }
      }
      guard files.count <= RuleFolder.mostFiles else {
        faults.append(FileFault(path: folder, kind: .tooMany(limit: RuleFolder.mostFiles)))
        break
      }
    }
    closedir(stream)
    for path in below where files.count <= RuleFolder.mostFiles {
      list(path, prefix: path + "/", depth: depth + 1)
    }
  }

  /// The name of an entry that counts; what is not UTF-8 in it stands as `�`.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> (name: String, isUTF8: Bool)? {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
        let name = UnsafeBufferPointer(
          start: bytes, count: strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self)))
        guard name.first != UInt8(ascii: "."), name.last != UInt8(ascii: "~") else { return nil }
        if let text = String(validating: name, as: UTF8.self) { return (text, true) }
        return (String(decoding: name, as: UTF8.self), false)
      }
    }
  }

  private enum Kind {
    case file
    case folder
    case linkedFolder
  }

  /// Asked of the folder itself where it knows, so that a million entries cost no million questions more.
  private static func kind(of entry: UnsafeMutablePointer<dirent>, at path: String) -> Kind {
    var info = stat()
    func isFolder() -> Bool { info.st_mode & S_IFMT == S_IFDIR }
    switch Int(entry.pointee.d_type) {
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): break
    case Int(DT_UNKNOWN):
      guard lstat(path, &info) == 0 else { return .file }
      if isFolder() { return .folder }
      guard info.st_mode & S_IFMT == S_IFLNK else { return .file }
    default: return .file
    }
    return stat(path, &info) == 0 && isFolder() ? .linkedFolder : .file
  }

  /// `plan.yml`, `plan.YAML`, `plan.yaml.txt`.
  private static func isMisnamed(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".yaml", ".yml", ".yaml.txt", ".yml.txt"].contains { name.hasSuffix($0) }
  }
}
