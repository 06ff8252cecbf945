import Glibc
import Rules

/// Reads secrets when they are needed, so that a changed one needs no restart and none is kept.
struct SecretSource: Sendable {
  /// The folder the ledger stands in.
  var base: String
  /// Where the service manager puts credentials; nil when it does not.
  var credentials: String?

  /// Why it cannot be read, for the person who mends it.
  struct Fault: Error { var text: String }

  /// The first line of the secret, without its end.
  func read(_ secret: Secret) throws(Fault) -> String {
    let path: String
    switch secret {
    case .file(let file): path = file.hasPrefix("/") ? file : "\(base)/\(file)"
    case .credential(let name):
      guard let credentials else { throw Fault(text: "密码：没有收到凭据 \(name)（CREDENTIALS_DIRECTORY 未设）") }
      path = "\(credentials)/\(name)"
    }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Fault(text: "密码文件读不了（\(String(cString: strerror(errno)))）：\(path)") }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &buffer, buffer.count)
    guard count > 0 else { throw Fault(text: "密码文件是空的：\(path)") }
    let line = buffer[..<count].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
    guard !line.isEmpty else { throw Fault(text: "密码文件的第一行是空的：\(path)") }
    return String(decoding: line, as: UTF8.self)
  }
}
