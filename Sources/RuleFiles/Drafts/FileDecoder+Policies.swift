import Diagnostics
import Rules

/// Policies and their steps.
extension FileDecoder {
  mutating func policy(_ name: Named, _ node: Int) -> PolicyDraft? {
    guard let fields = fields(node, PolicyKey.self, .section("policy")) else { return nil }
    var steps: [StepDraft] = []
    var places: [String: SourceSpan] = [:]
    for item in fields[.steps].flatMap({ items($0, .list(of: "step")) }) ?? [] {
      guard let step = step(item) else { continue }
      if let first = places[step.id.text] {
        report(.duplicateStep(step.id.text, first: first, at: step.id.span))
      } else {
        places[step.id.text] = step.id.span
        steps.append(step)
      }
    }
    var yellow: CountedSpan?
    var lamps: [Lamp: LampRule] = [:]
    if let node = fields[.lamps], let fields = self.fields(node, LampsKey.self, .section("lamps")) {
      for key in LampsKey.allCases {
        guard let value = fields[key] else { continue }
        if key == .yellow, tree.nodes[tree.resolved(value)].kind != .mapping {
          yellow = parsed(value, .spanBefore, SpanText.readBefore)
        } else if let (rule, before) = lamp(value, key.lamp) {
          lamps[key.lamp] = rule
          if let before { yellow = before }
        }
      }
    }
    let pace = word(fields[.pace], PolicyKey.paceWords) ?? .none
    let acknowledgement = length(fields[.acknowledgement])
    if acknowledgement == nil, fields[.acknowledgement] == nil {
      for step in steps {
        guard case .lapsed = step.step.anchor else { continue }
        report(.keyWithout("lapsed", needs: "acknowledgement", at: step.step.span))
      }
    }
    return PolicyDraft(
      id: name, steps: steps, yellowBefore: yellow, lamps: lamps, pace: pace, acknowledgement: acknowledgement)
  }

  /// What a policy says of one lamp; only yellow and red are lit by conditions, and only yellow before the due day.
  private mutating func lamp(_ node: Int, _ lamp: Lamp) -> (LampRule, before: CountedSpan?)? {
    guard let fields = fields(node, LampKey.self, .section("lamp")) else { return nil }
    let word = line(fields[.word])
    let colour = colour(fields[.colour])
    let when = oneOrMore(fields[.when], .oneOrMore(.condition)) { decoder, item in decoder.condition(item) }
    if let place = fields[.when], when.contains(where: { $0.comparisons.contains { $0.field == .lamp } }) {
      report(.lampByLamp(at: span(place)))
    }
    let before = fields[.before].flatMap { parsed($0, .spanBefore, SpanText.readBefore) }
    if lamp != .yellow, lamp != .red, let stray = fields[.when] {
      report(.keyWithout("when", needs: "yellow, red", at: span(stray - 1)))
    }
    if lamp == .yellow, let stray = fields[.before], fields[.when] != nil {
      report(.exclusiveKeys("before", "when", at: span(stray - 1)))
    }
    if lamp != .yellow, let stray = fields[.before] {
      report(.keyWithout("before", needs: "yellow", at: span(stray - 1)))
    }
    return (LampRule(word: word, colour: colour, when: when), before)
  }

  private mutating func step(_ node: Int) -> StepDraft? {
    guard let fields = fields(node, StepKey.self, .section("step")) else { return nil }
    let id = identifier(fields[.id])
    let anchor = anchor(fields, node)
    let every = length(fields[.every])
    let times = count(fields[.times])
    if let stray = fields[.times], fields[.every] == nil {
      report(.keyWithout("times", needs: "every", at: span(stray - 1)))
    }
    let tell = names(fields[.tell]).map { name in
      StepKey.roleWords.value(of: name.text).map(RoleDraft.role) ?? .person(name)
    }
    let when = condition(fields[.when])
    let unless = condition(fields[.unless])
    let urgent = yesNo(fields[.urgent]) ?? false
    if let stray = fields[.every], fields[.lapsed] != nil {
      report(.exclusiveKeys("lapsed", "every", at: span(stray - 1)))
    }
    if let stray = fields[.reply], fields[.slip] == nil {
      report(.keyWithout("reply", needs: "slip", at: span(stray - 1)))
    }
    var slip = word(fields[.slip], StepKey.slipWords).map { SlipRule(colour: $0) }
    if let reply = length(fields[.reply]) { slip?.reply = reply }
    guard let anchor, fields[.every] == nil || every != nil else { return nil }
    let given = id ?? Named(text: Self.stepID(anchor, every, slip), span: span(node))
    let step = Step(
      id: given.text, anchor: anchor, every: every, times: every == nil ? nil : times, tell: [], when: when,
      unless: unless, urgent: urgent, slip: slip, span: span(node))
    return StepDraft(step: step, id: given, tell: tell)
  }

  /// The one of `before`, `on`, `after` that is written.
  private mutating func anchor(_ fields: Fields<StepKey>, _ node: Int) -> Step.Anchor? {
    let keys: [StepKey] = [.before, .on, .after, .lapsed]
    let written = keys.filter { fields[$0] != nil }
    guard written.count == 1 else {
      report(.notExactlyOne(keys.map(\.row.name), found: written.map(\.row.name), at: span(node)))
      return nil
    }
    switch written[0] {
    case .before: return length(fields[.before]).map { .before($0) }
    case .after: return length(fields[.after]).map { .after($0) }
    case .lapsed: return length(fields[.lapsed]).map { .lapsed($0) }
    default: return word(fields[.on], StepKey.onWords)
    }
  }

  /// A span of at least one.
  mutating func length(_ node: Int?) -> CountedSpan? {
    guard let node else { return nil }
    return parsed(node, .span) { text in SpanText.read(text).flatMap { $0.count >= 1 ? $0 : nil } }
  }

  /// `before:5wd`, `due`, `after:1d/every:3wd`, `after:5wd/slip:yellow`: what a step is known by when it has no id of its own.
  static func stepID(_ anchor: Step.Anchor, _ every: CountedSpan?, _ slip: SlipRule? = nil) -> String {
    let offset =
      switch anchor {
      case .start: "start"
      case .due: "due"
      case .before(let span): "before:\(span.canonical)"
      case .after(let span): "after:\(span.canonical)"
      case .lapsed(let span): "lapsed:\(span.canonical)"
      }
    return offset + (every.map { "/every:\($0.canonical)" } ?? "")
      + (slip.map { "/slip:\($0.colour.rawValue)" } ?? "")
  }

  private mutating func condition(_ node: Int?) -> Condition? {
    guard let node, let text = scalar(node, .condition) else { return nil }
    do throws(ConditionReader.Fault) {
      return try ConditionReader.read(text)
    } catch {
      if let fixed = FullWidth.fixed(text, for: { (try? ConditionReader.read($0)) != nil }) {
        report(.fullWidthValue(text, fixed: fixed, at: span(node)))
      } else {
        report(.badCondition(error, at: phrase(node).span(of: error.range)))
      }
      return nil
    }
  }
}
