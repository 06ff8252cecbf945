import CalendarFeeds
import CivilTime
import Delivery
import Evaluation
import Messages
import Rules

extension Supervision {
  /// The letter of one delivery to one person; nil when the rules name the person no more.
  ///
  /// By mail the days it tells of go along as a calendar file: a mailbox on disk has the feed for that.
  func letter(_ delivery: PlannedDelivery, _ members: [Account], _ desk: ReportDesk, _ now: Instant) -> Envelope? {
    let (book, index, snapshot) = (desk.book, desk.index, desk.snapshot)
    guard let number = book.people.firstIndex(where: { $0.id == delivery.recipient }) else { return nil }
    let person = PersonIndex(number)
    var envelope: Envelope
    switch delivery.kind {
    case .urgent:
      guard let member = members.first else { return nil }
      envelope = Letters.urgent(
        to: person, delivery: delivery.id, member: member, book: book, index: index, snapshot: snapshot, at: now,
        writer: templates)
    case .slip:
      envelope = Letters.slip(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: templates)
    case .drill:
      envelope = Letters.drill(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: templates)
    case .digest, .report, .reportLetter:
      envelope = Letters.digest(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: templates)
    }
    guard book.channel(named: delivery.channel)?.needsAddress ?? false, case .letter(var letter) = envelope.content
    else { return envelope }
    let keys = Set(members.filter { $0.state != .merged }.map(\.id.event.subject))
    let told = keys.sorted().compactMap { index[$0] }
    guard !told.isEmpty else { return envelope }
    letter.attachments.append(
      Envelope.Attachment(
        name: "督办事项-\(book.office.zone.day(at: now)).ics",
        mediaType: "text/calendar; charset=utf-8; method=PUBLISH",
        bytes: CalendarFeed.letterAttachment(told, to: .person(person), book: book, snapshot: snapshot, at: now)))
    envelope.content = .letter(letter)
    return envelope
  }

  /// The obligations of the rules in force by `snapshot`, made anew only when rules, facts or slips have changed: a
  /// batch that goes out changes neither.
  func index(_ book: RuleBook, _ snapshot: Snapshot) -> ObligationIndex {
    let facts = snapshot.factCount + snapshot.slipCount
    if let known = knownIndex, known.hash == bookHash, known.facts == facts { return known.index }
    let index = ObligationIndex(book, snapshot)
    knownIndex = (bookHash, facts, index)
    return index
  }
}
