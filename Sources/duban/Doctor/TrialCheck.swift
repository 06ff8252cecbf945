import Diagnostics
import Rules

/// 试运行: whether letters are kept from the people they are for.
struct TrialCheck: HealthCheck {
  static let name = "trial"
  static let title = Bilingual(zh: "试运行", en: "trial mode")

  /// Nil: letters go to the people.
  var trial: Office.Trial?
  var hasRules: Bool
  /// The folder of mailboxes.
  var mailboxes: String

  init(_ trial: Office.Trial?, hasRules: Bool = true, mailboxes: String = "trial") {
    self.trial = trial
    self.hasRules = hasRules
    self.mailboxes = mailboxes
  }

  init(_ site: Site) {
    self.init(site.book?.office.trial, hasRules: site.book != nil, mailboxes: site.placed("trial"))
  }

  var findings: [Finding] {
    guard hasRules else { return [] }
    let end = Bilingual(
      zh: "核对无误后，删去 office 里的 trial，正式开始", en: "when all is well, take 'trial' out of 'office' to begin")
    switch trial {
    case nil: return [Finding(.fine, zh: "否：信件发给本人", en: "off: letters go to the people they are for")]
    case .mailboxes?:
      return [
        Finding(
          .warning, zh: "是：信件只放进 \(mailboxes)，不发给任何人", en: "on: letters go into \(mailboxes) and to nobody",
          advice: end)
      ]
    case .address(let address)?:
      return [
        Finding(
          .warning, zh: "是：信件只发到 \(address)", en: "on: letters go to \(address) and to nobody else", advice: end)
      ]
    }
  }
}
