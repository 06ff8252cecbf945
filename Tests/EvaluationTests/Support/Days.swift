import CivilTime

/// The civil day `text` writes: `2018-06-15`.
func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { fatalError("\(text) is no day") }
  return day
}

/// `2018-06-15 09:00` in Shanghai, with seconds when they matter.
func instant(_ text: String, seconds: Int64 = 0) -> Instant {
  let halves = text.split(separator: " ")
  guard let time = TimeOfDay(halves[1]) else { fatalError("\(text) has no time") }
  return TimeZoneTable.shanghai.instant(of: day(String(halves[0])), at: time).adding(seconds: seconds)
}

/// Nine o'clock on `day`, the telling hour of the test office.
func nine(_ day: CivilDate) -> Instant { TimeZoneTable.shanghai.instant(of: day, at: TimeOfDay(9, 0)!) }

func nine(_ text: String) -> Instant { nine(day(text)) }
