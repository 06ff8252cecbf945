public import CivilTime

/// 本单位: at what hour and in what form people are told; who mails come from.
public struct Office: Hashable, Sendable {
  public var name: String
  /// The address mails come from.
  public var email: String?
  /// The hour of the daily digest.
  public var at: TimeOfDay
  /// Nothing goes out between the first and the second time; nil: no quiet hours.
  public var quiet: QuietHours?
  /// 每周上限: letters a person gets at most in a week (Monday to Sunday) through one channel before digests wait for
  /// the next week; nil: no limit.
  public var cap: Int?
  public var zone: TimeZoneTable
  /// Index into `RuleBook.calendars`: the working days on which people are told.
  public var calendar: Int
  /// Names of the channels used by whoever names none; at least one.
  public var channels: [String]
  /// 试运行: where letters go instead of to the people they are for; nil: to the people.
  public var trial: Trial?
  /// 管理员: who is told when an edit of the rules is refused or held; each once.
  public var administrators: [PersonIndex]
  /// 考核打分; nil: nobody is scored or ranked.
  public var scoring: Scoring?
  /// 日历订阅: where everybody's calendar files are kept, relative to the folder the ledger stands in unless absolute;
  /// nil: nowhere.
  public var feedFolder: String?

  /// Where letters go in trial mode (试运行).
  public enum Trial: Hashable, Sendable {
    /// Into mailboxes beside the ledger, a folder for each recipient.
    case mailboxes
    /// By mail to this one address; what goes through other channels goes into the mailboxes.
    case address(String)
  }

  /// Whether letters are kept from the people they are for.
  public var isTrial: Bool { trial != nil }

  public struct QuietHours: Hashable, Sendable {
    public var from: TimeOfDay
    public var until: TimeOfDay

    public init(from: TimeOfDay, until: TimeOfDay) {
      self.from = from
      self.until = until
    }

    /// Whether `time` is quiet; a range that ends before it starts goes over midnight.
    public func contains(_ time: TimeOfDay) -> Bool {
      from <= until ? (from <= time && time < until) : (time >= from || time < until)
    }
  }

  public init(
    name: String = "督办室", email: String? = nil, at: TimeOfDay = TimeOfDay(9, 0)!, quiet: QuietHours? = nil,
    cap: Int? = nil, zone: TimeZoneTable = .shanghai, calendar: Int, channels: [String], trial: Trial? = nil,
    administrators: [PersonIndex] = [], scoring: Scoring? = nil, feedFolder: String? = nil
  ) {
    self.name = name
    self.email = email
    self.at = at
    self.quiet = quiet
    self.cap = cap
    self.zone = zone
    self.calendar = calendar
    self.channels = channels
    self.trial = trial
    self.administrators = administrators
    self.scoring = scoring
    self.feedFolder = feedFolder
  }
}
