import Glibc

/// A file that could not be read, and why.
public struct FileFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case missing
    case notPermitted
    case notAFile
    case tooLarge(limit: Int)
    case other(code: Int32)
  }

  public var path: String
  public var kind: Kind

  /// One sentence that says what to do.
  public var sentence: String {
    switch kind {
    case .missing: "\(path): there is no such file or folder"
    case .notPermitted: "\(path): not readable by this user; check its owner and mode"
    case .notAFile: "\(path): not a regular file (a folder, a pipe, a device or a loop of links); remove or replace it"
    case .tooLarge(let limit): "\(path): larger than \(limit) bytes; split it"
    case .other(let code): "\(path): \(String(cString: strerror(code)))"
    }
  }

  static func last(_ path: String) -> FileFault {
    switch errno {
    case ENOENT, ENOTDIR: FileFault(path: path, kind: .missing)
    case EACCES, EPERM: FileFault(path: path, kind: .notPermitted)
    case ELOOP, ENXIO, EISDIR: FileFault(path: path, kind: .notAFile)
    default: FileFault(path: path, kind: .other(code: errno))
    }
  }
}

/// Whole files as bytes.
public enum FileBytes {
  /// Reads the regular file at `path`; never waits on a pipe or device.
  public static func read(_ path: String, limit: Int) -> Result<[UInt8], FileFault> {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return .failure(.last(path)) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { return .failure(.last(path)) }
    guard info.st_mode & S_IFMT == S_IFREG else { return .failure(FileFault(path: path, kind: .notAFile)) }
    guard info.st_size <= limit else { return .failure(FileFault(path: path, kind: .tooLarge(limit: limit))) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(info.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: max(4096, min(Int(info.st_size) + 1, 1 << 20)))
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(.last(path))
      }
      if count == 0 { return .success(bytes) }
      guard bytes.count + count <= limit else { return .failure(FileFault(path: path, kind: .tooLarge(limit: limit))) }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }
}
