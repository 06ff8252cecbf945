import ArgumentParser
import CivilTime

/// What every command that writes a fact asks for.
struct FactOptions: ParsableArguments {
  @Option(name: .long, help: "The day it happened. Default: the clock's day.")
  var on: String?

  @Option(name: .long, help: "Who says so. Default: $USER.")
  var by: String?

  @Option(name: .long, help: "A reference: document number, path.")
  var ref: String?

  @Option(name: .long, help: "A remark or reason.")
  var note: String?

  /// The day it happened; not one to come.
  func day(_ now: Instant, _ zone: TimeZoneTable) throws -> CivilDate {
    let today = zone.day(at: now)
    guard let on else { return today }
    let day = try civilDay(on, "--on")
    guard day <= today else {
      throw Failure(
        .badData, zh: "--on \(day) 还没有到（今天是\(today)）", en: "--on \(day) has not come yet (today is \(today))")
    }
    return day
  }

  var author: String { by ?? Console.environment("USER") ?? "duban" }
}
