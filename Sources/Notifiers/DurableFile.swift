import Dispatch
import Glibc
import Synchronization

/// Files that are whole or not there, and on the disk when a call returns: the POSIX calls that notifiers share.
enum DurableFile {
  /// A system call that failed.
  struct Fault: Error, Hashable {
    /// `errno` after the call.
    var code: Int32
    var path: String
  }

  /// What `place` gives for each element, in their order.
  ///
  /// Each waits for the disk most of the time: many are placed side by side. Few are not, so that on a disk that fills
  /// up, or fails, it is always the same ones that are placed.
  static func sideBySide<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ place: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count >= 32 else { return elements.map(place) }
    let results = Mutex([Result?](repeating: nil, count: elements.count))
    let next = Atomic(0)
    withoutActuallyEscaping(place) { place in
      let group = DispatchGroup()
      for lane in lanes {
        lane.async(group: group) {
          while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < elements.count else { return }
            let result = place(elements[number])
            results.withLock { $0[number] = result }
          }
        }
      }
      group.wait()
    }
    return results.withLock { $0.map { $0! } }
  }

  /// Serial, so that each has a thread: more than there are cores, for they wait.
  private static let lanes = (1...6).map { DispatchQueue(label: "duban.files.\($0)") }

  /// Makes a new file with `bytes`, synchronized; what stood there before, such as the rest of an attempt that
  /// was cut short, is removed first. The entry in its folder is not synchronized.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Fault) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    var descriptor = open(path, flags, mode)
    if descriptor < 0 {
      try remove(path)
      descriptor = try call(path) { open(path, flags, mode) }
    }
    do throws(Fault) {
      try write(bytes, to: descriptor, path)
      _ = try call(path) { fsync(descriptor) }
    } catch {
      close(descriptor)
      unlink(path)
      throw error
    }
    // A network file system may notice only here that there is no room.
    guard close(descriptor) == 0 else {
      let code = errno
      unlink(path)
      throw Fault(code: code, path: path)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(Fault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Fault(code: errno, path: path)
      }
      written += count
    }
  }

  /// Gives the file a second name, unless that name is taken: false then.
  static func link(_ path: String, to other: String) throws(Fault) -> Bool {
    if Glibc.link(path, other) == 0 { return true }
    guard errno == EEXIST else { throw Fault(code: errno, path: other) }
    return false
  }

  /// Renames a file over whatever has the new name; where that fails the file is removed.
  static func rename(_ path: String, to other: String) throws(Fault) {
    do throws(Fault) {
      _ = try call(other) { Glibc.rename(path, other) }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Removes a file; none is as good.
  static func remove(_ path: String) throws(Fault) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw Fault(code: errno, path: path)
  }

  /// Makes `path` and the folders above it that are missing, each synchronized with the folder above it.
  static func makeFolders(_ path: String, mode: mode_t) throws(Fault) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw Fault(code: ENOTDIR, path: path) }
      return
    }
    guard errno == ENOENT else { throw Fault(code: errno, path: path) }
    let above = folder(of: path)
    try makeFolders(above, mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw Fault(code: errno, path: path) }
    try synchronizeFolder(above)
  }

  /// Makes the names in a folder durable.
  static func synchronizeFolder(_ path: String) throws(Fault) {
    let descriptor = try call(path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(descriptor) }
    _ = try call(path) { fsync(descriptor) }
  }

  /// The names in a folder but `.` and `..`, in no order.
  static func names(in path: String) throws(Fault) -> [String] {
    guard let stream = opendir(path) else { throw Fault(code: errno, path: path) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Fault(code: errno, path: path) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  static func exists(_ path: String) throws(Fault) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    guard errno == ENOENT else { throw Fault(code: errno, path: path) }
    return false
  }

  /// Whether a regular file with exactly these bytes stands there.
  static func holds(_ path: String, _ bytes: [UInt8]) throws(Fault) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ELOOP { return false }
      throw Fault(code: errno, path: path)
    }
    defer { close(descriptor) }
    var status = stat()
    _ = try call(path) { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else { return false }
    var read = 0
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Fault(code: errno, path: path)
      }
      guard count > 0 else { return read == bytes.count }
      guard read + count <= bytes.count, block[..<count] == bytes[read..<(read + count)] else { return false }
      read += count
    }
  }

  /// What a regular file holds; nil when there is none of at most `limit` bytes, or something else has that name.
  static func read(_ path: String, limit: Int) throws(Fault) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ELOOP { return nil }
      throw Fault(code: errno, path: path)
    }
    defer { close(descriptor) }
    var status = stat()
    _ = try call(path) { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Fault(code: errno, path: path)
      }
      guard count > 0 else { return bytes }
      bytes += block[..<count]
      guard bytes.count <= limit else { return nil }
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Runs a call again while a signal interrupts it, and throws what `errno` says when it gives −1.
  private static func call(_ path: String, _ body: () -> Int32) throws(Fault) -> Int32 {
    while true {
      let result = body()
      if result >= 0 { return result }
      guard errno == EINTR else { throw Fault(code: errno, path: path) }
    }
  }
}
