import CivilTime
import Diagnostics
import Testing

@testable import PlanLanguage

/// For every form, phrases that stand in no table, each with an answer worked out apart from the reader.
@Suite struct ComposedPhrasesTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    /// Forms of few words have fewer different phrases.
    var distinct = 200
    let compose: @Sendable (inout Composer) -> Composed
    var testDescription: String { name }
  }

  static let forms: [Form] = [
    Form(name: "PointForm", distinct: 1000) { $0.point() },
    Form(name: "PointForm", distinct: 400) { $0.festivalPoint() },
    Form(name: "RangeForm", distinct: 400) { $0.range() },
    Form(name: "ListForm") { $0.list() },
    Form(name: "FromYearForm") { $0.fromYear() },
    Form(name: "ObservanceForm") { $0.observance() },
    Form(name: "EveryMonthForm", distinct: 400) { $0.everyMonth() },
    Form(name: "EveryQuarterForm", distinct: 400) { $0.everyQuarter() },
    Form(name: "HalfAndFullYearForm") { $0.halfAndFullYear() },
    Form(name: "EveryHalfYearForm") { $0.everyHalfYear() },
    Form(name: "EveryYearForm", distinct: 400) { $0.everyYear() },
    Form(name: "EveryWeekForm") { $0.everyWeek() },
    Form(name: "EveryDayForm") { $0.everyDay() },
    Form(name: "PartsOfMonthForm") { $0.partsOfMonth() },
    Form(name: "EverySchoolTermForm") { $0.everySchoolTerm() },
    Form(name: "IntervalForm") { $0.interval() },
    Form(name: "PeriodicalForm") { $0.periodical() },
    Form(name: "FirstThenEveryForm") { $0.firstThenEvery() },
    Form(name: "AfterEventForm", distinct: 400) { $0.afterEvent() },
    Form(name: "BeforeEventForm") { $0.beforeEvent() },
    Form(name: "TermForm") { $0.bareTerm() },
    Form(name: "YearsAheadForm") { $0.yearsAhead() },
    Form(name: "AtOnceForm") { $0.atOnce() },
    Form(name: "StageForm") { $0.stage() },
    Form(name: "ApproximateForm") { $0.approximate() },
    Form(name: "VagueForm") { $0.vague() },
    Form(name: "OngoingForm") { $0.ongoing() },
  ]

  /// The same forms in English and with days in the writing of ISO 8601.
  static let english: [Form] = [
    Form(name: "PointForm", distinct: 600) { $0.englishPoint() },
    Form(name: "RangeForm") { $0.englishRange() },
    Form(name: "ListForm") { $0.englishList() },
    Form(name: "FromYearForm") { $0.englishFromYear() },
    Form(name: "ObservanceForm") { $0.englishObservance() },
    Form(name: "EveryMonthForm") { $0.englishMonthly() },
    Form(name: "EveryQuarterForm") { $0.englishQuarterly() },
    Form(name: "HalfAndFullYearForm", distinct: 60) { $0.englishHalfAndFullYear() },
    Form(name: "EveryHalfYearForm", distinct: 60) { $0.englishHalfYearly() },
    Form(name: "EveryYearForm") { $0.englishYearly() },
    Form(name: "EveryWeekForm") { $0.englishWeekly() },
    Form(name: "EveryDayForm") { $0.englishDaily() },
    Form(name: "PartsOfMonthForm", distinct: 40) { $0.englishPartsOfMonth() },
    Form(name: "EverySchoolTermForm", distinct: 40) { $0.englishSchoolTerm() },
    Form(name: "IntervalForm") { $0.englishInterval() },
    Form(name: "PeriodicalForm", distinct: 40) { $0.englishPeriodical() },
    Form(name: "FirstThenEveryForm") { $0.englishFirstThenEvery() },
    Form(name: "AfterEventForm", distinct: 80) { $0.englishAfterEvent() },
    Form(name: "BeforeEventForm") { $0.englishBeforeEvent() },
    Form(name: "TermForm") { $0.englishTerm() },
    Form(name: "YearsAheadForm", distinct: 40) { $0.englishYearsAhead() },
    Form(name: "AtOnceForm", distinct: 40) { $0.englishAtOnce() },
    Form(name: "StageForm") { $0.englishStage() },
    Form(name: "ApproximateForm") { $0.englishApproximate() },
    Form(name: "VagueForm", distinct: 40) { $0.englishVague() },
    Form(name: "OngoingForm", distinct: 20) { $0.englishOngoing() },
  ]

  /// What stands in a table of the tests or of the manual is composed of nothing new.
  private static let tables: Set<String> = Set(
    DeadlineForms.all.flatMap { $0.examples } + DeadlineTableTests.rows.map(\.phrase)
      + OfficePhrases.rows.flatMap(\.phrases))

  @Test func everyFormIsComposed() {
    let all = DeadlineForms.all.map { "\($0)" }
    #expect(Set(ComposedPhrasesTests.forms.map(\.name)) == Set(all))
    #expect(Set(ComposedPhrasesTests.english.map(\.name)) == Set(all))
  }

  @Test(arguments: forms)
  func noComposedPhraseIsReadWrongly(_ form: Form) { ComposedPhrasesTests.check(form) }

  @Test(arguments: english)
  func noComposedEnglishPhraseIsReadWrongly(_ form: Form) { ComposedPhrasesTests.check(form) }

  /// Composes until there are enough different phrases that stand in no table, and reads each.
  private static func check(_ form: Form) {
    var composer = Composer(seed: 20_180_301)
    var seen: Set<String> = []
    var tries = 0
    var wrong = 0
    while seen.count < form.distinct, tries < 20_000 {
      tries += 1
      let composed = form.compose(&composer)
      guard !tables.contains(composed.phrase), seen.insert(composed.phrase).inserted else { continue }
      if let fault = ComposedPhrasesTests.fault(composed) {
        wrong += 1
        if wrong <= 12 { Issue.record("\(composed.phrase): \(fault)") }
      }
    }
    #expect(seen.count >= form.distinct)
    #expect(wrong == 0, "of \(seen.count)")
  }

  /// What is wrong with the reading of `composed`, or nil.
  static func fault(_ composed: Composed) -> String? {
    let context = Samples.plan(event: composed.happened, period: composed.period)
    let answer: DeadlineAnswer
    do {
      answer = try DeadlineReader.read(composed.phrase, in: context)
    } catch {
      return "not read: \(error.message.en) at \(error.range)"
    }
    if answer.kind != composed.kind { return "\(answer.kind), expected \(composed.kind) [\(answer.canonical)]" }
    if answer.soft != composed.soft { return "soft is \(answer.soft)" }
    if let event = composed.event, answer.event != event {
      return "event \(answer.event ?? "nil"), expected \(event)"
    }
    if let rrule = composed.rrule, answer.rrule != rrule {
      return "rule \(answer.rrule ?? "nil"), expected \(rrule)"
    }
    let dues = answer.occurrences.map { "\($0.due)\($0.dueTime.map { "T\($0)" } ?? "")" }
    let expected = composed.turns.map { "\($0.due)\($0.time.map { "T\($0)" } ?? "")" }
    if dues != expected { return "due \(dues.prefix(4)), expected \(expected.prefix(4)) [\(answer.canonical)]" }
    for (turn, occurrence) in zip(composed.turns, answer.occurrences) {
      if let key = turn.key, key != occurrence.key { return "key \(occurrence.key), expected \(key)" }
      if let start = turn.start, start != occurrence.start { return "start \(occurrence.start), expected \(start)" }
      if occurrence.start > occurrence.due { return "starts \(occurrence.start) after its end \(occurrence.due)" }
    }
    return lawFault(answer, context)
  }

  /// The canonical writing reads as the same answer.
  private static func lawFault(_ answer: DeadlineAnswer, _ context: DeadlineContext) -> String? {
    guard var again = try? DeadlineReader.read(answer.canonical, in: context) else {
      return "canonical '\(answer.canonical)' is not read"
    }
    var first = answer
    first.steps = []
    again.steps = []
    return first == again ? nil : "canonical '\(answer.canonical)' reads otherwise"
  }
}
