import Diagnostics

/// About or after a day: `8月左右`, `国庆节前后`, `8月以后`. The latest day is not said, so a person decides.
struct ApproximateForm: DeadlineForm {
  static let name = Bilingual(zh: "大约、以后，须由人定", en: "about or after a day; a person decides")
  static let examples = ["8月左右", "国庆节前后", "6月底左右", "8月以后", "不早于9月", "around August"]

  var point: Point
  var word: String

  static func parse(_ cursor: inout Cursor) -> ApproximateForm? {
    cursor.attempt { cursor in
      if cursor.take("不早于") || cursor.take("不得早于") || cursor.take("早于")
        || cursor.hasLatin && (cursor.takeWord("after") || cursor.takeWord("not before"))
      {
        return cursor.takePoint(by: true).map { ApproximateForm(point: $0, word: "以后") }
      }
      if cursor.take("大约") || cursor.take("大概") || cursor.take("约")
        || cursor.hasLatin && (cursor.takeWord("around") || cursor.takeWord("about"))
      {
        return cursor.takePoint().map { ApproximateForm(point: $0, word: "左右") }
      }
      guard let point = cursor.takePoint() else { return nil }
      if cursor.take("左右") || cursor.take("前后") || cursor.take("上下") {
        return ApproximateForm(point: point, word: "左右")
      }
      guard cursor.take("以后") || cursor.take("之后") || cursor.take("过后") || cursor.take("后") else { return nil }
      return ApproximateForm(point: point, word: "以后")
    }
  }

  var canonical: String {
    var plain = point
    if plain.edge == .before { plain.edge = .whole }
    if plain.edge == .end, plain.span.isDay { plain.edge = .whole }
    return plain.canonical + word
  }

  func plain(_ readings: Readings) -> Bilingual {
    let span = point.span.plain
    return word == "左右"
      ? Bilingual(zh: "\(span.zh)上下，没有写到哪一天为止", en: "about \(span.en); no last day is written")
      : Bilingual(zh: "\(span.zh)以后，没有写到哪一天为止", en: "after \(span.en); no last day is written")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    if point.span.isDay { _ = try point.span.days(frame.context, base: frame.base) }
    var resolution = Resolution(.unresolvable)
    resolution.missing =
      word == "左右" ? Bilingual(zh: "请写明最迟日期", en: "state the latest day") : VagueForm.Kind.open.missing
    resolution.steps.append(
      Bilingual(zh: "“\(word)”没有写到哪一天为止，不作猜测", en: "no last day is written; nothing is guessed"))
    return resolution
  }
}
