public import CivilTime
public import Diagnostics

/// 报表: a report that the daemon makes by itself: as files, as letters to people, or as both.
public struct ReportRule: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 超期清单.
    case overdue
    /// 临期清单.
    case upcoming
    /// 进展.
    case progress
    /// 未反馈清单.
    case notReported = "not-reported"
    /// 责任单位账目.
    case account
    /// 督办通报: a draft that a person edits and issues.
    case bulletin
  }

  /// Where its files go.
  public struct Files: Hashable, Sendable {
    /// Name of a channel of kind `file`.
    public var channel: String
    /// A folder inside the channel's; nil: the channel's own.
    public var folder: String?

    public init(channel: String, folder: String? = nil) {
      self.channel = channel
      self.folder = folder
    }
  }

  /// 收件人: who gets it as a letter.
  public enum Reader: Hashable, Sendable {
    case person(PersonIndex)
    /// 管理员: the office's administrators.
    case administrators
    /// 督办单位: who is told for the supervisors of the plans it lists.
    case supervisor
    /// 分管领导: the leaders in charge of the units of its scope.
    case leader
    /// 联络员: the liaison officers of the units of its scope.
    case liaison

    /// Whether it stands for people of the scope's units.
    public var isOfScope: Bool { self == .leader || self == .liaison }
  }

  /// 范围: whose obligations it holds.
  public enum Scope: Hashable, Sendable {
    /// What these units and the units below them see.
    case units([UnitIndex])
    /// What this person sees.
    case person(PersonIndex)
  }

  public var id: String
  public var title: String
  public var kind: Kind
  /// The schedule as written: `每周一`.
  public var phrase: String
  /// The days it runs, in order, through the last covered period.
  public var days: [CivilDate]
  /// Names of report formats: `text`, `html`. Letters carry their own text and page whatever these are.
  public var formats: [String]
  /// Nil: nothing is written, and there are readers.
  public var files: Files?
  public var readers: [Reader]
  /// Nil: everyone's obligations.
  public var scope: Scope?
  /// Indexes into `RuleBook.plans` of those it lists, internal ones included; nil: all that are public.
  public var plans: Set<Int32>?
  /// Only what has one of these tags or indicators; empty: everything.
  public var tags: Set<String>
  /// Of a bulletin, how long units have to reply.
  public var reply: CountedSpan
  public var span: SourceSpan

  public init(
    id: String, title: String, kind: Kind, phrase: String, days: [CivilDate], formats: [String], files: Files?,
    readers: [Reader] = [], scope: Scope? = nil, plans: Set<Int32>? = nil, tags: Set<String> = [],
    reply: CountedSpan = ReportRule.usualReply, span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.phrase = phrase
    self.days = days
    self.formats = formats
    self.files = files
    self.readers = readers
    self.scope = scope
    self.plans = plans
    self.tags = tags
    self.reply = reply
    self.span = span
  }

  /// What units have to reply to a bulletin unless the rules say otherwise.
  public static let usualReply = CountedSpan(5, .workingDays)

  /// What one run of it makes, each accounted for by itself.
  public var parts: [ReportPart] {
    (files == nil ? [] : formats.map { .file(format: $0) }) + (readers.isEmpty ? [] : [.letter])
  }

  /// The event of one part of the run on `day`.
  public func event(_ part: ReportPart, on day: CivilDate) -> Event {
    Event(kind: .report, subject: id, step: part.name, ordinal: 1, due: day)
  }
}

/// 报表的一份: what a run of a report makes.
public enum ReportPart: Hashable, Sendable {
  /// A file in one format; it belongs to nobody.
  case file(format: String)
  /// A letter to each of its readers, with every format that is no letter's own as an attachment.
  case letter

  /// Stands in events where steps have their id; no format is called `letter`.
  public var name: String {
    switch self {
    case .file(let format): format
    case .letter: "letter"
    }
  }
}

extension Event {
  /// Which part of a report it is about; nil for what is no report's.
  public var reportPart: ReportPart? {
    guard kind == .report else { return nil }
    return step == ReportPart.letter.name ? .letter : .file(format: step)
  }
}
