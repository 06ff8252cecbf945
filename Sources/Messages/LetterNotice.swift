import CivilTime
import Diagnostics
import Evaluation
import Rules

extension Course.Notice {
  /// `催办`, `退回重办`, `延期获批`, `延期未获批`, `暂缓催办结束`.
  var short: Bilingual {
    switch kind {
    case .sendBack: .init(zh: "退回重办", en: "sent back")
    case .extendApprove: .init(zh: "延期获批", en: "extension approved")
    case .extendRefuse: .init(zh: "延期未获批", en: "extension refused")
    case .unmute: .init(zh: "暂缓催办结束", en: "no longer muted")
    default: kind.words
    }
  }

  /// `催办：请抓紧（区对口办，2018年7月20日（周五））`.
  var words: Bilingual {
    let said = note.map { (zh: "：\(OneLine.folded($0))", en: ": \(OneLine.folded($0))") } ?? (zh: "", en: "")
    let who = OneLine.folded(by)
    return .init(
      zh: "\(short.zh)\(said.zh)（\(who)，\(on.words.zh)）", en: "\(short.en)\(said.en) (\(who), \(on.words.en))")
  }
}
