import CivilTime
import Diagnostics
import PlanLanguage

/// What a deadline phrase was read as, written down.
extension ByteWriter {
  mutating func answer(_ answer: DeadlineAnswer) {
    choice(answer.kind)
    text(answer.canonical)
    list(answer.occurrences) { writer, turn in
      writer.text(turn.key)
      writer.day(turn.start)
      writer.day(turn.due)
      writer.optional(turn.dueTime) { $0.number(Int($1.minutes)) }
      writer.flag(turn.provisional)
    }
    flag(answer.soft)
    optional(answer.ambiguity) { writer, ambiguity in
      writer.bilingual(ambiguity.message)
      writer.list(ambiguity.alternatives) { $0.day($1) }
      writer.optional(ambiguity.setting) { $0.text($1) }
    }
    optional(answer.rrule) { $0.text($1) }
    list(answer.targets) { $0.target($1) }
    list(answer.steps) { $0.bilingual($1) }
    optional(answer.event) { $0.text($1) }
    optional(answer.missing) { $0.bilingual($1) }
    optional(answer.counting) { writer, counting in
      writer.day(counting.anchor)
      writer.number(counting.count)
      writer.flag(counting.onWorkingDays)
      writer.day(counting.last)
    }
    optional(answer.unrolledDue) { $0.day($1) }
  }

  private mutating func target(_ target: Target) {
    text(target.text)
    choice(target.comparator)
    number(Int(target.thousandths))
    optional(target.upperThousandths) { $0.number(Int($1)) }
    text(target.unit)
    optional(target.per) { $0.text($1) }
    flag(target.each)
  }

  private mutating func bilingual(_ words: Bilingual) {
    text(words.zh)
    text(words.en)
  }

  private mutating func choice<Choice: CaseIterable & Equatable>(_ choice: Choice) {
    number(Array(Choice.allCases).firstIndex(of: choice)!)
  }

  private mutating func flag(_ flag: Bool) { number(flag ? 1 : 0) }

  mutating func day(_ day: CivilDate) { number(Int(day.dayNumber)) }

  private mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }
}

extension ByteReader {
  mutating func answer() throws(Misfit) -> DeadlineAnswer {
    let kind: DeadlineKind = try choice()
    return DeadlineAnswer(
      kind: kind, canonical: try text(),
      occurrences: try list { reader throws(Misfit) in
        DeadlineOccurrence(
          key: try reader.text(), start: try reader.day(), due: try reader.day(),
          dueTime: try reader.optional { reader throws(Misfit) in
            let minutes = try reader.number()
            guard minutes >= 0, let time = TimeOfDay(minutes / 60, minutes % 60) else { throw Misfit() }
            return time
          },
          provisional: try reader.flag())
      },
      soft: try flag(),
      ambiguity: try optional { reader throws(Misfit) in
        Ambiguity(
          message: try reader.bilingual(),
          alternatives: try reader.list { reader throws(Misfit) in try reader.day() },
          setting: try reader.optional { reader throws(Misfit) in try reader.text() })
      },
      rrule: try optional { reader throws(Misfit) in try reader.text() },
      targets: try list { reader throws(Misfit) in try reader.target() },
      steps: try list { reader throws(Misfit) in try reader.bilingual() },
      event: try optional { reader throws(Misfit) in try reader.text() },
      missing: try optional { reader throws(Misfit) in try reader.bilingual() },
      counting: try optional { reader throws(Misfit) in
        DayCount(
          anchor: try reader.day(), count: try reader.number(), onWorkingDays: try reader.flag(),
          last: try reader.day())
      },
      unrolledDue: try optional { reader throws(Misfit) in try reader.day() })
  }

  private mutating func target() throws(Misfit) -> Target {
    Target(
      text: try text(), comparator: try choice(), thousandths: Int64(try number()),
      upperThousandths: try optional { reader throws(Misfit) in Int64(try reader.number()) }, unit: try text(),
      per: try optional { reader throws(Misfit) in try reader.text() }, each: try flag())
  }

  private mutating func bilingual() throws(Misfit) -> Bilingual { Bilingual(zh: try text(), en: try text()) }

  private mutating func choice<Choice: CaseIterable>() throws(Misfit) -> Choice {
    let (all, number) = (Array(Choice.allCases), try number())
    guard all.indices.contains(number) else { throw Misfit() }
    return all[number]
  }

  private mutating func flag() throws(Misfit) -> Bool {
    switch try number() {
    case 0: false
    case 1: true
    default: throw Misfit()
    }
  }

  mutating func day() throws(Misfit) -> CivilDate {
    let number = try number()
    guard (Int(CivilDate.earliest.dayNumber)...Int(CivilDate.latest.dayNumber)).contains(number) else {
      throw Misfit()
    }
    return CivilDate(dayNumber: number)
  }

  private mutating func optional<Value>(
    _ read: (inout ByteReader) throws(Misfit) -> Value
  ) throws(Misfit) -> Value? { try flag() ? try read(&self) : nil }
}
