public import Diagnostics
public import Rules

/// 受理: takes facts one after the other, as far as the workflows of their obligations allow.
///
/// What is refused changes nothing; whoever records several at once gives up all of them.
public struct FactIntake: Sendable {
  private let book: RuleBook
  /// With everything taken so far.
  public private(set) var snapshot: Snapshot
  /// In the order taken.
  public private(set) var accepted: [Fact] = []

  public init(_ book: RuleBook, _ snapshot: Snapshot) {
    self.book = book
    self.snapshot = snapshot
  }

  /// The key that facts about `obligation` are recorded under: of a stage that of the obligation it is a stage of.
  public func key(of obligation: Obligation) -> String { book.key(of: book.parent(of: obligation)) }

  /// How far `obligation` has come, with everything taken so far.
  public func course(of obligation: Obligation) -> Course { book.course(of: obligation, snapshot) }

  /// Takes `fact` about `obligation`, or says why not.
  ///
  /// A fact is refused too when what is recorded for later days could not have happened any more.
  public mutating func take(_ fact: Fact, of obligation: Obligation) -> Bilingual? {
    let parent = book.parent(of: obligation)
    if let refusal = strangerRefusal(fact, parent) { return refusal }
    let earlier = snapshot.facts[fact.key] ?? []
    let before = book.course(of: parent, earlier)
    let after = book.course(of: parent, earlier + [fact])
    if let refusal = after.refused[earlier.count] { return refusal.sentence }
    if let spoilt = after.refused.keys.sorted().first(where: { before.refused[$0] == nil }) {
      let later = earlier[spoilt]
      return Bilingual(
        zh: "与\(later.on)的“\(later.kind.words.zh)”（\(later.by)）相抵触",
        en: "it contradicts '\(later.kind.words.en)' of \(later.on) (\(later.by))")
    }
    snapshot.add(fact)
    accepted.append(fact)
    return nil
  }

  // MARK: Who may act

  /// Why whoever says so may not; nil when they may, or are nobody of the rules: an office writes down what units
  /// report.
  private func strangerRefusal(_ fact: Fact, _ parent: Obligation) -> Bilingual? {
    let plan = book.plan(of: parent)
    let isPlain = fact.kind.isPlain && book.workflowIndex(plan: Int(parent.plan), task: Int(parent.task)) == nil
    guard !isPlain, let supervisor = plan.supervisor, let own = units(of: fact.by) else { return nil }
    if own.contains(supervisor) {
      guard fact.kind == .sendBack, own.isDisjoint(with: book.answeringUnits(of: parent)),
        book.course(of: parent, snapshot.facts[fact.key] ?? []).isDeclining
      else { return nil }
      return Bilingual(
        zh: "责任单位正在办理，没有报结，督办单位没有可退回的；要它抓紧请用 duban nudge，要它停办请用 duban pause、duban waive",
        en: "the unit has it in hand and submitted nothing that could be sent back: "
          + "`duban nudge` urges it, `duban pause` and `duban waive` stop it")
    }
    let actor = actor(of: fact, parent)
    let involved = book.answeringUnits(of: parent) + book.supportingUnits(of: parent)
    if actor == .unit, !own.isDisjoint(with: involved) { return nil }
    return actor == .unit
      ? Bilingual(
        zh: "\(fact.by)不是责任单位、配合单位或督办单位的人", en: "\(fact.by) is of neither its units nor its supervisor")
      : Bilingual(
        zh: "“\(fact.kind.words.zh)”由督办单位（\(book.units[Int(supervisor)].name)）办，\(fact.by)不能办",
        en: "'\(fact.kind.command)' is for the supervisor (\(book.units[Int(supervisor)].name)), not for \(fact.by)"
      )
  }

  /// Whose business `fact` is at that moment.
  private func actor(of fact: Fact, _ parent: Obligation) -> Workflow.Actor {
    switch fact.kind {
    case .extendApprove, .extendRefuse, .pause, .resume, .waive, .nudge, .mute, .unmute: return .supervisor
    case .progress, .attach, .event, .extendRequest, .block, .unblock, .acknowledge: return .unit
    case .sendBack:
      return book.course(of: parent, snapshot.facts[fact.key] ?? []).holder == .unit ? .unit : .supervisor
    case .accept, .submit, .confirm, .done:
      let workflow = book.workflow(plan: Int(parent.plan), task: Int(parent.task))
      return workflow.stages.first { $0.action == fact.kind }?.holder ?? .unit
    }
  }

  /// The units that `name` is, or is liaison officer or leader of; nil when the rules know nobody by that name.
  private func units(of name: String) -> Set<UnitIndex>? {
    if let unit = book.units.firstIndex(where: { $0.id == name || $0.name == name || $0.aliases.contains(name) }) {
      return [UnitIndex(unit)]
    }
    guard let person = book.people.firstIndex(where: { $0.id == name || $0.name == name }) else { return nil }
    let found = book.units.indices.filter {
      book.units[$0].liaison.mentions(PersonIndex(person)) || book.units[$0].leader.mentions(PersonIndex(person))
    }
    return found.isEmpty ? nil : Set(found.map { UnitIndex($0) })
  }
}
