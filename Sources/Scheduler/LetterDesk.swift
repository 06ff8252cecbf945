import CalendarFeeds
import CivilTime
import Delivery
import Evaluation
import Ledger
import LetterTemplates
import Messages
import ReportFormats
import Rules

/// What letters and reports are written from, at the moment they go out. Pure, and safe to use from many threads.
struct LetterDesk: Sendable {
  let reports: ReportDesk
  let templates: LetterTemplates
  /// What everybody sees today.
  let purviews: Purviews

  /// The exact bytes of what waits, of `members` where they are not frozen yet; nil when the rules name its recipient
  /// or its report no more.
  func sealed(
    _ pending: PendingDelivery, _ members: [Account], _ route: ChannelRoute
  ) -> Result<SealedEnvelope?, RenderFault> {
    if let frozen = pending.sealed { return .success(frozen) }
    return Result { () throws(RenderFault) in
      try envelope(pending.delivery.planned, members, takesPages: route.takesPages).map(route.seal)
    }
  }

  private func envelope(
    _ delivery: PlannedDelivery, _ members: [Account], takesPages: Bool
  ) throws(RenderFault) -> Envelope? {
    switch delivery.kind {
    case .report: try reports.file(delivery, of: members)
    case .reportLetter: try reports.letter(delivery, of: members)
    case .digest, .urgent, .slip, .drill: letter(delivery, members, takesPages: takesPages)
    }
  }

  /// The letter of one delivery to one person; nil when the rules name the person no more.
  ///
  /// By mail the days it tells of go along as a calendar file: a mailbox on disk has the feed for that.
  private func letter(_ delivery: PlannedDelivery, _ members: [Account], takesPages: Bool) -> Envelope? {
    let (book, index, snapshot, now) = (reports.book, reports.index, reports.snapshot, reports.now)
    guard let person = purviews.person(delivery.recipient) else { return nil }
    let writer = templates.writer(pages: takesPages)
    var envelope: Envelope
    switch delivery.kind {
    case .urgent:
      guard let member = members.first else { return nil }
      envelope = Letters.urgent(
        to: person, delivery: delivery.id, member: member, book: book, index: index, snapshot: snapshot, at: now,
        writer: writer)
    case .slip:
      envelope = Letters.slip(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: writer)
    case .drill:
      envelope = Letters.drill(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: writer)
    case .digest, .report, .reportLetter:
      envelope = Letters.digest(
        to: person, delivery: delivery.id, members: members, book: book, index: index, snapshot: snapshot, at: now,
        writer: writer)
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
        bytes: CalendarFeed.letterAttachment(
          told, to: .person(person), book: book, snapshot: snapshot, at: now, purviews: purviews)))
    envelope.content = .letter(letter)
    return envelope
  }
}
