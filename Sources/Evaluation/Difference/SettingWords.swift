import CivilTime
import Diagnostics
import Rules

/// The words for settings: each field under a stable name.
struct SettingWords {
  typealias Fields = [(name: String, value: Bilingual)]

  private let book: RuleBook

  init(_ book: RuleBook) { self.book = book }

  var office: Fields {
    let office = book.office
    return present([
      ("name", Bilingual(office.name)), ("email", office.email.map { Bilingual($0) }),
      ("at", Bilingual("\(office.at)")), ("quiet", office.quiet.map { Bilingual("\($0.from)..\($0.until)") }),
      ("cap", office.cap.map { Bilingual("\($0)") }),
      ("zone", Bilingual(office.zone.name)), ("channels", list(office.channels)),
      ("administrators", list(office.administrators.map { book.people[Int($0)].id })),
      ("scoring", office.scoring?.words),
      ("ranking", office.scoring.map { $0.ranks ? Bilingual(zh: "是", en: "yes") : Bilingual(zh: "否", en: "no") }),
      ("feeds", office.feedFolder.map { Bilingual($0) }),
      ("trial", office.trial.map { words(of: $0) }),
    ])
  }

  private func words(of trial: Office.Trial) -> Bilingual {
    switch trial {
    case .mailboxes: Bilingual(zh: "是", en: "yes")
    case .address(let address): Bilingual(address)
    }
  }

  func fields(of channel: Channel) -> Fields {
    var fields: Fields = [("kind", Bilingual(channel.kind))]
    switch channel.means {
    case .folder(_, let path): fields.append(("folder", Bilingual(path)))
    case .mail(let server):
      fields += present([
        ("server", Bilingual("\(server.host):\(server.port)")), ("security", Bilingual(server.security.rawValue)),
        ("user", server.login.map { Bilingual($0.user) }), ("from", Bilingual(server.from)),
        ("reply-to", server.replyTo.map { Bilingual($0) }),
        ("authorities", server.authorities.map { Bilingual($0) }),
        ("connections", Bilingual("\(server.connections)")), ("rate", server.rate.map { Bilingual("\($0)") }),
        ("timeout", Bilingual("\(server.timeout)")),
      ])
    case .sendmail(let sendmail):
      fields += present([
        ("program", Bilingual(sendmail.program)), ("from", Bilingual(sendmail.from)),
        ("reply-to", sendmail.replyTo.map { Bilingual($0) }),
      ])
    }
    return fields
  }

  func fields(of person: Person) -> Fields {
    present([
      ("name", Bilingual(person.name)), ("email", person.email.map { Bilingual($0) }),
      ("channels", list(person.channels)),
    ])
  }

  func fields(of unit: Unit) -> Fields {
    present([
      ("name", Bilingual(unit.name)), ("liaison", contacts(unit.liaison)), ("leader", contacts(unit.leader)),
      ("channels", list(unit.channels)),
    ])
  }

  func fields(of plan: Plan) -> Fields {
    let insiders = plan.insiders.map { Set($0.map { book.people[Int($0)].id }).sorted() }
    return present([
      ("title", Bilingual(plan.title)), ("policy", Bilingual(book.policies[plan.policy].id)),
      ("visibility", Bilingual(plan.visibility.rawValue)), ("insiders", insiders.flatMap { list($0) }),
      ("in-force", Bilingual("\(plan.inForce)")), ("closed", plan.closed.map { Bilingual("\($0)") }),
      ("carry-over", plan.carryOver.map { Bilingual(book.plans[Int($0)].id) }),
    ])
  }

  /// The order of steps is not part of it: whatever it decides shows in what people are told.
  func fields(of policy: Policy) -> Fields {
    var fields: Fields = policy.steps.map { ("step \($0.id)", words(of: $0)) }
    fields.append(("yellow", Bilingual(policy.yellowBefore.canonical)))
    if let span = policy.acknowledgement { fields.append(("acknowledgement", Bilingual(span.canonical))) }
    fields.append(("pace", Bilingual(policy.pace.rawValue)))
    for lamp in Lamp.allCases {
      guard let rule = policy.lamps[lamp] else { continue }
      let parts = [rule.word, rule.colour].compactMap { $0 } + rule.when.map(\.text)
      fields.append(("lamp \(lamp.rawValue)", Bilingual(parts.joined(separator: " · "))))
    }
    return fields
  }

  func fields(of report: ReportRule) -> Fields {
    present([
      ("title", Bilingual(report.title)), ("kind", Bilingual(report.kind.rawValue)),
      ("schedule", Bilingual(report.phrase)), ("formats", list(report.formats)),
      ("channel", report.files.map { Bilingual($0.channel) }),
      ("folder", report.files?.folder.map { Bilingual($0) }),
      ("recipients", joined(report.readers.map(words))),
      ("scope", report.scope.flatMap(words)),
      ("plans", report.plans.flatMap { list($0.map { book.plans[Int($0)].id }.sorted()) }),
      ("tags", list(report.tags.sorted())),
      ("reply", report.kind == .bulletin ? report.reply.words : nil),
    ])
  }

  private func words(of reader: ReportRule.Reader) -> Bilingual {
    switch reader {
    case .person(let person): Bilingual(book.people[Int(person)].id)
    case .administrators: .init(zh: "管理员", en: "administrators")
    case .supervisor: .init(zh: "督办单位", en: "supervisor")
    case .leader: .init(zh: "分管领导", en: "leader")
    case .liaison: .init(zh: "联络员", en: "liaison")
    }
  }

  private func words(of scope: ReportRule.Scope) -> Bilingual? {
    switch scope {
    case .person(let person): Bilingual(book.people[Int(person)].id)
    case .units(let units): list(units.map { book.units[Int($0)].name })
    }
  }

  // MARK: Parts

  private func words(of step: Step) -> Bilingual {
    let told = step.tell.map { role -> Bilingual in
      guard case .person(let person) = role else { return Bilingual(zh: role.chinese, en: role.name) }
      return Bilingual(book.people[Int(person)].id)
    }
    var zh = "\(step.timing) 告知\(told.map(\.zh).joined(separator: "、"))"
    var en = "\(step.timing) tells \(told.map(\.en).joined(separator: ", "))"
    if let when = step.when {
      zh += "，当 \(when.text)"
      en += ", when \(when.text)"
    }
    if let unless = step.unless {
      zh += "，除非 \(unless.text)"
      en += ", unless \(unless.text)"
    }
    if let slip = step.slip {
      zh += "，\(slip.colour.words.zh)督办单，\(slip.reply.words.zh)内答复"
      en += ", \(slip.colour.words.en) slip, to be answered within \(slip.reply.words.en)"
    }
    if step.urgent {
      zh += "，即发"
      en += ", urgent"
    }
    return Bilingual(zh: zh, en: en)
  }

  private func contacts(_ contacts: [Contact]) -> Bilingual? {
    guard !contacts.isEmpty else { return nil }
    let words = contacts.map(words)
    return Bilingual(zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }

  private func words(of contact: Contact) -> Bilingual {
    let person = book.people[Int(contact.person)].id
    var zh: [String] = []
    var en: [String] = []
    if let from = contact.from {
      zh.append("\(from)起")
      en.append("from \(from)")
    }
    if let until = contact.until {
      zh.append("至\(until)")
      en.append("until \(until)")
    }
    if let standIn = contact.standIn.map({ book.people[Int($0)].id }) {
      for days in contact.away {
        zh.append("\(days.lowerBound)..\(days.upperBound)由\(standIn)代")
        en.append("\(standIn) in \(days.lowerBound)..\(days.upperBound)")
      }
    }
    guard !zh.isEmpty else { return Bilingual(person) }
    return Bilingual(
      zh: "\(person)（\(zh.joined(separator: "，"))）", en: "\(person) (\(en.joined(separator: ", ")))")
  }

  private func list(_ texts: [String]) -> Bilingual? {
    texts.isEmpty ? nil : Bilingual(zh: texts.joined(separator: "、"), en: texts.joined(separator: ", "))
  }

  private func joined(_ words: [Bilingual]) -> Bilingual? {
    words.isEmpty
      ? nil
      : Bilingual(zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }

  /// The fields that have a value.
  private func present(_ fields: [(String, Bilingual?)]) -> Fields {
    fields.compactMap { name, value in value.map { (name, $0) } }
  }
}

extension Step {
  /// `before:5wd`, `after:1d/every:3wd×4`: when it falls, whatever it is called.
  fileprivate var timing: String {
    let offset: String =
      switch anchor {
      case .start: "start"
      case .before(let span): "before:\(span.canonical)"
      case .due: "due"
      case .after(let span): "after:\(span.canonical)"
      case .lapsed(let span): "lapsed:\(span.canonical)"
      }
    return offset + (every.map { "/every:\($0.canonical)" } ?? "") + (times.map { "×\($0)" } ?? "")
  }
}
