import CivilTime
import Diagnostics
import Evaluation
import Messages
import Rules

/// A difference of two books for people: the summary first, then by person, then by obligation.
struct DifferenceText {
  private let difference: BookDifference
  private let language: Language
  private let words: DifferenceWords

  init(_ difference: BookDifference, language: Language) {
    self.difference = difference
    self.language = language
    words = DifferenceWords(language)
  }

  func text(hasLedger: Bool) -> String {
    let period = (difference.period.lowerBound, difference.period.upperBound)
    guard !difference.isEmpty else {
      return pick(
        "没有变化：责任事项、人员和 \(period.0) 至 \(period.1) 的通知都一样",
        "nothing changes: the same obligations, people and notifications from \(period.0) to \(period.1)") + "\n"
    }
    var lines = [pick("规则变动，\(period.0) 至 \(period.1)", "What the edit changes, \(period.0) to \(period.1)")]
    if !hasLedger {
      lines.append(
        pick(
          "（没有台账：按旧规则一直执行到现在、没有任何办理记录推算）",
          "(no ledger: as if the old rules had been followed up to now with nothing recorded)"))
    }
    lines += massRemoval + trial + [""] + summary
    lines += section("按人员", "By person", people)
    lines += section("报表", "Reports", reports)
    lines += section("按责任事项", "By obligation", difference.obligations.flatMap(words.lines))
    lines += section("不补发（规则晚于该步骤的日子）", "Not told, because the rule is later than the day", beforeRule)
    lines += section("没有日期的事项", "Without days", difference.undated.map(words.line))
    lines += section("其他", "Settings", difference.settings.map(words.line))
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Summary

  private var massRemoval: [String] {
    let removal = difference.removal
    guard removal.isHeld else { return [] }
    let lines = [RemovalWords.summary(removal)] + removal.causes.map(RemovalWords.sentence)
    return [
      "",
      "!!! "
        + pick(
          "这样的修改会暂缓采用，要有人确认（duban reload --accept）",
          "such an edit is held until "
            + "somebody says that it is meant (duban reload --accept)"),
    ]
      + lines.map { "!!! \($0[language])" } + RemovalWords.items(removal, language).map { "!!!   \($0)" }
  }

  /// The one setting that decides whether anybody real is written to.
  private var trial: [String] {
    guard let change = difference.settings.first(where: { $0.area == .office && $0.field == "trial" }) else {
      return []
    }
    return change.new == nil
      ? ["", pick("!!! 试运行结束：此后信件寄给真人", "!!! trial mode ends: letters go to real people from then on")]
      : ["", pick("!!! 转入试运行：此后信件不再寄给真人", "!!! trial mode begins: letters reach nobody real from then on")]
  }

  private var summary: [String] {
    func count(_ kind: ObligationChange.Kind) -> Int { difference.obligations(kind).count }
    func count(_ kind: NotificationChange.Kind) -> Int { difference.notifications(kind).count }
    let moved = difference.obligations.count { $0.move != nil }
    let more = difference.people.count { $0.notifications.after > $0.notifications.before }
    let less = difference.people.count { $0.notifications.after < $0.notifications.before }
    return [
      counts(
        ("任务", "tasks"), [("新增", "new", difference.tasks.new.count), ("删去", "gone", difference.tasks.gone.count)]),
      counts(
        ("责任事项", "obligations"),
        [
          ("新增", "new", count(.new)), ("消失", "gone", count(.gone)), ("疑似改名", "renamed, it seems", count(.renamed)),
          ("有变", "changed", count(.changed)), ("到期日移动", "due days moved", moved),
        ]),
      counts(
        ("超期", "overdue"),
        [
          ("立即超期", "at once", difference.becomesOverdue.count),
          ("不再超期", "no longer", difference.stopsBeingOverdue.count),
        ]),
      counts(
        ("通知", "notifications"),
        [
          ("新出现", "appear", count(.appears)), ("不再有", "vanish", count(.vanishes)),
          ("改日期", "move", count(.moves)), ("改收件人", "go to others", count(.readdressed)),
          ("改步骤", "by another step", count(.restepped)), ("改渠道", "by another channel", count(.rechannelled)),
          ("其中期限变动告知", "of these notices of a moved day", difference.movedNotices.count),
          ("不补发", "past and not told", difference.beforeRule.count),
        ]),
      counts(("人员", "people"), [("多收", "told more", more), ("少收", "told less", less)]),
      counts(("其他", "settings"), [("改动", "changed", difference.settings.count)]),
    ].compactMap { $0 }
  }

  /// One line of what there is any of; nil when there is nothing.
  private func counts(_ name: (zh: String, en: String), _ parts: [(zh: String, en: String, count: Int)]) -> String?
  {
    let some = parts.filter { $0.count > 0 }
    guard !some.isEmpty else { return nil }
    return pick(
      "\(name.zh)：" + some.map { "\($0.zh) \($0.count)" }.joined(separator: "，"),
      "\(name.en): " + some.map { "\($0.count) \($0.en)" }.joined(separator: ", "))
  }

  // MARK: Sections

  private func section(_ zh: String, _ en: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", pick(zh, en)] + lines.map { "  " + $0 }
  }

  /// Each person with the counts, then what is told otherwise, day by day.
  private var people: [String] {
    var changes: [String: [NotificationChange]] = [:]
    for change in difference.notifications where (change.new ?? change.old)?.event != .report {
      for person in Set([change.old?.recipient, change.new?.recipient].compactMap { $0 }) {
        changes[person, default: []].append(change)
      }
    }
    return difference.people.flatMap { person -> [String] in
      let own = changes[person.id] ?? []
      let lines =
        PersonLines(own.filter { $0.kind != .rechannelled }, for: person.id, language).lines
        + words.channelLines(own)
      return [words.heading(person)] + lines.map { "  " + $0 }
    }
  }

  /// One line a run: its formats are events of their own.
  private var reports: [String] {
    var seen: Set<String> = []
    return difference.notifications.filter { ($0.new ?? $0.old)?.event == .report }
      .map { words.line($0, for: $0.subject, showsStep: false) }.filter { seen.insert($0).inserted }
  }

  private var beforeRule: [String] {
    difference.beforeRule.map { step in
      let turn = step.step + (step.ordinal > 1 ? "#\(step.ordinal)" : "")
      return "\(words.day(step.day)) \(turn)  \(step.title) → "
        + step.recipients.joined(separator: pick("、", ", "))
    }
  }

  private func pick(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
