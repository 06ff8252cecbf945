public import Diagnostics
import Glibc

/// A file that could not be read, and why.
public struct FileFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case missing
    case notPermitted
    case notAFile
    case notAFolder
    case tooLarge(limit: Int)
    case tooMany(limit: Int)
    /// Folders inside one another.
    case tooDeep(limit: Int)
    /// Its name is no UTF-8, so nothing can name it.
    case badName
    case other(code: Int32)
  }

  public var path: String
  public var kind: Kind

  public init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// One sentence that says what to do.
  public var message: Bilingual {
    let path = ShownPath.of(path)
    return switch kind {
    case .missing:
      Bilingual(
        zh: "\(path)：没有这个文件或文件夹；规则文件夹请用 --rules 指明",
        en: "\(path): there is no such file or folder; name the folder of rules with --rules")
    case .notPermitted:
      Bilingual(
        zh: "\(path)：当前用户无权读取；请检查其所有者和权限",
        en: "\(path): not readable by this user; check its owner and mode")
    case .notAFolder:
      Bilingual(
        zh: "\(path)：不是文件夹；请用 --rules 指明放规则的文件夹",
        en: "\(path): not a folder; name the folder that holds the rules with --rules")
    case .notAFile:
      Bilingual(
        zh: "\(path)：不是普通文件（是文件夹、管道、设备或循环链接）；请删除或更换",
        en: "\(path): not a regular file (a folder, a pipe, a device or a loop of links); remove or replace it")
    case .tooLarge(let limit):
      Bilingual(zh: "\(path)：超过\(limit)字节；请拆分", en: "\(path): larger than \(limit) bytes; split it")
    case .tooMany(let limit):
      Bilingual(
        zh: "\(path)：规则文件超过\(limit)个；请检查 --rules 是否指对了文件夹",
        en: "\(path): more than \(limit) rule files; check that --rules names the right folder")
    case .tooDeep(let limit):
      Bilingual(
        zh: "\(path)：文件夹套了\(limit)层以上；请检查 --rules 是否指对了文件夹",
        en: "\(path): more than \(limit) folders inside one another; check that --rules names the right folder")
    case .badName:
      Bilingual(
        zh: "\(path)：文件名不是 UTF-8（�处）；请改名", en: "\(path): its name is not UTF-8 (where � stands); rename it")
    case .other(let code):
      Bilingual("\(path): \(String(cString: strerror(code)))")
    }
  }

  static func last(_ path: String) -> FileFault {
    switch errno {
    case ENOENT: FileFault(path: path, kind: .missing)
    case ENOTDIR: FileFault(path: path, kind: .notAFolder)
    case EACCES, EPERM: FileFault(path: path, kind: .notPermitted)
    case ELOOP, ENXIO, EISDIR: FileFault(path: path, kind: .notAFile)
    default: FileFault(path: path, kind: .other(code: errno))
    }
  }
}

/// Whole files as bytes.
public enum FileBytes {
  /// Reads the regular file at `path`, whatever stood there a moment ago; never waits on a pipe or device.
  public static func read(_ path: String, limit: Int) -> Result<[UInt8], FileFault> {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
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
      guard bytes.count + count <= limit else {
        return .failure(FileFault(path: path, kind: .tooLarge(limit: limit)))
      }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }
}
