import CivilTime
import Diagnostics

/// What a form makes of its words within a context; the reader turns it into the answer.
struct Resolution {
  var kind: DeadlineKind
  var occurrences: [DeadlineOccurrence] = []
  var ambiguity: Ambiguity?
  var rrule: String?
  var steps: [Bilingual] = []
  var event: String?
  var missing: Bilingual?
  var counting: DayCount?
  /// The last day before it was moved off a holiday.
  var unrolledDue: CivilDate?

  init(_ kind: DeadlineKind) { self.kind = kind }
}

/// What a phrase is resolved against, with the year that unsaid years mean at this place.
struct Frame {
  let context: DeadlineContext
  var base: Int

  init(_ context: DeadlineContext) {
    self.context = context
    base = context.year
  }

  /// The day on which the window of a deadline opens that names none: the issue day when it lies within the
  /// plan, else the plan's first day; never after the due day.
  func opening(due: CivilDate) -> CivilDate {
    let period = context.period
    if let issued = context.issued, period.contains(issued), issued <= due { return issued }
    if period.lowerBound <= due { return period.lowerBound }
    return CivilDate(clamping: due.year, 1, 1)
  }

  /// Notes that the deadline was over before the plan was issued.
  func pastStep(due: CivilDate) -> Bilingual? {
    guard let issued = context.issued, due < issued else { return nil }
    if context.isRaised {
      return Bilingual(
        zh: "\(issued.chinese)交办时该期限已过", en: "it was past when the task was raised on \(issued.english)")
    }
    return Bilingual(
      zh: "计划\(issued.chinese)印发时该期限已过", en: "it was past when the plan was issued on \(issued.english)")
  }
}
