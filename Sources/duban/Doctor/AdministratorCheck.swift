import Diagnostics
import Rules

/// 管理员: whether anybody is told when rules are refused or a letter dies.
struct AdministratorCheck: HealthCheck {
  static let name = "administrators"
  static let title = Bilingual(zh: "管理员", en: "administrators")

  /// Their names; nil without rules.
  var names: [String]?

  init(names: [String]?) { self.names = names }

  init(_ site: Site) {
    names = site.book.map { book in book.office.administrators.map { book.people[Int($0)].name } }
  }

  var findings: [Finding] {
    guard let names else { return [] }
    guard !names.isEmpty else {
      return [
        Finding(
          .warning, zh: "没有：规则被拒、信送不到时无人知道",
          en: "none: nobody is told when rules are refused or a letter does not arrive",
          advice: Bilingual(zh: "在 office 写 administrators（管理员）", en: "name some by 'administrators' in 'office'"))
      ]
    }
    return [Finding(.fine, zh: names.joined(separator: "、"), en: names.joined(separator: ", "))]
  }
}
