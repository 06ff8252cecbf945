public import Diagnostics

/// Index of a unit in `RuleBook.units`.
public typealias UnitIndex = Int32
/// Index of a person in `RuleBook.people`.
public typealias PersonIndex = Int32

/// 责任单位: who answers.
public struct Unit: Hashable, Sendable {
  /// Stable for ever; defaults to the name.
  public var id: String
  public var name: String
  /// Other ways plans write it: `农业局` for 区农业局.
  public var aliases: [String]
  /// 联络员: told of what the unit answers for.
  public var liaison: [PersonIndex]
  /// 分管领导: told when it escalates.
  public var leader: [PersonIndex]
  /// Names of the channels its people are told through unless they name their own; empty: the office's.
  public var channels: [String]
  /// Index into `RuleBook.calendars` when its rest days are not its plan's; nil: the plan's.
  public var calendar: Int?
  public var span: SourceSpan

  public init(
    id: String, name: String, aliases: [String] = [], liaison: [PersonIndex] = [], leader: [PersonIndex] = [],
    channels: [String] = [], calendar: Int? = nil, span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.liaison = liaison
    self.leader = leader
    self.channels = channels
    self.calendar = calendar
    self.span = span
  }
}

/// A named set of units: 各区（镇）.
public struct UnitGroup: Hashable, Sendable {
  public var id: String
  public var name: String
  public var aliases: [String]
  /// Its units, in the order written; nil when the plan leaves the group undefined, which asks for a decision.
  public var members: [UnitIndex]?
  public var span: SourceSpan

  public init(id: String, name: String, aliases: [String] = [], members: [UnitIndex]?, span: SourceSpan) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.members = members
    self.span = span
  }
}

/// One name in a list of responsible units: a unit or a group.
public enum Answerer: Hashable, Sendable {
  case unit(UnitIndex)
  /// Index into `RuleBook.groups`.
  case group(Int32)
}

/// 人员: someone who is told.
public struct Person: Hashable, Sendable {
  public var id: String
  public var name: String
  public var email: String?
  /// Names of the channels this person is told through; empty: the unit's, else the office's.
  public var channels: [String]
  public var span: SourceSpan

  public init(id: String, name: String, email: String? = nil, channels: [String] = [], span: SourceSpan) {
    self.id = id
    self.name = name
    self.email = email
    self.channels = channels
    self.span = span
  }
}
