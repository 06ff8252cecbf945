import Diagnostics
import Foundation
import ProgramHarness
import RuleFiles
import Testing

/// `duban schema` against the loader: both refuse the same mistakes, and what the loader takes is valid.
@Suite struct SchemaTests {
  // MARK: Whole files

  /// Every rule file of the repository, and the book of these tests.
  static let files: [SchemaJudge.Case] = {
    let root = "\(Program.packageRoot)/rules"
    let names = (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).filter {
      $0.hasSuffix(".yaml")
    }
    let rules = names.sorted().map { name in
      SchemaJudge.Case(
        name: "rules/\(name)", yaml: (try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)) ?? "")
    }
    return rules + Fixtures.book.map { SchemaJudge.Case(name: $0.key, yaml: $0.value) } + [chinese, merged, empty]
  }()

  static let chinese = SchemaJudge.Case(
    name: "Chinese keys and words",
    yaml: """
      计划: {编号: 2018, 标题: no, 年度: 2018, 文号: 014, 分工: 首位牵头, 公开属性: 公开, 解读: {月前: 不含, 周内日: 周五}}
      任务:
        - 编号: 007
          标题: 工作
          责任单位: 区农业局、区商务局
          完成时限: 2018年
          目标: 10
          催办: 否
          条款: {行: 155, 原文: 一段原文}
          承办: {各自: [区农业局, 区商务局]}
      督办规则: {常规: {步骤: [{提前: 5个工作日, 通知: [联络员, 分管领导], 除非: 进度 >= 100% 且 灯色 != 红}]}}
      单位:
        - {名称: 区农业局, 联络员: [{人员: 甲, 起: 2018-01-01, 不在岗: [2018-07-01..2018-07-15], 代理人: 乙}, 丙]}
      单位组: [{名称: 各部门, 成员: [区农业局, 未明确]}]

      """)

  static let merged = SchemaJudge.Case(
    name: "anchors and merge keys",
    yaml: """
      tasks:
        - &first {id: a, title: 一, lead: &units [甲, 乙], due: &when 8月前}
        - {<<: *first, id: b, lead: *units}
        - {<<: [*first, {note: 二}], id: c, due: *when}

      """)

  static let empty = SchemaJudge.Case(name: "an empty file", yaml: "# nothing yet\n")

  // MARK: Mistakes, one of each sort for every section and key of the table

  struct Mistake: Sendable {
    var path: TablePath
    var file: SchemaJudge.Case
    var code: FaultCode
    /// Where a validator must find it.
    var place: String
  }

  static let misspelt = TablePath.all.map { path in
    let key = path.section.keys[0].name + "x"
    return Mistake(
      path: path,
      file: .init(name: "misspelt \(path.section.name)", yaml: path.file(.key(key), value: "x")),
      code: .ruleUnknownKey, place: path.place())
  }

  static let missing = TablePath.all.flatMap { path in
    path.section.keys.filter(\.isRequired).map { key in
      Mistake(
        path: path,
        file: .init(name: "missing \(path.section.name).\(key.name)", yaml: path.file(value: "{}")),
        code: .ruleMissingKey, place: path.place())
    }
  }

  /// A list in a list is nowhere right.
  static let mistyped = TablePath.all.flatMap { path in
    path.section.keys.map { key in
      Mistake(
        path: path,
        file: .init(
          name: "mistyped \(path.section.name).\(key.name)", yaml: path.file(.key(key.name), value: "[[[x]]]")),
        code: .ruleWrongType, place: path.place(.key(key.name)))
    }
  }

  // MARK: Values

  struct Value: Sendable {
    var writing: ScalarWriting
    var text: String
    var isQuoted: Bool
    var file: SchemaJudge.Case
    var place: String
  }

  /// What people write, and what YAML or a keyboard makes of it.
  static let samples = [
    "2018", "1899", "1900", "2999", "3000", "02018", "20180", "2018.5", "0", "1", "01", "007", "014", "31", "32",
    "155",
    "999999999", "9999999999", "-3", "+3", "12.5", "0.125", "1.2345", "1e3", ".5", "1_000", "十", "0x1F", "1,234",
    "2018-03-01", "2018-3-1", "2018-02-29", "2020-02-29", "1900-02-29", "2000-02-29", "2018-04-31", "2018-12-31",
    "20180301", "2018/03/01", "07-01", "02-29", "02-30", "7-1", "04-31", "07-01..08-31", "07-01 .. 08-31",
    "07-01..",
    "2016..2020", "2016 .. 2020", "2018-01-01..2018-12-31", "2018-07-01 .. 2018-07-15", "2018-01-01..2018",
    "2018-03-01T09:00", "09:00", "9:00", "24:00", "24:01", "9:60", "09:00:00", "1:30", "18:00..08:30",
    "09:00..17:30",
    "09:00-17:30", "18:00 .. 08:30", "5 working days", "1 working day", "30 days", "30  Days ", "1 week",
    "2 months",
    "5个工作日", "5 个工作日", "30天", "1周", "2个月", "0 days", "000 days", "00030 days", "0000000030 days", "3660 days",
    "3661 days", "9999 days", "5 workingdays", "days", "five days", "10 working days before", "到期前10个工作日",
    "提前10个工作日", "10个工作日前", "10 days before due", "0 days before", "yes", "Yes", "NO", "no", "on", "off", "y",
    "true",
    "False", "是", "否", "不", "maybe", "progress >= 100%", "progress>=100", "进度 ≥ 100% 且 灯色 = 红灯",
    "lamp = red and working-days-left < 3", "lamp < red", "lamp = pink", "kind != 计数", "pace == behind and",
    "days-overdue > -2 并且 序时进度 = 滞后", " progress = 5 ", "progress = 5%%", "progess > 5", "#c62828", "#C62828",
    "#c6282", "c62828", "a@example.org", "张三@例子.中国", "a@b", "a b@c.cn", "Asia/Shanghai", "北京", "区-1", "a.b_c", "-a",
    ".a", "a b", "a/b", "a:b", "a#b", "ａ1", "区农业局、区商务局", "　", " ", "", "plan/task/commitment@2018-05", "8月前",
    "10家以上", "null", "~", String(repeating: "长", count: 80), String(repeating: "长", count: 81),
  ]

  /// Each kind of scalar at the first place where the table has it, with each sample as it is and in quotes.
  static let values: [Value] = {
    var places: [(writing: ScalarWriting, path: TablePath, key: RuleKey)] = []
    for path in TablePath.all where path.isStraight {
      for key in path.section.keys {
        guard let writing = key.value.writing, !places.contains(where: { $0.writing == writing }) else { continue }
        places.append((writing, path, key))
      }
    }
    return places.flatMap { writing, path, key in
      samples.flatMap { sample in
        [false, true].map { isQuoted in
          let text = isQuoted ? "'\(sample)'" : sample
          return Value(
            writing: writing, text: text, isQuoted: isQuoted,
            file: .init(
              name: "\(path.section.name).\(key.name): \(text)", yaml: path.file(.key(key.name), value: text)),
            place: path.place(.key(key.name)))
        }
      }
    }
  }()

  // MARK: The judgement

  /// One process for everything above.
  static let judged = Result {
    try SchemaJudge.faults(of: files + (misspelt + missing + mistyped).map(\.file) + values.map(\.file))
  }

  private func faults(_ file: SchemaJudge.Case) throws -> [String] {
    try #require(try Self.judged.get()[file.name], "\(file.name)")
  }

  /// Its errors, as codes.
  private func errors(_ yaml: String) -> Set<String> {
    Set(Fixtures.load(["file.yaml": yaml]).diagnostics.filter { $0.severity == .error }.map(\.code))
  }

  @Test(arguments: files) func aRuleFileIsValid(_ file: SchemaJudge.Case) throws {
    #expect(!file.yaml.isEmpty)
    let found = try faults(file)
    #expect(found == [])
  }

  @Test(arguments: [chinese, merged, empty]) func theLoaderTakesThemToo(_ file: SchemaJudge.Case) {
    // They name units and people that are declared elsewhere.
    #expect(errors(file.yaml).subtracting([FaultCode.ruleUnknownName.rawValue]).isDisjoint(with: Self.valueFaults))
    #expect(!errors(file.yaml).contains(FaultCode.ruleUnknownKey.rawValue))
  }

  @Test func theTableIsWalkedWhole() {
    #expect(Set(TablePath.all.map(\.section.name)) == Set(KeyTable.sections.map(\.name)))
  }

  private func expectBothRefuse(_ mistakes: [Mistake]) throws {
    for mistake in mistakes {
      let name = mistake.file.name
      #expect(errors(mistake.file.yaml).contains(mistake.code.rawValue), "\(name): the loader")
      let found = try faults(mistake.file)
      // What stands behind an alternative is refused at the alternative.
      let isFound = places(found).contains {
        mistake.path.isStraight ? $0 == mistake.place : mistake.place.hasPrefix($0)
      }
      #expect(isFound, "\(name): the schema, \(found)")
    }
  }

  private func places(_ faults: [String]) -> [String] {
    faults.map { String($0.prefix { $0 != ":" }) }
  }

  @Test func aMisspeltKeyFailsInBoth() throws {
    #expect(Self.misspelt.count == KeyTable.sections.count)
    try expectBothRefuse(Self.misspelt)
  }

  @Test func aMissingKeyFailsInBoth() throws {
    #expect(Self.missing.count > 20)
    try expectBothRefuse(Self.missing)
  }

  @Test func aWrongTypeFailsInBoth() throws {
    #expect(Self.mistyped.count > 200)
    for mistake in Self.mistyped {
      #expect(!errors(mistake.file.yaml).isDisjoint(with: Self.valueFaults), "\(mistake.file.name): the loader")
      let isFound = places(try faults(mistake.file)).contains {
        $0.hasPrefix(mistake.place) || !mistake.path.isStraight && mistake.place.hasPrefix($0)
      }
      #expect(isFound, "\(mistake.file.name): the schema")
    }
  }

  /// What the loader has against one value.
  private static let valueFaults: Set<String> = Set(
    [
      .ruleEmptyValue, .ruleEmptyList, .ruleWrongType, .ruleBadValue, .ruleUnknownWord, .ruleFullWidth,
      .ruleSeveralLines, .ruleBadIdentifier, .ruleUnknownZone, .ruleCondition, .yamlSyntax, .yamlFullWidth,
    ].map { (code: FaultCode) in code.rawValue })

  @Test func whateverValueTheLoaderTakesIsValid() throws {
    var taken = 0
    // An editor takes them for a key without a value; the loader takes them for texts.
    for value in Self.values where !["null", "~"].contains(value.text) {
      guard errors(value.file.yaml).isDisjoint(with: Self.valueFaults) else { continue }
      taken += 1
      let found = try faults(value.file).filter { $0.hasPrefix(value.place) }
      #expect(found == [], "\(value.file.name)")
    }
    #expect(taken > 500)
  }

  /// Texts in quotes stay texts: nothing is left to the readers of numbers.
  @Test func whatTheLoaderRefusesOfAnExactPatternIsInvalid() throws {
    var refused = 0
    for value in Self.values where value.isQuoted && value.writing.isExact {
      guard !errors(value.file.yaml).isDisjoint(with: Self.valueFaults) else { continue }
      refused += 1
      let found = try faults(value.file).filter { $0.hasPrefix(value.place) }
      #expect(!found.isEmpty, "\(value.file.name)")
    }
    #expect(refused > 500)
  }
}
