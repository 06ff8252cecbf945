import Diagnostics
import Rules

extension Slip {
  /// `黄色督办单〔2018〕3号，2018年7月20日（周五）签发，请在2018年7月25日（周三）前答复：…`.
  var words: Bilingual {
    Bilingual(
      zh: "\(fullTitle.zh)，\(on.words.zh)签发，请在\(replyBy.words.zh)前答复：办结、进展、申请延期、说明受阻或知悉均可",
      en:
        "\(fullTitle.en), issued on \(on.words.en), to be answered by \(replyBy.words.en): met, moved on, more time "
        + "wanted, blocked, or acknowledged")
  }
}
