import CivilTime
import Diagnostics

/// Reads deadline phrases.
public enum DeadlineReader {
  /// The longest phrase that is read, in Unicode scalars.
  static let longest = 500

  /// Reads `phrase` within `context`, wholly or not at all.
  ///
  /// The phrase is brought into one writing, words in front that carry no time (于, 力争) are set aside, every
  /// form of `DeadlineForms.all` is tried, and the one that reads furthest and leaves nothing but a verb, an
  /// object or a count is taken.
  ///
  /// - Throws: `DeadlineFault` when a part of the phrase is not understood, states no deadline, or names a
  ///   day that does not exist. Vague words (`定期`) do not throw: they answer `.unresolvable`.
  public static func read(_ phrase: String, in context: DeadlineContext) throws(DeadlineFault) -> DeadlineAnswer {
    // Measured in bytes, so that a whole document pasted by mistake is not walked through first.
    guard phrase.utf8.count <= longest * 4 else {
      throw DeadlineFault(
        .unread, Bilingual(zh: "期限太长，不超过\(longest)个字", en: "a deadline has at most \(longest) characters"),
        range: longest..<max(longest, phrase.unicodeScalars.count))
    }
    let text = PlainText(phrase)
    try Precheck.check(context, text)
    let found = try candidate(text, context)
    return try found.best.answer(phrase, text, lead: found.lead, context)
  }

  /// The form that reads `phrase`; the tests ask which it is.
  static func form(of phrase: String, in context: DeadlineContext) throws(DeadlineFault) -> any DeadlineForm {
    try candidate(PlainText(phrase), context).best.form
  }

  private static func candidate(_ text: PlainText, _ context: DeadlineContext) throws(DeadlineFault) -> (
    best: Candidate, lead: Lead
  ) {
    var cursor = Cursor(text, periods: context.periods)
    if text.bytes.isEmpty {
      return (Candidate(form: VagueForm(words: "", kind: .empty), end: 0, tail: Tail(range: 0..<0)), Lead())
    }
    var lead = cursor.takeLead()
    // 按要求 and 力争 alone are not words in front of something.
    if cursor.atEnd { lead = Lead() }
    var search = Search(lead: lead, furthest: lead.end)
    search.run(cursor)
    if search.best == nil {
      cursor.place = lead.end
      if let subject = cursor.takeSubject() ?? cursor.takeEnglishMatter() {
        var after = cursor.takeLead()
        after.subject = subject
        after.soft = after.soft || lead.soft
        var second = Search(lead: after, furthest: after.end)
        second.run(cursor)
        if second.best != nil { search = second }
      }
    }
    guard let best = search.best else {
      throw NotADeadline.fault(text, cursor) ?? Unread.fault(text, lead: lead.end, read: search.furthest)
    }
    return (best, search.lead)
  }

  /// The trial of all forms from one place.
  private struct Search {
    var lead: Lead
    var best: Candidate?
    /// How far any form read, whether or not the rest was a tail.
    var furthest: Int

    init(lead: Lead, furthest: Int) {
      self.lead = lead
      self.furthest = furthest
    }

    mutating func run(_ from: Cursor) {
      var cursor = from
      let start = lead.end
      for form in DeadlineForms.all {
        if best != nil, form is any WholePhraseForm.Type { continue }
        cursor.place = start
        guard let read = form.parse(&cursor), cursor.place > start else { continue }
        cursor.takeSpaces()
        let end = cursor.place
        guard end > best?.end ?? start else { continue }
        furthest = max(furthest, end)
        guard let tail = Tail.read(cursor), !tail.asksHowOften || form is any RecurringForm.Type,
          !(tail.isImprint && (read as? PointForm)?.isFullDate ?? false),
          !(tail.isEffect && (read as? RangeForm).map { $0.closing == nil } ?? false)
        else { continue }
        best = Candidate(form: read, end: end, tail: tail)
      }
    }
  }

  /// A form that reads the phrase, with what follows it.
  private struct Candidate {
    var form: any DeadlineForm
    var end: Int
    var tail: Tail

    func answer(
      _ phrase: String, _ text: PlainText, lead: Lead, _ context: DeadlineContext
    ) throws(DeadlineFault) -> DeadlineAnswer {
      let soft = lead.soft || tail.soft
      var tail = tail
      if let subject = lead.subject, tail.targets.isEmpty {
        tail.targets = QuantityReader.find(in: text.text(subject)).map(\.target)
      }
      for index in tail.targets.indices where tail.targets[index].per == nil { tail.targets[index].per = form.per }
      let canonical = (soft ? "力争" : "") + form.canonical + tail.canonicalEnding
      var resolution: Resolution
      do {
        resolution = try form.resolve(Frame(context))
      } catch {
        throw DeadlineFault(
          .impossible, error.message, range: text.scalars(error.source ?? lead.end..<end), help: error.help,
          partial: error.lacksIssueDay
            ? DeadlineAnswer(
              kind: .relative, canonical: canonical, soft: soft, targets: tail.targets, missing: error.help)
            : nil)
      }
      tail.adjust(&resolution, form: form)
      if let key = resolution.ambiguity?.setting?.prefix(while: { $0 != ":" }),
        context.readings.settled.contains(String(key))
      {
        resolution.ambiguity = nil
      }
      var answer = DeadlineAnswer(
        kind: resolution.kind, canonical: canonical, occurrences: resolution.occurrences, soft: soft,
        ambiguity: resolution.ambiguity, rrule: resolution.rrule, targets: tail.targets, event: resolution.event,
        missing: resolution.missing, counting: resolution.counting, unrolledDue: resolution.unrolledDue)
      answer.steps = Explanation.steps(
        Explanation.Reading(phrase: phrase, text: text, lead: lead, form: form, end: end, tail: tail, soft: soft),
        resolution,
        context)
      return answer
    }
  }
}

/// What must hold before any phrase is read.
enum Precheck {
  static func check(_ context: DeadlineContext, _ text: PlainText) throws(DeadlineFault) {
    let issued = context.issued?.year ?? context.year
    let event = context.event?.date.year ?? context.year
    guard [context.year, issued, event].allSatisfy(YearWord.range.contains) else {
      throw DeadlineFault(
        .impossible,
        Bilingual(
          zh: "计划年度、印发日期和事件日期应在1900至2200年之间", en: "plan year, issue day and event lie between 1900 and 2200"),
        range: 0..<text.scalarCount)
    }
  }
}
