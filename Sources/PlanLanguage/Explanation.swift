import CivilTime
import Diagnostics

/// The derivation of an answer, one sentence a step.
enum Explanation {
  static func steps(
    _ text: PlainText, lead: Lead, form: any DeadlineForm, end: Int, tail: Tail, _ resolution: Resolution, soft: Bool
  ) -> [Bilingual] {
    let name = type(of: form).name
    let words = text.text(lead.end..<end)
    var steps = [
      Bilingual(zh: "“\(words)”读作“\(form.canonical)”（\(name.zh)）", en: "'\(words)' is read as '\(form.canonical)' (\(name.en))")
    ]
    steps += resolution.steps
    return steps
  }
}
