import Diagnostics
import Rules

extension Office.Trial {
  /// `信件只放进 ./trial，不发给任何人`: where letters go in trial mode (试运行).
  ///
  /// - Parameter folder: The mailboxes, as they are shown.
  func words(folder: String) -> Bilingual {
    switch self {
    case .mailboxes: Bilingual(zh: "信件只放进 \(folder)，不发给任何人", en: "letters go into \(folder) and to nobody")
    case .address(let address):
      Bilingual(
        zh: "邮件全部发到 \(address)，其他信件放进 \(folder)，不发给任何别人",
        en: "mail goes to \(address), other letters into \(folder), and to nobody else")
    }
  }
}
