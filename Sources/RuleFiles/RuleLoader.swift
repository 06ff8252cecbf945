import Diagnostics
import Rules

/// Turns the bytes of all rule files into one book, or into everything that is wrong with them.
public enum RuleLoader {
  /// Reads, types and links `sources`; their order never matters.
  ///
  /// A file that cannot be read as YAML hides what it declares, so references are then not judged at all:
  /// its fault is reported, and nothing that only follows from it.
  ///
  /// - Complexity: linear in the bytes; a deadline phrase is resolved once per context.
  public static func load(_ sources: [RuleSource], settings: LoadSettings) -> LoadedRules {
    let ordered = sources.sorted { ($0.path, $0.bytes.count) < ($1.path, $1.bytes.count) }
    let files = SourceFiles(ordered.map(\.path))
    var load = RuleLoad(ordered, files: files, settings: settings)
    let book = load.run()
    let found = load.diagnostics + TemplateFault.twice(in: ordered)
    let isRefused = found.contains { $0.severity == .error }
    let shown = bounded(distinct(sorted(found)), perFile: settings.limits.faultsPerFile)
    return LoadedRules(
      book: isRefused ? nil : book, diagnostics: shown, files: files, kept: isRefused ? nil : load.kept)
  }

  /// Each finding once: what a merge key takes over is read again in every mapping that merges it.
  private static func distinct(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.count < 2 ? diagnostics : diagnostics.filter { seen.insert($0).inserted }
  }

  /// At most so many errors of one file; the rest is counted in one more. Decisions and notes all stay.
  private static func bounded(_ diagnostics: [Diagnostic], perFile limit: Int) -> [Diagnostic] {
    guard diagnostics.count > limit else { return diagnostics }
    var counts: [Int32: Int] = [:]
    let kept = diagnostics.filter { diagnostic in
      guard diagnostic.severity == .error, let file = diagnostic.span?.file else { return true }
      counts[file, default: 0] += 1
      return counts[file, default: 0] <= limit
    }
    let over = counts.filter { $0.value > limit }.map {
      Diagnostic.tooManyFaults($0.value - limit, file: Int($0.key))
    }
    return sorted(kept + over)
  }

  /// One file by itself; nil when its bytes or its YAML cannot be read.
  static func read(
    _ source: RuleSource, file: Int, settings: LoadSettings, storage: inout YAMLTree,
    into diagnostics: inout [Diagnostic],
    eachTask: (TaskDraft, inout FileDraft) -> Void = { task, draft in draft.tasks.append(task) }
  ) -> FileDraft? {
    let check = ByteCheck(source, file: file, limits: settings.limits)
    diagnostics += check.diagnostics
    guard check.diagnostics.isEmpty else { return nil }
    if source.isTemplate {
      diagnostics += settings.templateFaults(source).map { $0.diagnostic(file: file) }
      return FileDraft(file: file)
    }
    var used = storage
    storage = YAMLTree()
    guard
      let tree = BlockScanner.read(
        source.bytes, from: check.text.startIndex, limits: settings.limits, storage: &used)
        ?? YAMLReader.read(
          check.text, file: file, limits: settings.limits, storage: used, into: &diagnostics)
    else { return nil }
    var decoder = FileDecoder(tree: tree, file: file, settings: settings)
    let draft = decoder.decode(eachTask: eachTask)
    diagnostics += decoder.diagnostics
    storage = decoder.tree
    return draft
  }

  /// By file, line and column; what stands at one place by severity and code; what has no place last.
  static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
      guard let a = left.span, let b = right.span else {
        return left.span == nil && right.span == nil ? left.code < right.code : left.span != nil
      }
      if (a.file, a.line, a.column) != (b.file, b.line, b.column) {
        return (a.file, a.line, a.column) < (b.file, b.line, b.column)
      }
      return (left.severity, left.code) < (right.severity, right.code)
    }
    return diagnostics.enumerated().sorted {
      if precedes($0.element, $1.element) { return true }
      return !precedes($1.element, $0.element) && $0.offset < $1.offset
    }.map(\.element)
  }
}
