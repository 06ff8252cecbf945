import CivilTime

/// A festival with statutory days off.
enum Festival: String, Hashable, Sendable, CaseIterable {
  case newYear = "元旦"
  case spring = "春节"
  case tombSweeping = "清明节"
  case labour = "劳动节"
  case dragonBoat = "端午节"
  case midAutumn = "中秋节"
  case national = "国庆节"

  /// The ways it is written, the longest first.
  var names: [String] {
    switch self {
    case .newYear: ["元旦节", "元旦"]
    case .spring: ["春节", "农历新年", "农历春节"]
    case .tombSweeping: ["清明节", "清明"]
    case .labour: ["五一国际劳动节", "五一劳动节", "五一假期", "五一节", "五一", "劳动节"]
    case .dragonBoat: ["端午节", "端午"]
    case .midAutumn: ["中秋节", "中秋"]
    case .national: ["十一国庆节", "国庆节", "国庆", "十一假期", "十一黄金周", "十一"]
    }
  }

  var englishNames: [String] {
    switch self {
    case .newYear: ["new years day", "new year"]
    case .spring: ["the spring festival", "spring festival", "chinese new year", "lunar new year"]
    case .tombSweeping: ["the qingming festival", "qingming festival", "tomb-sweeping day", "qingming"]
    case .labour: ["labour day", "labor day", "may day"]
    case .dragonBoat: ["the dragon boat festival", "dragon boat festival"]
    case .midAutumn: ["the mid-autumn festival", "mid-autumn festival"]
    case .national: ["national day"]
    }
  }

  /// The month and day it falls on when the solar calendar decides; the lunar festivals have none.
  var fixedDay: (month: Int, day: Int)? {
    switch self {
    case .newYear: (1, 1)
    case .labour: (5, 1)
    case .national: (10, 1)
    case .spring, .tombSweeping, .dragonBoat, .midAutumn: nil
    }
  }
}

extension Festival {
  /// Whether it and `first` are spoken of as one season: 元旦春节, 中秋国庆.
  func joins(_ first: Festival) -> Bool {
    switch (first, self) {
    case (.newYear, .spring), (.midAutumn, .national), (.national, .midAutumn): true
    default: false
    }
  }
}

extension Cursor {
  mutating func takeFestival() -> Festival? {
    for festival in Festival.allCases {
      for name in festival.names where take(name) { return festival }
    }
    guard hasLatin else { return nil }
    for festival in Festival.allCases {
      for name in festival.englishNames where takeWord(name) { return festival }
    }
    return nil
  }
}
