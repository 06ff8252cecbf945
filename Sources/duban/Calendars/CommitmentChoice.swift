import Diagnostics
import Evaluation
import PlanLanguage
import Rules

/// One commitment of the rules and its key, `plan/task[/commitment]`: what an event opens.
struct CommitmentChoice {
  let plan: Int
  let task: Int
  let commitment: Int
  let key: String

  /// The commitments that `text` stands for, by the same rule as obligations: a task for all of its
  /// commitments; a leading plan may be left out.
  ///
  /// - Throws: `Failure` with a suggestion when there is none.
  static func all(_ text: String, in book: RuleBook) throws -> [CommitmentChoice] {
    var found: [CommitmentChoice] = []
    var keys: [String] = []
    for (plan, aPlan) in book.plans.enumerated() {
      for (task, aTask) in aPlan.tasks.enumerated() {
        for commitment in aTask.commitments.indices {
          let key = book.commitmentKey(plan: plan, task: task, commitment: commitment)
          keys.append(key)
          let short = key.dropFirst(aPlan.id.count + 1)
          if key == text || short == text || key.hasPrefix(text + "/") || short.hasPrefix(text + "/") {
            found.append(CommitmentChoice(plan: plan, task: task, commitment: commitment, key: key))
          }
        }
      }
    }
    guard found.isEmpty else { return found }
    let near =
      keys.first { $0.hasSuffix("/" + text) }
      ?? Spelling.nearest(to: text, in: keys + keys.map { String($0.drop { $0 != "/" }.dropFirst()) })
    throw Failure(
      .badData, zh: "没有任务或事项“\(text)”\(near.map { "；是不是“\($0)”？" } ?? "")（duban tasks 列出全部）",
      en:
        "no task or commitment '\(text)'\(near.map { "; did you mean '\($0)'?" } ?? "") (`duban tasks` lists them)")
  }

  func plan(in book: RuleBook) -> Plan { book.plans[plan] }

  func task(in book: RuleBook) -> Task { book.plans[plan].tasks[task] }

  func commitment(in book: RuleBook) -> Commitment { book.plans[plan].tasks[task].commitments[commitment] }

  func answer(in book: RuleBook) -> DeadlineAnswer { book.answers[Int(commitment(in: book).answer)] }

  /// The event it waits for each time: nil when its deadline hangs on no event.
  func event(in book: RuleBook) -> String? {
    let answer = answer(in: book)
    return answer.kind == .relative ? answer.event : nil
  }

  /// What a person calls it.
  func title(in book: RuleBook) -> String {
    let task = task(in: book)
    let commitment = commitment(in: book)
    return commitment.id.isEmpty ? task.title : "\(task.title)：\(commitment.title)"
  }

  /// Why it has no obligations now, or none ever.
  func absence(in book: RuleBook) -> Bilingual {
    let commitment = commitment(in: book)
    if commitment.kind == .exhortation {
      return Bilingual(zh: "倡导性事项，只列出，不到期", en: "an exhortation: shown, never due")
    }
    let answer = answer(in: book)
    switch answer.kind {
    case .relative:
      guard let event = answer.event else {
        return answer.missing ?? Bilingual(zh: "待印发日", en: "waits for the issue day")
      }
      return Bilingual(
        zh: "等待“\(event)”：发生后用 duban event \(key) --on 日期 --ref 文号 登记",
        en: "waits for '\(event)': record it by `duban event \(key) --on DAY --ref TEXT`")
    case .ongoing: return Bilingual(zh: "长期事项，没有到期日", en: "ongoing: never due")
    case .unresolvable:
      return answer.missing ?? Bilingual(zh: "期限待定", en: "its deadline is to be decided")
    case .due, .window, .recurring:
      return Bilingual(zh: "计划期间内没有一期", en: "no turn of it falls in the plan's period")
    }
  }
}
