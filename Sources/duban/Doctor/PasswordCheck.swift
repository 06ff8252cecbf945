import Diagnostics
import Glibc
import Rules

/// 密码文件: kept from everyone but the user that runs duban.
struct PasswordCheck: HealthCheck {
  static let name = "password"
  static let title = Bilingual(zh: "密码文件", en: "password file")

  struct File {
    var channel: String
    var path: String
    /// Its permission bits; nil when it cannot be seen.
    var mode: UInt32?
  }

  var files: [File]

  init(_ files: [File]) { self.files = files }

  init(_ site: Site) {
    files = []
    for channel in site.book?.channels ?? [] {
      guard case .mail(let server) = channel.means, case .file(let file)? = server.login?.password else { continue }
      var status = stat()
      let path = site.placed(file)
      files.append(
        File(
          channel: channel.name, path: path,
          mode: stat(path, &status) == 0 ? UInt32(status.st_mode & 0o777) : nil))
    }
  }

  var findings: [Finding] { files.map { Self.finding($0) } }

  private static func finding(_ file: File) -> Finding {
    let name = "\(file.channel) \(file.path)"
    guard let mode = file.mode else {
      return Finding(
        .wrong, name, zh: "没有这个文件，或看不到", en: "not there, or not to be seen",
        advice: Bilingual(
          zh: "把密码写在它的第一行，再 chmod 600", en: "write the password into its first line, then chmod 600"))
    }
    guard mode & 0o077 == 0 else {
      return Finding(
        .warning, name, zh: "别人也能读写（权限 \(String(mode, radix: 8))）",
        en: "open to others (mode \(String(mode, radix: 8)))",
        advice: Bilingual("chmod 600 \(file.path)"))
    }
    return Finding(.fine, name, zh: "只有所有者能读写", en: "its owner's alone")
  }
}
