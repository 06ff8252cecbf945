import CivilTime
import Diagnostics
import Rules

/// Rule tests: facts as in a story, and what must hold.
extension FileDecoder {
  mutating func test(_ node: Int) -> TestDraft? {
    guard let fields = fields(node, TestKey.self, .section("test")) else { return nil }
    let id = identifier(fields[.id])
    let title = line(fields[.title])
    let facts = list(fields[.facts], "story-fact") { decoder, item in decoder.storyFact(item) }
    let checks = list(fields[.checks], "check") { decoder, item in decoder.check(item) }
    guard let id, let title else { return nil }
    return TestDraft(id: id, title: title, facts: facts, checks: checks)
  }

  private mutating func check(_ node: Int) -> CheckDraft? {
    guard let fields = fields(node, CheckKey.self, .section("check")) else { return nil }
    let at = moment(fields[.at])
    let plans = names(fields[.plan])
    if let stray = fields[.plan], fields[.overdue] == nil {
      report(.keyWithout("plan", needs: "overdue", at: span(stray - 1)))
    }
    if CheckKey.expectations.allSatisfy({ fields[$0] == nil }) {
      report(.notExactlyOne(CheckKey.expectations.map(\.row.name), found: [], at: span(node)))
    }
    let due: [CheckDraft.Expected<CivilDate?>] = byObligation(fields[.due], CheckKey.due.row.value) {
      decoder, item in decoder.dayOrNone(item)
    }
    let lamps = byObligation(fields[.lamp], CheckKey.lamp.row.value) { decoder, item in
      decoder.word(item, CheckKey.lampWords)
    }
    let states = byObligation(fields[.state], CheckKey.state.row.value) { decoder, item in
      decoder.word(item, CheckKey.stateWords)
    }
    let overdue = fields[.overdue].flatMap { overdueList($0) }
    let told = list(fields[.told], "telling") { decoder, item in
      decoder.telling(item, TellingKey.toldWords, else: TellingKey.silentWords, needs: "not-told")
    }
    let notTold = list(fields[.notTold], "telling") { decoder, item in
      decoder.telling(item, TellingKey.silentWords, else: TellingKey.toldWords, needs: "told")
    }
    guard let at else { return nil }
    return CheckDraft(
      day: at.day, time: at.time, plans: plans, due: due, lamps: lamps, states: states, overdue: overdue,
      told: told,
      notTold: notTold)
  }

  /// `2018-07-31`, or with a time: `2018-07-31T09:00`.
  private mutating func moment(_ node: Int?) -> (day: CivilDate, time: TimeOfDay?)? {
    guard let node else { return nil }
    return parsed(node, .moment) { text in
      if let day = ScalarText.day(text) { return (day, nil) }
      let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
      guard halves.count == 2, let day = ScalarText.day(halves[0]), let time = TimeOfDay(halves[1]) else {
        return nil
      }
      return (day, time)
    }
  }

  /// The day, or nil within for none.
  private mutating func dayOrNone(_ node: Int) -> CivilDate?? {
    parsed(node, .either(.day, CheckKey.noneWords.kind)) { text -> CivilDate?? in
      if CheckKey.noneWords.value(of: text) != nil { return .some(nil) }
      return ScalarText.day(text).map { .some($0) }
    }
  }

  /// Keys of obligations, each with what `read` makes of its value.
  private mutating func byObligation<Value>(
    _ node: Int?, _ kind: ValueKind, _ read: (inout FileDecoder, Int) -> Value?
  ) -> [CheckDraft.Expected<Value>] {
    guard let node else { return [] }
    var found: [CheckDraft.Expected<Value>] = []
    for (key, value) in entries(node, kind) ?? [] {
      if let name = name(key), let expected = read(&self, value) {
        found.append(CheckDraft.Expected(key: name, value: expected))
      }
    }
    return found
  }

  /// A list that says something when it is empty, too.
  private mutating func overdueList(_ node: Int) -> CheckDraft.OverdueDraft? {
    let list = tree.resolved(node)
    let isEmpty = tree.nodes[list].kind == .sequence && tree.nodes[list].end == list + 1
    guard !isEmpty else { return CheckDraft.OverdueDraft(keys: [], span: span(node)) }
    guard tree.nodes[list].kind == .sequence else {
      report(wrongType(node, wants: CheckKey.overdue.row.value))
      return nil
    }
    return CheckDraft.OverdueDraft(keys: names(node), span: span(node))
  }

  private mutating func telling(
    _ node: Int, _ words: WordList<AccountState>, else others: WordList<AccountState>, needs other: String
  ) -> TellingDraft? {
    guard let fields = fields(node, TellingKey.self, .section("telling")) else { return nil }
    let people = names(fields[.person])
    let obligation = name(fields[.obligation])
    let step = name(fields[.step])
    let on = fields[.on].flatMap { days($0) }
    var account: AccountState?
    if let node = fields[.account] {
      if let text = name(node)?.text, others.value(of: text) != nil {
        report(.keyWithout(text, needs: other, at: span(node)))
      } else {
        account = word(node, words)
      }
    }
    guard let obligation, !people.isEmpty else { return nil }
    return TellingDraft(
      people: people, obligation: obligation, step: step, on: on, onSpan: fields[.on].map { span($0) },
      account: account, span: span(node))
  }
}
