public import CivilTime

/// 演练: everyone who may ever be told gets a letter and is asked to answer it once, so that it shows who is reached.
public struct Drill: Hashable, Sendable {
  /// From 1, in the order in which they were begun.
  public var number: Int
  public var began: Instant
  /// Who began it.
  public var by: String
  /// Who answered, each once, in the order recorded.
  public var answers: [Answer]

  /// 答复.
  public struct Answer: Hashable, Sendable {
    /// Id of the person.
    public var person: String
    public var at: Instant
    /// Who recorded it.
    public var by: String

    public init(person: String, at: Instant, by: String) {
      self.person = person
      self.at = at
      self.by = by
    }
  }

  public init(number: Int, began: Instant, by: String, answers: [Answer] = []) {
    self.number = number
    self.began = began
    self.by = by
    self.answers = answers
  }

  /// The answer of the person with this id.
  public func answer(of person: String) -> Answer? { answers.first { $0.person == person } }
}

extension Event {
  /// What the subjects of notices of drills begin with.
  public static let drillSubject = "drill:"

  public static let drillNotice = "drill"

  /// The notice of `drill`, of the day it was begun on.
  public static func drill(_ drill: Drill, in zone: TimeZoneTable) -> Event {
    Event(
      kind: .notice, subject: drillSubject + String(drill.number), step: drillNotice, ordinal: 1,
      due: zone.day(at: drill.began))
  }

  /// Whether this is the notice of a drill: nothing is to be done but to answer it.
  public var isAboutDrill: Bool { kind == .notice && subject.hasPrefix(Event.drillSubject) }
}
