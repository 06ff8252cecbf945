public import Diagnostics
public import Rules

/// The words for an edit that would take too much away.
public enum RemovalWords {
  /// `要删去22项未办结的任务、事项（共25项），涉及责任事项40个`.
  public static func summary(_ removal: Removal) -> Bilingual {
    guard removal.items > 0 else {
      return Bilingual(zh: "没有删去未办结的任务、事项", en: "no task or commitment with anything open goes away")
    }
    return Bilingual(
      zh: "要删去\(removal.items)项未办结的任务、事项（原有\(removal.itemsBefore)项），涉及责任事项\(removal.obligations)个",
      en: "\(removal.items) of \(removal.itemsBefore) tasks and commitments "
        + "with something open would go, and with them "
        + English.counted(removal.obligations, "open obligation"))
  }

  /// Why that is too much.
  public static func sentence(_ cause: Removal.Cause) -> Bilingual {
    switch cause {
    case .many: Bilingual(zh: "一次超过五项，并且超过十分之一", en: "more than five at once, and more than a tenth")
    case .plan(let id): Bilingual(zh: "整个计划 \(id) 不见了", en: "the whole plan \(id) is gone")
    case .cut(let path):
      Bilingual(zh: "\(path) 的末尾不见了，像是没有写完", en: "the end of \(path) is missing, as if it had been cut short")
    }
  }

  /// The first that would go, a line each, and how many more.
  public static func items(_ removal: Removal, _ language: Language) -> [String] {
    let lines = removal.first.map { "\($0.key) \($0.title)" }
    let more = removal.items - removal.first.count
    return more > 0 ? lines + [language == .zh ? "另有\(more)项" : "and \(more) more"] : lines
  }
}
