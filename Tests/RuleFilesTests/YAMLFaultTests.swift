import Testing

/// Faults of YAML's own grammar: the file is not read further, and nothing that follows from it is reported.
@Suite struct YAMLFaultTests {
  static let cases = [
    FaultCase(
      "a full-width colon after a key", "  title: 工作任务分解表", "  title①：工作任务分解表",
      "error[yaml.full-width]: this is a full-width '：'; YAML needs ':'"),
    FaultCase(
      "a full-width colon after the first key of an item", "  - id: agri-firms", "  - id①：agri-firms",
      "error[yaml.full-width]: this is a full-width '：'; YAML needs ':'"),
    FaultCase(
      "a full-width comma within braces", "{name: 区发改委, liaison: 发改委联络员}", "{name: 区发改委①，liaison: 发改委联络员}",
      "error[yaml.full-width]: this is a full-width '，'; YAML needs ','"),
    FaultCase(
      "a tab in the indentation", "  title: 工作任务分解表", "①\ttitle: 工作任务分解表",
      "error[yaml.tab]: a tab stands in the indentation"),
    FaultCase(
      "a bracket that is not closed", "    lead: [区发改委, 各有关部门]\n    commitments:",
      "    lead: [区发改委, 各有关部门\n    commitments①:",
      "error[yaml.syntax]: a ',' or ']' was expected within the brackets (within what begins on line 23)"),
    FaultCase(
      "a key without a colon", "  year: 2018\n  issued: 2018-03-01", "  ①year 2018\n  issued: 2018-03-01",
      "error[yaml.syntax]: this line lacks a ': ' after its key"),
    FaultCase(
      "a quotation that is not closed", "{at: \"09:00\", digest", "{at: ①\"09:00, digest",
      "error[yaml.syntax]: the file ends inside a quotation…"),
    FaultCase(
      "a fault after a text that holds full-width punctuation",
      "    due: 4～11月\n    target: 10家以上", "    note: 责任单位：区农业局，配合单位：各镇\n    ①target 10家以上",
      "error[yaml.syntax]: this line lacks a ': ' after its key"),
    FaultCase(
      "a second document", "\ntasks:", "\n①---\ntasks:",
      "error[yaml.documents]: a rule file is one document; a second one starts here"),
    FaultCase(
      "a tag", "title: 工作任务分解表", "title: ①!!str 工作任务分解表",
      "error[yaml.tag]: rule files have no tags: 'tag:yaml.org,2002:str'"),
    FaultCase(
      "a list as a key", "  year: 2018", "  ? ①[a]\n  : b\n  year: 2018",
      "error[yaml.complex-key]: a key is a plain word, not a list, mapping or alias"),
    FaultCase(
      "an alias without an anchor", "lead: 区农业局", "lead: ①*agri",
      "error[yaml.unknown-anchor]: there is no anchor '&agri' before this"),
    FaultCase(
      "an anchor inside itself", "lead: 区农业局", "lead: &agri [①*agri]",
      "error[yaml.alias-inside-itself]: '*agri' stands inside what it refers to"),
    FaultCase(
      "a merge of a scalar", "    lead: 区农业局", "    <<: ①common\n    lead: 区农业局",
      "error[yaml.merge]: '<<' takes a mapping, such as *common, or a list of them"),
    FaultCase(
      "65 levels", ["a.yaml": String(repeating: "[", count: 64) + "①[" + String(repeating: "]", count: 65)],
      ["①": ["error[yaml.depth]: nested deeper than 64 levels"]]),
    FaultCase(
      "aliases that stand for ten million nodes", ["a.yaml": aliasBomb],
      ["①": ["error[yaml.alias-limit]: aliases stand for more than 10000 nodes"]]),
  ]

  /// Each line stands for ten times the line before: 2, 21, 211, 2111 nodes; the fourth of 2111 is too many.
  private static var aliasBomb: String {
    var text = "a0: &a0 [x]\n"
    for level in 1...7 {
      var items = (0..<10).map { _ in "*a\(level - 1)" }
      if level == 4 { items[3] = "①" + items[3] }
      text += "a\(level): &a\(level) [\(items.joined(separator: ", "))]\n"
    }
    return text
  }

  @Test(arguments: cases) func isFound(_ c: FaultCase) { c.check() }
}
