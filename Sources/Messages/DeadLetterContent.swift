import CivilTime
import Diagnostics
import Evaluation
import Rules

/// What a letter says of another one that could not be delivered.
struct DeadLetterContent {
  var recipient: String
  var channel: String
  /// When it was given up, in the office's zone.
  var at: CivilDateTime
  var said: String
  /// Id of the delivery.
  var delivery: String

  var title: Bilingual {
    Bilingual(zh: "给\(recipient)的信没有送达", en: "a letter to \(recipient) could not be delivered")
  }

  var fields: [LetterField] {
    [
      LetterField(
        .init(zh: "渠道", en: "Channel"),
        [
          .init(
            zh: "\(channel)，\(at.date.words.zh)\(at.time)放弃",
            en: "\(channel), given up on \(at.date.words.en) \(at.time)")
        ]),
      LetterField(.init(zh: "原因", en: "Why"), [.init(said.isEmpty ? "-" : said)]),
      LetterField(
        .init(zh: "处理", en: "To do"),
        [.init(zh: "改正地址或渠道；信里的事项请另行告知本人", en: "mend the address or the channel, and tell the person what it said")]
      ),
      LetterField(
        .init(zh: "命令", en: "Command"), [.init("duban explain \(delivery.prefix(12))"), .init("duban status")],
        isVerbatim: true),
    ]
  }
}

extension Desk {
  /// What is known of the dead letter that `event` tells of; nil when it tells of none.
  func deadLetter(of event: Event) -> DeadLetterContent? {
    guard event.isAboutLetter else { return nil }
    let id = String(event.subject.dropFirst(Event.letterSubject.count))
    let letter = snapshot.dead.first { $0.delivery == id }
    let name = letter.map { letter in
      book.people.first { $0.id == letter.recipient }?.name ?? book.reports.first { $0.id == letter.recipient }?
        .title
        ?? letter.recipient
    }
    return DeadLetterContent(
      recipient: OneLine.folded(name ?? "?"), channel: OneLine.folded(letter?.channel ?? "?"),
      at: book.office.zone.civil(at: letter?.at ?? now), said: OneLine.folded(letter?.said ?? ""), delivery: id)
  }
}
