import Diagnostics
import PlanLanguage
import Rules
import WorkCalendars

/// Calendars, policies and the office.
extension Linker {
  mutating func linkCalendars() {
    let calendars = drafts.flatMap(\.calendars)
    for (index, draft) in calendars.enumerated() { declare(index, draft.name, nil, in: \.calendars) }
    let bases = calendars.map { draft in draft.base.flatMap { look($0, in: \.calendars) } }
    book.calendars = calendars.indices.map { calendar($0, calendars, bases) }
    var places: [String: SourceSpan] = [:]
    for draft in drafts.flatMap(\.periods) {
      if let first = places[draft.name.text] {
        report(.duplicateName(draft.name.text, noun: .period, first: files.place(first), at: draft.name.span))
      } else {
        places[draft.name.text] = draft.name.span
        book.periods.append(draft.period)
      }
    }
    deadlines.periods = book.periods
  }

  /// A calendar with those below it, each with its own days laid over the one below.
  private mutating func calendar(_ index: Int, _ drafts: [CalendarDraft], _ bases: [Int?]) -> WorkCalendar {
    var path = [index]
    while let base = bases[path[path.count - 1]] {
      if base == index {
        report(.calendarCycle((path + [index]).map { drafts[$0].name.text }, at: drafts[index].name.span))
      }
      // Those that only lead to a circle are not reported: the circle is.
      if path.contains(base) { break }
      path.append(base)
    }
    let ground = drafts[path[path.count - 1]]
    return WorkCalendar(
      name: drafts[index].name.text, weekend: ground.weekend, notices: ground.notices,
      overlays: path.reversed().compactMap { drafts[$0].overlay })
  }

  mutating func linkPolicies() {
    for draft in drafts.flatMap(\.policies) {
      let index = book.policies.count
      let steps = draft.steps.map { step in
        var linked = step.step
        linked.tell = step.tell.compactMap { role in
          switch role {
          case .role(let role): role
          case .person(let name): person(named: name, orIn: StepKey.roleWords.words).map { .person($0) }
          }
        }
        return linked
      }
      var policy = Policy(
        id: draft.id.text, steps: steps, lamps: draft.lamps, pace: draft.pace,
        acknowledgement: draft.acknowledgement, span: draft.id.span)
      if let yellow = draft.yellowBefore { policy.yellowBefore = yellow }
      book.policies.append(policy)
      declare(index, draft.id, nil, in: \.policies)
    }
  }

  /// A person who is named where one of `roles` might stand; a misspelt role is suggested as well as a person.
  mutating func person(named name: Named, orIn roles: [Word]) -> PersonIndex? {
    if !people.knows(name.text),
      let role = Spelling.nearest(to: name.text, in: roles.flatMap(\.spellings))
    {
      report(.unknownName(name.text, .person, nearest: role, like: [], at: name.span))
      return nil
    }
    return look(name, in: \.people)
  }

  mutating func linkOffice() {
    let offices = drafts.compactMap(\.office)
    for second in offices.dropFirst() {
      report(.duplicateName("office", noun: .section, first: files.place(offices[0].span), at: second.span))
    }
    let place = offices.first?.span ?? drafts.compactMap(\.plan).first?.span
    guard let place else { return }
    var office = Office(calendar: 0, channels: [])
    if let draft = offices.first {
      if let name = draft.name { office.name = name }
      office.email = draft.email
      if let zone = draft.zone { office.zone = zone }
      if let at = draft.at { office.at = at }
      office.quiet = draft.quiet
      office.cap = draft.cap
      office.scoring = draft.scoring
      office.feedFolder = draft.feedFolder
      office.trial = draft.trial
      office.channels = channelNames(draft.channels)
      for name in draft.administrators {
        guard let person = look(name, in: \.people), !office.administrators.contains(person) else { continue }
        office.administrators.append(person)
      }
    }
    if let calendar = choose(
      offices.first?.calendar, usual: "cn", in: \.calendars, all: Array(book.calendars.indices), at: place)
    {
      office.calendar = calendar
    }
    if offices.first?.channels.isEmpty ?? true {
      let toPeople = book.channels.filter { $0.kind != "file" }
      office.channels = (toPeople.isEmpty ? book.channels : toPeople).map(\.name)
      if office.channels.isEmpty, !damaged.contains(.channels) { report(.notNamed(.channel, count: 0, at: place)) }
    }
    book.office = office
    reportMissingAddresses()
  }

  /// Whoever holds an office and is told by mail needs an address that mail can carry.
  private mutating func reportMissingAddresses() {
    let byMail = Set(book.channels.filter(\.needsAddress).map(\.name))
    guard !byMail.isEmpty else { return }
    var told = Set(book.office.administrators)
    var channels: [PersonIndex: Set<String>] = [:]
    for person in told { channels[person] = Set(book.office.channels) }
    for unit in book.units {
      for person in (unit.liaison + unit.leader).map(\.person) {
        told.insert(person)
        channels[person, default: []].formUnion(unit.channels.isEmpty ? book.office.channels : unit.channels)
      }
    }
    for index in told.sorted() {
      let person = book.people[Int(index)]
      let own = person.channels.isEmpty ? channels[index] ?? [] : Set(person.channels)
      let isASCII = person.email.map { $0.utf8.allSatisfy { $0 < 0x80 } } ?? false
      guard !isASCII, let channel = own.intersection(byMail).min() else { continue }
      report(.noAddress(person.name, channel: channel, hasOne: person.email != nil, at: person.span))
    }
  }
}
