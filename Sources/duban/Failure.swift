import ArgumentParser
import Diagnostics
import Glibc
import Ledger
import Notifiers
import ReportFormats
import Scheduler

/// What ends a command: one sentence that says what to do, and the exit code.
struct Failure: Error {
  /// Documented in `duban --help`; the numbers are those of sysexits(3).
  enum Code: Int32 {
    case findings = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case ours = 70
    case cannotCreate = 73
    case cannotWrite = 74
    case tryAgain = 75
    case permission = 77
    case configuration = 78
  }

  var code: Code
  var message: Bilingual

  init(_ code: Code, zh: String, en: String) {
    self.code = code
    message = Bilingual(zh: zh, en: en)
  }

  init(_ code: Code, _ message: Bilingual) {
    self.code = code
    self.message = message
  }

  /// What the user is told of any error.
  static func of(_ error: any Error) -> Failure? {
    switch error {
    case let failure as Failure: failure
    case let error as LedgerError: Failure(code(of: error), error.message)
    case let fault as RuleFolderFault:
      Failure(
        code(of: fault),
        Bilingual(
          zh: fault.messages.map(\.zh).joined(separator: "\n"), en: fault.messages.map(\.en).joined(separator: "\n")
        ))
    case let fault as NewFile.Fault: Failure(fault)
    case let fault as RenderFault: Failure(.cannotWrite, fault.words)
    case let fault as FileFault: Failure(code(of: RuleFolderFault(faults: [fault])), fault.message)
    default: nil
    }
  }

  private init(_ fault: NewFile.Fault) {
    switch fault {
    case .taken(let path):
      self.init(.cannotCreate, zh: "\(path) 已经存在，不予覆盖", en: "\(path) exists and is left alone")
    case .failed(let path, let errno):
      let why = String(cString: strerror(errno))
      let code: Code =
        switch errno {
        case EACCES, EPERM, EROFS: .permission
        case ENOSPC, EDQUOT, EIO, EFBIG: .cannotWrite
        default: .cannotCreate
        }
      self.init(code, zh: "不能写入 \(path)：\(why)", en: "cannot write \(path): \(why)")
    }
  }

  private static func code(of error: LedgerError) -> Code {
    switch error {
    case .missing, .vanished: .missingInput
    case .notLedger, .corrupt, .newerSchema, .olderSchema, .replaced, .wentBack, .exchanged, .unstorable, .broken:
      .badData
    case .taken: .cannotCreate
    case .locked, .inUse, .interrupted: .tryAgain
    case .readOnly, .noPermission: .permission
    case .diskFull, .inputOutput: .cannotWrite
    case .noPlace, .wrongSetting: .configuration
    case .contradiction, .failed: .ours
    }
  }

  private static func code(of fault: RuleFolderFault) -> Code {
    switch fault.faults.first?.kind {
    case .missing, .notAFile, .notAFolder: .missingInput
    case .notPermitted: .permission
    default: .badData
    }
  }
}

/// Runs a command's work and turns whatever stops it into one sentence on stderr and an exit code.
func reporting(_ options: CommonOptions, _ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as ExitCode {
    throw error
  } catch {
    guard let failure = Failure.of(error) else { throw error }
    for line in failure.message[options.messageLanguage].split(separator: "\n") { Console.error("duban: \(line)") }
    throw ExitCode(failure.code.rawValue)
  }
}
