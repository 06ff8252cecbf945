public import Diagnostics

/// What the rules say otherwise of somebody or something that is no obligation.
public struct SettingChange: Hashable, Sendable {
  /// In the order in which they are listed.
  public enum Area: String, Sendable, CaseIterable {
    case office
    case person
    case unit
    case plan
    case policy
    case channel
    case report

    public var words: Bilingual {
      switch self {
      case .office: .init(zh: "本单位", en: "office")
      case .person: .init(zh: "人员", en: "person")
      case .unit: .init(zh: "单位", en: "unit")
      case .plan: .init(zh: "计划", en: "plan")
      case .policy: .init(zh: "督办规则", en: "policy")
      case .channel: .init(zh: "渠道", en: "channel")
      case .report: .init(zh: "报表", en: "report")
      }
    }
  }

  public var area: Area
  /// Its id, or its name where it has none; of a unit by the new rules. Empty for the office.
  public var id: String
  /// Stable word for what of it: `email`, `liaison`, `step before:5wd`; `itself` when it is new or gone.
  public var field: String
  /// Nil when the old rules did not have it.
  public var old: Bilingual?
  /// Nil when the new rules do not have it.
  public var new: Bilingual?

  public init(area: Area, id: String, field: String, old: Bilingual? = nil, new: Bilingual? = nil) {
    self.area = area
    self.id = id
    self.field = field
    self.old = old
    self.new = new
  }

  /// What people call `field`.
  public var fieldWords: Bilingual {
    let words = field.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first, let zh = SettingChange.chinese[first] else { return Bilingual(field) }
    return Bilingual(zh: ([zh] + words.dropFirst()).joined(separator: " "), en: field)
  }

  private static let chinese = [
    "name": "名称", "email": "邮箱", "at": "发送时间", "quiet": "免打扰", "cap": "每周上限", "acknowledgement": "知悉有效期",
    "zone": "时区", "channels": "渠道", "trial": "试运行", "scoring": "考核打分", "ranking": "排名",
    "administrators": "管理员", "feeds": "日历订阅",
    "liaison": "联络员", "leader": "分管领导", "reports-to": "上级单位", "merged-into": "并入", "title": "标题",
    "policy": "督办规则", "visibility": "公开属性", "insiders": "知悉范围", "in-force": "生效日", "closed": "终止日",
    "carry-over": "结转", "supervisor": "督办单位", "step": "步骤", "yellow": "黄灯", "pace": "序时进度", "lamp": "灯",
    "kind": "类型", "folder": "文件夹", "schedule": "周期", "formats": "格式", "channel": "渠道", "plans": "计划",
  ]
}
