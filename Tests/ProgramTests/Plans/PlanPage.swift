import Foundation
import ProgramHarness

/// docs/plans.md, read by a test: what the page says is what the program is held against.
///
/// The page was worked out by hand from the documents, so nothing here is taken from the rules or the program.
struct PlanPage: Sendable {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The ids in the order of the seeds, 000 to 004.
  private(set) var plans: [String] = []
  /// The table of counts: by the row's name, a cell for each plan.
  private(set) var counts: [String: [String]] = [:]
  /// By plan, the table of its tasks, without the line of sums.
  private(set) var tasks: [String: [TaskRow]] = [:]
  /// By plan, the line of sums under that table: all, c, a, t, x, quantities, obligations.
  private(set) var sums: [String: [Int]] = [:]
  private(set) var obligations: [ObligationRow] = []

  struct TaskRow: Sendable {
    var id: String
    var line: Int
    /// all, c, a, t, x, quantities, obligations.
    var figures: [Int]
  }

  static let shared = Result { try PlanPage() }

  private init() throws {
    let text = try String(contentsOfFile: "\(Program.packageRoot)/docs/plans.md", encoding: .utf8)
    var reader = ToldReader()
    var plan: String?
    var isInTable = false
    var header: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        plan = line.split(separator: " ").last.map(String.init).flatMap { plans.contains($0) ? $0 : nil }
      } else if let (name, names) = Self.list(line) {
        reader.lists[name] = names
      }
      guard line.hasPrefix("|") else {
        isInTable = false
        continue
      }
      let cells = Self.cells(line)
      if !isInTable {
        isInTable = true
        header = cells
      } else if !cells[0].hasPrefix("---") {
        try add(cells, under: header, of: plan, &reader)
      }
    }
  }

  private mutating func add(
    _ cells: [String], under header: [String], of plan: String?, _ reader: inout ToldReader
  ) throws {
    guard cells.count == header.count else { throw Fault(description: "\(cells) does not fit \(header)") }
    switch (header.first, plan) {
    case ("", nil):
      counts[cells[0].replacing("`", with: "")] = Array(cells.dropFirst())
      if cells[0] == "plan" {
        plans = cells.dropFirst().map { String($0.split(separator: "`", omittingEmptySubsequences: false)[1]) }
      }
    case ("schedule", nil): reader.schedules[cells[0]] = try reader.told(cells[1])
    case ("task", let plan?):
      let figures = cells.dropFirst(2).compactMap { Int($0.replacing("*", with: "")) }
      if cells[0].contains("all") {
        sums[plan] = figures
      } else if let line = Int(cells[1]) {
        tasks[plan, default: []].append(TaskRow(id: cells[0], line: line, figures: figures))
      } else {
        throw Fault(description: "no line in \(cells)")
      }
    case ("#", let plan?): obligations.append(try ObligationRow(cells, of: plan, reader))
    default: throw Fault(description: "a table under \(header) in no plan's section")
    }
  }

  /// The cell of `row` for `plan`.
  func count(_ row: String, of plan: String) throws -> String {
    guard let column = plans.firstIndex(of: plan), let cell = counts[row]?[column] else {
      throw Fault(description: "no row \(row) for \(plan)")
    }
    return cell.replacing("`", with: "")
  }

  /// The figures in that cell, in their order.
  func figures(_ row: String, of plan: String) throws -> [Int] {
    try count(row, of: plan).split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// `*five towns*: A、B、C.`
  private static func list(_ line: Substring) -> (name: String, names: [String])? {
    guard let found = line.wholeMatch(of: /\*(.+)\*: (.+)\./) else { return nil }
    return (String(found.1), found.2.split(separator: "、").map(String.init))
  }
}
