import Diagnostics

/// One thing that `duban doctor` looks at.
///
/// A check is the facts it goes by: `init(_:)` gathers them, `findings` judges them and looks at nothing else.
protocol HealthCheck: SendableMetatype {
  /// Stable, for scripts.
  static var name: String { get }
  static var title: Bilingual { get }

  /// Gathers the facts. Changes nothing, and says of what cannot be had that it cannot.
  init(_ site: Site)

  var findings: [Finding] { get }
}

/// Every check, in the order shown.
enum HealthChecks {
  static let all: [any HealthCheck.Type] = [
    RulesCheck.self, LedgerCheck.self, DiskCheck.self, ClockCheck.self, ZoneCheck.self, CalendarCheck.self,
    MailCheck.self, PasswordCheck.self, SendmailCheck.self, AddressCheck.self, TrialCheck.self,
    AdministratorCheck.self, DaemonCheck.self, OutboxCheck.self,
  ]
}
