import CivilTime
import Diagnostics
import Evaluation
import Rules

/// The words for each single change.
struct DifferenceWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func day(_ day: CivilDate) -> String { pick("\(day)（周\(day.chineseWeekday)）", "\(day) (\(day.englishWeekday))") }

  // MARK: People

  func heading(_ person: PersonChange) -> String {
    let (told, letters) = (person.notifications, person.letters)
    return pick(
      "\(person.id)：通知 \(told.before) → \(told.after) 条，信 \(letters.before) → \(letters.after) 封",
      "\(person.id): notifications \(told.before) → \(told.after), letters \(letters.before) → \(letters.after)")
  }

  /// What changes for `person`: `+` comes, `-` goes, `~` is told otherwise.
  func line(_ change: NotificationChange, for person: String, showsStep: Bool = true) -> String {
    func turn(_ told: Told?) -> String {
      guard showsStep, let told else { return "" }
      if told.event == .notice { return pick(" 期限变动告知", " notice: its due day moved") }
      return " " + told.step + (told.ordinal > 1 ? "#\(told.ordinal)" : "")
    }
    let mine = day(ownDay(change, of: person))
    let what: String
    switch (change.kind, change.old) {
    case (.moves, let old?): what = "\(day(old.day)) → \(mine)\(turn(change.new))"
    case (.restepped, let old?): what = "\(mine)\(turn(old)) →\(turn(change.new))"
    case (.readdressed, let old?) where old.recipient == person: what = mine + turn(old)
    default: what = mine + turn(change.new ?? change.old)
    }
    return "\(sign(change, for: person)) \(what)\(late(change))  \(change.title)\(other(change, than: person))"
  }

  /// The day on which `person` is told, or was.
  func ownDay(_ change: NotificationChange, of person: String) -> CivilDate {
    if change.kind == .readdressed, let old = change.old, old.recipient == person { return old.day }
    return change.day
  }

  func sign(_ change: NotificationChange, for person: String) -> String {
    switch change.kind {
    case .appears: "+"
    case .vanishes: "-"
    case .readdressed: change.old?.recipient == person ? "-" : "+"
    case .moves, .restepped, .rechannelled: "~"
    }
  }

  func late(_ change: NotificationChange) -> String { change.new?.isLate == true ? pick("（补发）", " (late)") : "" }

  /// Who is told in place of `person`, or was.
  func other(_ change: NotificationChange, than person: String) -> String {
    guard change.kind == .readdressed, let old = change.old, let new = change.new else { return "" }
    return old.recipient == person
      ? pick("，改告\(new.recipient)", ", now told to \(new.recipient)")
      : pick("，原告\(old.recipient)", ", was told to \(old.recipient)")
  }

  /// How many notifications go through which other channel.
  func channelLines(_ changes: [NotificationChange]) -> [String] {
    var counts: [[String]: Int] = [:]
    for change in changes where change.kind == .rechannelled {
      counts[[change.old?.channel ?? "", change.new?.channel ?? ""], default: 0] += 1
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { route, count in
      pick("~ \(count) 条改走渠道：", "~ \(English.counted(count, "notification")) by another channel: ")
        + "\(route[0]) → \(route[1])"
    }
  }

  // MARK: Obligations

  /// The obligation on a line, and what changes of it on lines below.
  func lines(_ change: ObligationChange) -> [String] {
    switch (change.old, change.new) {
    case (nil, let new?): return ["+ \(new.key)  \(new.title)", "    " + facts(new)]
    case (let old?, nil): return ["- \(old.key)  \(old.title)", "    " + facts(old)] + stranded(change)
    case (let old?, let new?):
      var lines = ["~ \(new.key)  \(new.title)  \(new.place)"]
      if change.kind == .renamed {
        lines.append(
          pick("    疑似由 \(old.key) 改名：编号变了，内容没变", "    looks renamed from \(old.key): another key, the same words"))
        lines += stranded(change)
      }
      return lines + differences(old, new, change.move).map { "    " + $0 }
    case (nil, nil): return []
    }
  }

  private func facts(_ side: ObligationSide) -> String {
    let isOverdue = side.state == .overdue
    return pick(
      "\(dueText(side))到期，\(list(side.units))" + (isOverdue ? "，已超期 \(side.daysOverdue) 天" : ""),
      "due \(dueText(side)), \(list(side.units))"
        + (isOverdue ? ", overdue by \(English.counted(side.daysOverdue, "day"))" : ""))
  }

  private func stranded(_ change: ObligationChange) -> [String] {
    guard change.stranded > 0, let key = change.old?.key else { return [] }
    return [
      pick(
        "    台账里有 \(change.stranded) 条记录挂在 \(key)，不会跟过来",
        "    \(English.counted(change.stranded, "record")) of the ledger stay with \(key)")
    ]
  }

  private func differences(_ old: ObligationSide, _ new: ObligationSide, _ move: DueMove?) -> [String] {
    var lines: [String] = []
    func add(_ zh: String, _ en: String, _ before: String, _ after: String, _ more: String = "") {
      guard before != after else { return }
      lines.append(pick("\(zh)：", "\(en): ") + "\(before) → \(after)\(more)")
    }
    add("到期", "due", dueText(old), dueText(new), move.map(moveText) ?? "")
    add("开始", "opens", day(old.start), day(new.start))
    add("状态", "state", stateText(old), stateText(new))
    add("灯", "lamp", lampText(old.lamp), lampText(new.lamp))
    add("责任单位", "units", list(old.units), list(new.units))
    add("配合单位", "support", list(old.support), list(new.support))
    add("标题", "title", old.title, new.title)
    add("目标", "targets", list(old.targets), list(new.targets))
    add("佐证材料", "evidence", list(old.evidence), list(new.evidence))
    add(
      "催办", "chased", old.isChased ? pick("是", "yes") : pick("否", "no"),
      new.isChased ? pick("是", "yes") : pick("否", "no"))
    return lines
  }

  private func dueText(_ side: ObligationSide) -> String {
    (side.isProvisional ? "≈" : "") + day(side.due) + (side.dueTime.map { " \($0)" } ?? "")
  }

  private func moveText(_ move: DueMove) -> String {
    let (days, working) = (abs(move.days), abs(move.workingDays))
    return move.days > 0
      ? pick(
        "，推迟 \(days) 天（\(working) 个工作日）",
        ", \(English.counted(days, "day")) later (\(English.counted(working, "working day")))")
      : pick(
        "，提前 \(days) 天（\(working) 个工作日）",
        ", \(English.counted(days, "day")) earlier (\(English.counted(working, "working day")))")
  }

  private func lampText(_ lamp: Lamp) -> String { pick("\(lamp.mark)\(lamp.chinese)", lamp.rawValue) }

  private func stateText(_ side: ObligationSide) -> String {
    let name: Bilingual =
      switch side.state {
      case .upcoming: .init(zh: "未开始", en: "upcoming")
      case .open: .init(zh: "进行中", en: "open")
      case .submitted: .init(zh: "已报结", en: "reported done")
      case .blocked, .returned, .paused, .waived, .metExtended: side.state.words
      case .met: .init(zh: "按期办结", en: "met")
      case .metLate: .init(zh: "逾期办结", en: "met late")
      case .overdue: .init(zh: "超期 \(side.daysOverdue) 天", en: "overdue by \(side.daysOverdue)")
      case .behind: .init(zh: "滞后", en: "behind")
      case .closed: .init(zh: "计划已终止", en: "closed")
      }
    return name[language]
  }

  // MARK: The rest

  func line(_ change: UndatedChange) -> String {
    func side(_ side: UndatedChange.Side) -> String {
      ["\(side.title)", list(side.units), side.phrase].filter { !$0.isEmpty }.joined(separator: pick("，", ", "))
    }
    switch (change.old, change.new) {
    case (let old?, let new?): return "~ \(change.key)  \(side(old)) → \(side(new))"
    case (let old?, nil): return "- \(change.key)  \(side(old))"
    case (nil, let new?): return "+ \(change.key)  \(side(new))"
    case (nil, nil): return change.key
    }
  }

  func line(_ change: SettingChange) -> String {
    let what = change.id.isEmpty ? change.area.words[language] : "\(change.area.words[language]) \(change.id)"
    if change.field == "itself" {
      return change.old == nil ? "+ \(what)" : "- \(what)"
    }
    let none = pick("（无）", "(none)")
    return "~ \(what) \(change.fieldWords[language])\(pick("：", ": "))\(change.old?[language] ?? none) → "
      + "\(change.new?[language] ?? none)"
  }

  private func list(_ texts: [String]) -> String {
    texts.isEmpty ? pick("（无）", "(none)") : texts.joined(separator: pick("、", ", "))
  }

  private func pick(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
