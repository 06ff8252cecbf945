import CivilTime
import Diagnostics
import WorkCalendars

extension ImportFault {
  /// What is wrong with the line, and what would be right.
  var words: Bilingual {
    switch kind {
    case .notJSON(let expected):
      Bilingual(zh: "不是合法的 JSON，此处应为 \(expected)", en: "not JSON: expected \(expected) here")
    case .missing(let key): Bilingual(zh: "缺少“\(key)”", en: "'\(key)' is missing")
    case .wrongType(let key, let wants):
      key.isEmpty
        ? Bilingual(zh: "应为 \(wants)", en: "expected \(wants)")
        : Bilingual(zh: "“\(key)”应为 \(wants)", en: "'\(key)' should be \(wants)")
    case .noSuchDay(let text):
      Bilingual(zh: "没有“\(shown(text))”这一天", en: "there is no day '\(shown(text))'")
    case .farFromYear(let day, let year):
      Bilingual(zh: "\(day) 不在\(year)年及前后一年", en: "\(day) lies more than a year from \(year)")
    case .contradiction(let day, let first):
      Bilingual(zh: "\(day) 与第\(first)行说法不同", en: "\(day) is stated otherwise on line \(first)")
    case .notAWholeDay(let text):
      Bilingual(
        zh: "“\(shown(text))”不是全天事件，应为 DTSTART;VALUE=DATE:YYYYMMDD",
        en: "'\(shown(text))' is no whole day; write DTSTART;VALUE=DATE:YYYYMMDD")
    case .wrongLength(let first, let end):
      Bilingual(
        zh: "从 \(first) 到 \(end)（不含）不是1至31天", en: "from \(first) to \(end), not included, is not 1 to 31 days")
    case .noName(let text):
      Bilingual(zh: "“\(shown(text))”没有节日名称", en: "'\(shown(text))' names no festival")
    case .incomplete(let key): Bilingual(zh: "事件缺少 \(key)", en: "the event has no \(key)")
    case .unclosed(let name): Bilingual(zh: "BEGIN:\(name) 没有 END", en: "BEGIN:\(name) is never ended")
    case .empty: Bilingual(zh: "里面没有日子", en: "there is no day in it")
    }
  }
}
