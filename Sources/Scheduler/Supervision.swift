public import CivilTime
public import Delivery
import Diagnostics
import Dispatch
import Evaluation
public import Ledger
import LetterTemplates
import Messages
public import ReportFormats
public import RuleFiles
public import Rules

/// 督办: rules, ledger and notifiers brought together; ticked and drained by the daemon, `tick` and `simulate`
/// alike. They differ in clock, wake-up and notifiers only.
///
/// Not safe to use from two threads at once: whoever owns it calls it from one queue.
public final class Supervision {
  public let ledger: LedgerFile
  /// The rules in force.
  public internal(set) var book: RuleBook?
  var bookHash: String?
  /// Bytes of each file of the rules in force, by its path.
  var fileSizes: [String: Int] = [:]
  let settings: LoadSettings
  let makeNotifier: (Channel) -> (any Notifier)?
  var routes: [String: ChannelRoute] = [:]
  /// The templates of letters, of the rules in force.
  var templates = LetterTemplates()
  /// When each channel may be used again, by its name.
  var rests: [String: ChannelRest] = [:]
  let heedsTrial: Bool
  let retry: RetryPolicy
  /// What the last pass had seen (of facts and slips how many); a pass over the same book and facts need not look further back.
  private var lastPass: (hash: String, facts: Int, day: CivilDate, told: CivilDate?)?
  /// Where calendar files are kept, by the folder that the rules name; nil: nowhere.
  public var makeFeedStore: ((String) -> any FeedStore)?
  /// What the calendar files were last written from.
  var lastFeeds: FeedState?
  /// Reports that could not be written in their format in the last drain, by their delivery; they wait.
  public internal(set) var unwritten: [String: RenderFault] = [:]
  /// The obligations by the rules and facts that letters were last written from.
  var knownIndex: (hash: String?, facts: Int, index: ObligationIndex)?
  /// What everybody sees by the rules and on the day that letters were last written by.
  var knownPurviews: (hash: String?, purviews: Purviews)?
  /// When the next batch is written.
  public enum Drafting: Sendable {
    /// While a large one is sent, from another thread; after a small one.
    case meanwhile
    /// Before each is sent: all in one thread, so that a run can be repeated exactly.
    case ahead
  }

  let drafting: Drafting
  /// Where a batch is sent while the next one is written.
  let sending = DispatchQueue(label: "duban.sending")
  /// What became of deliveries and could not be written down yet.
  var unrecorded: [OutcomeRecord] = []

  /// - Parameters:
  ///   - heedsTrial: Whether trial mode (试运行) keeps letters back; not where nothing real is reached anyway.
  ///   - makeNotifier: The notifier of a channel, or nil when its kind is unknown.
  public init(
    ledger: LedgerFile, settings: LoadSettings, retry: RetryPolicy = RetryPolicy(), heedsTrial: Bool = true,
    drafting: Drafting = .meanwhile,
    makeNotifier: @escaping (Channel) -> (any Notifier)?
  ) {
    self.ledger = ledger
    self.settings = settings
    self.retry = retry
    self.heedsTrial = heedsTrial
    self.drafting = drafting
    self.makeNotifier = makeNotifier
  }

  /// 试运行: whether letters are kept from real people now.
  public var isTrial: Bool { trial != nil }

  /// Where letters go in trial mode; nil when they go out.
  public var trial: Office.Trial? { heedsTrial ? book?.office.trial : nil }

  // MARK: One pass

  /// One pass of the loop: every step due by `now` has its account when this returns.
  ///
  /// Running it twice with the same `now` changes nothing the second time: the
  /// journal refuses a notification it already holds. The snapshot is copied out
  /// and judged outside the transaction, so that a long evaluation blocks nobody;
  /// when something was written in between, the pass is repeated.
  ///
  /// - Parameter forgoing: Whether nothing is told, because it may have been before the ledger was restored.
  /// - Returns: How many notifications are new.
  /// - Throws: `LedgerError`; nothing is written in that case.
  public func tick(at now: Instant, forgoing: Bool = false) throws(LedgerError) -> Int {
    guard let book, let bookHash else { return 0 }
    while true {
      let snapshot = try ledger.snapshot()
      let today = book.office.zone.day(at: now)
      let told = book.lastDayTold(at: now)
      var since: CivilDate?
      var isQuiet = false
      if let lastPass, lastPass.hash == bookHash, lastPass.facts == snapshot.factCount + snapshot.slipCount,
        lastPass.day <= today
      {
        since = lastPass.day
        isQuiet = lastPass.told == told && lastPass.day == today.adding(days: -1)
      }
      var ruling = Evaluator.decide(book, snapshot, at: now, since: since, isQuiet: isQuiet)
      if forgoing { ruling = ruling.forgone }
      if !ruling.isEmpty, try !ledger.account(ruling, ifStillAt: snapshot.position, at: now) { continue }
      // Yesterday, not today: today's telling hour may be yet to come.
      lastPass = (bookHash, snapshot.factCount + snapshot.slipCount, today.adding(days: -1), told)
      return ruling.accounts.count
    }
  }
}
