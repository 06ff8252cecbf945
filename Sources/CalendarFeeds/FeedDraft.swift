import CivilTime
import Diagnostics
import Evaluation
import Messages
import PlanLanguage
import Reports
import Rules
import WorkCalendars

/// The entry of one obligation, as far as it is the same for everybody.
///
/// It names no number of days left and no line of a rule file: either would change the entry every day, or whenever
/// something else is edited, and a changed entry is fetched and shown anew by everybody.
struct FeedDraft {
  let key: String
  /// Without a summary and alarms.
  let item: FeedItem
  /// `▲临期`.
  private let lamp: String
  private let title: String
  private let answering: [UnitIndex]
  private let unitWords: String
  /// Whether anybody is to be reminded.
  let isPressed: Bool

  init(_ obligation: Obligation, _ answering: [UnitIndex], _ supporting: [UnitIndex], _ desk: FeedDesk) {
    let (book, language) = (desk.book, desk.language)
    let plan = book.plan(of: obligation)
    let task = book.task(of: obligation)
    let commitment = book.commitment(of: obligation)
    let standing = book.standing(of: obligation, desk.snapshot, at: desk.now)
    let rowLamp = RowLamp(standing, by: book.policy(of: obligation))
    func names(_ units: [UnitIndex]) -> String {
      units.map { OneLine.folded(book.units[Int($0)].name) }.joined(separator: language == .zh ? "、" : ", ")
    }
    key = book.key(of: obligation)
    title = OneLine.folded(book.title(of: obligation))
    lamp = "\(rowLamp.mark)\(rowLamp.word[language])"
    self.answering = answering
    unitWords =
      answering.isEmpty ? Bilingual(zh: "责任单位未明确", en: "no unit defined")[language] : names(answering)
    isPressed = !standing.state.isOver && !standing.state.waitsForOthers && !standing.awaitsConfirmation
    let isProvisional =
      obligation.window.provisional || book.calendar(of: obligation).isProvisional(obligation.due)
    let details = FeedDetails(
      obligation: obligation, key: key, plan: plan, task: task, commitment: commitment,
      answer: book.answer(of: obligation), standing: standing, isProvisional: isProvisional,
      units: answering.isEmpty ? nil : names(answering), supporting: supporting.isEmpty ? nil : names(supporting),
      next: FeedDetails.next(of: obligation, standing, book))
    var seen: Set<String> = []
    item = FeedItem(
      uid: FeedUID.uid(key, book.office), summary: "", description: details.lines.map { $0[language] },
      categories: ([plan.title] + answering.map { book.units[Int($0)].name } + commitment.words.sorted())
        .map(OneLine.folded).filter { !$0.isEmpty && seen.insert($0).inserted },
      start: obligation.window.start, due: obligation.due,
      // 24:00 is the end of the day, which is when it is late anyway.
      dueTime: obligation.window.dueTime.flatMap { $0 == .endOfDay ? nil : $0 }, zone: plan.zone,
      progress: FeedDraft.progress(standing), isTentative: isProvisional || obligation.isDerived,
      percent: standing.percent, colour: FeedDraft.colour(standing.lamp),
      isConfidential: plan.visibility == .internal, alarms: [])
  }

  /// What stands in the calendar: lamp, how the reader comes to it, title, and the units where they are not the
  /// reader's own one.
  func summary(_ regard: Purview.Regard, _ purview: Purview, _ language: Language) -> String {
    let role = regard == .supports ? Bilingual(zh: "【配合】", en: "[supporting] ")[language] : ""
    let isOwn =
      regard == .answers && answering.count == 1 && purview.own.contains(answering[0])
      && purview.own.count == 1
    let units = isOwn ? "" : Bilingual(zh: "（\(unitWords)）", en: " (\(unitWords))")[language]
    return "\(lamp) \(role)\(title)\(units)"
  }

  /// What an alarm says: it is heard when the lamp may be another.
  func alarmText(_ language: Language) -> String {
    Bilingual(zh: "\(title)：\(item.due.chinese)到期", en: "\(title): due on \(item.due)")[language]
  }

  private static func progress(_ standing: Standing) -> FeedItem.Progress {
    switch standing.state {
    case .waived, .closed: return .cancelled
    case .met, .metExtended, .metLate: return standing.metOn.map { .completed(on: $0) } ?? .cancelled
    case .submitted: return .inProcess
    default:
      let isBegun = standing.percent.map { $0 > 0 } ?? false || standing.lastFact.map { isWork($0.kind) } ?? false
      return isBegun ? .inProcess : .needsAction
    }
  }

  /// Whether a fact of this kind says that the unit is at it.
  private static func isWork(_ kind: Fact.Kind) -> Bool {
    switch kind {
    case .nudge, .mute, .unmute, .event, .pause, .waive: false
    default: true
    }
  }

  /// By the names of CSS3, which RFC 7986 asks for.
  private static func colour(_ lamp: Lamp) -> String {
    switch lamp {
    case .grey: "gray"
    case .green: "green"
    case .yellow: "gold"
    case .red: "red"
    case .blue: "steelblue"
    }
  }
}
