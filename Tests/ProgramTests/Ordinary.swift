import Glibc
import ProgramHarness

/// The program as a user without special rights: root may read and write everything.
enum Ordinary {
  /// Lets everyone into `folder` and below, where that was for its owner alone.
  static func mayEnter(_ folder: TemporaryFolder) throws {
    let opened = try Program(in: folder.path).finish(["chmod", "-R", "a+rX", folder.path])
    guard opened.code == 0 else { throw Fault(said: opened.errorText) }
  }

  static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Finished {
    let duban = Program(in: folder.path)
    guard getuid() == 0 else { return try duban.run(arguments) }
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    return try duban.finish(nobody + [Program.path] + arguments)
  }

  struct Fault: Error {
    var said: String
  }
}
