import Diagnostics
import Rules

/// 邮箱地址: senders and people whose addresses reach nobody, or look like a slip.
struct AddressCheck: HealthCheck {
  static let name = "address"
  static let title = Bilingual(zh: "邮箱地址", en: "addresses")

  struct Address {
    /// The person's name, or the channel that sends from it.
    var owner: String
    var text: String
  }

  /// What is told by mail, and what mails come from.
  var addresses: [Address]

  init(_ addresses: [Address]) { self.addresses = addresses }

  init(_ site: Site) {
    addresses = []
    guard let book = site.book else { return }
    let byMail = Set(book.channels.filter(\.needsAddress).map(\.name))
    guard !byMail.isEmpty else { return }
    for channel in book.channels {
      switch channel.means {
      case .mail(let server): addresses.append(Address(owner: channel.name, text: server.from))
      case .sendmail(let sendmail): addresses.append(Address(owner: channel.name, text: sendmail.from))
      case .folder: break
      }
    }
    for person in book.people {
      guard let email = person.email else { continue }
      addresses.append(Address(owner: person.name, text: email))
    }
  }

  var findings: [Finding] {
    guard !addresses.isEmpty else { return [] }
    let doubtful = addresses.compactMap { address in Self.doubt(address.text).map { (address, $0) } }
    guard let (first, doubt) = doubtful.first else {
      return [
        Finding(
          .fine, zh: "\(addresses.count)个，看不出有错", en: "\(addresses.count) looked at, none looks wrong")
      ]
    }
    let rest = doubtful.dropFirst().prefix(4).map { $0.0.owner }
    let more = Bilingual(
      zh: rest.isEmpty ? "" : "；还有\(doubtful.count - 1)个：\(rest.joined(separator: "、"))",
      en: rest.isEmpty ? "" : "; \(doubtful.count - 1) more: \(rest.joined(separator: ", "))")
    return [
      Finding(
        .warning, zh: "\(first.owner) 的 \(first.text) \(doubt.zh)\(more.zh)",
        en: "\(first.text) of \(first.owner) \(doubt.en)\(more.en)",
        advice: Bilingual(zh: "在规则里改正邮箱", en: "mend the addresses in the rules"))
    ]
  }

  /// Domains that are kept for examples and never have a mailbox (RFC 2606; RFC 6761).
  private static let reserved: Set<String> = ["example", "test", "invalid", "localhost"]
  private static let reservedDomains: Set<String> = ["example.org", "example.com", "example.net"]
  /// Where most people of an office have their mailboxes.
  private static let usual = [
    "qq.com", "163.com", "126.com", "139.com", "189.cn", "sina.com", "sina.cn", "sohu.com", "foxmail.com",
    "aliyun.com",
    "yeah.net", "wo.cn", "outlook.com", "hotmail.com", "gmail.com",
  ]

  /// What is odd about an address whose form is right; nil when nothing is.
  static func doubt(_ address: String) -> Bilingual? {
    guard let at = address.lastIndex(of: "@") else { return Bilingual(zh: "没有 @", en: "has no @") }
    let domain = address[address.index(after: at)...].lowercased()
    let labels = domain.split(separator: ".").map { String($0) }
    let isReserved =
      labels.last.map { reserved.contains($0) } ?? true || reservedDomains.contains(domain)
      || reservedDomains.contains { domain.hasSuffix(".\($0)") }
    if isReserved { return Bilingual(zh: "是举例用的，没有人收得到", en: "is for examples and reaches nobody") }
    guard !usual.contains(domain), let near = slip(domain) else { return nil }
    return Bilingual(zh: "是不是 \(near)？", en: "may be meant for \(near)")
  }

  /// The usual domain that `domain` is written like but for one slip of the keyboard: `qq.con`, `163.cm`, `16.com`.
  private static func slip(_ domain: String) -> String? {
    let letters = Array(domain)
    return usual.first { usual in
      let other = Array(usual)
      guard abs(letters.count - other.count) <= 1, letters.count >= 5 else { return false }
      let start = zip(letters, other).prefix { $0 == $1 }.count
      let end = zip(letters.reversed(), other.reversed()).prefix { $0 == $1 }.count
      let (shorter, longer) = (min(letters.count, other.count), max(letters.count, other.count))
      // One letter put in, left out or exchanged, or two that stand next to one another.
      if start + end >= longer - 1 { return true }
      return shorter == longer && start + end == longer - 2 && letters[start] == other[start + 1]
        && letters[start + 1] == other[start]
    }
  }
}
