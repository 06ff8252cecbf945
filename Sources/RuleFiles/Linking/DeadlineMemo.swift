import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import WorkCalendars

/// Resolves deadline phrases, each once per context, and quantities, each once.
struct DeadlineMemo {
  /// What tells one context from another: comparing it costs no look into the calendar.
  struct ContextKey: Hashable, Sendable {
    var year: Int
    var period: ClosedRange<CivilDate>
    var issued: CivilDate?
    var isRaised: Bool
    var calendar: Int
    var readings: Readings

    init(_ basis: DeadlineBasis, calendar: Int, readings: Readings) {
      year = basis.year
      period = basis.period
      issued = basis.issued
      isRaised = basis.isRaised
      self.calendar = calendar
      self.readings = readings
    }
  }

  typealias Reading = Result<Int32, DeadlineFault>

  /// Named periods, the same in all contexts.
  var periods: [NamedPeriod] = []
  private(set) var answers: [DeadlineAnswer] = []
  private var contexts: [DeadlineContext] = []
  private(set) var contextKeys: [ContextKey] = []
  private var contextIndexes: [ContextKey: Int32] = [:]
  /// By context, then by phrase.
  private var readings: [NameTable<Reading>] = []
  /// By answer: where it was read.
  private(set) var sources: [(context: Int32, phrase: String)] = []
  private var quantities = NameTable<Result<[Target], DeadlineFault>>()

  /// The number of the context.
  mutating func context(_ key: ContextKey, calendar: WorkCalendar) -> Int32 {
    if let known = contextIndexes[key] { return known }
    let index = Int32(contexts.count)
    contexts.append(
      DeadlineContext(
        year: key.year, period: key.period, issued: key.issued, isRaised: key.isRaised, calendar: calendar,
        readings: key.readings, periods: periods))
    contextKeys.append(key)
    readings.append(NameTable())
    contextIndexes[key] = index
    return index
  }

  /// What tells the context of that number from others.
  func key(of context: Int32) -> ContextKey { contextKeys[Int(context)] }

  /// The answer's index.
  mutating func read(_ phrase: String, in context: Int32) -> Reading {
    if let known = readings[Int(context)][phrase] { return known }
    let reading: Reading
    if phrase.isEmpty {
      reading = .success(add(Self.wholePeriod(contexts[Int(context)].period), phrase, context))
    } else {
      do throws(DeadlineFault) {
        reading = .success(add(try DeadlineReader.read(phrase, in: contexts[Int(context)]), phrase, context))
      } catch {
        reading = .failure(error)
      }
    }
    readings[Int(context)][phrase] = reading
    return reading
  }

  private mutating func add(_ answer: DeadlineAnswer, _ phrase: String, _ context: Int32) -> Int32 {
    answers.append(answer)
    sources.append((context, phrase))
    return Int32(answers.count - 1)
  }

  /// Takes over what another memo has read that this one has not.
  ///
  /// - Returns: By the other's number of an answer, the number here.
  mutating func take(_ other: DeadlineMemo) -> [Int32] {
    let contexts = other.contextKeys.enumerated().map { index, key in
      context(key, calendar: other.contexts[index].calendar)
    }
    return zip(other.answers, other.sources).map { answer, source in
      let context = contexts[Int(source.context)]
      if case .success(let known) = readings[Int(context)][source.phrase] { return known }
      let number = add(answer, source.phrase, context)
      readings[Int(context)][source.phrase] = .success(number)
      return number
    }
  }

  /// Takes over what another memo has read, so that every answer has the number it had there.
  ///
  /// - Returns: Whether the contexts and phrases go together, and none was there before under another number.
  mutating func restore(
    _ keys: [ContextKey], _ phrases: [KeptBook.Phrase], _ answers: [DeadlineAnswer], _ calendars: [WorkCalendar]
  ) -> Bool {
    guard phrases.count == answers.count else { return false }
    var numbers: [Int32] = []
    for key in keys {
      guard calendars.indices.contains(key.calendar) else { return false }
      numbers.append(context(key, calendar: calendars[key.calendar]))
    }
    for (number, (phrase, answer)) in zip(phrases, answers).enumerated() {
      guard numbers.indices.contains(phrase.context) else { return false }
      let context = numbers[phrase.context]
      if let known = readings[Int(context)][phrase.text] {
        guard case .success(Int32(number)) = known else { return false }
        continue
      }
      guard add(answer, phrase.text, context) == number else { return false }
      readings[Int(context)][phrase.text] = .success(Int32(number))
    }
    return true
  }

  mutating func targets(of text: String) -> Result<[Target], DeadlineFault> {
    if let known = quantities[text] { return known }
    let read: Result<[Target], DeadlineFault>
    do throws(DeadlineFault) {
      read = .success(try QuantityReader.read(text))
    } catch {
      read = .failure(error)
    }
    quantities[text] = read
    return read
  }

  /// The window of a commitment that states no deadline: the plan's period.
  private static func wholePeriod(_ period: ClosedRange<CivilDate>) -> DeadlineAnswer {
    DeadlineAnswer(
      kind: .window, canonical: "",
      occurrences: [DeadlineOccurrence(key: "", start: period.lowerBound, due: period.upperBound)],
      steps: [
        Bilingual(
          zh: "没有写期限，按计划期间：\(period.lowerBound) 至 \(period.upperBound)",
          en: "no deadline is written; the plan's period holds: \(period.lowerBound) to \(period.upperBound)")
      ])
  }
}
