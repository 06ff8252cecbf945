import Glibc

/// A file that the program puts where none was, for people to read and edit: whole or not there, and over another only
/// where that is asked for.
public enum NewFile {
  /// Why it was not written.
  public enum Fault: Error, Hashable, Sendable {
    /// Something stands there already.
    case taken(path: String)
    /// A system call failed with this `errno`.
    case failed(path: String, code: Int32)
  }

  /// Writes `bytes` beside the place under a hidden name, synchronizes them, gives them the name `path`, and
  /// synchronizes the folder. Folders that are missing above it are made.
  ///
  /// Of two processes that write the same path at the same time one is told that it is taken.
  public static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
    do throws(DurableFile.Fault) {
      let parent = DurableFile.folder(of: path)
      try DurableFile.makeFolders(parent, mode: 0o755)
      let temporary = "\(parent)/.duban-\(getpid())"
      try DurableFile.write(bytes, to: temporary, mode: 0o644)
      let isNew = try linked(temporary, path)
      try DurableFile.synchronizeFolder(parent)
      if !isNew { throw DurableFile.Fault(code: EEXIST, path: path) }
    } catch {
      throw error.code == EEXIST ? .taken(path: path) : .failed(path: error.path, code: error.code)
    }
  }

  /// Like `write`, in place of what stands there.
  public static func replace(_ bytes: [UInt8], at path: String) throws(Fault) {
    do throws(DurableFile.Fault) {
      let parent = DurableFile.folder(of: path)
      try DurableFile.makeFolders(parent, mode: 0o755)
      let temporary = "\(parent)/.duban-\(getpid())"
      try DurableFile.write(bytes, to: temporary, mode: 0o644)
      try DurableFile.rename(temporary, to: path)
      try DurableFile.synchronizeFolder(parent)
    } catch {
      throw .failed(path: error.path, code: error.code)
    }
  }

  /// Gives the file its name in place of the hidden one; false, and the hidden one gone, when the name is taken.
  private static func linked(_ temporary: String, _ path: String) throws(DurableFile.Fault) -> Bool {
    defer { unlink(temporary) }
    return try DurableFile.link(temporary, to: path)
  }
}
