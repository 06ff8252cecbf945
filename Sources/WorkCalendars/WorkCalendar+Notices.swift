public import CivilTime

/// One notice's say on a day.
public struct DayVersion: Hashable, Sendable {
  public let notice: HolidayNotice
  /// 1 for the first notice of its year, 2 for the amendment of it.
  public let version: Int
  /// What the day became by it.
  public let kind: DayKind
}

extension WorkCalendar {
  /// What the notices said of `day`, one entry for each that decided it anew, in their order.
  ///
  /// 1 February 2020 was first to be worked, and then became a rest day: two entries, the last of which
  /// holds. An amendment that takes a day back without naming it has an entry too. Overlays have none.
  ///
  /// - Complexity: O(notices).
  public func versions(of day: CivilDate) -> [DayVersion] {
    var found: [DayVersion] = []
    var current: DayArrangement?
    var spoken: [Int: Int] = [:]
    for (index, notice) in notices.enumerated() {
      let version = spoken[notice.year, default: 0] + 1
      spoken[notice.year] = version
      let said = DayArrangement(of: day, in: notice, index: index)
      let takenBack = current?.isReplaced(by: notice.festivals, year: notice.year) ?? false
      guard said != nil || takenBack else { continue }
      current = said
      found.append(DayVersion(notice: notice, version: version, kind: DayKind(said, on: day, weekend: weekend)))
    }
    return found
  }

  /// The notice that decides `day`: the one that moves it, or the amendment that took its move back; nil when
  /// no notice ever spoke of it.
  public func notice(for day: CivilDate) -> HolidayNotice? { versions(of: day).last?.notice }

  /// The overlay that decides `day`, when one makes it other than the notices do.
  public func overlay(for day: CivilDate) -> CalendarOverlay? {
    guard let overlay = overlays.last(where: { $0.rest[day] != nil || $0.work[day] != nil }) else { return nil }
    return DayKind(arrangements[day], on: day, weekend: weekend) == kind(of: day) ? nil : overlay
  }

  /// This calendar as it stood on `day`: only with the notices and overlays issued by then.
  ///
  /// A notice without an issue day counts as known from its `knownFrom`, an overlay without one as known
  /// always.
  public func asKnown(on day: CivilDate) -> WorkCalendar {
    WorkCalendar(
      name: name, weekend: weekend, notices: notices.filter { $0.knownFrom <= day },
      overlays: overlays.filter { $0.issued.map { $0 <= day } ?? true })
  }

  /// This calendar with local days laid over it.
  public func overlaid(with overlay: CalendarOverlay) -> WorkCalendar {
    WorkCalendar(name: name, weekend: weekend, notices: notices, overlays: overlays + [overlay])
  }

  // MARK: Festivals

  /// The rest days of `festival` that the notices for `year` name, in order; empty when none does.
  ///
  /// Of two festivals in one holiday, both have all of its days.
  public func restDays(of festival: String, year: Int) -> [CivilDate] {
    arrangements.filter { _, arrangement in
      guard arrangement.year == year, !arrangement.kind.isWorking else { return false }
      return arrangement.festivals.contains { $0.contains(festival) || festival.contains($0) }
    }
    .keys.sorted()
  }

  /// The statutory days of `festival` itself in the notices for `year`, in order: 1 to 3 October, also where
  /// the holiday is longer; empty when no notice tells them.
  public func statutoryDays(of festival: String, year: Int) -> [CivilDate] {
    var found: Set<CivilDate> = []
    for (day, arrangement) in arrangements where arrangement.year == year && arrangement.kind.isStatutory {
      let names = HolidayNotice.festivals(in: notices[arrangement.notice].statutory[day] ?? "")
      if names.contains(where: { $0.contains(festival) || festival.contains($0) }) { found.insert(day) }
    }
    return found.sorted()
  }
}
