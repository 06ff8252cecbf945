import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Ledger
import Rules

/// 演练台账: who was told of one drill, what became of the letters, and who answered.
struct DrillRegister {
  /// One person.
  struct Line {
    /// Id of the person.
    var person: String
    var name: String
    /// Each channel, with what became of the letter; nil while no pass has planned it.
    var letters: [(channel: String, delivery: RecordedDelivery?)]
    var answer: Drill.Answer?

    /// Channels whose letter will not arrive.
    var dead: [(channel: String, delivery: RecordedDelivery?)] {
      letters.filter { $0.delivery?.state == .dead || $0.delivery?.state == .cancelled }
    }
  }

  let drill: Drill
  /// In the order of the rules' people; who left the rules comes last.
  let lines: [Line]

  /// - Parameter ledger: The one that holds the drill.
  init(_ drill: Drill, _ book: RuleBook, _ ledger: LedgerFile) throws {
    self.drill = drill
    let event = Event.drill(drill, in: book.office.zone)
    let accounts = try ledger.accounts(subject: event.subject)
    var letters: [(person: String, channel: String, delivery: RecordedDelivery?)] = []
    for account in accounts {
      var delivery: RecordedDelivery?
      if let id = account.delivery, case .one(let found) = try ledger.delivery(id) { delivery = found }
      letters.append((account.id.recipient, account.id.channel, delivery))
    }
    if accounts.isEmpty {
      letters = book.drillAudience(on: event.due).map { ($0.recipient, $0.channel, nil) }
    }
    let order = book.people.map(\.id) + letters.map(\.person)
    var seen: Set<String> = []
    let told = Dictionary(grouping: letters, by: \.person)
    lines = order.filter { told[$0] != nil && seen.insert($0).inserted }.map { person in
      Line(
        person: person, name: book.people.first { $0.id == person }?.name ?? person,
        letters: (told[person] ?? []).map { ($0.channel, $0.delivery) }, answer: drill.answer(of: person))
    }
  }

  var unanswered: [Line] { lines.filter { $0.answer == nil } }

  /// Whether another drill would only confuse: it is less than a day old and somebody has not answered.
  func isOpen(at now: Instant) -> Bool { now.seconds(since: drill.began) < 86_400 && !unanswered.isEmpty }

  func summary(_ zone: TimeZoneTable) -> Bilingual {
    let (all, open) = (lines.count, unanswered.count)
    return Bilingual(
      zh: "第\(drill.number)次演练，\(zone.civil(at: drill.began))由\(drill.by)发起：\(all)人，已答复\(all - open)人，未答复\(open)人",
      en: "drill \(drill.number), begun \(zone.civil(at: drill.began)) by \(drill.by): "
        + "\(all) \(all == 1 ? "person" : "people"), \(all - open) answered, \(open) did not")
  }

  /// A table: whoever has not answered first.
  func table(_ zone: TimeZoneTable, _ language: Language) -> String {
    let heading = language == .zh ? ["人员", "答复", "信件"] : ["person", "answered", "letters"]
    let rows = (unanswered + lines.filter { $0.answer != nil }).map { line in
      let answered = line.answer.map { answer in
        Bilingual(zh: "✓ \(zone.civil(at: answer.at))", en: "✓ \(zone.civil(at: answer.at))")
      }
      let letters = line.letters.map { "\($0.channel) \(Self.words($0.delivery)[language])" }
      return [
        line.name, (answered ?? Bilingual(zh: "✗ 未答复", en: "✗ no"))[language],
        letters.joined(separator: language == .zh ? "；" : "; "),
      ]
    }
    return TextTable.render([heading] + rows)
  }

  /// What became of a letter: `已发`, `失败：550 no such user`.
  private static func words(_ delivery: RecordedDelivery?) -> Bilingual {
    guard let delivery else { return Bilingual(zh: "还没有处理", en: "not looked at yet") }
    let said = delivery.state == .dead || delivery.state == .retry ? delivery.said : nil
    return Bilingual(
      zh: delivery.state.chinese + (said.map { "：\(OneLine.folded($0))" } ?? ""),
      en: delivery.state.rawValue + (said.map { ": \(OneLine.folded($0))" } ?? ""))
  }

  func json(_ zone: TimeZoneTable) -> JSONValue {
    .members([
      "number": .number(Int64(drill.number)), "began": .string(zone.rfc3339(drill.began)), "by": .string(drill.by),
      "people": .number(Int64(lines.count)), "answered": .number(Int64(lines.count - unanswered.count)),
      "unanswered": .strings(unanswered.map(\.name)),
      "lines": .array(
        lines.map { line in
          .members([
            "id": .string(line.person), "name": .string(line.name),
            "answered": .optional(line.answer.map { zone.rfc3339($0.at) }),
            "by": .optional(line.answer?.by),
            "letters": .array(
              line.letters.map { letter in
                .members([
                  "channel": .string(letter.channel), "delivery": .optional(letter.delivery?.id),
                  "state": .optional(letter.delivery?.state.rawValue), "said": .optional(letter.delivery?.said),
                ])
              }),
          ])
        }),
    ])
  }
}
