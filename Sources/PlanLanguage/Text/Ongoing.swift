/// The words for what is never done: 长期, 持续, 常态化.
enum Ongoing {
  static let words = [
    "长期", "持续", "常态化", "常态", "经常性", "不断", "逐步", "继续", "坚持", "滚动", "始终", "一贯", "常抓不懈", "贯穿", "日常", "进一步", "深入", "逐年",
    "稳步", "扎实推进", "久久为功", "常年",
    "加快", "积极", "全过程", "全程", "经常", "一以贯之", "永久",
  ]
  static let firstScalars = Set(words.compactMap { $0.unicodeScalars.first?.value })

  /// 日常 and 深入 in front of an object say nothing about time; only these make a bounded deadline ongoing.
  private static let strong = ["持续", "长期", "常态化", "不断", "坚持", "滚动", "常年", "始终"]

  static let english = [
    "ongoing", "continuous", "continuously", "continuing", "permanently", "permanent", "long-term", "standing",
    "throughout",
    "on a rolling basis", "all the time",
  ]

  /// Whether the text at the place goes on with a word that makes it ongoing.
  static func begins(_ cursor: Cursor) -> Bool { strong.contains { cursor.sees($0) } }
}
