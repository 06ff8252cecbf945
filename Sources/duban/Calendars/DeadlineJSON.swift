import CivilTime
import Diagnostics
import JSONText
import PlanLanguage
import ReportFormats
import WorkCalendars

/// The JSON of one phrase that was read, or was not.
struct DeadlineJSON {
  let phrase: String
  let language: Language

  /// The `deadline` shape, with what a calculator knows besides.
  func answer(
    _ answer: DeadlineAnswer, _ context: DeadlineContext, showsWork: Bool, extended: DeadlineExtension? = nil
  ) -> JSONValue {
    guard case .object(var members) = TaskJSON.deadline(phrase, answer) else { return .null }
    if language == .en, let steps = members.firstIndex(where: { $0.key == "steps" }) {
      members[steps].value = .strings(answer.steps.map(\.en))
    }
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append(.init(key, value)) }
    }
    add("canonical", .string(answer.canonical))
    add("calendar", .optional(context.calendar.name.isEmpty ? nil : context.calendar.name))
    add("event", answer.event.map { .string($0) })
    add("missing", answer.missing.map { .string($0[language]) })
    if let ambiguity = answer.ambiguity {
      add("ambiguity", .string(ambiguity.message[language]))
      add("setting", .optional(ambiguity.setting))
    }
    if showsWork {
      add("counted", .array(answer.countedDays(in: context.calendar).map { counted($0, context.calendar) }))
    }
    if let extended {
      add("extendedDue", .string("\(extended.due)"))
      add("extension", .strings(extended.steps.map { $0[language] }))
    }
    return .object(members)
  }

  private func counted(_ counted: CountedDay, _ calendar: WorkCalendar) -> JSONValue {
    .members([
      "day": .string(counted.day.description), "ordinal": counted.ordinal.map { .number(Int64($0)) } ?? .null,
      "kind": .string(counted.kind.word), "name": .string(counted.kind.words(on: counted.day)[language]),
      "provisional": .bool(calendar.isProvisional(counted.day)),
    ])
  }

  /// A phrase that was not read: `start` and `end` bound the part at fault, in Unicode scalars from 0.
  func fault(_ fault: DeadlineFault) -> JSONValue {
    let cause =
      switch fault.kind {
      case .unread: "unread"
      case .notADeadline: "not-a-deadline"
      case .impossible: "impossible"
      }
    return .members([
      "phrase": .string(phrase), "kind": "error", "message": .string(fault.message[language]),
      "start": .number(Int64(fault.range.lowerBound)), "end": .number(Int64(fault.range.upperBound)),
      "cause": .string(cause), "help": fault.help.map { .string($0[language]) },
    ])
  }
}

extension DeadlineReader {
  /// Reads `phrase`; one that only lacks the issue day is relative and waits for it.
  static func answer(_ phrase: String, in context: DeadlineContext) -> Result<DeadlineAnswer, DeadlineFault> {
    do throws(DeadlineFault) {
      return .success(try read(phrase, in: context))
    } catch {
      return error.partial.map { .success($0) } ?? .failure(error)
    }
  }
}

extension DeadlineFault {
  /// The sentence, the phrase with the part marked under it, and what would help.
  func lines(_ phrase: String, _ language: Language) -> [String] {
    let scalars = Array(phrase.unicodeScalars)
    let lower = min(range.lowerBound, scalars.count)
    let upper = min(max(range.upperBound, lower), scalars.count)
    func columns(_ part: some Sequence<Unicode.Scalar>) -> Int {
      part.reduce(0) { $0 + DisplayWidth.of(shown(String(Character($1)))) }
    }
    let before = String(repeating: " ", count: columns(scalars[..<lower]))
    let mark = String(repeating: "~", count: max(1, columns(scalars[lower..<upper])) - 1)
    var lines = [message[language], "  " + shown(phrase), "  \(before)^\(mark)"]
    if let help { lines.append((language == .zh ? "  建议：" : "  help: ") + help[language]) }
    return lines.map(shown)
  }
}
