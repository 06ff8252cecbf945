import Testing

/// Faults of keys: unknown, missing, twice, in full width, or in each other's way.
@Suite struct KeyFaultTests {
  static let cases = [
    FaultCase("a misspelt key", "    due: 4～11月", "    ①deu: 4～11月", "error[rule.unknown-key]: unknown key 'deu'"),
    FaultCase(
      "a misspelt Chinese key", "    due: 4～11月", "    ①完成时线: 4～11月", "error[rule.unknown-key]: unknown key '完成时线'"),
    FaultCase(
      "a key of another section", "    due: 4～11月", "    ①email: 4～11月",
      "error[rule.unknown-key]: unknown key 'email'"),
    FaultCase("an unknown section", "periods:", "①routing:", "error[rule.unknown-key]: unknown key 'routing'"),
    FaultCase(
      "a misspelt section, without a word on what it would have declared", "units:", "①unit:",
      "error[rule.unknown-key]: unknown key 'unit'"),
    FaultCase(
      "a key written twice", "    section: 产业帮扶", "    section: 产业帮扶\n    ①section: 教育帮扶",
      "error[rule.duplicate-key]: key 'section' was written on line 14 already"),
    FaultCase(
      "a key written twice, once in Chinese", "    section: 产业帮扶", "    section: 产业帮扶\n    ①板块: 教育帮扶",
      "error[rule.duplicate-key]: key '板块' was written on line 14 already"),
    FaultCase(
      "a policy written twice", "  standard:", "  standard: {steps: [{on: due, tell: liaison}]}\n  ①standard:",
      "error[rule.duplicate-key]: key 'standard' was written on line 24 already"),
    FaultCase(
      "a task without an id", "  - id: agri-firms\n    title: 组织农业企业对接", "  - ①title: 组织农业企业对接",
      "error[rule.missing-key]: 'id' is missing"),
    FaultCase(
      "a plan without a year", "  id: ziyang\n  title: 工作任务分解表\n  year: 2018", "  ①id: ziyang\n  title: 工作任务分解表",
      "error[rule.missing-key]: 'year' is missing"),
    FaultCase(
      "a task without a lead", "  - id: agri-firms\n    title: 组织农业企业对接\n    section: 产业帮扶\n    lead: 区农业局",
      "  - ①id: agri-firms\n    title: 组织农业企业对接\n    section: 产业帮扶", "error[rule.missing-key]: 'lead' is missing"),
    FaultCase(
      "progress without a value", "{done: ziyang/agri-firms,", "①{progress: ziyang/agri-firms,",
      "error[rule.missing-key]: 'value' is missing"),
    FaultCase(
      "a full-width blank before a key", "    section: 产业帮扶", "    ①　section: 产业帮扶",
      "error[rule.full-width]: key '　section' holds full-width characters"),
    FaultCase(
      "a no-break space before a key", "    section: 产业帮扶", "    ①\u{A0}section: 产业帮扶",
      "error[rule.full-width]: key '\u{A0}section' holds full-width characters"),
    FaultCase(
      "a full-width key", "    due: 4～11月", "    ①ｄｕｅ: 4～11月",
      "error[rule.full-width]: key 'ｄｕｅ' holds full-width characters"),
    FaultCase(
      "a full-width colon within braces", "{line: 2, quote: 组织10家以上农业企业}",
      "{line: 2, ①quote：组织, quote: 组织10家以上农业企业}",
      "error[rule.full-width]: key 'quote：组织' holds full-width characters"),
    FaultCase(
      "a full-width colon where a mapping is wanted", "readings: {month-before: exclusive}",
      "readings: month-before①：exclusive",
      "error[yaml.full-width]: this is a full-width '：'; YAML needs ':'"),
    FaultCase(
      "a list that is indented by full-width blanks", "  - {name: 暑期, from: 07-01, to: 08-31}", "①　- name: 暑期",
      "error[rule.full-width]: key '　- name' holds full-width characters"),
    FaultCase(
      "a year and a period", "  year: 2018", "  ①year: 2018\n  period: 2018..2019",
      "error[rule.conflicting-keys]: write 'year' or 'period', not both"),
    FaultCase(
      "a step with two anchors", "{on: due, tell: liaison}", "①{on: due, before: 1 day, tell: liaison}",
      "error[rule.conflicting-keys]: only one of these can stand here: before, on"),
    FaultCase(
      "a step without an anchor", "{on: due, tell: liaison}", "①{tell: liaison}",
      "error[rule.conflicting-keys]: one of these is needed: before, on, after, lapsed"),
    FaultCase(
      "times without every", "{on: due, tell: liaison}", "{on: due, ①times: 3, tell: liaison}",
      "error[rule.conflicting-keys]: 'times' goes with 'every' only"),
    FaultCase(
      "a value without progress", "{done: ziyang/agri-firms,", "{①value: 3, done: ziyang/agri-firms,",
      "error[rule.conflicting-keys]: 'value' goes with 'progress' only"),
    FaultCase(
      "a target above commitments", "    commitments:", "    ①target: 2次\n    commitments:",
      "error[rule.conflicting-keys]: the task lists commitments; 'target' belongs to one of them"),
  ]

  @Test(arguments: cases) func isFound(_ c: FaultCase) { c.check() }
}
