public import CivilTime
public import Diagnostics

/// 报表: where obligations stand at one instant, as a value that every format renders alike.
///
/// Whatever is counted is counted here, once: a format turns this value into
/// bytes and adds nothing of its own. Equal values give equal bytes.
public struct Report: Hashable, Sendable {
  /// Id of the report in the rules, or the name of its kind.
  public var id: String
  public var title: Bilingual
  /// `overdue`, `upcoming`, `progress`, `not-reported` or `account`.
  public var kind: String
  /// The instant it is judged at.
  public var asOf: Instant
  /// The zone in which that instant is shown.
  public var zone: TimeZoneTable
  /// Whose obligations it holds; nil: everyone's.
  public var scope: Bilingual?
  /// 统计口径: what is listed and how days are counted.
  public var countingRule: Bilingual
  /// The calendars counted by, how far they reach and by which notice.
  public var calendar: Bilingual
  /// Number of the last journal entry it rests on.
  public var ledgerPosition: Int64
  /// Hash of that entry as 64 hexadecimal digits: `duban ledger head` prints it.
  public var ledgerHead: String
  public var totals: [ReportTotal]
  /// The first is what the report is about and is shown also when it is empty.
  public var sections: [ReportSection]
  public var summary: UnitSummary
  /// What is not listed, and why.
  public var leftOut: [LeftOut]
  /// What is due in each month of the year; nil where the kind of report has no use for it.
  public var months: MonthGrid?
  /// What is listed, on the year; nil where the kind of report has no use for it.
  public var timeline: Timeline?

  /// The civil day it is of.
  public var day: CivilDate { zone.day(at: asOf) }
}

/// One number of the report with its name.
public struct ReportTotal: Hashable, Sendable {
  /// Its name for scripts: `overdue`.
  public var id: String
  public var label: Bilingual
  public var count: Int
}

/// A list within a report.
public struct ReportSection: Hashable, Sendable {
  /// Its name for scripts: `obligations`, `behind`, `recordedOnly`.
  public var id: String
  public var heading: Bilingual
  /// What is particular about this list; nil when the counting rule says it all.
  public var note: Bilingual?
  /// The columns of its table.
  public var columns: [ReportColumn]
  /// What is shown of a row beneath its line where a table has no room for it.
  public var details: [ReportColumn]
  public var rows: [ReportRow]
}

/// Something that the rules hold and the report does not list.
public struct LeftOut: Hashable, Sendable {
  /// Its name for scripts: `exhortation`, `closed`.
  public var reason: String
  public var count: Int
  public var text: Bilingual
}

/// A labelled sentence above or below the lists: when, how counted, by what.
public struct ReportNote: Hashable, Sendable {
  public var label: Bilingual
  public var text: Bilingual
}
