public import ArgumentParser
import CivilTime
public import Diagnostics
import Scheduler

extension Language: ExpressibleByArgument {}

/// The options every command has, under the same names.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of rules.", completion: .directory)
  var rules = "rules"

  @Option(name: .long, help: "The ledger file. Default: $STATE_DIRECTORY, else $XDG_STATE_HOME/duban.")
  var ledger: String?

  @Flag(name: .long, help: "Reads the rules anew, also where the ledger's folder keeps what they came to.")
  var noCache = false

  @Option(name: .long, help: "The clock: a day (its midnight) or an instant such as 2018-09-10T09:00.")
  var at: String?

  @Flag(name: .long, help: "JSON for scripts: fields may be added, never renamed.")
  var json = false

  @Option(name: .long, help: "zh or en. Default: reports zh, messages by the locale.")
  var lang: Language?

  @Flag(name: .long, help: "No colours, also on a terminal.")
  var noColor = false

  /// What people read: Chinese unless asked otherwise.
  var reportLanguage: Language { lang ?? .zh }

  /// What whoever types the command reads: by the locale.
  var messageLanguage: Language {
    if let lang { return lang }
    let locale =
      Console.environment("LC_ALL") ?? Console.environment("LC_MESSAGES") ?? Console.environment("LANG") ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  /// Colours only on a terminal, and not where NO_COLOR or a dumb terminal asks for none.
  var useColor: Bool {
    !noColor && Console.outputIsTerminal && Console.environment("NO_COLOR").map(\.isEmpty) ?? true
      && Console.environment("TERM") != "dumb"
  }

  /// The instant to judge at, in `zone`.
  func now(in zone: TimeZoneTable) throws -> Instant {
    guard let at else { return SystemClock().now }
    return try CommonOptions.instant(at, in: zone)
  }

  static func instant(_ text: String, in zone: TimeZoneTable) throws -> Instant {
    if let day = CivilDate(iso: text) { return zone.instant(of: day, at: .startOfDay) }
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    if halves.count == 2, let day = CivilDate(iso: halves[0]) {
      if let time = TimeOfDay(halves[1]) { return zone.instant(of: day, at: time) }
      let parts = halves[1].split(separator: ":")
      if parts.count == 3, let time = TimeOfDay("\(parts[0]):\(parts[1])"), let seconds = Int64(parts[2]),
        (0..<60).contains(seconds)
      {
        return zone.instant(of: day, at: time).adding(seconds: seconds)
      }
    }
    throw Failure(
      .usage, zh: "读不懂时间“\(text)”；请写 2018-09-10 或 2018-09-10T09:00",
      en: "cannot read the time '\(text)'; write 2018-09-10 or 2018-09-10T09:00")
  }
}

/// Reads a day given as an option.
func civilDay(_ text: String, _ option: String) throws -> CivilDate {
  if let day = CivilDate(iso: text) { return day }
  throw Failure(
    .usage, zh: "\(option) 读不懂日期“\(text)”；请写 YYYY-MM-DD",
    en: "\(option): cannot read the day '\(text)'; write YYYY-MM-DD")
}
