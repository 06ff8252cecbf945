public import CivilTime
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
  /// 曾用名: what it was called before it was renamed; plans of that time write it so.
  public var formerNames: [FormerName]
  /// 联络员: told of what the unit answers for.
  public var liaison: [Contact]
  /// 分管领导: told when it escalates.
  public var leader: [Contact]
  /// 责任科室: which of its offices does the work; shown, never told.
  public var department: String?
  /// 上级单位: to which unit it reports; told by steps that tell `superior`.
  public var reportsTo: UnitIndex?
  /// 并入: the unit that took it over, whose people are told from that day on.
  public var mergedInto: Succession?
  /// Names of the channels its people are told through unless they name their own; empty: the office's.
  public var channels: [String]
  /// Index into `RuleBook.calendars` when its rest days are not its plan's; nil: the plan's.
  public var calendar: Int?
  public var span: SourceSpan

  public init(
    id: String, name: String, aliases: [String] = [], formerNames: [FormerName] = [], liaison: [Contact] = [],
    leader: [Contact] = [], department: String? = nil, reportsTo: UnitIndex? = nil, mergedInto: Succession? = nil,
    channels: [String] = [], calendar: Int? = nil, span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.formerNames = formerNames
    self.liaison = liaison
    self.leader = leader
    self.department = department
    self.reportsTo = reportsTo
    self.mergedInto = mergedInto
    self.channels = channels
    self.calendar = calendar
    self.span = span
  }
}

/// A name a unit had until it was renamed.
public struct FormerName: Hashable, Sendable {
  public var name: String
  /// The first day of the new name; nil when the rules do not say.
  public var renamedOn: CivilDate?

  public init(name: String, renamedOn: CivilDate? = nil) {
    self.name = name
    self.renamedOn = renamedOn
  }
}

/// Which unit took another over, and when.
public struct Succession: Hashable, Sendable {
  public var unit: UnitIndex
  /// The first day on which it answers.
  public var on: CivilDate

  public init(unit: UnitIndex, on: CivilDate) {
    self.unit = unit
    self.on = on
  }
}

/// A named set of units: 各区（镇）.
public struct UnitGroup: Hashable, Sendable {
  public var id: String
  public var name: String
  public var aliases: [String]
  /// Its units as far as the plan names them, in the order written.
  public var members: [UnitIndex]
  /// Whether the plan leaves some or all of its members undefined, which asks for a decision.
  public var isOpen: Bool
  public var span: SourceSpan

  /// - Parameter members: Nil when the plan names none at all.
  public init(
    id: String, name: String, aliases: [String] = [], members: [UnitIndex]?, isOpen: Bool = false, span: SourceSpan
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.members = members ?? []
    self.isOpen = isOpen || members == nil
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
