import Diagnostics
import Evaluation
import PlanLanguage
import Rules

extension FactSubject {
  /// The target that an amount counts towards.
  ///
  /// - Parameter option: How the unit is named: `--unit`, or a column of a table.
  func target(_ unit: String?, named option: String = "--unit") throws -> Target {
    let targets = book.commitment(of: obligation).targets
    guard !targets.isEmpty else {
      throw Failure(
        .badData, zh: "\(key) 没有数量目标，不计进展；办结请用 duban done",
        en: "\(key) has no quantity to count; use `duban done` when it is met")
    }
    let units = targets.map(\.unit).joined(separator: "、")
    guard let unit else {
      guard targets.count == 1 else {
        throw Failure(
          .usage, zh: "\(key) 有几个数量（\(units)），请用 \(option) 指明",
          en: "\(key) counts \(units): say which with \(option)")
      }
      return targets[0]
    }
    if let target = targets.first(where: { $0.unit == unit || $0.text == unit }) { return target }
    throw Failure(.badData, zh: "\(key) 没有以“\(unit)”计的目标（有：\(units)）", en: "\(key) counts \(units), not '\(unit)'")
  }
}
