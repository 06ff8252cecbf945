import CivilTime
import Diagnostics

/// Faults of rule tests.
extension Diagnostic {
  /// A note only: whoever moves a step is not to be kept from it by a test, which fails then.
  static func unknownStep(
    _ step: String, policy: String, nearest: String?, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .note, .testUnknownStep, zh: "督办规则“\(policy)”没有步骤“\(shortened(step))”，这个测试不会通过",
      en: "policy '\(policy)' has no step '\(shortened(step))': the test will fail", at: span,
      help: didYouMean(nearest)
        ?? Bilingual(zh: "有：\(known.joined(separator: "、"))", en: "it has \(known.joined(separator: ", "))"))
  }

  static func toldAfterTheCheck(_ day: CivilDate, _ check: CivilDate, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .testLaterDay, zh: "\(day) 晚于核对的那一天 \(check)，那时还不知道",
      en: "\(day) comes after the day of the check, \(check)",
      at: span, help: Bilingual(zh: "把 at（时间）写晚，或改 on（日期）", en: "let 'at' be later, or 'on' earlier"))
  }
}
