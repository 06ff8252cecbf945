import Glibc

/// A file of the user's own that the program writes anew: the old bytes or the new ones, never half of either.
public enum ReplacedFile {
  /// Writes `bytes` beside the file under a hidden name, with the mode of the file, synchronizes them, gives them
  /// the file's name, and synchronizes the folder. Where `path` is a link, the file that it leads to is replaced.
  ///
  /// - Parameter old: What the file held when it was read.
  /// - Returns: False, and nothing is written, when the file holds something else by now.
  public static func write(_ bytes: [UInt8], to path: String, over old: [UInt8]) throws(NewFile.Fault) -> Bool {
    guard let resolved = realpath(path, nil) else { throw .failed(path: path, code: errno) }
    defer { free(resolved) }
    let real = String(cString: resolved)
    var status = stat()
    guard stat(real, &status) == 0 else { throw .failed(path: path, code: errno) }
    let folder = DurableFile.folder(of: real)
    let temporary = "\(folder)/.duban-\(getpid())"
    do throws(DurableFile.Fault) {
      // A file that its owner may not write is not to be changed, although its folder would allow a rename.
      guard access(real, W_OK) == 0 else { throw DurableFile.Fault(code: errno, path: path) }
      try DurableFile.write(bytes, to: temporary, mode: 0o600)
      guard chmod(temporary, status.st_mode & 0o7777) == 0 else {
        let code = errno
        unlink(temporary)
        throw DurableFile.Fault(code: code, path: temporary)
      }
      guard try DurableFile.holds(real, old) else {
        unlink(temporary)
        return false
      }
      try DurableFile.rename(temporary, to: real)
      try DurableFile.synchronizeFolder(folder)
    } catch {
      throw .failed(path: error.path, code: error.code)
    }
    return true
  }
}
