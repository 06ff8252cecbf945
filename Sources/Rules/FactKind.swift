public import Diagnostics

extension Fact {
  /// What can happen to an obligation. The words stand in the journal for ever.
  public enum Kind: String, Sendable, CaseIterable {
    /// 办结: it is met, where one step closes it.
    case done
    /// 进展: so much was reached, added to what was reached before; without an amount 反馈, how it goes.
    case progress
    /// 佐证: a piece of evidence is there; `note` names which.
    case attach
    /// 事件: what a trigger or a relative deadline waits for happened.
    case event
    /// 签收: the unit has it.
    case accept
    /// 报结: the unit says it is done.
    case submit
    /// 审核通过、销号: the supervisor agrees.
    case confirm
    /// 退回: by the unit, which says it is not its duty (退办), or by the supervisor, who wants it done again
    /// (退回重办).
    case sendBack = "return"
    /// 申请延期.
    case extendRequest = "extend-request"
    /// 批准延期.
    case extendApprove = "extend-approve"
    /// 不批延期.
    case extendRefuse = "extend-refuse"
    /// 受阻: it cannot go on; `note` says why, `unit` who it waits for.
    case block
    /// 解除受阻.
    case unblock
    /// 暂停: its time stands still.
    case pause
    /// 恢复.
    case resume
    /// 终止、免办: it need not be done any more.
    case waive
    /// 催办: urged by hand.
    case nudge
    /// 知悉: the unit knows and is at it; reminders rest for a while.
    case acknowledge
    /// 暂缓催办: nobody is reminded through `until`; `note` says why.
    case mute
    /// 恢复催办: reminders go on before that day.
    case unmute

    /// Whether it was a fact before there were workflows: what only has such facts has no course to be followed.
    public var isPlain: Bool {
      switch self {
      case .done, .progress, .attach, .event: true
      default: false
      }
    }

    /// 办结, 进展, 佐证, 事件, …: what people call it.
    public var words: Bilingual {
      switch self {
      case .done: Bilingual(zh: "办结", en: "done")
      case .progress: Bilingual(zh: "进展", en: "progress")
      case .attach: Bilingual(zh: "佐证", en: "evidence")
      case .event: Bilingual(zh: "事件", en: "event")
      case .accept: Bilingual(zh: "签收", en: "accepted")
      case .submit: Bilingual(zh: "报结", en: "submitted")
      case .confirm: Bilingual(zh: "审核通过", en: "confirmed")
      case .sendBack: Bilingual(zh: "退回", en: "sent back")
      case .extendRequest: Bilingual(zh: "申请延期", en: "extension requested")
      case .extendApprove: Bilingual(zh: "批准延期", en: "extension approved")
      case .extendRefuse: Bilingual(zh: "不批延期", en: "extension refused")
      case .block: Bilingual(zh: "受阻", en: "blocked")
      case .unblock: Bilingual(zh: "解除受阻", en: "unblocked")
      case .pause: Bilingual(zh: "暂停", en: "paused")
      case .resume: Bilingual(zh: "恢复", en: "resumed")
      case .waive: Bilingual(zh: "免办", en: "waived")
      case .nudge: Bilingual(zh: "催办", en: "urged")
      case .acknowledge: Bilingual(zh: "知悉", en: "acknowledged")
      case .mute: Bilingual(zh: "暂缓催办", en: "muted")
      case .unmute: Bilingual(zh: "恢复催办", en: "unmuted")
      }
    }

    /// Every name a table or a story may call it by, the one of the journal first.
    public var names: [String] {
      switch self {
      case .done: [rawValue, "办结"]
      case .progress: [rawValue, "进展", "反馈"]
      case .attach: [rawValue, "佐证"]
      case .event: [rawValue, "事件"]
      case .accept: [rawValue, "签收"]
      case .submit: [rawValue, "报结"]
      case .confirm: [rawValue, "审核通过", "销号"]
      case .sendBack: [rawValue, "退回", "退办", "退回重办"]
      case .extendRequest: [rawValue, "申请延期"]
      case .extendApprove: [rawValue, "批准延期"]
      case .extendRefuse: [rawValue, "不批延期"]
      case .block: [rawValue, "受阻"]
      case .unblock: [rawValue, "解除受阻"]
      case .pause: [rawValue, "暂停"]
      case .resume: [rawValue, "恢复"]
      case .waive: [rawValue, "免办", "终止"]
      case .nudge: [rawValue, "催办"]
      case .acknowledge: [rawValue, "知悉"]
      case .mute: [rawValue, "暂缓催办"]
      case .unmute: [rawValue, "恢复催办"]
      }
    }

    /// The command that records it, as one types it.
    public var command: String {
      switch self {
      case .extendRequest: "extend request"
      case .extendApprove: "extend approve"
      case .extendRefuse: "extend refuse"
      case .unblock: "block --over"
      case .unmute: "mute --over"
      default: rawValue
      }
    }
  }
}
