/// The language a text is wanted in: what people receive is Chinese unless asked otherwise.
public enum Language: String, Sendable, CaseIterable {
  case zh
  case en
}

/// One text in Chinese (zh-Hans) and in English; the two say the same.
public struct Bilingual: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same in both languages: a date, a quotation.
  public init(_ both: String) { self.init(zh: both, en: both) }

  public subscript(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
