import CivilTime
import Diagnostics

/// `立即`, `即刻`: within a few working days of the issue day; `即时`: when something happens.
struct AtOnceForm: DeadlineForm {
  static let name = Bilingual(zh: "立即、即时", en: "at once")
  static let examples = ["立即", "即刻", "马上", "即时", "根据项目推动进展情况，即时", "at once", "immediately"]

  static let words = ["立即", "立刻", "即刻", "马上", "立行立改", "即知即改", "第一时间", "当即", "迅即"]

  /// Nil when it hangs on the issue day.
  var event: String?
  /// 接到交办后立即: within a few working days of the event.
  var isPrompt = false

  static func parse(_ cursor: inout Cursor) -> AtOnceForm? {
    cursor.attempt { cursor in
      let event = cursor.attempt { $0.takeAccording() }
      if cursor.take("即时") || cursor.take("随即") || cursor.take("随时") {
        return AtOnceForm(event: event ?? Anchor.unnamedEvent)
      }
      guard event == nil else { return nil }
      if let event = cursor.attempt({ $0.takeEventBefore(AtOnceForm.words) }) {
        return AtOnceForm(event: event, isPrompt: true)
      }
      for word in AtOnceForm.words where cursor.take(word) { return AtOnceForm() }
      if cursor.hasLatin,
        cursor.takeWord("at once") || cursor.takeWord("immediately") || cursor.takeWord("forthwith")
      {
        return AtOnceForm()
      }
      return nil
    }
  }

  var canonical: String {
    guard !isPrompt else { return "\(event ?? "")后立即" }
    return plain
  }

  private var plain: String { event.map { $0 == Anchor.unnamedEvent ? "即时" : "根据\($0),即时" } ?? "立即" }

  func plain(_ readings: Readings) -> Bilingual {
    let days = max(1, readings.atOnceWorkingDays)
    guard let event else {
      return Bilingual(zh: "印发之后\(days)个工作日之内", en: "within \(English.count(days, "working day")) of issue")
    }
    return isPrompt
      ? Bilingual(
        zh: "“\(event)”之后\(days)个工作日之内", en: "within \(English.count(days, "working day")) of '\(event)'")
      : Bilingual(zh: "“\(event)”发生的当日", en: "on the day of '\(event)'")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = Resolution(.relative)
    let days = max(1, frame.context.readings.atOnceWorkingDays)
    if isPrompt, let event {
      resolution = try .relative(Term(count: days, unit: .workingDays), .event(event), backwards: false, frame)
      resolution.ambiguity = AtOnceForm.ambiguity(days)
      return resolution
    }
    if let event {
      resolution.event = event
      if let happened = frame.context.event {
        resolution.occurrences = [DeadlineOccurrence(key: "", start: happened.date, due: happened.date)]
        resolution.steps.append(
          Bilingual(
            zh: "“\(event)”发生于\(happened.date.chinese)，当日办理",
            en: "'\(event)' happened on \(happened.date.english): due that day"))
      } else {
        resolution.steps.append(
          Bilingual(zh: "逢事触发，等待“\(event)”发生", en: "waits for '\(event)' to happen"))
      }
      return resolution
    }
    resolution = try .relative(Term(count: days, unit: .workingDays), .issue, backwards: false, frame)
    resolution.steps.insert(
      Bilingual(zh: "“立即”按印发后\(days)个工作日内读", en: "'at once' is read as within \(days) working days of issue"), at: 0
    )
    resolution.ambiguity = AtOnceForm.ambiguity(days)
    return resolution
  }

  private static func ambiguity(_ days: Int) -> Ambiguity {
    Ambiguity(
      message: Bilingual(
        zh: "“立即”没有写明几日，按\(days)个工作日内计", en: "'at once' names no number of days; \(days) working days are assumed"),
      alternatives: [], setting: "at-once: \(days) working days")
  }
}

extension Cursor {
  /// 接到交办后立即: the event in front of 后 and one of `words`.
  fileprivate mutating func takeEventBefore(_ words: [String]) -> String? {
    let start = place
    var length = 0
    while let (scalar, next) = scalar(at: place), isEventScalar(scalar), length < 20 {
      let end = place
      if end > start, take("后") || take("之后") || take("时") {
        let after = place
        for word in words where take(word) {
          let name = text(start..<end)
          if case .event(let event) = Anchor(words: name) { return event }
        }
        place = after
      }
      place = next
      length += 1
    }
    return nil
  }

  /// `根据项目推动进展情况，`: what it follows.
  fileprivate mutating func takeAccording() -> String? {
    guard take("根据") || take("按照") || take("按") || take("视") else { return nil }
    let start = place
    while let (scalar, next) = scalar(at: place), scalar != 0x2C {
      guard (0x4E00...0x9FFF).contains(scalar) else { return nil }
      place = next
    }
    let name = text(start..<place)
    guard place > start, take(",") else { return nil }
    return name
  }
}
