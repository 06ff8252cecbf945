import CivilTime
import Diagnostics
import Evaluation
import Rules

/// A letter: who gets it, from whom, and its entries in their order.
struct Letter {
  var recipient: String
  var office: String
  var delivery: String
  /// When it was written, in the office's zone.
  var written: CivilDateTime
  var entries: [LetterEntry]

  /// The groups that hold something, with their entries.
  var groups: [(group: LetterGroup, entries: [LetterEntry])] {
    LetterGroup.allCases.map { group in (group, entries.filter { $0.group == group }) }.filter {
      !$0.entries.isEmpty
    }
  }

  /// `超期1项、今天到期2项`.
  func counts(_ language: Language) -> String {
    groups.map { group, entries in
      language == .zh ? "\(group.heading.zh)\(entries.count)项" : "\(entries.count) \(group.heading.en)"
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  /// `临期1项：新增劳务合作机构（区人社局），还有5个工作日` for one entry, else `超期1项、今天到期2项（2018-07-24）`.
  func subject(_ language: Language) -> String {
    if entries.count == 1, let edit = entries[0].edit { return edit.title[language] }
    if entries.count == 1, let dead = entries[0].dead { return dead.title[language] }
    if entries.count == 1, let drill = entries[0].drill { return drill.title[language] }
    if entries.count == 1, let content = entries[0].content {
      let title = content.title.shortened(to: 60)
      let when = entries[0].urgency(content)[language]
      let units = content.unitsInShort(language)
      let named = units.isEmpty ? title : language == .zh ? "\(title)（\(units)）" : "\(title) (\(units))"
      return language == .zh
        ? "\(counts(.zh))：\(named)\(when.isEmpty ? "" : "，\(when)")"
        : "\(counts(.en)): \(named)\(when.isEmpty ? "" : ", \(when)")"
    }
    return language == .zh ? "\(counts(.zh))（\(written.date)）" : "\(counts(.en)) (\(written.date))"
  }
}

extension LetterEntry {
  /// What the subject of a letter about nothing else adds to its count.
  fileprivate func urgency(_ content: Content) -> Bilingual {
    switch group {
    case .overdue, .behind, .upcoming: content.distance
    case .assigned: .init(zh: "\(content.due)到期", en: "due \(content.due)")
    // Its heading says it already.
    case .today, .rules, .undelivered, .drill: .init("")
    case .urged: notices.last?.short ?? content.distance
    case .changed: .init(zh: "期限改为\(content.due)", en: "due day moved to \(content.due)")
    }
  }
}

extension LetterEntry.Content {
  /// How far off the due day is: `还有5个工作日`, `今天到期`, `超期3个工作日`.
  var distance: Bilingual {
    switch standing.state {
    case .overdue: late(.init(zh: "超期", en: "overdue by"))
    case .behind: late(.init(zh: "滞后", en: "behind by"))
    case .met, .metExtended, .metLate: .init(zh: "已办结", en: "met")
    case .submitted where standing.awaitsConfirmation, .returned, .paused, .waived: standing.sentence(due: due)
    case .closed: .init(zh: "计划已结束，未办结", en: "the plan ended before it was met")
    case .upcoming, .open, .blocked, .submitted: left
    }
  }

  /// Whether it is still to be done today.
  var isDueToday: Bool {
    switch standing.state {
    case .upcoming, .open, .blocked, .submitted: due == today
    case .overdue, .behind, .returned, .paused, .waived, .met, .metExtended, .metLate, .closed: false
    }
  }

  private var left: Bilingual {
    if isDueToday { return .init(zh: "今天到期", en: "due today") }
    let days = due.days(since: today)
    let working = standing.workingDaysLeft
    if working > 0 {
      return .init(zh: "还有\(working)个工作日", en: "\(English.counted(working, "working day")) left")
    }
    return .init(
      zh: "还有\(days)天（其间没有工作日）", en: "\(English.counted(days, "day")) left, none of them a working day")
  }

  private func late(_ word: Bilingual) -> Bilingual {
    let working = standing.workingDaysOverdue
    if working > 0 {
      return .init(
        zh: "\(word.zh)\(working)个工作日", en: "\(word.en) \(English.counted(working, "working day"))")
    }
    let days = standing.daysOverdue
    // Past the hour of its due day, or over a weekend: no working day has gone by yet.
    if days > 0 { return .init(zh: "\(word.zh)\(days)天", en: "\(word.en) \(English.counted(days, "day"))") }
    return .init(zh: "\(word.zh)（已过当天时限）", en: "\(word.en) less than a day")
  }

  /// The units by name, or the first and how many they are.
  func unitsInShort(_ language: Language) -> String {
    guard units.count > 3 else { return units.joined(separator: language == .zh ? "、" : ", ") }
    return language == .zh ? "\(units[0])等\(units.count)个单位" : "\(units[0]) and \(units.count - 1) others"
  }
}

extension String {
  /// The text, or its beginning with an ellipsis when it has more characters.
  fileprivate func shortened(to count: Int) -> String { self.count <= count ? self : prefix(count - 1) + "…" }
}
