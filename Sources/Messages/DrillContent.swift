import CivilTime
import Diagnostics
import Evaluation
import Rules

/// What a letter says of a drill.
struct DrillContent {
  /// The reader.
  var person: String
  /// Who began it, and when, in the office's zone.
  var by: String
  var began: CivilDateTime

  var title: Bilingual { Bilingual(zh: "核对提醒能否送到，请答复一次", en: "whether reminders reach you: please answer once") }

  var fields: [LetterField] {
    [
      LetterField(
        .init(zh: "说明", en: "What"),
        [
          .init(
            zh: "这是一次演练，没有要办的事项；收到后请答复，本办据此核对名单和地址",
            en:
              "this is a drill, there is nothing to be done; answer it, so that this office knows its list to be right"
          )
        ]),
      LetterField(
        .init(zh: "发起", en: "Begun"),
        [
          .init(
            zh: "\(by)，\(began.date.words.zh)\(began.time)", en: "by \(by) on \(began.date.words.en) \(began.time)")
        ]),
      LetterField(.init(zh: "回复", en: "Reply"), [.init("演练收到 \(person)")], isVerbatim: true),
      LetterField(
        .init(zh: "命令", en: "Command"), [.init("duban drill --answered \(ShellWord.quoted(person))")],
        isVerbatim: true),
    ]
  }
}

extension Desk {
  /// What `person` is told of the drill that `event` is the notice of; nil when it is none.
  func drillContent(of event: Event, for person: PersonIndex) -> DrillContent? {
    guard event.isAboutDrill else { return nil }
    let number = Int(event.subject.dropFirst(Event.drillSubject.count))
    let drill = snapshot.drills.first { $0.number == number }
    return DrillContent(
      person: OneLine.folded(book.people[Int(person)].name), by: OneLine.folded(drill?.by ?? "?"),
      began: book.office.zone.civil(at: drill?.began ?? now))
  }
}
