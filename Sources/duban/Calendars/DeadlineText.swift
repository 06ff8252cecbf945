import CivilTime
import Diagnostics
import PlanLanguage
import ReportFormats
import WorkCalendars

/// A deadline's answer for a person: one sentence that says how the phrase was read, and what belongs to it.
struct DeadlineText {
  let phrase: String
  let answer: DeadlineAnswer
  let context: DeadlineContext
  let language: Language

  private var zh: Bool { language == .zh }

  /// The sentence first; days counted one by one when `showsWork`.
  func lines(showsWork: Bool, basis: Bilingual, _ extended: DeadlineExtension? = nil) -> [String] {
    var lines = [sentence]
    lines += occurrenceLines
    if let ambiguity = answer.ambiguity { lines += ambiguityLines(ambiguity) }
    if answer.soft {
      lines.append(
        zh ? "  软性期限（力争、争取）：过后算滞后，不算超期" : "  soft (strive to): past it the item is behind, not overdue")
    }
    if let only = answer.occurrences.first, answer.kind != .recurring { lines += restDayLine(only) }
    if !answer.targets.isEmpty {
      let targets = answer.targets.map(Self.targetWords).joined(separator: zh ? "；" : "; ")
      lines.append((zh ? "  目标：" : "  targets: ") + targets)
    }
    if answer.occurrences.contains(where: \.provisional) {
      lines.append(
        zh
          ? "  ≈ 暂定：有的日子还没有放假通知，只按每周休息日推算，通知发布后可能变动"
          : "  ≈ provisional: days without a notice yet are judged by weekly rest days only and may move")
    }
    if showsWork { lines += workLines }
    if let extended {
      lines.append(zh ? "  延期：" : "  extension:")
      lines += extended.steps.map { "    " + $0[language] }
    }
    lines.append((zh ? "  依据：" : "  by: ") + basis[language])
    return lines
  }

  // MARK: The sentence

  var sentence: String {
    let name = zh ? "“\(shown(phrase))”" : "'\(shown(phrase))' "
    let first = answer.occurrences.first
    switch answer.kind {
    case .due:
      guard let first else { return "" }
      return zh
        ? "\(name)读作截止期限：最迟\(first.dueWords(.zh))" : "\(name)is read as a deadline: by \(first.dueWords(.en))"
    case .window:
      guard let first else { return "" }
      let start = first.start.words[language]
      return zh
        ? "\(name)读作一段时间：\(start)至\(first.dueWords(.zh))，最后一天到期"
        : "\(name)is read as a window: from \(start) to \(first.dueWords(.en)), due on its last day"
    case .recurring: return recurringSentence(name)
    case .relative: return relativeSentence(name, first)
    case .ongoing:
      let bounds = first.map { zh ? "，管到\($0.dueWords(.zh))" : ", through \($0.dueWords(.en))" } ?? ""
      return zh
        ? "\(name)读作长期事项：没有到期日\(bounds)，定期复查"
        : "\(name)is read as ongoing: never due\(bounds), reviewed from time to time"
    case .unresolvable:
      let missing = answer.missing?[language] ?? (zh ? "请写明到哪一天" : "say by which day")
      return zh ? "\(name)定不出日子，须由人定：\(missing)" : "\(name)gives no day; a person must decide: \(missing)"
    }
  }

  private func recurringSentence(_ name: String) -> String {
    guard let first = answer.occurrences.first, let last = answer.occurrences.last else {
      let period = "\(context.period.lowerBound) – \(context.period.upperBound)"
      return zh ? "\(name)读作循环期限：\(period)内没有一期" : "\(name)is read as recurring: no turn falls in \(period)"
    }
    let count = answer.occurrences.count
    return zh
      ? "\(name)读作循环期限，共\(count)期：首期（\(first.key)）最迟\(first.dueWords(.zh))，末期（\(last.key)）最迟\(last.dueWords(.zh))"
      : "\(name)is read as recurring, \(count) turns: the first (\(first.key)) by \(first.dueWords(.en)), the last (\(last.key)) by \(last.dueWords(.en))"
  }

  private func relativeSentence(_ name: String, _ first: DeadlineOccurrence?) -> String {
    let due = first.map { zh ? "最迟\($0.dueWords(.zh))" : "by \($0.dueWords(.en))" }
    guard answer.event != nil || answer.hangsOnIssueDay else {
      return zh
        ? "\(name)读作相对期限：\(due ?? answer.missing?.zh ?? "")"
        : "\(name)is read as relative: \(due ?? answer.missing?.en ?? "")"
    }
    let anchor = answer.event.map { zh ? "“\($0)”" : "'\($0)'" } ?? (zh ? "印发日" : "the issue day")
    guard let due else {
      let missing = answer.missing.map { (zh ? "；" : "; ") + $0[language] } ?? ""
      let ask =
        answer.event == nil
        ? (zh ? "还不知道印发日，用 --issued 给出" : "the issue day is not known: give it as --issued")
        : (zh ? "还不知道是哪一天，用 --event 给出" : "its day is not known: give it as --event")
      return zh
        ? "\(name)读作相对期限，随\(anchor)而定：\(ask)\(missing)"
        : "\(name)is read as relative to \(anchor): \(ask)\(missing)"
    }
    let anchorDay = answer.event == nil ? context.issued : context.event?.date
    guard let anchorDay else {
      return zh ? "\(name)读作相对期限，随\(anchor)而定：\(due)" : "\(name)is read as relative to \(anchor): \(due)"
    }
    let isBack = first.map { $0.due < anchorDay } ?? false
    return zh
      ? "\(name)读作相对期限，随\(anchor)而定：自\(anchorDay.chinese)\(isBack ? "往前推" : "起算")，\(due)"
      : "\(name)is read as relative to \(anchor): \(isBack ? "back " : "")from \(anchorDay.words.en), \(due)"
  }

  // MARK: What belongs to it

  /// Every turn of a recurring deadline; of many, the first and last ones.
  private var occurrenceLines: [String] {
    guard answer.kind == .recurring else { return [] }
    let all = answer.occurrences
    let lines = all.map { turn in
      "  \(DisplayWidth.padded(turn.key, to: 10))  \(turn.start) – \(turn.dueWords(language))"
    }
    guard lines.count > 24 else { return lines }
    let left = lines.count - 15
    return Array(lines.prefix(12)) + [zh ? "  …（其间\(left)期）" : "  … (\(left) turns between)"] + lines.suffix(3)
  }

  private func ambiguityLines(_ ambiguity: Ambiguity) -> [String] {
    var lines = [(zh ? "  ？ 有两种读法：" : "  ? two readings: ") + ambiguity.message[language]]
    if let setting = ambiguity.setting {
      lines.append(
        zh
          ? "    在计划里写 readings: {\(setting)} 即可定下" : "    settled by this line in the plan: readings: {\(setting)}"
      )
    }
    return lines
  }

  /// Says so when the due day is a rest day: people ask.
  private func restDayLine(_ occurrence: DeadlineOccurrence) -> [String] {
    let kind = context.calendar.kind(of: occurrence.due)
    guard !kind.isWorking else { return [] }
    let words = kind.words(on: occurrence.due)
    let fixed =
      answer.kind == .due || answer.kind == .window
      ? Bilingual(zh: "，固定期限不因休息日顺延", en: "; a fixed day never rolls") : Bilingual("")
    return [zh ? "  到期日是\(words.zh)\(fixed.zh)" : "  the due day is a rest day (\(words.en))\(fixed.en)"]
  }

  static func targetWords(_ target: Target) -> String {
    let upper = target.upperThousandths.map { "–\(Target.decimal($0))" } ?? ""
    let sign = target.comparator == .range ? "" : "\(target.comparator.rawValue) "
    let per = target.per.map { " / \($0)" } ?? ""
    return "\(target.text)（\(sign)\(Target.decimal(target.thousandths))\(upper) \(target.unit)\(per)）"
  }

  // MARK: The work

  private var workLines: [String] {
    var lines = [zh ? "  推算：" : "  how:"]
    for (index, step) in answer.steps.enumerated() { lines.append("    \(index + 1). \(step[language])") }
    let days = answer.countedDays(in: context.calendar)
    guard let counting = answer.counting, !days.isEmpty else {
      if answer.kind == .due || answer.kind == .window {
        lines.append(zh ? "    固定的日子，没有逐日计数" : "    a fixed day: nothing was counted day by day")
      }
      return lines
    }
    let unit =
      counting.onWorkingDays
      ? Bilingual(zh: "个工作日", en: "working days") : Bilingual(zh: "日", en: "days")
    let way = counting.count < 0 ? Bilingual(zh: "往前数", en: "back") : Bilingual(zh: "往后数", en: "forward")
    lines.append(
      zh
        ? "  逐日计数：自\(counting.anchor.chinese)\(way.zh)\(abs(counting.count))\(unit.zh)，当日不计"
        : "  day by day: \(abs(counting.count)) \(unit.en) \(way.en) from \(counting.anchor.words.en), that day not counted"
    )
    let counted = days.lastIndex { $0.ordinal != nil } ?? days.count
    lines += days.enumerated().map { index, day in
      let rolls = index <= counted ? nil : day.day == counting.last
      return dayLine(day, rolls: rolls, isDue: day.day == counting.last)
    }
    return lines
  }

  /// - Parameter rolls: Of a day after the count: whether the roll ends on it. Nil for a day of the count.
  private func dayLine(_ counted: CountedDay, rolls: Bool?, isDue: Bool) -> String {
    let number = counted.ordinal.map(String.init) ?? "–"
    let weekday = zh ? "周\(counted.day.chineseWeekday)" : counted.day.englishWeekday
    let provisional = context.calendar.isProvisional(counted.day) ? " ≈" : ""
    var words: [String] = []
    if counted.kind != .working { words.append(counted.kind.words(on: counted.day)[language]) }
    switch rolls {
    case true?: words.append(zh ? "顺延到这一天" : "rolled to this day")
    case false?: words.append(zh ? "顺延" : "rolled over")
    case nil where counted.ordinal == nil: words.append(zh ? "不计" : "not counted")
    case nil: break
    }
    if isDue { words.append(zh ? "到期" : "due") }
    let day = "    \(DisplayWidth.padded(before: number, to: 4))  \(counted.day) \(weekday)\(provisional)"
    return words.isEmpty ? day : day + "  " + words.joined(separator: zh ? "，" : ", ")
  }
}

extension DeadlineAnswer {
  /// Whether the phrase speaks of the day the plan was issued.
  fileprivate var hangsOnIssueDay: Bool { event == nil && canonical.contains("印发") }
}
