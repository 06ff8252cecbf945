import Diagnostics
import Rules

/// 办理流程 as written.
struct WorkflowDraft: Equatable, Sendable {
  var id: Named
  var stages: [Workflow.Stage]
  var extensionWithin: CountedSpan?
  var policy: Named?
}

/// Workflows and their stages.
extension FileDecoder {
  mutating func workflow(_ name: Named, _ node: Int) -> WorkflowDraft? {
    guard let fields = fields(node, WorkflowKey.self, .section("workflow")) else { return nil }
    var stages: [Workflow.Stage] = []
    var places: [String: SourceSpan] = [:]
    var isWhole = fields[.stages] != nil
    for item in fields[.stages].flatMap({ items($0, .list(of: "stage")) }) ?? [] {
      guard let (stage, place) = stage(item) else {
        isWhole = false
        continue
      }
      if places[stage.id] != nil {
        report(.listedTwice(stage.id, at: place))
        isWhole = false
        continue
      }
      if [Self.feedbackStage, Self.extensionStage].contains(stage.id) {
        report(.reservedStage(stage.id, at: place))
      }
      places[stage.id] = place
      stages.append(stage)
    }
    if isWhole, !stages.isEmpty, !Self.isInOrder(stages.map(\.action)) {
      report(.stageOutOfOrder(stages.map(\.action), at: name.span))
    }
    let extensionWithin = fields[.extension].flatMap { length($0) }
    let policy = self.name(fields[.policy])
    return WorkflowDraft(id: name, stages: stages, extensionWithin: extensionWithin, policy: policy)
  }

  /// Ids that other obligations of the same commitment have.
  static let feedbackStage = "feedback"
  static let extensionStage = "extension"

  /// `accept`, or not; then `done`, or `submit` and `confirm` at least once.
  private static func isInOrder(_ actions: [Fact.Kind]) -> Bool {
    let rest = actions.first == .accept ? actions.dropFirst() : actions[...]
    if rest.first == .done { return rest.count == 1 }
    return rest.first == .submit && rest.count > 1 && rest.dropFirst().allSatisfy { $0 == .confirm }
  }

  private mutating func stage(_ node: Int) -> (Workflow.Stage, SourceSpan)? {
    guard let fields = fields(node, StageKey.self, .section("stage")) else { return nil }
    let id = identifier(fields[.id])
    let title = line(fields[.title])
    let action = word(fields[.action], StageKey.actionWords)
    let holder = word(fields[.holder], StageKey.holderWords)
    let requires = oneOrMore(fields[.requires], .oneOrMore(StageKey.requirementWords.kind)) { decoder, item in
      decoder.word(item, StageKey.requirementWords)
    }
    let within = fields[.within].flatMap { length($0) }
    guard let id, let action else { return nil }
    let needsEvidence = action == .submit || action == .done
    return (
      Workflow.Stage(
        id: id.text, title: title.map { Bilingual($0) } ?? Self.usualTitle(action), action: action,
        holder: holder ?? (action == .confirm ? .supervisor : .unit),
        requires: fields[.requires] == nil ? needsEvidence ? [.evidence] : [] : requires, within: within), id.span
    )
  }

  private static func usualTitle(_ action: Fact.Kind) -> Bilingual {
    Workflow.builtIn.flatMap(\.stages).first { $0.action == action }?.title ?? action.words
  }
}
