public import CivilTime
public import Diagnostics
import WorkCalendars

/// 延期: a due day moved by a term.
public struct DeadlineExtension: Hashable, Sendable {
  /// The new due day.
  public var due: CivilDate
  /// The new due time; only a term in hours gives one, or an original that had one.
  public var dueTime: TimeOfDay?
  /// Whether a day it was counted by has no notice yet.
  public var provisional: Bool
  /// How it was counted, one sentence each.
  public var steps: [Bilingual]
}

extension DeadlineReader {
  /// The day to which `term` (`10日`, `5个工作日`, `1个月`, `within 10 days`) extends `answer`.
  ///
  /// It is counted from the original last day as it was before any holiday moved it: a holiday is not granted
  /// twice. The new last day is rolled by itself.
  ///
  /// - Throws: `DeadlineFault` when `term` is no length of time, or `answer` has no one due day.
  public static func extend(
    _ answer: DeadlineAnswer, by term: String, in context: DeadlineContext
  ) throws(DeadlineFault) -> DeadlineExtension {
    let text = PlainText(term)
    var cursor = Cursor(text, periods: context.periods)
    for word in ["延期", "延长", "顺延", "within "] where cursor.take(word) { break }
    guard let length = cursor.takeTerm() else {
      throw DeadlineFault(
        .unread, Bilingual(zh: "看不懂延长多久", en: "not a length of time"), range: 0..<term.unicodeScalars.count,
        help: Bilingual(zh: "写“10日”“5个工作日”“1个月”", en: "write '10 days', '5 working days' or '1 month'"))
    }
    if cursor.take("以内") || cursor.take("之内") || cursor.take("内") {}
    guard cursor.atEnd else {
      throw DeadlineFault(
        .unread,
        Bilingual(zh: "看不懂“\(text.text(cursor.place..<text.bytes.count))”", en: "the end is not understood"),
        range: text.scalars(cursor.place..<text.bytes.count))
    }
    guard answer.occurrences.count == 1, let original = answer.occurrences.first else {
      throw DeadlineFault(
        .impossible, Bilingual(zh: "只有一个到期日的期限才能延长", en: "only a deadline with one due day can be extended"),
        range: 0..<term.unicodeScalars.count)
    }
    let base = answer.unrolledDue ?? original.due
    var counting = context
    counting.readings.firstDayCounts = false
    counting.readings.cutOff = nil
    let end = length.end(after: CivilDateTime(base, original.dueTime ?? .endOfDay), counting)
    var steps = [
      Bilingual(zh: "原期限到\(original.due.chinese)为止", en: "the original deadline ends on \(original.due.english)")
    ]
    if base != original.due {
      steps.append(
        Bilingual(
          zh: "延期自顺延前的最后一日\(base.chinese)起算，不因节假日多得",
          en: "counted from \(base.english), the last day before it was moved off the holiday"))
    }
    return DeadlineExtension(
      due: end.day, dueTime: end.time ?? original.dueTime, provisional: end.provisional || original.provisional,
      steps: steps + end.steps + [Bilingual(zh: "延至\(end.day.chinese)", en: "extended to \(end.day.english)")])
  }
}
