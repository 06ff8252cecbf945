import CivilTime
import Diagnostics
import Rules

/// The top level of a file, and the sections that people, units and channels stand in.
extension FileDecoder {
  /// Everything the tree says. A file without anything in it is fine.
  mutating func decode() -> FileDraft { decode { task, draft in draft.tasks.append(task) } }

  /// Everything the tree says, each task given away as soon as it is read, with the draft as far as it is known: a
  /// file of many tasks then never is in memory as drafts.
  mutating func decode(eachTask: (TaskDraft, inout FileDraft) -> Void) -> FileDraft {
    var draft = FileDraft(file: file)
    guard !tree.isEmpty, !tree.nodes[0].isEmptyPlain else { return draft }
    guard let fields = fields(0, FileKey.self, .section("file")) else {
      draft.damaged = Set(FileKey.allCases)
      return draft
    }
    draft.damaged.formUnion(misspeltSections())
    for key in FileKey.allCases {
      guard let node = fields[key] else { continue }
      let isWhole = key == .tasks ? tasks(node, &draft, eachTask) : decode(key, node, &draft)
      if !isWhole { draft.damaged.insert(key) }
    }
    dropFollowers()
    return draft
  }

  /// The sections that unknown keys at the top were probably meant to be.
  private func misspeltSections() -> Set<FileKey> {
    let lookup = FileKey.lookup
    let spellings = lookup.rows.flatMap(\.spellings)
    var found: Set<FileKey> = []
    var key = tree.resolved(0) + 1
    while key < tree.nodes.count, tree.nodes[0].kind == .mapping {
      if row(of: key, lookup) == nil {
        let text = tree.string(key)
        let meant = fullWidthFix(text, spellings) ?? Spelling.nearest(to: text, in: spellings)
        if let meant, let row = lookup.rows.firstIndex(where: { $0.spellings.contains { meant.hasPrefix($0) } }) {
          found.insert(FileKey.allCases[row])
        }
      }
      key = Int(tree.nodes[key + 1].end)
    }
    return found
  }

  /// One section; false when something in it that others may name was lost.
  private mutating func decode(_ key: FileKey, _ node: Int, _ draft: inout FileDraft) -> Bool {
    switch key {
    case .plan:
      draft.plan = plan(node)
      return draft.plan != nil
    case .tasks: return tasks(node, &draft) { task, draft in draft.tasks.append(task) }
    case .units: return list(node, "unit", &draft.units) { decoder, item in decoder.unit(item) }
    case .groups: return list(node, "group", &draft.groups) { decoder, item in decoder.group(item) }
    case .people: return list(node, "person", &draft.people) { decoder, item in decoder.person(item) }
    case .periods: return list(node, "named-period", &draft.periods) { decoder, item in decoder.namedPeriod(item) }
    case .reports: return list(node, "report", &draft.reports) { decoder, item in decoder.reportRule(item) }
    case .story: return list(node, "story-fact", &draft.story) { decoder, item in decoder.storyFact(item) }
    case .tests: return list(node, "test", &draft.tests) { decoder, item in decoder.test(item) }
    case .calendars:
      return map(node, "calendar", &draft.calendars) { decoder, name, value in decoder.calendar(name, value) }
    case .policies:
      return map(node, "policy", &draft.policies) { decoder, name, value in decoder.policy(name, value) }
    case .workflows:
      return map(node, "workflow", &draft.workflows) { decoder, name, value in decoder.workflow(name, value) }
    case .channels:
      return map(node, "channel", &draft.channels) { decoder, name, value in decoder.channel(name, value) }
    case .office:
      draft.office = office(node)
      return draft.office != nil
    }
  }

  private mutating func tasks(
    _ node: Int, _ draft: inout FileDraft, _ each: (TaskDraft, inout FileDraft) -> Void
  ) -> Bool {
    guard let items = items(node, .list(of: "task")) else { return false }
    var isWhole = true
    for item in items {
      if let task = task(item) { each(task, &draft) } else { isWhole = false }
    }
    return isWhole
  }

  private mutating func list<Value>(
    _ node: Int, _ section: String, _ found: inout [Value], _ read: (inout FileDecoder, Int) -> Value?
  ) -> Bool {
    guard let items = items(node, .list(of: section)) else { return false }
    found.reserveCapacity(items.count)
    for item in items {
      if let value = read(&self, item) { found.append(value) }
    }
    return found.count == items.count
  }

  private mutating func map<Value>(
    _ node: Int, _ section: String, _ found: inout [Value], _ read: (inout FileDecoder, Named, Int) -> Value?
  ) -> Bool {
    guard let entries = entries(node, .map(of: section)) else { return false }
    for (key, value) in entries {
      if let name = identifier(key), let value = read(&self, name, value) { found.append(value) }
    }
    return found.count == entries.count
  }

  // MARK: Units and people

  mutating func unit(_ node: Int) -> UnitDraft? {
    guard let fields = fields(node, UnitKey.self, .section("unit")) else { return nil }
    let name = name(fields[.name])
    let id = declaredID(fields[.id], name)
    let aliases = names(fields[.aliases])
    let formerNames = oneOrMore(fields[.renamedFrom], .line) { decoder, item in decoder.formerName(item) }
    let liaison = contacts(fields[.liaison])
    let leader = contacts(fields[.leader])
    let department = line(fields[.department])
    let reportsTo = self.name(fields[.reportsTo])
    let mergedInto = fields[.mergedInto].flatMap { merger($0) }
    let channels = names(fields[.channels])
    let calendar = self.name(fields[.calendar])
    guard let name, let id else { return nil }
    return UnitDraft(
      name: name, id: id, aliases: aliases, formerNames: formerNames, liaison: liaison, leader: leader,
      department: department, reportsTo: reportsTo, mergedInto: mergedInto, channels: channels, calendar: calendar)
  }

  /// People, each by name or with a term.
  private mutating func contacts(_ node: Int?) -> [ContactDraft] {
    let kind = ValueKind.oneOrMore(.either(.reference(to: "people"), .section("contact")))
    let found = oneOrMore(node, kind) { decoder, item in decoder.contact(item) }
    var seen: [String] = []
    return found.filter { contact in
      guard contact.from == nil, contact.until == nil else { return true }
      let isRepeated = seen.contains(contact.person.text)
      if isRepeated { report(.listedTwice(contact.person.text, at: contact.person.span)) }
      seen.append(contact.person.text)
      return !isRepeated
    }
  }

  private mutating func contact(_ node: Int) -> ContactDraft? {
    guard tree.nodes[tree.resolved(node)].kind == .mapping else {
      return name(node).map { ContactDraft(person: $0) }
    }
    guard let fields = fields(node, ContactKey.self, .section("contact")) else { return nil }
    let person = name(fields[.person])
    let from = day(fields[.from])
    var until = day(fields[.to])
    let away = oneOrMore(fields[.away], .oneOrMore(.days)) { decoder, item in decoder.days(item) }
    let standIn = name(fields[.standIn])
    if let from, let last = until, last < from, let place = fields[.to] {
      report(.termEndsBeforeItBegins(from, last, at: span(place)))
      until = nil
    }
    for (key, other) in [(ContactKey.away, ContactKey.standIn), (.standIn, .away)] {
      if let stray = fields[key], fields[other] == nil {
        report(.keyWithout(key.row.name, needs: other.row.name, at: span(stray - 1)))
      }
    }
    return person.map { ContactDraft(person: $0, from: from, until: until, away: away, standIn: standIn) }
  }

  private mutating func formerName(_ node: Int) -> FormerNameDraft? {
    guard tree.nodes[tree.resolved(node)].kind == .mapping else {
      return name(node).map { FormerNameDraft(name: $0) }
    }
    guard let fields = fields(node, FormerNameKey.self, .section("former-name")) else { return nil }
    let on = day(fields[.on])
    return name(fields[.name]).map { FormerNameDraft(name: $0, renamedOn: on) }
  }

  private mutating func merger(_ node: Int) -> MergerDraft? {
    guard let fields = fields(node, MergerKey.self, .section("merger")) else { return nil }
    let unit = name(fields[.unit])
    let on = day(fields[.on])
    guard let unit, let on else { return nil }
    return MergerDraft(unit: unit, on: on)
  }

  mutating func group(_ node: Int) -> GroupDraft? {
    guard let fields = fields(node, GroupKey.self, .section("group")) else { return nil }
    let name = name(fields[.name])
    let id = declaredID(fields[.id], name)
    let aliases = names(fields[.aliases])
    var members = unitLists(fields[.members])
    guard let name, let id else { return nil }
    let count = members.count
    members.removeAll { $0.items.count == 1 && GroupKey.undefinedWord.value(of: $0.items[0].name.text) != nil }
    return GroupDraft(name: name, id: id, aliases: aliases, members: members, isOpen: members.count < count)
  }

  mutating func person(_ node: Int) -> PersonDraft? {
    guard let fields = fields(node, PersonKey.self, .section("person")) else { return nil }
    let name = name(fields[.name])
    let id = declaredID(fields[.id], name)
    let email = email(fields[.email])
    let channels = names(fields[.channels])
    guard let name, let id else { return nil }
    return PersonDraft(name: name, id: id, email: email, channels: channels)
  }

  /// The id written, else the name when that can be one.
  private mutating func declaredID(_ node: Int?, _ name: Named?) -> Named? {
    if let node { return identifier(node) ?? name }
    guard let name else { return nil }
    if IdentifierFault(name.text) != nil { report(.nameIsNoIdentifier(name.text, at: name.span)) }
    return name
  }

  // MARK: Office, channels, reports

  mutating func reportRule(_ node: Int) -> ReportDraft? {
    guard let fields = fields(node, ReportKey.self, .section("report")) else { return nil }
    let id = identifier(fields[.id])
    let title = line(fields[.title])
    let kind = word(fields[.kind], ReportKey.kindWords)
    let schedule = phrase(fields[.schedule], .deadline)
    let scope = names(fields[.scope])
    let plans = names(fields[.plans])
    let tags = names(fields[.tags])
    let formats = names(fields[.formats])
    let channel = name(fields[.channel])
    let folder = name(fields[.folder])
    let recipients = names(fields[.recipients])
    let reply = length(fields[.reply])
    guard let id, let kind, let schedule else { return nil }
    let possible = kind == .bulletin ? settings.bulletinFormats : settings.reportFormats
    for format in formats where !possible.contains(format.text) {
      report(
        settings.reportFormats.contains(format.text)
          ? .noFormatOfBulletins(format.text, possible, at: format.span)
          : .unknownWord(format.text, possible.map { Word($0, []) }, at: format.span))
    }
    if fields[.formats] == nil, fields[.recipients] == nil {
      report(.missingKey(ReportKey.formats.row, at: span(node)))
    }
    if let reply = fields[.reply], kind != .bulletin {
      report(.keyWithout(ReportKey.reply.row.name, needs: "kind: bulletin", at: span(reply - 1)))
    }
    for (key, place) in [(ReportKey.channel, fields[.channel]), (.folder, fields[.folder])] {
      guard let place, fields[.formats] == nil else { continue }
      report(.keyWithout(key.row.name, needs: ReportKey.formats.row.name, at: span(place - 1)))
    }
    if let folder, !Self.staysInside(folder.text) { report(.folderLeavesChannel(folder.text, at: folder.span)) }
    return ReportDraft(
      id: id, title: title ?? id.text, kind: kind, schedule: schedule, scope: scope, plans: plans,
      tags: Set(tags.map(\.text)), formats: formats, channel: channel, folder: folder, recipients: recipients,
      reply: reply)
  }

  /// Whether `folder` is a path downwards, none of whose parts is hidden.
  private static func staysInside(_ folder: String) -> Bool {
    folder.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  mutating func office(_ node: Int) -> OfficeDraft? {
    guard let fields = fields(node, OfficeKey.self, .section("office")) else { return nil }
    var draft = OfficeDraft(
      name: line(fields[.name]), email: email(fields[.email]), zone: zone(fields[.zone]),
      calendar: name(fields[.calendar]), workflow: name(fields[.workflow]), channels: names(fields[.channels]),
      administrators: names(fields[.administrators]), trial: trial(fields[.trial]), span: span(node))
    if let delivery = fields[.delivery],
      let fields = self.fields(delivery, DeliveryKey.self, .section("delivery"))
    {
      draft.at = time(fields[.at])
      draft.quiet = quietHours(fields[.quiet])
      draft.cap = perWeek(fields[.cap])
      let at = draft.at ?? Office(calendar: 0, channels: []).at
      if let quiet = draft.quiet, quiet.contains(at), let place = fields[.quiet] {
        report(.tellingHourIsQuiet(at, at: span(place)))
      }
      _ = word(fields[.digest], DeliveryKey.digestWords)
    }
    draft.scoring = fields[.scoring].flatMap { scoring($0) }
    if let feeds = fields[.feeds], let fields = self.fields(feeds, FeedsKey.self, .section("feeds")) {
      draft.feedFolder = line(fields[.folder])
    }
    return draft
  }

  /// Nil when letters go out.
  private mutating func trial(_ node: Int?) -> Office.Trial? {
    guard let node, let text = scalar(node, OfficeKey.trial.row.value) else { return nil }
    if EmailAddress.isValid(text) { return .address(text) }
    return parsed(node, OfficeKey.trial.row.value) {
      let word = $0.lowercased()
      return ScalarText.yes.contains(word)
        ? .some(Office.Trial.mailboxes) : ScalarText.no.contains(word) ? .some(nil) : nil
    } ?? nil
  }

  private mutating func scoring(_ node: Int) -> Scoring? {
    guard let fields = fields(node, ScoringKey.self, .section("scoring")) else { return nil }
    var scoring = Scoring([:])
    for (key, event) in ScoringKey.weights {
      if let weight = decimal(fields[key]) { scoring.weights[event] = weight }
    }
    scoring.ranks = yesNo(fields[.ranking]) ?? false
    return scoring
  }

  // MARK: Stories

  mutating func storyFact(_ node: Int) -> StoryDraft? {
    guard let fields = fields(node, StoryKey.self, .section("story-fact")) else { return nil }
    let written = StoryKey.kinds.filter { fields[$0.key] != nil }
    let value = decimal(fields[.value])
    let unit = line(fields[.unit])
    let by = line(fields[.by])
    let ref = line(fields[.ref])
    let note = text(fields[.note])
    let on = day(fields[.on])
    let recorded = day(fields[.recorded])
    let until = day(fields[.until])
    let situation = line(fields[.situation])
    guard written.count == 1 else {
      report(
        .notExactlyOne(
          StoryKey.kinds.map(\.key.row.name), found: written.map(\.key.row.name), at: span(node)))
      return nil
    }
    let (key, kind) = written[0]
    // How it goes may be said without an amount (反馈).
    if kind == .progress, fields[.value] == nil, fields[.note] == nil {
      report(.missingKey(StoryKey.value.row, at: span(node)))
    }
    if kind == .extendRequest, fields[.until] == nil { report(.missingKey(StoryKey.until.row, at: span(node))) }
    if kind == .mute {
      if fields[.until] == nil { report(.missingKey(StoryKey.until.row, at: span(node))) }
      if fields[.note] == nil { report(.missingKey(StoryKey.note.row, at: span(node))) }
    }
    if ![.extendRequest, .extendApprove, .mute].contains(kind), let stray = fields[.until] {
      report(.keyWithout("until", needs: "extend-request", at: span(stray - 1)))
    }
    if kind != .progress, let stray = fields[.value] {
      report(.keyWithout("value", needs: "progress", at: span(stray - 1)))
    }
    if kind == .attach, fields[.note] == nil { report(.missingKey(StoryKey.note.row, at: span(node))) }
    guard let key = name(fields[key]), let on else { return nil }
    return StoryDraft(
      kind: kind, key: key, thousandths: value ?? (kind == .progress ? 0 : nil), unit: unit, on: on,
      recorded: recorded ?? on, by: by, ref: ref,
      note: note, until: until, situation: situation)
  }
}
