import Diagnostics
import RuleFiles
import Rules
import Testing

/// 责任单位 as the plans write them: every way there is, with the units and roles meant.
@Suite struct UnitListTests {
  /// Units of five places whose short names clash, as they do in an office that supervises several plans.
  static let units = [
    "相城区农业局|农业局", "相城区机关事务管理中心", "相城区总工会", "相城区工商联", "相城区商务局", "相城区市场监管局", "相城区教育局",
    "相城区委宣传部", "相城区政府办|苏州市相城区人民政府办公室", "相城区团委|团区委", "相城区开发区管委会", "相城区高新区（筹）管委会",
    "相城区高铁新城管委会", "相城区度假区管委会",
    "吴江区委办公室|区委办", "吴江区财政局", "吴江区农业农村局|区农业农村局（扶贫办）", "吴江区文体广电和旅游局", "吴江区旅游发展公司",
    "吴江区委宣传部", "吴江区总工会", "吴江团区委|团区委", "吴江开发区（同里镇）", "太湖新城（松陵镇）管委会", "前方工作组",
    "东丽区委组织部", "东丽区商务委", "东丽区农经委", "东丽区科委", "东丽区教育局", "东丽区旅游局", "滨丽公司", "东丽湖街",
    "新北区农业局|农业局", "新北区人社局", "新北区总工会", "新北区妇联", "新北区委党校", "新北团区委|团区委", "春江镇|区春江镇", "西夏墅镇", "奔牛镇",
    "河海街道",
    "安康市政府办公室|安康市人民政府办公室", "安康市发展改革委", "安康市工信局", "安康市农业局", "安康市招商局", "安康高新区管委会",
    "安康市委组织部", "安康市教育局",
  ]
  static let groups = [
    "各区（镇）", "各有关部门", "各县区政府|各县区人民政府", "各相关市直部门|相关市直部门", "各镇（街道）", "参与结对帮扶的单位、区（镇）", "帮扶载体单位", "专项工作组牵头单位",
  ]

  private static func declared(_ text: String, _ rest: String) -> String {
    let names = text.split(separator: "|")
    let aliases = names.count > 1 ? ", aliases: [\(names[1])]" : ""
    return "  - {name: \(names[0])\(aliases), \(rest)}\n"
  }

  private static var declaredUnits: String {
    "units:\n" + units.map { declared($0, "liaison: 联络员") }.joined() + "groups:\n"
      + groups.map { declared($0, "members: [前方工作组]") }.joined()
  }

  private static func files(_ list: String, _ region: String?, roles: String) -> [String: String] {
    var text = """
      plan:
        {id: p, title: 计划, year: 2018, roles: \(roles), calendar: cn, policy: plain\(region.map { ", region: \($0)" } ?? "")}
      office: {name: 督办室, calendar: cn, channels: [mail]}
      channels: {mail: {kind: maildir, folder: mailboxes}}
      policies: {plain: {steps: [{on: due, tell: liaison}]}}
      calendars: {cn: {weekend: [saturday, sunday]}}
      people: [{name: 联络员, email: a@example.org}]

      """
    text += declaredUnits
    return ["a.yaml": text, "b.yaml": "tasks:\n  - {id: t, title: 任务, plan: p, due: 年底, lead: \(list)}\n"]
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let region: String?
    let list: String
    let lead: [String]
    let support: [String]
    let roles: String
    var testDescription: String { name }

    init(
      _ name: String, in region: String? = nil, _ list: String, lead: [String], support: [String] = [],
      roles: String = "joint"
    ) {
      (self.name, self.region, self.list, self.roles) = (name, region, list, roles)
      (self.lead, self.support) = (lead, support)
    }
  }

  static let cases = [
    // 1. A line of its own.
    Case("a heading before one unit", in: "吴江区", "责任单位：区财政局", lead: ["吴江区财政局"]),
    Case(
      "a heading, a half-width colon and blanks", in: "吴江区", "\"责任单位: 区财政局、前方工作组  \"", lead: ["吴江区财政局", "前方工作组"]),
    Case("two headings", in: "东丽区", "责任单位：区科委、商务委；配合单位：农经委", lead: ["东丽区科委", "东丽区商务委"], support: ["东丽区农经委"]),
    // 2. The prefix written once.
    Case(
      "the prefix is carried along a list", in: "相城区", "区农业局、机关事务管理中心、总工会、工商联",
      lead: ["相城区农业局", "相城区机关事务管理中心", "相城区总工会", "相城区工商联"]),
    Case(
      "the prefix is carried and written again", in: "吴江区", "区文体广电和旅游局、旅游发展公司、区委宣传部、总工会",
      lead: ["吴江区文体广电和旅游局", "吴江区旅游发展公司", "吴江区委宣传部", "吴江区总工会"]),
    Case(
      "a name with the prefix inside it", in: "新北区", "区人社局、总工会、团区委、妇联",
      lead: ["新北区人社局", "新北区总工会", "新北团区委", "新北区妇联"]),
    Case("the same name in another region", in: "吴江区", "区委办、团区委", lead: ["吴江区委办公室", "吴江团区委"]),
    Case(
      "a name that begins like a prefix does not change it", in: "相城区", "区商务局、市场监管局、教育局",
      lead: ["相城区商务局", "相城区市场监管局", "相城区教育局"]),
    Case("a prefix in full and then none", in: "新北区", "新北区人社局、妇联", lead: ["新北区人社局", "新北区妇联"]),
    // 3. ， divides, and only words say roles.
    Case("a comma alone says no role", in: "吴江区", "区财政局，前方工作组，各区（镇）", lead: ["吴江区财政局", "前方工作组", "各区（镇）"]),
    Case(
      "one 负责 behind commas is everybody's", in: "安康市", "市农业局、市工信局、市招商局，各县区政府负责",
      lead: ["安康市农业局", "安康市工信局", "安康市招商局", "各县区政府"]),
    Case(
      "负责 and 配合 divide at the comma", in: "安康市", "市政府办公室、市发展改革委负责，各相关市直部门、各县区政府配合",
      lead: ["安康市政府办公室", "安康市发展改革委"], support: ["各相关市直部门", "各县区政府"]),
    Case(
      "配合 alone is said of what follows the last comma", in: "安康市", "责任单位：市农业局、市工信局，市招商局、各县区政府配合",
      lead: ["安康市农业局", "安康市工信局"], support: ["安康市招商局", "各县区政府"]),
    // 4. Groups.
    Case("a group alone", "各区（镇）", lead: ["各区（镇）"]),
    Case("a group among units", in: "吴江区", "区委办，各有关部门，前方工作组，各区（镇）", lead: ["吴江区委办公室", "各有关部门", "前方工作组", "各区（镇）"]),
    Case("a group whose name looks like a list", "参与结对帮扶的单位、区（镇）", lead: ["参与结对帮扶的单位、区（镇）"]),
    Case("a group whose name ends like a role", "帮扶载体单位、专项工作组牵头单位", lead: ["帮扶载体单位", "专项工作组牵头单位"]),
    // 5. A shared suffix.
    Case(
      "a suffix shared by a list", in: "相城区", "开发区、高新区（筹）、高铁新城、度假区管委会",
      lead: ["相城区开发区管委会", "相城区高新区（筹）管委会", "相城区高铁新城管委会", "相城区度假区管委会"]),
    Case("a suffix shared by an 和", in: "相城区", "开发区、高铁新城和度假区管委会", lead: ["相城区开发区管委会", "相城区高铁新城管委会", "相城区度假区管委会"]),
    Case("a suffix behind brackets", in: "吴江区", "吴江开发区（同里镇）、太湖新城（松陵镇）管委会", lead: ["吴江开发区（同里镇）", "太湖新城（松陵镇）管委会"]),
    Case(
      "a suffix is shared within commas only", in: "相城区", "区商务局，开发区、度假区管委会",
      lead: ["相城区商务局", "相城区开发区管委会", "相城区度假区管委会"]),
    // 6. Brackets in names.
    Case("brackets of a merged office", in: "吴江区", "区农业农村局（扶贫办）、区农业农村局", lead: ["吴江区农业农村局"]),
    Case("brackets of a group", "各镇（街道）", lead: ["各镇（街道）"]),
    // 7. 和.
    Case("和 in a name", in: "吴江区", "区文体广电和旅游局", lead: ["吴江区文体广电和旅游局"]),
    Case("和 between names", in: "安康市", "各县区政府和安康高新区管委会", lead: ["各县区政府", "安康高新区管委会"]),
    Case("和 in one name and between two", in: "吴江区", "区文体广电和旅游局和总工会", lead: ["吴江区文体广电和旅游局", "吴江区总工会"]),
    // 8. Brackets behind the clause.
    Case("brackets round it all", in: "安康市", "（市发展改革委负责，相关市直部门配合）", lead: ["安康市发展改革委"], support: ["各相关市直部门"]),
    Case("half-width brackets", in: "安康市", "(市委组织部、市教育局负责)", lead: ["安康市委组织部", "安康市教育局"]),
    Case(
      "a full-width bracket closed by a half-width one", in: "安康市", "（市工信局、市招商局，各县区政府负责)",
      lead: ["安康市工信局", "安康市招商局", "各县区政府"]),
    Case(
      "brackets, an 和 and a full stop", in: "安康市", "（市工信局、市农业局、市发展改革委，各县区政府和安康高新区管委会负责）。",
      lead: ["安康市工信局", "安康市农业局", "安康市发展改革委", "各县区政府", "安康高新区管委会"]),
    Case("brackets round one", in: "安康市", "（各县区政府负责）", lead: ["各县区政府"]),
    // 9. 由…牵头.
    Case("由 one 牵头", in: "东丽区", "由区商务委牵头", lead: ["东丽区商务委"]),
    Case("由 one 牵头、another 配合", in: "东丽区", "由区商务委牵头、农经委配合", lead: ["东丽区商务委"], support: ["东丽区农经委"]),
    Case("由 two joined by 与", in: "东丽区", "由区商务委、农经委与教育局牵头", lead: ["东丽区商务委", "东丽区农经委", "东丽区教育局"]),
    // 10. As the subject of a sentence.
    Case(
      "牵头 and 配合落实", in: "东丽区", "区委组织部、区商务委、区旅游局牵头，区科委、区农经委、滨丽公司配合落实", lead: ["东丽区委组织部", "东丽区商务委", "东丽区旅游局"],
      support: ["东丽区科委", "东丽区农经委", "滨丽公司"]),
    // 11. Tables.
    Case("a comma left behind", in: "新北区", "区人社局、总工会、团区委、妇联、", lead: ["新北区人社局", "新北区总工会", "新北团区委", "新北区妇联"]),
    Case(
      "a cell of two lines, with a prefix too many", in: "新北区", "[区春江镇、西夏墅镇、, 奔牛镇、河海街道]",
      lead: ["春江镇", "西夏墅镇", "奔牛镇", "河海街道"]),
    // 15. One unit written in several ways.
    Case("an official name in full", in: "相城区", "苏州市相城区人民政府办公室", lead: ["相城区政府办"]),
    Case("the region in full beside the short name", in: "新北区", "区人社局、新北区人社局", lead: ["新北区人社局"]),
    Case("a group in other words", in: "安康市", "市政府办公室、各县区人民政府", lead: ["安康市政府办公室", "各县区政府"]),
    Case("a short name without its prefix", in: "新北区", "农业局", lead: ["新北区农业局"]),
    // Roles in words beside a name, and by the plan.
    Case(
      "roles in brackets beside names", in: "东丽区", "区科委（牵头）、区商务委（配合）、区农经委（配合单位）", lead: ["东丽区科委"],
      support: ["东丽区商务委", "东丽区农经委"], roles: "labelled"),
    Case(
      "the first leads where the plan says so", in: "东丽区", "区科委、商务委、农经委", lead: ["东丽区科委"],
      support: ["东丽区商务委", "东丽区农经委"], roles: "first"),
    Case(
      "what the document says goes before what the plan says", in: "东丽区", "区科委、商务委牵头，农经委配合",
      lead: ["东丽区科委", "东丽区商务委"], support: ["东丽区农经委"], roles: "first"),
  ]

  @Test(arguments: cases) func aListReadsAsTheDocumentMeansIt(_ c: Case) throws {
    let loaded = Fixtures.load(Self.files(c.list, c.region, roles: c.roles))
    #expect(Fixtures.listing(loaded) == "")
    let book = try #require(loaded.book)
    #expect(book.names(of: book.plans[0].tasks[0].lead) == c.lead)
    #expect(book.names(of: book.plans[0].tasks[0].support) == c.support)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let region: String?
    let list: String
    /// By line of the second file: code, column, and the name that is wrong.
    let found: [String]
    var testDescription: String { name }
  }

  /// The list begins in column 48.
  static let faults = [
    Fault(
      name: "a short name of two regions, without a region", region: nil, list: "农业局",
      found: ["48 rule.ambiguous-name '农业局'"]),
    Fault(
      name: "a short name of two other regions", region: "吴江区", list: "区财政局、农业局",
      found: ["53 rule.ambiguous-name '农业局'"]),
    Fault(
      name: "only the unknown one of a list, at its place", region: "东丽区", list: "由区科委、区水务局牵头，区教育局配合",
      found: ["53 rule.unknown-name '区水务局'"]),
    Fault(
      name: "an 和 between a unit and nobody", region: "安康市", list: "各县区政府和安康机场",
      found: ["48 rule.unknown-name '各县区政府和安康机场'"]),
    Fault(
      name: "a bracket left open", region: "东丽区", list: "（区科委、区商务委",
      found: ["48 rule.unknown-name '（区科委'"]),
    Fault(
      name: "two names joined by nothing", region: nil, list: "西夏墅镇奔牛镇", found: ["48 rule.unknown-name '西夏墅镇奔牛镇'"]),
  ]

  @Test(arguments: faults) func whatIsNoUnitIsPointedAtInTheList(_ c: Fault) {
    let loaded = Fixtures.load(Self.files(c.list, c.region, roles: "joint"))
    #expect(loaded.book == nil)
    let found = loaded.diagnostics.map { diagnostic in
      let name = diagnostic.message.en.split(separator: "'").dropFirst(diagnostic.message.en.hasPrefix("'") ? 0 : 1)
      return "\(diagnostic.span?.column ?? 0) \(diagnostic.code) '\(name.first ?? "")'"
    }
    #expect(found == c.found)
  }

  /// Where the region's own unit is declared nowhere, another's must not answer in its place.
  @Test func aPlanOfARegionNeverTakesAnotherRegionsUnit() {
    var files = Self.files("[农业局, 区农业局, 区商务委, 前方工作组]", "西夏区", roles: "joint")
    files["a.yaml"]! += """
      units:
        - {name: 区农业局, aliases: [农业局], liaison: 联络员}
        - {name: 前方工作组, liaison: 联络员}
        - {name: 东丽区商务委, aliases: [区商务委], liaison: 联络员}
      """
    files["a.yaml"] = files["a.yaml"]!.replacing(Self.declaredUnits, with: "")
    files["c.yaml"] = "plan: {id: q, title: 计划, year: 2018, region: 东丽区, calendar: cn, policy: plain}\n"
    let loaded = Fixtures.load(files)
    #expect(
      loaded.diagnostics.map(\.message.en) == [
        "'西夏区' declares no unit '农业局'; '区农业局' is not of that region",
        "'西夏区' declares no unit '区农业局'; '区农业局' is not of that region",
        "'西夏区' declares no unit '区商务委'; '东丽区商务委' is not of that region",
      ])
  }
}
