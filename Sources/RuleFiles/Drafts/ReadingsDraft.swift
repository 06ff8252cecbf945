import PlanLanguage

/// 解读 as written: what it changes of the readings that hold where it stands.
struct ReadingsDraft: Equatable, Sendable {
  private var changes: [@Sendable (inout Readings) -> Void] = []

  /// Takes `value` for what `path` names; nil is a key that is not there, or could not be read.
  mutating func set<Value: Sendable>(_ path: any WritableKeyPath<Readings, Value> & Sendable, _ value: Value?) {
    if let value { changes.append { $0[keyPath: path] = value } }
  }

  /// Likewise where the reading itself may be left open.
  mutating func set<Value: Sendable>(_ path: any WritableKeyPath<Readings, Value?> & Sendable, _ value: Value?) {
    if let value { changes.append { $0[keyPath: path] = value } }
  }

  /// Notes that the rules write this key themselves.
  mutating func settle(_ key: String) { changes.append { $0.settled.insert(key) } }

  func applied(to readings: Readings) -> Readings {
    changes.reduce(into: readings) { readings, change in change(&readings) }
  }

  /// Whether both change as much, and to the same.
  static func == (left: ReadingsDraft, right: ReadingsDraft) -> Bool {
    left.changes.count == right.changes.count && left.applied(to: Readings()) == right.applied(to: Readings())
  }
}
