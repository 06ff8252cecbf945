import Diagnostics
import Ledger
import Rules

/// 发送: letters that died, that may have been sent twice, that are tried again, and those that wait for their hour.
struct OutboxCheck: HealthCheck {
  static let name = "outbox"
  static let title = Bilingual(zh: "发送", en: "outbox")

  /// Nil without a ledger.
  var counts: [DeliveryState: Int]?
  /// The first letter that died, and the first that is tried again: for whom, and the channel's last word.
  var (firstDead, firstRetry): (String?, String?)

  init(_ counts: [DeliveryState: Int]?, firstDead: String? = nil, firstRetry: String? = nil) {
    self.counts = counts
    self.firstDead = firstDead
    self.firstRetry = firstRetry
  }

  init(_ site: Site) {
    guard let ledger = site.openLedger else { return }
    counts = try? ledger.counts().deliveries
    func first(_ state: DeliveryState) -> String? {
      (try? ledger.deliveries(in: [state]))?.first.map { "\($0.planned.recipient)：\($0.said ?? "")" }
    }
    firstDead = first(.dead)
    firstRetry = first(.retry)
  }

  var findings: [Finding] {
    guard let counts else { return [] }
    func count(_ state: DeliveryState) -> Int { counts[state] ?? 0 }
    let waiting = count(.planned)
    let waits = Bilingual(zh: "\(waiting)封等着发", en: "\(English.counted(waiting, "letter")) waiting")
    var found: [Finding] = []
    if count(.dead) > 0 {
      found.append(
        Finding(
          .wrong, zh: "\(count(.dead))封没有送到，第一封 → \(firstDead ?? "")",
          en: "\(English.counted(count(.dead), "letter")) did not arrive, the first → \(firstDead ?? "")",
          advice: Bilingual(
            zh: "改正地址或渠道；逐封看：duban status", en: "mend the address or the channel; each of them: duban status")))
    }
    if count(.retry) > 0 {
      found.append(
        Finding(
          .warning, zh: "\(count(.retry))封没有送成，过后再试，第一封 → \(firstRetry ?? "")",
          en:
            "\(English.counted(count(.retry), "letter")) failed and will be tried again, the first → \(firstRetry ?? "")",
          advice: Bilingual(zh: "看上面的渠道", en: "see its channel above")))
    }
    if count(.uncertain) > 0 {
      found.append(
        Finding(
          .warning, zh: "\(count(.uncertain))封不确定是否送到，将以同一编号再发",
          en:
            "\(English.counted(count(.uncertain), "letter")) may have arrived and will go out again under the same id"
        ))
    }
    return found.isEmpty ? [Finding(.fine, zh: "没有失败，\(waits.zh)", en: "none failed, \(waits.en)")] : found
  }
}
