import CivilTime
import JSONText
import Rules

extension NotificationID {
  /// The members that name a notification, the same wherever the journal names one.
  var members: [JSONValue.Member] {
    [
      .init("kind", .string(event.kind.rawValue)), .init("subject", .string(event.subject)),
      .init("step", .string(event.step)), .init("ordinal", .number(Int64(event.ordinal))),
      .init("due", .string(event.due.description)), .init("to", .string(recipient)),
      .init("channel", .string(channel)),
    ]
  }

  init(_ body: EntryReader) throws {
    self.init(
      event: Event(
        kind: try body.word("kind"), subject: try body.text("subject"), step: try body.text("step"),
        ordinal: Int(try body.number("ordinal")), due: try body.day("due")),
      recipient: try body.text("to"), channel: try body.text("channel"))
  }
}
