/// What a calendar says of one day.
public enum DayKind: Hashable, Sendable {
  /// An ordinary working day.
  case working
  /// An ordinary weekly rest day.
  case weekend
  /// A rest day of a festival, or a local rest day.
  ///
  /// Statutory are the days of the festival itself on which all citizens rest (法定节假日); the other days of
  /// the same holiday are in lieu: moved there, or weekly rest days that lie beside it (调休、补休、公休).
  ///
  /// Source: 全国年节及纪念日放假办法, art. 2.
  case holiday(festival: String, isStatutory: Bool)
  /// A weekly rest day that is worked to make up for a festival (调休上班).
  case makeUp(festival: String)

  public var isWorking: Bool {
    switch self {
    case .working, .makeUp: true
    case .weekend, .holiday: false
    }
  }

  /// Whether the day is one of the festival's own days, not one given in lieu.
  public var isStatutory: Bool {
    if case .holiday(_, isStatutory: true) = self { true } else { false }
  }

  /// The festival a day is off or worked for; for a local day, the reason given.
  public var festival: String? {
    switch self {
    case .holiday(let festival, _), .makeUp(let festival): festival
    case .working, .weekend: nil
    }
  }
}
