import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Reports: the days they run, what they list, and where they go.
extension Linker {
  mutating func linkReports() {
    var seen: [String: SourceSpan] = [:]
    let all = drafts.flatMap(\.reports)
    guard !all.isEmpty, let context = reportContext() else { return }
    for draft in all {
      if let first = seen[draft.id.text] {
        report(.duplicateName(draft.id.text, noun: .report, first: files.place(first), at: draft.id.span))
        continue
      }
      seen[draft.id.text] = draft.id.span
      let days = days(of: draft.schedule, in: context)
      let scope = scope(of: draft)
      let plans = draft.plans.compactMap { look($0, in: \.plans) }.map(Int32.init)
      book.reports.append(
        ReportRule(
          id: draft.id.text, title: draft.title, kind: draft.kind, phrase: draft.schedule.text, days: days,
          formats: draft.formats.map(\.text), files: files(of: draft), readers: readers(of: draft, scope),
          scope: scope, plans: draft.plans.isEmpty ? nil : Set(plans), tags: draft.tags,
          reply: draft.reply ?? ReportRule.usualReply, span: draft.id.span))
    }
  }

  /// Where its files go; nil when it is only sent as letters, or the fault is reported.
  private mutating func files(of draft: ReportDraft) -> ReportRule.Files? {
    guard draft.recipients.isEmpty || draft.channel != nil || draft.folder != nil else { return nil }
    guard let channel = fileChannel(draft.channel, at: draft.id.span) else { return nil }
    return ReportRule.Files(channel: channel, folder: draft.folder?.text)
  }

  /// Units, groups of units, or one person.
  private mutating func scope(of draft: ReportDraft) -> ReportRule.Scope? {
    if draft.scope.count == 1, !answerers.knows(draft.scope[0].text), people.knows(draft.scope[0].text) {
      return look(draft.scope[0], in: \.people).map { .person($0) }
    }
    var units: [UnitIndex] = []
    for name in draft.scope {
      if !answerers.knows(name.text), people.knows(name.text) {
        report(.personAmongUnits(name.text, at: name.span))
        continue
      }
      guard let answerer = look(name, in: \.answerers) else { continue }
      let own = book.units(of: [answerer])
      if own.isEmpty { report(.scopeWithoutUnits(name.text, at: name.span)) }
      units += own.filter { !units.contains($0) }
    }
    return units.isEmpty ? nil : .units(units)
  }

  private mutating func readers(of draft: ReportDraft, _ scope: ReportRule.Scope?) -> [ReportRule.Reader] {
    draft.recipients.compactMap { name in
      guard let reader = ReportKey.readerWords.value(of: name.text) else {
        return person(named: name, orIn: ReportKey.readerWords.words).map { .person($0) }
      }
      if reader.isOfScope, draft.scope.isEmpty {
        report(.keyWithout(name.text, needs: ReportKey.scope.row.name, at: name.span))
      } else if reader.isOfScope, case .person = scope {
        report(.scopeWithoutUnits(draft.scope[0].text, at: name.span))
      }
      return reader
    }
  }

  /// A report's days are read over the periods of all plans, by the office's calendar.
  private mutating func reportContext() -> Int32? {
    guard let first = book.plans.map(\.period.lowerBound).min(),
      let last = book.plans.map(\.period.upperBound).max(), book.calendars.indices.contains(book.office.calendar)
    else { return nil }
    let key = DeadlineMemo.ContextKey(
      DeadlineBasis(year: first.year, period: first...last, issued: nil), calendar: book.office.calendar,
      readings: Readings())
    return deadlines.context(key, calendar: book.calendars[book.office.calendar])
  }

  private mutating func days(of phrase: Phrase, in context: Int32) -> [CivilDate] {
    switch deadlines.read(phrase.text, in: context) {
    case .failure(let fault):
      report(.deadline(fault, phrase: phrase.text, at: phrase.span(of: fault.range)))
      return []
    case .success(let index):
      let days = Set(deadlines.answers[Int(index)].occurrences.map(\.due)).sorted()
      if days.isEmpty { report(.reportWithoutDays(phrase.text, at: phrase.span)) }
      return days
    }
  }

  /// The channel of kind `file` that is named, or the only one.
  private mutating func fileChannel(_ name: Named?, at span: SourceSpan) -> String? {
    if let name {
      guard let index = look(name, in: \.channels) else { return nil }
      let channel = book.channels[index]
      if channel.kind != "file" { report(.notAFileChannel(channel.name, kind: channel.kind, at: name.span)) }
      return channel.name
    }
    let files = book.channels.filter { $0.kind == "file" }
    if files.count == 1 { return files[0].name }
    if !damaged.contains(.channels) { report(.reportChannelNotNamed(count: files.count, at: span)) }
    return nil
  }
}
