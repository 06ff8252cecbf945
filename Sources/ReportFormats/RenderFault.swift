public import Diagnostics

/// Why a report could not be written in a format. Later it may be possible.
public struct RenderFault: Error, Hashable, Sendable {
  public var words: Bilingual

  public init(zh: String, en: String) { words = Bilingual(zh: zh, en: en) }
}
