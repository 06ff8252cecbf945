public import CivilTime
public import Delivery
public import Diagnostics
public import Evaluation
public import Rules

/// 督办函: decisions put into words. Pure: equal input gives equal letters.
public enum Letters {
  /// The digest of one delivery: all that one person is told on one day through one channel.
  ///
  /// - Parameters:
  ///   - delivery: Id of the delivery; it stands at the letter's end.
  ///   - members: The accounts to be told, steps and notices; merged ones are left out. Several of one
  ///     obligation make one entry with several reasons.
  ///   - index: The obligations of `book` and `snapshot`; a member whose obligation it does not hold is named by
  ///     its key, as withdrawn.
  ///   - now: When the letter is written: days left and overdue are counted at this instant.
  ///   - writer: The templates of text and page; without them it has the usual text and no page.
  /// - Complexity: O(members), and for notices one pass over the accounted events.
  public static func digest(
    to person: PersonIndex, delivery: String, members: [Account], book: RuleBook, index: ObligationIndex,
    snapshot: Snapshot, at now: Instant, language: Language = .zh, writer: (any LetterWriter)? = nil
  ) -> Envelope {
    envelope(
      to: person, delivery: delivery, members: members, tag: .init(zh: "【督办】", en: "[Duban] "),
      Desk(book: book, index: index, snapshot: snapshot, now: now), language, writer)
  }

  /// The letter of one step that could not wait for the digest; its subject says that it is urgent.
  public static func urgent(
    to person: PersonIndex, delivery: String, member: Account, book: RuleBook, index: ObligationIndex,
    snapshot: Snapshot, at now: Instant, language: Language = .zh, writer: (any LetterWriter)? = nil
  ) -> Envelope {
    envelope(
      to: person, delivery: delivery, members: [member], tag: .init(zh: "【督办·紧急】", en: "[Duban, urgent] "),
      Desk(book: book, index: index, snapshot: snapshot, now: now), language, writer)
  }

  /// 督办单: the letter of one slip; its subject begins with the slip's colour and number.
  ///
  /// - Parameter members: The slip's step, and the steps that it tells of as well.
  public static func slip(
    to person: PersonIndex, delivery: String, members: [Account], book: RuleBook, index: ObligationIndex,
    snapshot: Snapshot, at now: Instant, language: Language = .zh, writer: (any LetterWriter)? = nil
  ) -> Envelope {
    let slip = members.lazy.compactMap { member in
      index[member.id.event.subject]?.course?.value.slips.first { $0.event == member.id.event }
    }.first
    let title = slip?.fullTitle ?? .init(zh: "督办单", en: "slip")
    return envelope(
      to: person, delivery: delivery, members: members,
      tag: .init(zh: "【\(title.zh)】", en: "[Duban, \(title.en)] "),
      Desk(book: book, index: index, snapshot: snapshot, now: now), language, writer)
  }

  /// 演练: the letter of a drill; its subject says so.
  public static func drill(
    to person: PersonIndex, delivery: String, members: [Account], book: RuleBook, index: ObligationIndex,
    snapshot: Snapshot, at now: Instant, language: Language = .zh, writer: (any LetterWriter)? = nil
  ) -> Envelope {
    envelope(
      to: person, delivery: delivery, members: members, tag: .init(zh: "【演练】", en: "[Duban, drill] "),
      Desk(book: book, index: index, snapshot: snapshot, now: now), language, writer)
  }

  private static func envelope(
    to person: PersonIndex, delivery: String, members: [Account], tag: Bilingual, _ desk: Desk,
    _ language: Language,
    _ writer: (any LetterWriter)?
  ) -> Envelope {
    let book = desk.book
    let entries = desk.entries(of: members.filter { $0.state != .merged }, for: person)
    let recipient = book.people[Int(person)]
    let letter = Letter(
      recipient: OneLine.folded(recipient.name), office: OneLine.folded(book.office.name), delivery: delivery,
      written: book.office.zone.civil(at: desk.now), entries: entries)
    let subject = tag[language] + letter.subject(language)
    let model = writer.map { letter.model(subject: subject, language, hasLines: $0.wantsLines) }
    let text = model.flatMap { writer?.text($0) }
    return Envelope(
      id: delivery, recipient: recipient.name, address: recipient.email, sender: book.office.name,
      senderAddress: book.office.email, date: desk.now, zone: book.office.zone,
      content: .letter(
        .init(
          subject: subject, text: text ?? letter.text(language), html: model.flatMap { writer?.html($0) },
          threads: Set(entries.map(\.key)).sorted())))
  }
}

/// What a letter is written from.
struct Desk {
  let book: RuleBook
  let index: ObligationIndex
  let snapshot: Snapshot
  let now: Instant
}
