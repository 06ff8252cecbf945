import CivilTime
import Ledger
import RuleFiles
import Rules
import Scheduler

/// Where `duban doctor` looks: the rules, the ledger and the clock, each as far as it can be had.
struct Site {
  let workspace: Workspace
  let now: Instant
  /// Whether `now` is the machine's clock, and not one that was asked for.
  let isNow: Bool
  /// Whether mail servers are asked.
  let asksServers: Bool
  let rules: Result<RuleSet, RuleFolderFault>
  /// The rules of the folder; where they are refused, those in force; nil when there are none either.
  let book: RuleBook?
  let path: Result<String, LedgerError>
  /// Nil: there is none yet.
  let ledger: Result<LedgerFile?, LedgerError>

  init(_ workspace: Workspace, asksServers: Bool) throws {
    self.workspace = workspace
    self.asksServers = asksServers
    do throws(RuleFolderFault) {
      let sources = try RuleFolder(workspace.options.rules).read(
        fileLimit: Workspace.settings.limits.fileBytes)
      rules = .success(RuleSet(sources, settings: Workspace.settings))
    } catch {
      rules = .failure(error)
    }
    let place = Site.place(workspace.options)
    path = place
    do throws(LedgerError) {
      // Also one that is not the ledger that was seen last: a check names that.
      ledger = .success(try LedgerFile.open(try place.get(), .readOnly, heedsHead: false))
    } catch {
      if case .missing = error { ledger = .success(nil) } else { ledger = .failure(error) }
    }
    let inForce = try? ledger.get()?.lastRevision()
    let kept = inForce.flatMap { RuleSet($0.revision.sources, settings: Workspace.settings).loaded.book }
    book = (try? rules.get().loaded.book) ?? kept
    now = try workspace.options.now(in: book?.office.zone ?? .shanghai)
    isNow = workspace.options.at == nil
  }

  private static func place(_ options: CommonOptions) -> Result<String, LedgerError> {
    if let named = options.ledger { return .success(named) }
    do throws(LedgerError) {
      return .success(try LedgerPath.standard(Console.wholeEnvironment))
    } catch {
      return .failure(error)
    }
  }

  /// The ledger that can be asked; nil when there is none.
  var openLedger: LedgerFile? { (try? ledger.get()) ?? nil }

  /// The folder that paths of channels are relative to.
  var folder: String? { (try? path.get()).map { Workspace.folder(of: $0) } }

  /// `path` from `folder` on unless it is absolute.
  func placed(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder ?? ".")/\(path)"
  }

  /// An instant as people of the office read it.
  func shown(_ instant: Instant) -> String { "\((book?.office.zone ?? .shanghai).civil(at: instant))" }
}
