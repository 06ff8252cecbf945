import Diagnostics

/// What one look found.
struct Finding: Hashable {
  enum Verdict: String, CaseIterable {
    case fine
    /// It works, and something about it is worth a person's attention.
    case warning
    /// Something will not work, or does not already.
    case wrong

    /// Told apart without colours.
    var mark: String {
      switch self {
      case .fine: "✓"
      case .warning: "!"
      case .wrong: "✗"
      }
    }
  }

  var verdict: Verdict
  /// Which of several it is about: a channel, a folder, a calendar; nil when there is but one.
  var subject: String?
  var found: Bilingual
  /// What to do about it.
  var advice: Bilingual?

  init(_ verdict: Verdict, _ subject: String? = nil, zh: String, en: String, advice: Bilingual? = nil) {
    self.verdict = verdict
    self.subject = subject
    found = Bilingual(zh: zh, en: en)
    self.advice = advice
  }
}
