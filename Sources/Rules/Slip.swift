public import CivilTime
public import Diagnostics

/// 三色督办单: what a step of a policy says of the slip it issues.
///
/// The slips of a policy are degrees, in the order in which its steps are written: the next is issued only when the
/// last went unanswered through its reply day.
public struct SlipRule: Hashable, Sendable {
  public var colour: Slip.Colour
  /// 答复时限: how long the unit has to answer, from the day after the issue day.
  public var reply: CountedSpan

  public init(colour: Slip.Colour, reply: CountedSpan = CountedSpan(3, .workingDays)) {
    self.colour = colour
    self.reply = reply
  }
}

/// 督办单: a numbered document that presses for one obligation. Numbers run by year through all plans, without gaps.
public struct Slip: Hashable, Sendable {
  public enum Colour: String, Sendable, CaseIterable {
    case green
    case blue
    case yellow
    case orange
    case red

    /// 绿色, 蓝色, 黄色, 橙色, 红色.
    public var words: Bilingual {
      switch self {
      case .green: Bilingual(zh: "绿色", en: "green")
      case .blue: Bilingual(zh: "蓝色", en: "blue")
      case .yellow: Bilingual(zh: "黄色", en: "yellow")
      case .orange: Bilingual(zh: "橙色", en: "orange")
      case .red: Bilingual(zh: "红色", en: "red")
      }
    }
  }

  /// The step's turn that issued it.
  public var event: Event
  public var colour: Colour
  /// From 1, by the year of `on`.
  public var number: Int
  /// 签发日期.
  public var on: CivilDate
  /// 答复期限: the last day for an answer.
  public var replyBy: CivilDate

  public init(event: Event, colour: Colour, number: Int, on: CivilDate, replyBy: CivilDate) {
    self.event = event
    self.colour = colour
    self.number = number
    self.on = on
    self.replyBy = replyBy
  }

  /// `督办单〔2018〕3号`.
  public var title: Bilingual { Bilingual(zh: "督办单〔\(on.year)〕\(number)号", en: "slip [\(on.year)] No. \(number)") }

  /// `黄色督办单〔2018〕3号`.
  public var fullTitle: Bilingual {
    Bilingual(zh: "\(colour.words.zh)\(title.zh)", en: "\(colour.words.en) \(title.en)")
  }
}
