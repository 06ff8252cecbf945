import CivilTime
import Delivery
import Diagnostics
import Evaluation
import Glibc
import Ledger
import LetterTemplates
import Notifiers
import ReportFormats
import RuleFiles
import Rules
import Scheduler
import Synchronization

/// What a command works on: the rules folder and the ledger that its options name.
struct Workspace {
  let options: CommonOptions

  init(_ options: CommonOptions) { self.options = options }

  static let settings = LoadSettings(
    channelKinds: NotifierKinds.names, reportFormats: ReportFormats.all.map { $0.name },
    bulletinFormats: BulletinFormats.all.map { $0.name },
    zone: { ZoneFiles.zone(named: $0) }, templateFaults: { TemplateCheck.faults(in: $0) }, lanes: .cores)

  func ruleSources() throws -> [RuleSource] {
    try RuleFolder(options.rules).read(fileLimit: Workspace.settings.limits.fileBytes)
  }

  /// The folder above the rules: documents are named relative to it.
  var base: String {
    var path = options.rules
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  func document(_ path: String) -> [UInt8]? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains(".."),
      case .success(let bytes) = FileBytes.read("\(base)/\(path)", limit: 16 << 20)
    else { return nil }
    return bytes
  }

  /// The rules that hold: those of the folder, checked whole, unless they were refused or are held back; then those
  /// that the ledger has in force, and a line says so.
  ///
  /// - Parameter rehearsing: Whether it is the folder that is looked at, with its stories and rule tests, which are
  ///   not kept.
  func book(rehearsing: Bool = false) throws -> RuleBook {
    let book = try foundBook(rehearsing: rehearsing)
    Workspace.found.withLock { $0 = book }
    return book
  }

  /// Kept until the program ends: taking a hundred thousand tasks apart takes longer than many a command.
  private static let found = Mutex<RuleBook?>(nil)

  private func foundBook(rehearsing: Bool) throws -> RuleBook {
    let folder = RuleFolder(options.rules)
    if !rehearsing, let held = try heldBook(in: folder) { return held }
    let cache = rehearsing || options.noCache ? nil : try ruleCache
    if let book = cache?.book(of: folder, settings: Workspace.settings) { return book }
    // Looked at before they are read, so that an edit in between is not missed.
    let facts = cache == nil ? nil : FileFacts.all(in: folder)
    let set = RuleSet(try ruleSources(), settings: Workspace.settings)
    if let book = set.loaded.book {
      if let cache, let facts, let kept = set.loaded.kept { cache.keep(kept, set.sources, facts, of: folder) }
      return book
    }
    let count = set.errors.count
    if !rehearsing, let inForce = try? existingLedger()?.lastRevision(),
      let book = book(
        inForce: inForce, because: .init(zh: "有\(count)处错误", en: "has \(English.counted(count, "error"))"))
    {
      return book
    }
    let printer = printer(set)
    Console.errorRaw(printer.text(of: set.errors))
    throw Failure(
      .findings, zh: "规则有\(count)处错误，未予采用；先改正（duban check）",
      en:
        "the rules have \(English.counted(count, "error")) and are not used; mend them first (duban check)"
    )
  }

  /// The rules in force while what stands in the folder is held back; nil when it is not.
  private func heldBook(in folder: RuleFolder) throws -> RuleBook? {
    guard let ledger = try? existingLedger(), let pending = try? ledger.pendingEdit(), pending.removal != nil,
      let inForce = try? ledger.lastRevision(), RuleRevision(try ruleSources()).hash == pending.hash
    else { return nil }
    return book(inForce: inForce, because: .init(zh: "一次删得太多，暂缓采用", en: "takes too much away and is held"))
  }

  private func book(inForce accepted: AcceptedRevision, because reason: Bilingual) -> RuleBook? {
    guard let book = RuleSet(accepted.revision.sources, settings: Workspace.settings).loaded.book else {
      return nil
    }
    let number = accepted.revision.hash.prefix(12)
    Console.error(
      Bilingual(
        zh: "规则文件夹里的修改\(reason.zh)，没有采用；以下按现行规则 \(number)（duban status）",
        en: "what stands in the folder of rules \(reason.en) and is not in force; this is by the rules in force, "
          + "\(number) (duban status)")[options.messageLanguage])
    return book
  }

  /// Where the accepted book is kept: beside a ledger that is there already.
  private var ruleCache: RuleCache? {
    get throws {
      let ledger = try ledgerPath
      // The program itself: another version, or another build, may write a book down in another way.
      guard FileFacts(ledger) != nil, let program = FileFacts("/proc/self/exe") else { return nil }
      return RuleCache(beside: ledger, program: "\(program.size) \(program.modified) \(program.inode)")
    }
  }

  func printer(_ set: RuleSet) -> DiagnosticPrinter {
    let lines = set.sources.sorted { $0.path < $1.path }.map(\.bytes)
    return DiagnosticPrinter(
      files: set.loaded.files, language: options.messageLanguage, isColoured: options.useColor
    ) { file, line in sourceLine(line, in: lines[file]) }
  }

  var ledgerPath: String {
    get throws { try options.ledger ?? LedgerPath.standard(Console.wholeEnvironment) }
  }

  /// The folder the ledger stands in: channels' folders are relative to it.
  var stateFolder: String {
    get throws { Workspace.folder(of: try ledgerPath) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What the ledger holds; a ledger that does not exist yet holds nothing.
  func snapshot() throws -> Snapshot { try existingLedger()?.snapshot() ?? Snapshot() }

  /// What the ledger holds of what had happened by `now`, when the user asks about a time of their own.
  func snapshot(at now: Instant) throws -> Snapshot {
    let snapshot = try snapshot()
    guard options.at != nil else { return snapshot }
    // Every plan's day has come where the westernmost one's has: a day more is no harm, states look for themselves.
    return snapshot.happened(by: TimeZoneTable.shanghai.day(at: now))
  }

  /// The ledger to read, or nil when there is none yet.
  func existingLedger() throws -> LedgerFile? {
    do {
      return try LedgerFile.open(try ledgerPath, .readOnly)
    } catch LedgerError.missing {
      return nil
    }
  }

  /// The ledger to look at, whatever became of it: also one that is not the ledger that was seen last.
  func ledgerToInspect() throws -> LedgerFile {
    try LedgerFile.open(try ledgerPath, .readOnly, heedsHead: false)
  }

  func writableLedger() throws -> LedgerFile { try LedgerFile.open(try ledgerPath, .create) }

  /// The ledger to write, and the right to be its only daemon for as long as the lock lives.
  ///
  /// The lock comes first, so that a second daemon touches nothing; only where the folder is not there yet is the
  /// ledger made before it.
  func lockedLedger() throws -> (lock: DaemonLock, ledger: LedgerFile) {
    let path = try ledgerPath
    do {
      return (try Workspace.lock(path), try writableLedger())
    } catch LedgerError.missing {
      let ledger = try writableLedger()
      return (try Workspace.lock(path), ledger)
    }
  }

  /// The right to be the only daemon of the ledger, whose folder is there.
  func daemonLock() throws -> DaemonLock { try Workspace.lock(try ledgerPath) }

  /// The process id of the daemon that holds the ledger, 0 when it is held and the id is unknown; nil when none runs.
  func runningDaemon() throws -> Int32? {
    do {
      _ = try DaemonLock(ledger: try ledgerPath)
      return nil
    } catch LedgerError.inUse(_, let pid) {
      return pid ?? 0
    } catch is LedgerError {
      return nil
    }
  }

  /// Asked for more than once: `duban status` holds the lock for a moment to see whether anybody else does.
  private static func lock(_ path: String) throws(LedgerError) -> DaemonLock {
    for _ in 0..<20 {
      do {
        return try DaemonLock(ledger: path)
      } catch {
        guard case .inUse = error else { throw error }
        usleep(25_000)
      }
    }
    return try DaemonLock(ledger: path)
  }

  /// The notifier of `channel` as the daemon uses it; nil when there is none of its kind.
  func notifier(of channel: Channel) throws -> (any Notifier)? {
    // A server that hangs up while it is written to is an outcome of that letter, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    return NotifierKinds.make(
      channel, base: try stateFolder, credentials: Console.wholeEnvironment["CREDENTIALS_DIRECTORY"])
  }

  /// - Parameter rehearsing: Whether nobody is reached and nothing is written but beside the ledger.
  func supervision(_ ledger: LedgerFile, rehearsing: Bool = false) throws -> Supervision {
    let base = try stateFolder
    let credentials = Console.wholeEnvironment["CREDENTIALS_DIRECTORY"]
    signal(SIGPIPE, SIG_IGN)
    let supervision = Supervision(ledger: ledger, settings: Workspace.settings, heedsTrial: !rehearsing) {
      channel in
      NotifierKinds.make(rehearsing ? channel.rehearsed : channel, base: base, credentials: credentials)
    }
    supervision.makeFeedStore = { folder in
      guard folder.hasPrefix("/") else { return FeedFolder(folder: "\(base)/\(folder)") }
      return FeedFolder(folder: rehearsing ? "\(base)/calendars" : folder)
    }
    return supervision
  }
}

/// Line `number` (from 1) of `bytes` as text; empty when there is none.
func sourceLine(_ number: Int, in bytes: [UInt8]) -> String {
  var current = 1
  var start = 0
  while current < number {
    guard let end = bytes[start...].firstIndex(of: 0x0A) else { return "" }
    start = end + 1
    current += 1
  }
  let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  return String(decoding: bytes[start..<end], as: UTF8.self).trimmingCarriageReturn
}

extension String {
  fileprivate var trimmingCarriageReturn: String { hasSuffix("\r") ? String(dropLast()) : self }
}
