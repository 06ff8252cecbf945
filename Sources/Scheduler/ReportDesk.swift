import CivilTime
import Delivery
import Diagnostics
import Evaluation
import ReportFormats
import Reports
import Rules

/// What reports are made from, at the moment they go out: a list is a state, never a window.
struct ReportDesk: Sendable {
  let book: RuleBook
  let index: ObligationIndex
  let snapshot: Snapshot
  let now: Instant

  /// The file of one run in one format; nil when the rules have it no longer.
  func file(_ delivery: PlannedDelivery, of members: [Account]) throws(RenderFault) -> Envelope? {
    guard let event = members.first?.id.event, let rule = rule(of: event), let files = rule.files,
      case .file(let format) = event.reportPart,
      let written = try paper(rule, for: .anybody).written(as: format, .zh)
    else { return nil }
    let name = "\(rule.id)-\(event.due).\(written.fileExtension)"
    return envelope(
      delivery, to: rule.title, address: nil,
      .document(name: files.folder.map { "\($0)/\(name)" } ?? name, bytes: written.bytes))
  }

  /// The letter of one run to one reader; nil when the rules have either no longer.
  func letter(_ delivery: PlannedDelivery, of members: [Account]) throws(RenderFault) -> Envelope? {
    guard let event = members.first?.id.event, let rule = rule(of: event),
      let reader = book.people.firstIndex(where: { $0.id == delivery.recipient })
    else { return nil }
    let paper = paper(rule, for: .person(PersonIndex(reader)))
    var attachments: [Envelope.Attachment] = []
    for format in rule.formats where !paper.letterFormats.contains(format) {
      guard let written = try paper.written(as: format, .zh) else { continue }
      attachments.append(
        Envelope.Attachment(
          name: "\(rule.id)-\(event.due).\(written.fileExtension)", mediaType: written.mediaType,
          bytes: written.bytes))
    }
    return envelope(
      delivery, to: book.people[reader].name, address: book.people[reader].email,
      .letter(
        .init(
          subject: paper.subject.zh, text: paper.text(.zh), html: paper.page(.zh), attachments: attachments,
          threads: ["report/\(rule.id)"])))
  }

  private func rule(of event: Event) -> ReportRule? { book.reports.first { $0.id == event.subject } }

  private func paper(_ rule: ReportRule, for readership: Readership) -> ReportPaper {
    .declared(rule, .declared(rule, book, index.obligations, snapshot, at: now, for: readership))
  }

  private func envelope(
    _ delivery: PlannedDelivery, to recipient: String, address: String?, _ content: Envelope.Content
  ) -> Envelope {
    Envelope(
      id: delivery.id, recipient: recipient, address: address, sender: book.office.name,
      senderAddress: book.office.email, date: now, zone: book.office.zone, content: content)
  }
}
