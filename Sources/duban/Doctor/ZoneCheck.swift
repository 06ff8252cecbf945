import CivilTime
import Diagnostics
import Glibc
import Rules

/// 时区: the office's own, and whether this machine's is another.
struct ZoneCheck: HealthCheck {
  static let name = "zone"
  static let title = Bilingual(zh: "时区", en: "zone")

  /// The office's, by its name; nil without rules.
  var office: String?
  /// Its seconds ahead of UTC now, and those of this machine.
  var (officeOffset, machineOffset) = (0, 0)
  /// Zones of plans that are not the office's.
  var others: [String] = []

  init(office: String?) { self.office = office }

  init(_ site: Site) {
    var (seconds, local) = (time_t(site.now.seconds), tm())
    localtime_r(&seconds, &local)
    machineOffset = Int(local.tm_gmtoff)
    guard let book = site.book else { return }
    office = book.office.zone.name
    officeOffset = book.office.zone.offset(at: site.now)
    others = Set(book.plans.map(\.zone.name)).subtracting([book.office.zone.name]).sorted()
  }

  var findings: [Finding] {
    guard let office else { return [] }
    let own = "\(office) (\(Self.shown(officeOffset)))"
    let plans =
      others.isEmpty
      ? Bilingual("")
      : Bilingual(
        zh: "；有的计划另按\(others.joined(separator: "、"))",
        en: "; some plans go by \(others.joined(separator: ", "))")
    let machine =
      officeOffset == machineOffset
      ? Bilingual("")
      : Bilingual(
        zh: "；本机是\(Self.shown(machineOffset))，督办仍按本单位的时区",
        en: "; this machine goes by \(Self.shown(machineOffset)), which changes nothing")
    return [Finding(.fine, zh: own + plans.zh + machine.zh, en: own + plans.en + machine.en)]
  }

  /// `UTC+8`, `UTC-3:30`.
  private static func shown(_ offset: Int) -> String {
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) % 3600 / 60)
    guard offset != 0 else { return "UTC" }
    return "UTC\(offset < 0 ? "-" : "+")\(hours)" + (minutes == 0 ? "" : ":\(minutes < 10 ? "0" : "")\(minutes)")
  }
}
