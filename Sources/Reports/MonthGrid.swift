public import CivilTime
public import Diagnostics
import Evaluation
import Rules

/// 各单位各月到期: how many obligations of the whole scope are due in each of twelve months, and what became of them.
///
/// It counts everything that falls due in the scope, not only what a report lists, each by the due day in force; stages,
/// milestones, what the other side performs and what ended with its plan are not counted. An item for which several
/// units answer counts once under each of them and once in the line of all.
public struct MonthGrid: Hashable, Sendable {
  /// What is due in one month.
  public struct Cell: Hashable, Sendable {
    public var due = 0
    /// Of these, met by now, in time or not.
    public var met = 0
    /// Of these, met after the due day.
    public var metLate = 0
    /// Of these, past due and not met by now; soft deadlines are never overdue.
    public var overdue = 0

    public init(due: Int = 0, met: Int = 0, metLate: Int = 0, overdue: Int = 0) {
      self.due = due
      self.met = met
      self.metLate = metLate
      self.overdue = overdue
    }

    static func += (left: inout Cell, right: Cell) {
      left.due += right.due
      left.met += right.met
      left.metLate += right.metLate
      left.overdue += right.overdue
    }
  }

  public enum Column: Hashable, Sendable {
    /// Due before the twelve months.
    case before
    /// By its first day.
    case month(CivilDate)
    /// Due after the twelve months.
    case after

    /// `此前`, `1月`, `此后`.
    public var heading: Bilingual {
      switch self {
      case .before: .init(zh: "此前", en: "before")
      case .month(let month): TwelveMonths.heading(month)
      case .after: .init(zh: "此后", en: "after")
      }
    }
  }

  public struct Line: Hashable, Sendable {
    public var unit: Bilingual
    /// One for each column.
    public var cells: [Cell]
    public var sum: Cell

    public init(unit: Bilingual, cells: [Cell]) {
      self.unit = unit
      self.cells = cells
      sum = cells.reduce(into: Cell(), +=)
    }
  }

  public var span: TwelveMonths
  /// The twelve months; what is due before and after them where there is any.
  public var columns: [Column]
  /// The unit with most that is overdue first, then with most that is due in these months, then as in the rules.
  public var lines: [Line]
  /// All units together, each item counted once.
  public var together: Line

  public static let heading = Bilingual(zh: "各单位各月到期", en: "Due by unit and month")

  /// What the numbers count.
  public var note: Bilingual {
    Bilingual(
      zh: "\(span.words.zh)各月到期的全部责任事项，不只是所列的；按现行到期日归月，环节、里程碑、对方实施的和随计划结束的不计。"
        + "几个单位共同负责的，各单位各计一次，合计计一次。",
      en:
        "Every item due in each month of \(span.words.en), not only those listed, by the due day in force; without stages, "
        + "milestones, what the other side does, and what ended with its plan. An item of several units counts once "
        + "under each and once in all.")
  }
}

extension ReportDraft {
  /// The twelve months around the report's day.
  ///
  /// - Complexity: O(obligations).
  func monthGrid() -> MonthGrid {
    let book = survey.basis.book
    var tally = MonthTally(span: TwelveMonths(around: survey.basis.today))
    for item in survey.items where item.isChased && !item.isStage && !item.isMilestone {
      guard item.standing.state != .closed else { continue }
      let state = item.standing.state
      tally.add(
        MonthGrid.Cell(
          due: 1, met: state.isMet ? 1 : 0, metLate: state == .metLate ? 1 : 0, overdue: state == .overdue ? 1 : 0),
        due: item.obligation.due, units: item.countedUnits)
    }
    survey.forEachYetToCome { obligation, units in
      guard book.isChased(obligation), book.commitment(of: obligation).milestoneOf == nil else { return }
      tally.add(MonthGrid.Cell(due: 1), due: obligation.due, units: units)
    }
    return tally.grid(name)
  }
}

/// A grid in the making.
private struct MonthTally {
  private let span: TwelveMonths
  /// Before, the twelve months, after.
  private var together = [MonthGrid.Cell](repeating: .init(), count: 14)
  private var units: [UnitIndex: [MonthGrid.Cell]] = [:]

  init(span: TwelveMonths) { self.span = span }

  mutating func add(_ cell: MonthGrid.Cell, due: CivilDate, units owners: [UnitIndex]) {
    let column = span.index(of: due) + 1
    together[column] += cell
    for unit in owners.isEmpty ? [ReportDraft.nobody] : owners {
      units[unit, default: Self.none][column] += cell
    }
  }

  private static let none = [MonthGrid.Cell](repeating: .init(), count: 14)

  func grid(_ name: (UnitIndex) -> Bilingual) -> MonthGrid {
    let shown = (0..<14).filter { (1...12).contains($0) || together[$0].due > 0 }
    func line(_ unit: Bilingual, _ cells: [MonthGrid.Cell]) -> MonthGrid.Line {
      MonthGrid.Line(unit: unit, cells: shown.map { cells[$0] })
    }
    let lines = units.keys.sorted().map { line(name($0), units[$0] ?? []) }
    let inYear = units.keys.sorted().map { (units[$0] ?? [])[1...12].reduce(0) { $0 + $1.due } }
    let order = lines.indices.sorted { left, right in
      return (-lines[left].sum.overdue, -inYear[left], left) < (-lines[right].sum.overdue, -inYear[right], right)
    }
    return MonthGrid(
      span: span, columns: shown.map { $0 == 0 ? .before : $0 == 13 ? .after : .month(span.months[$0 - 1]) },
      lines: order.map { lines[$0] }, together: line(UnitSummary.togetherHeading, together))
  }
}
