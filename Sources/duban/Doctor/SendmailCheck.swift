import Diagnostics
import Glibc
import Rules

/// 发信程序: there, and may be run.
struct SendmailCheck: HealthCheck {
  static let name = "sendmail"
  static let title = Bilingual(zh: "发信程序", en: "sendmail")

  struct Program {
    var channel: String
    var path: String
    var isThere: Bool
    var canRun: Bool
  }

  var programs: [Program]

  init(_ programs: [Program]) { self.programs = programs }

  init(_ site: Site) {
    programs = []
    for channel in site.book?.channels ?? [] {
      guard case .sendmail(let sendmail) = channel.means else { continue }
      var status = stat()
      let isFile = stat(sendmail.program, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      programs.append(
        Program(
          channel: channel.name, path: sendmail.program, isThere: isFile,
          canRun: access(sendmail.program, X_OK) == 0))
    }
  }

  var findings: [Finding] {
    programs.map { program in
      let name = "\(program.channel) \(program.path)"
      guard program.isThere else {
        return Finding(
          .wrong, name, zh: "没有这个程序", en: "there is no such program",
          advice: Bilingual(zh: "装上（如 postfix），或改 program", en: "install it (postfix has one), or change 'program'")
        )
      }
      guard program.canRun else {
        return Finding(
          .wrong, name, zh: "当前用户不能运行", en: "this user may not run it",
          advice: Bilingual("chmod a+x \(program.path)"))
      }
      return Finding(.fine, name, zh: "可以运行", en: "can be run")
    }
  }
}
