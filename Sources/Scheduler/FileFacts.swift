import Glibc

/// What the file system says of a file without reading it.
public struct FileFacts: Hashable, Sendable {
  public var path: String
  /// In bytes.
  public var size: Int
  /// When its contents changed last, in nanoseconds since 1970.
  public var modified: Int
  /// When anything of it changed last; cannot be set back.
  public var changed: Int
  public var inode: UInt64
  public var device: UInt64

  /// Of the file at `path`, links followed; nil when there is none.
  public init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    size = Int(info.st_size)
    modified = info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec
    changed = info.st_ctim.tv_sec * 1_000_000_000 + info.st_ctim.tv_nsec
    inode = UInt64(info.st_ino)
    device = UInt64(info.st_dev)
  }

  init(path: String, numbers: [Int]) {
    self.path = path
    size = numbers[0]
    modified = numbers[1]
    changed = numbers[2]
    inode = UInt64(bitPattern: Int64(numbers[3]))
    device = UInt64(bitPattern: Int64(numbers[4]))
  }

  var numbers: [Int] {
    [size, modified, changed, Int(Int64(bitPattern: inode)), Int(Int64(bitPattern: device))]
  }

  /// Of every rule file of `folder`, in the order in which they are read; nil when one cannot be seen.
  public static func all(in folder: RuleFolder) -> [FileFacts]? {
    let listing = RuleListing(folder.path)
    guard listing.faults.isEmpty else { return nil }
    var facts: [FileFacts] = []
    facts.reserveCapacity(listing.files.count)
    for path in listing.files.sorted() {
      guard let own = FileFacts(path) else { return nil }
      facts.append(own)
    }
    return facts
  }
}
