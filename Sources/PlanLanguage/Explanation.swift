import CivilTime
import Diagnostics
import WorkCalendars

/// The derivation of an answer, one sentence a step.
enum Explanation {
  /// What was read, between what was set aside before and behind it.
  struct Reading {
    /// As given.
    var phrase: String
    var text: PlainText
    var lead: Lead
    var form: any DeadlineForm
    /// Where the deadline ends, in bytes.
    var end: Int
    var tail: Tail
    var soft: Bool
  }

  static func steps(_ reading: Reading, _ resolution: Resolution, _ context: DeadlineContext) -> [Bilingual] {
    var steps: [Bilingual] = []
    let plain = context.worded(reading.form.plain(context.readings))
    let words = reading.words
    steps.append(
      words.isEmpty
        ? Bilingual(zh: plain.zh, en: plain.en)
        : Bilingual(zh: "“\(words)”读作：\(plain.zh)", en: "'\(words)' is read as: \(plain.en)"))
    steps += resolution.steps
    if let only = resolution.occurrences.first, resolution.occurrences.count == 1 {
      steps += end(of: only, kind: resolution.kind, counted: resolution.counting != nil, context.calendar)
    }
    if let ambiguity = resolution.ambiguity {
      steps.append(ambiguity.message)
      if let setting = ambiguity.setting {
        steps.append(
          Bilingual(
            zh: "在计划的 readings 中写“\(setting)”即可定下", en: "the line '\(setting)' under the plan's readings settles it"
          ))
      }
    }
    steps += asides(reading)
    return steps
  }

  private static func end(
    of turn: DeadlineOccurrence, kind: DeadlineKind, counted: Bool, _ calendar: WorkCalendar
  ) -> [Bilingual] {
    let time = turn.dueTime.map { " \($0)" } ?? ""
    var steps = [
      kind == .window
        ? Bilingual(
          zh: "自\(turn.start.chinese)至\(turn.due.chinese)\(time)",
          en: "from \(turn.start.english) to \(turn.due.english)\(time)")
        : Bilingual(zh: "到\(turn.due.chinese)\(time)为止", en: "due on \(turn.due.english)\(time)")
    ]
    if !counted, !calendar.isWorkingDay(turn.due) {
      steps.append(
        Bilingual(zh: "当日是休息日；写明的日期不顺延", en: "a rest day; a day that is named does not move"))
    }
    if turn.provisional {
      steps.append(
        Bilingual(
          zh: "工作日历还没有相应年份的放假安排，暂按周末推算（≈）",
          en: "the calendar has no notice that far; weekends only, provisional (≈)"))
    }
    return steps
  }

  /// What stood around the deadline and was set aside.
  private static func asides(_ reading: Reading) -> [Bilingual] {
    var steps: [Bilingual] = []
    if reading.soft {
      steps.append(
        Bilingual(
          zh: "有“力争”“争取”一类的词：软性期限，过期算滞后，不算逾期", en: "worded as an aim: past it the work is behind, not overdue"))
    }
    if reading.lead.inPrinciple {
      steps.append(
        Bilingual(zh: "“原则上”：仍是硬性期限，例外须经批准", en: "'in principle': hard all the same; exceptions need approval"))
    }
    for range in [reading.lead.subject, reading.tail.range].compactMap({ $0 }) where !range.isEmpty {
      let words = reading.original(range)
      steps.append(
        Bilingual(zh: "“\(words)”是事项，不影响期限", en: "'\(words)' is the matter itself and does not move the day"))
    }
    if !reading.tail.targets.isEmpty {
      let words = reading.tail.targets.map(\.text).joined(separator: "、")
      steps.append(Bilingual(zh: "数量：\(words)", en: "quantities: \(words)"))
    }
    return steps
  }
}

extension Explanation.Reading {
  /// The words of the deadline itself.
  var words: String {
    var end = end
    while end > lead.end, text.bytes[end - 1] == 0x20 { end -= 1 }
    return original(min(lead.end, end)..<end)
  }

  /// The words of the phrase as given that `range` of the plain text came from, without quotes.
  func original(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let offsets = text.scalars(range)
    let scalars = phrase.unicodeScalars.dropFirst(offsets.lowerBound).prefix(offsets.count)
    return String(String.UnicodeScalarView(scalars.filter { !PlainText.isQuote($0.value) }))
  }
}
