/// 红黄绿灯. What lights one, what it is called and how it is coloured is data: see `LampRule`.
public enum Lamp: String, Sendable, CaseIterable {
  /// Not open yet, or no longer supervised.
  case grey
  case green
  /// Near the due day, or behind pace.
  case yellow
  case red
  /// Met.
  case blue

  /// 未开始, 正常, 临期, 超期, 办结.
  public var chinese: String {
    switch self {
    case .grey: "未开始"
    case .green: "正常"
    case .yellow: "临期"
    case .red: "超期"
    case .blue: "办结"
    }
  }

  /// 灰灯, 绿灯, 黄灯, 红灯, 蓝灯: what rule files call it.
  public var chineseColour: String {
    switch self {
    case .grey: "灰灯"
    case .green: "绿灯"
    case .yellow: "黄灯"
    case .red: "红灯"
    case .blue: "蓝灯"
    }
  }

  /// A mark that tells lamps apart without colour.
  public var mark: String {
    switch self {
    case .grey: "○"
    case .green: "●"
    case .yellow: "▲"
    case .red: "■"
    case .blue: "✓"
    }
  }
}

/// 灯色: what a policy says of one lamp that is not as usual.
public struct LampRule: Hashable, Sendable {
  /// What it is called in reports; nil: the usual word.
  public var word: String?
  /// `#rrggbb`; nil: the usual colour.
  public var colour: String?
  /// Lights when any of these holds, for `yellow` and `red`; empty: as usual.
  public var when: [Condition]

  public init(word: String? = nil, colour: String? = nil, when: [Condition] = []) {
    self.word = word
    self.colour = colour
    self.when = when
  }
}
