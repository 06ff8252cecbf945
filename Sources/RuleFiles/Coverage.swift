import CivilTime
import PlanLanguage
public import Rules

/// How much of a plan's document its rules carry: what `duban cite` shows.
///
/// Only letters, figures and ideographs count; blanks and punctuation assign nothing to anybody.
public struct Coverage: Sendable {
  /// What became of a character of the document.
  public enum Fate: Int, Sendable, Comparable {
    /// Nothing: it stands in an assigning clause and no rule has it.
    case left
    /// 备注: recorded, not supervised.
    case noted
    /// A heading, a unit, a deadline or a number that a field of the task has.
    case named
    /// 倡导: shown, never due.
    case exhorted
    /// A promise that is supervised.
    case carried

    public static func < (left: Fate, right: Fate) -> Bool { left.rawValue < right.rawValue }
  }

  /// A stretch of a line.
  public struct Stretch: Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// Its counted characters.
    public var text: String

    public init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// Characters of the assigning clauses by what became of them; those of `left` are missing.
  public private(set) var assigning: [Fate: Int] = [:]
  /// What is missing, in the order of the document.
  public private(set) var left: [Stretch] = []
  /// Lines that neither a task nor a note speaks of.
  public private(set) var outside: [Stretch] = []

  /// The share of the assigning clauses that is carried, exhorted, named or noted, in thousandths.
  public var share: Int {
    let all = assigning.values.reduce(0, +)
    return all == 0 ? 1000 : (all - assigning[.left, default: 0]) * 1000 / all
  }

  /// - Parameter document: The plan's, UTF-8.
  /// - Complexity: O(tasks × units × characters of their clauses + characters).
  public init(of plan: Plan, in book: RuleBook, document: [UInt8]) {
    var marked = MarkedDocument(document)
    for note in plan.notes { marked.mark(note.clause, .noted) }
    for task in plan.tasks {
      let cited = task.places + task.commitments.flatMap(\.places)
      for clause in cited { marked.cite(clause.line) }
      for commitment in task.commitments {
        let fate: Fate = commitment.kind == .exhortation ? .exhorted : .carried
        for clause in commitment.places.isEmpty ? task.places : commitment.places { marked.mark(clause, fate) }
      }
      // Words between two promises of one clause are the task's own.
      for clause in task.places { marked.mark(clause, .named) }
    }
    for (index, task) in plan.tasks.enumerated() {
      let lines = marked.lines(of: task, index, plan)
      for name in Self.answerers(of: task, plan, book) { marked.name(name, on: lines, assigns: true) }
      for name in Self.fields(of: task) { marked.name(name, on: lines) }
    }
    for stretch in marked.title(plan) { marked.name(stretch, on: 1...max(1, marked.lineCount)) }
    assigning = marked.counts
    left = marked.stretches(.left, assigning: true)
    outside = marked.stretches(.left, assigning: false)
  }

  /// What the fields of a task have of its clause besides the promises and the units.
  private static func fields(of task: Task) -> [String] {
    var names = ["责任单位", "牵头单位", "配合单位", "完成时限", "牵头", "负责", "配合", task.title]
    if let section = task.section { names.append(section) }
    for commitment in task.commitments {
      if !commitment.phrase.isEmpty { names.append(commitment.phrase) }
      names += commitment.targets.map(\.text)
    }
    return names
  }

  /// Every way in which the units of a task are written, longer ones first: 区农业局 before 农业局.
  private static func answerers(of task: Task, _ plan: Plan, _ book: RuleBook) -> [String] {
    var answerers = task.lead + task.support
    for commitment in task.commitments {
      answerers += book.answerers(of: commitment, task)
      answerers += commitment.support ?? []
    }
    var names: Set<String> = []
    func add(_ written: [String]) { names.formUnion(written.flatMap { Self.spellings($0, in: plan.region) }) }
    func add(_ unit: UnitIndex) {
      let unit = book.units[Int(unit)]
      add([unit.name] + unit.aliases + unit.formerNames.map(\.name))
    }
    for answerer in answerers {
      switch answerer {
      case .unit(let unit): add(unit)
      case .group(let group):
        let group = book.groups[Int(group)]
        add([group.name] + group.aliases)
        for member in group.members { add(member) }
      }
    }
    return names.sorted { ($0.count, $1) > ($1.count, $0) }
  }
}

extension Coverage {
  /// 相城区农业局, 区农业局, 农业局: the ways a document of `region` writes a name of its own.
  private static func spellings(_ name: String, in region: String?) -> [String] {
    guard let region, name.hasPrefix(region), name.count > region.count else { return [name] }
    let bare = String(name.dropFirst(region.count))
    return [name, bare] + (region.last.map { ["\($0)\(bare)"] } ?? [])
  }
}

/// A document's counted characters, each with what became of it.
private struct MarkedDocument {
  private var scalars: [Unicode.Scalar] = []
  private var fates: [Coverage.Fate] = []
  /// Where each line begins in `scalars`, and one more for the end.
  private var starts: [Int] = [0]
  /// Lines that a task cites, or that hold its units and times.
  private var assigned: Set<Int> = []

  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      scalars += line.dropFirst(Self.numbering(line)).filter(Self.counts)
      starts.append(scalars.count)
    }
    fates = Array(repeating: .left, count: scalars.count)
  }

  var lineCount: Int { starts.count - 1 }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// How many scalars at the head of a line only number it: `1．`, `（二）`, `三、`.
  private static func numbering(_ line: Substring.UnicodeScalarView) -> Int {
    var length = 0
    var figures = 0
    var rest = line[...]
    func take() -> Unicode.Scalar? {
      length += 1
      return rest.popFirst()
    }
    // Blanks, brackets, marks of emphasis.
    while let mark = rest.first, !counts(mark) { _ = take() }
    while let figure = rest.first, "0123456789０１２３４５６７８９一二三四五六七八九十".unicodeScalars.contains(figure) {
      _ = take()
      figures += 1
    }
    guard figures > 0, let mark = rest.first, "．.、)）".unicodeScalars.contains(mark) else { return 0 }
    return length
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func range(of line: Int) -> Range<Int> {
    line >= 1 && line <= lineCount ? starts[line - 1]..<starts[line] : 0..<0
  }

  mutating func cite(_ line: Int) { assigned.insert(line) }

  /// Marks the quote where it begins on its line; a fate that is less does not undo one that is more.
  mutating func mark(_ clause: Clause, _ fate: Coverage.Fate) {
    // A line's number is dropped from the document, so from a quote that begins with it.
    let quote = clause.quote.unicodeScalars
    let wanted = quote.dropFirst(Self.numbering(quote[...])).filter(Self.counts)
    guard let first = wanted.first else { return }
    for start in range(of: clause.line) where scalars[start] == first {
      guard start + wanted.count <= scalars.count, scalars[start..<start + wanted.count].elementsEqual(wanted)
      else {
        continue
      }
      for place in start..<start + wanted.count { fates[place] = max(fates[place], fate) }
      if fate > .noted { assigned.formUnion(lines(from: start, count: wanted.count)) }
    }
  }

  private func lines(from start: Int, count: Int) -> [Int] {
    (1...lineCount).filter { starts[$0 - 1] < start + count && starts[$0] > start }
  }

  /// From a task's first line to the one before the next task's: what stands there besides is its units and times.
  func lines(of task: Task, _ index: Int, _ plan: Plan) -> ClosedRange<Int> {
    func firstLine(_ task: Task) -> Int? {
      (task.places + task.commitments.flatMap(\.places)).map(\.line).min()
    }
    func lastLine(_ task: Task) -> Int? {
      (task.places + task.commitments.flatMap(\.places)).map(\.line).max()
    }
    guard let first = firstLine(task), let last = lastLine(task) else { return 1...1 }
    let next = plan.tasks.compactMap(firstLine).filter { $0 > last }.min() ?? lineCount + 1
    // Units stand close to what they answer for.
    return first...max(last, min(next - 1, last + 6))
  }

  /// Marks every place where `name` stands on `lines`.
  ///
  /// - Parameter assigns: Whether a line that holds it belongs to the clause.
  mutating func name(_ name: String, on lines: ClosedRange<Int>, assigns: Bool = false) {
    let all = name.unicodeScalars
    let wanted = all.dropFirst(Self.numbering(all[...])).filter(Self.counts)
    guard let first = wanted.first else { return }
    for line in lines {
      for start in range(of: line) where scalars[start] == first {
        guard start + wanted.count <= starts[line], scalars[start..<start + wanted.count].elementsEqual(wanted)
        else {
          continue
        }
        for place in start..<start + wanted.count { fates[place] = max(fates[place], .named) }
        if assigns { assigned.insert(line) }
      }
    }
  }

  /// What the head and foot of the document say that fields of the plan have.
  func title(_ plan: Plan) -> [String] {
    let sections = Set(
      plan.tasks.compactMap(\.section).flatMap { $0.split(separator: "·").map { Self.trimmed($0) } })
    let issued = plan.issued.map { ["\($0.year)年\($0.month)月\($0.day)日"] } ?? []
    return [plan.title, plan.number, plan.issuer].compactMap { $0 } + issued + sections.sorted()
  }

  var counts: [Coverage.Fate: Int] {
    var counts: [Coverage.Fate: Int] = [:]
    for line in assigned { for place in range(of: line) { counts[fates[place], default: 0] += 1 } }
    return counts
  }

  /// What became `fate` on assigning lines, or on the others.
  func stretches(_ fate: Coverage.Fate, assigning: Bool) -> [Coverage.Stretch] {
    var found: [Coverage.Stretch] = []
    for line in 1...max(1, lineCount) where assigned.contains(line) == assigning {
      var text = String.UnicodeScalarView()
      for place in range(of: line) {
        if fates[place] == fate {
          text.append(scalars[place])
        } else if !text.isEmpty {
          found.append(Coverage.Stretch(line: line, text: String(text)))
          text = String.UnicodeScalarView()
        }
      }
      if !text.isEmpty { found.append(Coverage.Stretch(line: line, text: String(text))) }
    }
    return found
  }
}
