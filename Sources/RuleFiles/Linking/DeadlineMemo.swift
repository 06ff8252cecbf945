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

  private struct PhraseKey: Hashable {
    var context: Int32
    var phrase: String
  }

  typealias Reading = Result<Int32, DeadlineFault>

  /// Named periods, the same in all contexts.
  var periods: [NamedPeriod] = []
  private(set) var answers: [DeadlineAnswer] = []
  private var contexts: [DeadlineContext] = []
  private var contextKeys: [ContextKey] = []
  private var contextIndexes: [ContextKey: Int32] = [:]
  private var readings: [PhraseKey: Reading] = [:]
  private var quantities: [String: Result<[Target], DeadlineFault>] = [:]

  /// The number of the context.
  mutating func context(_ key: ContextKey, calendar: WorkCalendar) -> Int32 {
    if let known = contextIndexes[key] { return known }
    let index = Int32(contexts.count)
    contexts.append(
      DeadlineContext(
        year: key.year, period: key.period, issued: key.issued, isRaised: key.isRaised, calendar: calendar,
        readings: key.readings, periods: periods))
    contextKeys.append(key)
    contextIndexes[key] = index
    return index
  }

  /// What tells the context of that number from others.
  func key(of context: Int32) -> ContextKey { contextKeys[Int(context)] }

  /// The answer's index.
  mutating func read(_ phrase: String, in context: Int32) -> Reading {
    let key = PhraseKey(context: context, phrase: phrase)
    if let known = readings[key] { return known }
    let reading: Reading
    if phrase.isEmpty {
      reading = .success(Int32(answers.count))
      answers.append(Self.wholePeriod(contexts[Int(context)].period))
    } else {
      do throws(DeadlineFault) {
        let answer = try DeadlineReader.read(phrase, in: contexts[Int(context)])
        reading = .success(Int32(answers.count))
        answers.append(answer)
      } catch {
        reading = .failure(error)
      }
    }
    readings[key] = reading
    return reading
  }

  /// Takes over what another memo has read that this one has not.
  ///
  /// - Returns: By the other's number of an answer, the number here.
  mutating func take(_ other: DeadlineMemo) -> [Int32] {
    var numbers = [Int32](repeating: 0, count: other.answers.count)
    var ownContexts: [Int32] = []
    for (index, key) in other.contextKeys.enumerated() {
      ownContexts.append(context(key, calendar: other.contexts[index].calendar))
    }
    for (key, reading) in other.readings.sorted(by: { $0.value.order < $1.value.order }) {
      guard case .success(let index) = reading else { continue }
      let own = PhraseKey(context: ownContexts[Int(key.context)], phrase: key.phrase)
      if case .success(let known) = readings[own] {
        numbers[Int(index)] = known
      } else {
        numbers[Int(index)] = Int32(answers.count)
        readings[own] = .success(Int32(answers.count))
        answers.append(other.answers[Int(index)])
      }
    }
    return numbers
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

extension Result<Int32, DeadlineFault> {
  /// The order in which answers were read; faults, which nobody takes over, last.
  fileprivate var order: Int32 {
    switch self {
    case .success(let index): index
    case .failure: .max
    }
  }
}
