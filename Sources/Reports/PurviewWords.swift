public import Diagnostics
public import Evaluation
public import Rules

extension Purview {
  /// `农业局局长：区农业局；下级单位：农技站、种子站`: whose view it is and which units it covers, as views are headed.
  public func words(in book: RuleBook) -> Bilingual {
    let ownNames = Self.names(own, in: book)
    var zh: [String] = []
    var en: [String] = []
    if !own.isEmpty {
      zh.append(ownNames.zh)
      en.append(ownNames.en)
    }
    if !below.isEmpty {
      let names = Self.names(below, in: book)
      zh.append("下级单位：\(names.zh)")
      en.append("below: \(names.en)")
    }
    if !supervised.isEmpty {
      let plans = supervised.filter { !isClosed(book.plans[Int($0)]) }.map {
        OneLine.folded(book.plans[Int($0)].id)
      }
      if !plans.isEmpty {
        zh.append("督办的计划：\(plans.joined(separator: "、"))")
        en.append("supervised plans: \(plans.joined(separator: ", "))")
      }
    }
    guard let person else {
      return Bilingual(zh: "责任单位：\(zh.joined(separator: "；"))", en: "unit: \(en.joined(separator: "; "))")
    }
    let name = OneLine.folded(book.people[Int(person)].name)
    guard !zh.isEmpty else {
      return Bilingual(
        zh: "\(name)：此时不担任任何单位的联络员或分管领导", en: "\(name): liaison officer or leader of no unit at this time")
    }
    return Bilingual(zh: "\(name)：\(zh.joined(separator: "；"))", en: "\(name): \(en.joined(separator: "; "))")
  }

  /// More than these are counted.
  private static let limit = 12

  private static func names(_ units: [UnitIndex], in book: RuleBook) -> Bilingual {
    let names = units.prefix(limit).map { OneLine.folded(book.units[Int($0)].name) }
    let isWhole = units.count <= limit
    return Bilingual(
      zh: names.joined(separator: "、") + (isWhole ? "" : "等\(units.count)家"),
      en: names.joined(separator: ", ") + (isWhole ? "" : " and \(units.count - limit) more"))
  }
}

extension Purview.Regard {
  /// 负责, 督办, 配合.
  public var words: Bilingual {
    switch self {
    case .answers: Bilingual(zh: "负责", en: "answers")
    case .supervises: Bilingual(zh: "督办", en: "supervises")
    case .supports: Bilingual(zh: "配合", en: "supports")
    }
  }
}
