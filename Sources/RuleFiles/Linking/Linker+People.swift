import Diagnostics
import Rules

/// Channels, people, units and groups.
extension Linker {
  mutating func linkChannels() {
    for draft in drafts.flatMap(\.channels) {
      let index = book.channels.count
      book.channels.append(Channel(name: draft.name.text, means: means(draft), span: draft.name.span))
      declare(index, draft.name, nil, in: \.channels)
    }
  }

  /// The means of `draft`, mail coming from the office's address unless it names its own.
  private mutating func means(_ draft: ChannelDraft) -> Channel.Means {
    let office = drafts.compactMap(\.office).first?.email
    switch draft.means {
    case .folder(let kind, let path): return .folder(kind: kind, path: path)
    case .mail(var server):
      server.from = server.from.isEmpty ? office ?? "" : server.from
      if server.from.isEmpty { report(.missingKey(ChannelKey.from.row, at: draft.name.span)) }
      return .mail(server)
    case .sendmail(var sendmail):
      sendmail.from = sendmail.from.isEmpty ? office ?? "" : sendmail.from
      if sendmail.from.isEmpty { report(.missingKey(ChannelKey.from.row, at: draft.name.span)) }
      return .sendmail(sendmail)
    }
  }

  /// The names of those of `names` that are channels.
  mutating func channelNames(_ names: [Named]) -> [String] {
    names.compactMap { name in look(name, in: \.channels).map { book.channels[$0].name } }
  }

  mutating func linkPeople() {
    for draft in drafts.flatMap(\.people) {
      let index = PersonIndex(book.people.count)
      book.people.append(
        Person(
          id: draft.id.text, name: draft.name.text, email: draft.email, channels: channelNames(draft.channels),
          span: draft.name.span))
      declare(index, draft.id, draft.name, in: \.people)
    }
  }

  mutating func linkUnits() {
    let units = drafts.flatMap(\.units)
    for draft in units {
      let index = UnitIndex(book.units.count)
      let liaison = contacts(draft.liaison)
      let leader = contacts(draft.leader)
      book.units.append(
        Unit(
          id: draft.id.text, name: draft.name.text, aliases: draft.aliases.map(\.text),
          formerNames: draft.formerNames.map { FormerName(name: $0.name.text, renamedOn: $0.renamedOn) },
          liaison: liaison, leader: leader, department: draft.department, channels: channelNames(draft.channels),
          calendar: draft.calendar.flatMap { look($0, in: \.calendars) }, span: draft.name.span))
      // A person who is named but unknown has its own fault; the unit is not called untold as well.
      contacts.isTellable.append(!draft.liaison.isEmpty || !draft.leader.isEmpty)
      declare(.unit(index), draft.id, draft.name, in: \.answerers)
      for alias in draft.aliases { answerers.add(alias, .unit(index), of: draft.name.text) }
      for former in draft.formerNames {
        answerers.add(former.name, .unit(index), of: draft.name.text)
        formerNames[Names.normalized(former.name.text)] = .some(former.renamedOn)
      }
    }
    hasUnitCalendars = book.units.contains { $0.calendar != nil }
    let groups = drafts.flatMap(\.groups)
    for (index, draft) in groups.enumerated() {
      declare(.group(Int32(index)), draft.id, draft.name, in: \.answerers)
      for alias in draft.aliases { answerers.add(alias, .group(Int32(index)), of: draft.name.text) }
      book.groups.append(
        UnitGroup(
          id: draft.id.text, name: draft.name.text, aliases: draft.aliases.map(\.text), members: [],
          isOpen: draft.isOpen, span: draft.name.span))
    }
    linkUnitRelations(units)
    expand(groups)
  }

  // MARK: Groups

  private mutating func expand(_ groups: [GroupDraft]) {
    let direct: [[Answerer]] = groups.map { draft in answerers(of: draft.members, in: nil) }
    var cyclic: Set<Int> = []
    for index in groups.indices {
      guard let path = cycle(from: index, direct), cyclic.isDisjoint(with: path) else { continue }
      cyclic.formUnion(path)
      report(.groupCycle((path + [index]).map { groups[$0].name.text }, at: groups[index].name.span))
    }
    for index in groups.indices where !cyclic.contains(index) {
      var members: [UnitIndex] = []
      var seen: Set<UnitIndex> = []
      var visited: Set<Int> = []
      if !units(of: index, direct, &members, &seen, &visited) { book.groups[index].isOpen = true }
      book.groups[index].members = members
    }
  }

  /// The groups from `start` back to it, or nil when none leads back.
  private func cycle(from start: Int, _ direct: [[Answerer]]) -> [Int]? {
    var path: [Int] = []
    var visited: Set<Int> = []
    func walk(_ group: Int) -> Bool {
      path.append(group)
      for case .group(let next) in direct[group] {
        if Int(next) == start { return true }
        if visited.insert(Int(next)).inserted, walk(Int(next)) { return true }
      }
      path.removeLast()
      return false
    }
    return walk(start) ? path : nil
  }

  /// Adds the units of a group, nested ones included; false when some of them are undefined.
  private func units(
    of group: Int, _ direct: [[Answerer]], _ members: inout [UnitIndex], _ seen: inout Set<UnitIndex>,
    _ visited: inout Set<Int>
  ) -> Bool {
    guard visited.insert(group).inserted else { return true }
    var isDefined = !book.groups[group].isOpen
    for answerer in direct[group] {
      switch answerer {
      case .unit(let unit): if seen.insert(unit).inserted { members.append(unit) }
      case .group(let inner):
        if !units(of: Int(inner), direct, &members, &seen, &visited) { isDefined = false }
      }
    }
    return isDefined
  }
}
