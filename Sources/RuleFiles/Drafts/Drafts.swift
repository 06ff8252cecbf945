import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import WorkCalendars

/// A name that something else must declare, and where it was written.
struct Named: Hashable, Sendable {
  var text: String
  var span: SourceSpan
}

/// A text that another reader takes apart, with the place of its first character.
struct Phrase: Hashable, Sendable {
  var text: String
  var span: SourceSpan
  /// Column of the first Unicode scalar; nil when quotes, escapes or folding keep the text from standing in the
  /// file as it reads.
  var firstColumn: Int32?

  /// The place of a part of it, in Unicode scalars from 0; the whole when it cannot be told.
  func span(of part: Range<Int>) -> SourceSpan {
    guard let firstColumn, part.lowerBound >= 0, part.upperBound <= text.unicodeScalars.count else { return span }
    var place = span
    place.column = firstColumn + Int32(part.lowerBound)
    place.endColumn = max(place.column + 1, firstColumn + Int32(part.upperBound))
    return place
  }
}

/// What one file says, typed but not yet linked to what other files say.
struct FileDraft: Equatable, Sendable {
  /// Index in the book's files.
  var file: Int
  var plan: PlanDraft?
  var tasks: [TaskDraft] = []
  var units: [UnitDraft] = []
  var groups: [GroupDraft] = []
  var people: [PersonDraft] = []
  var calendars: [CalendarDraft] = []
  var periods: [PeriodDraft] = []
  var policies: [PolicyDraft] = []
  var workflows: [WorkflowDraft] = []
  var channels: [ChannelDraft] = []
  var reports: [ReportDraft] = []
  var office: OfficeDraft?
  var story: [StoryDraft] = []
  var tests: [TestDraft] = []
  /// Sections an entry of which could not be told by name: what refers to them is not called unknown.
  var damaged: Set<FileKey> = []
}

struct PlanDraft: Equatable, Sendable {
  var id: Named
  var title: String
  var number: String?
  var issuer: String?
  var issued: CivilDate?
  var effective: CivilDate?
  var closed: CivilDate?
  var year: Int?
  var period: ClosedRange<CivilDate>?
  var zone: TimeZoneTable = .shanghai
  var source: String?
  var calendar: Named?
  var policy: Named?
  var workflow: Named?
  var feedback: Phrase?
  var supervisor: Named?
  var roles: Plan.Roles = .joint
  var visibility: Plan.Visibility = .public
  var readings: ReadingsDraft?
  var carryOver: Named?
  var region: String?
  var readers: [Named] = []
  var pairs: [PairDraft] = []
  var evidenceRules: [EvidenceRuleDraft] = []
  var indicators: [Named] = []
  var defaults: DefaultsDraft?
  var notes: [PlanNote] = []
  var span: SourceSpan
}

/// What holds for tasks that do not say.
struct DefaultsDraft: Equatable, Sendable {
  var promise: PromiseDraft
  var policy: Named?
}

struct PairDraft: Equatable, Sendable {
  var id: Named
  var ours: Named
  var theirs: Named
  var clause: Clause?
}

struct EvidenceRuleDraft: Equatable, Sendable {
  var tag: Named
  var evidence: [String]
  var clause: Clause?
}

/// Who answers, before the names are looked up.
enum AnsweredByDraft: Equatable, Sendable {
  case lead
  case each
  case pairs
  case eachOf([UnitList])
  case named([UnitList])

  enum Word: Equatable, Sendable {
    case lead
    case each
    case pairs
  }
}

/// A deadline that a person settled.
struct DecisionDraft: Equatable, Sendable {
  var due: Phrase
  var by: String
  var on: CivilDate
  var ref: String?
}

/// What a task and a commitment have in common.
struct PromiseDraft: Equatable, Sendable {
  var due: Phrase?
  var targets: [Phrase] = []
  var evidence: [String] = []
  var kind: Commitment.Kind?
  var answeredBy: AnsweredByDraft?
  var performedBy: String?
  var chase: Bool?
  var calendar: Named?
  var readings: ReadingsDraft?
  var clauses: [Clause] = []
  var note: String?
  var support: [UnitList]?
  /// What few promises say; nil when this one says none of it.
  var extras: Box<PromiseExtras>?

  var tags: [String] { extras?.value.tags ?? [] }
  var indicators: [Named] { extras?.value.indicators ?? [] }
  var decided: DecisionDraft? { extras?.value.decided }
  var total: Phrase? { extras?.value.total }
  var quota: Commitment.Quota? { extras?.value.quota }
  var after: Named? { extras?.value.after }
  var needs: [Named] { extras?.value.needs ?? [] }
  var feedback: Phrase? { extras?.value.feedback }
  var evidenceEach: [String] { extras?.value.evidenceEach ?? [] }
  var milestones: [CommitmentDraft] { extras?.value.milestones ?? [] }
}

/// What few promises say.
struct PromiseExtras: Equatable, Sendable {
  var tags: [String] = []
  var indicators: [Named] = []
  var decided: DecisionDraft?
  var total: Phrase?
  var quota: Commitment.Quota?
  var after: Named?
  var needs: [Named] = []
  var milestones: [CommitmentDraft] = []
  var feedback: Phrase?
  var evidenceEach: [String] = []
}

struct TaskDraft: Equatable, Sendable {
  var id: Named
  var title: String
  var section: String?
  var lead: [UnitList] = []
  var policy: Named?
  var workflow: Named?
  var plan: Named?
  var raised: Raised?
  var promise: PromiseDraft
  var commitments: [CommitmentDraft] = []
  /// Whether commitments were written, also when none of them could be read.
  var listsCommitments = false
  var span: SourceSpan
}

struct CommitmentDraft: Equatable, Sendable {
  var id: Named
  var title: String
  var promise: PromiseDraft
  var span: SourceSpan
}

struct UnitDraft: Equatable, Sendable {
  var name: Named
  var id: Named
  var aliases: [Named]
  var formerNames: [FormerNameDraft]
  var liaison: [ContactDraft]
  var leader: [ContactDraft]
  var department: String?
  var reportsTo: Named?
  var mergedInto: MergerDraft?
  var channels: [Named]
  var calendar: Named?
}

struct ContactDraft: Equatable, Sendable {
  var person: Named
  var from: CivilDate?
  var until: CivilDate?
  var away: [ClosedRange<CivilDate>] = []
  var standIn: Named?
}

struct FormerNameDraft: Equatable, Sendable {
  var name: Named
  var renamedOn: CivilDate?
}

struct MergerDraft: Equatable, Sendable {
  var unit: Named
  var on: CivilDate
}

struct GroupDraft: Equatable, Sendable {
  var name: Named
  var id: Named
  var aliases: [Named]
  /// As far as the plan names them.
  var members: [UnitList]
  /// Whether the plan leaves some or all of them undefined.
  var isOpen: Bool
}

struct PersonDraft: Equatable, Sendable {
  var name: Named
  var id: Named
  var email: String?
  var channels: [Named]
}

struct CalendarDraft: Equatable, Sendable {
  var name: Named
  var base: Named?
  var weekend: Set<Int>
  var notices: [HolidayNotice]
  /// What differs from the calendar below, or from its own notices.
  var overlay: CalendarOverlay?
}

struct PeriodDraft: Equatable, Sendable {
  var name: Named
  var period: NamedPeriod
}

/// Whom a step tells, before people are looked up.
enum RoleDraft: Equatable, Sendable {
  case role(Role)
  case person(Named)
}

struct StepDraft: Equatable, Sendable {
  var step: Step
  var id: Named
  var tell: [RoleDraft]
}

struct PolicyDraft: Equatable, Sendable {
  var id: Named
  var steps: [StepDraft]
  var yellowBefore: CountedSpan?
  var lamps: [Lamp: LampRule]
  var pace: Policy.Pace
  var acknowledgement: CountedSpan?
}

struct ChannelDraft: Equatable, Sendable {
  var name: Named
  var means: Means

  enum Means: Equatable, Sendable {
    case folder(kind: String, path: String)
    /// Its `from` is empty where the office's address is to stand.
    case mail(MailServer)
    case sendmail(Sendmail)
  }
}

struct ReportDraft: Equatable, Sendable {
  var id: Named
  var title: String
  var kind: ReportRule.Kind
  var schedule: Phrase
  /// Empty: everyone's.
  var scope: [Named]
  /// Empty: all that are public.
  var plans: [Named]
  var tags: Set<String>
  var formats: [Named]
  var channel: Named?
  var folder: Named?
  var recipients: [Named]
  var reply: CountedSpan?
}

struct OfficeDraft: Equatable, Sendable {
  var name: String?
  var email: String?
  var zone: TimeZoneTable?
  var calendar: Named?
  var workflow: Named?
  var channels: [Named]
  var administrators: [Named]
  var at: TimeOfDay?
  var quiet: Office.QuietHours?
  var cap: Int?
  var scoring: Scoring?
  var feedFolder: String?
  var trial: Office.Trial?
  var span: SourceSpan
}

struct StoryDraft: Equatable, Sendable {
  var kind: Fact.Kind
  var key: Named
  var thousandths: Int64?
  var unit: String?
  var on: CivilDate
  var recorded: CivilDate
  var by: String?
  var ref: String?
  var note: String?
  var until: CivilDate?
  var situation: String?
}
