import Diagnostics
import RuleFiles
import Testing

/// What `duban fmt` makes of one file.
@Suite struct RuleLayoutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String
    var testDescription: String { name }

    init(_ name: String, _ before: String, _ after: String) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  static func layOut(_ text: String) -> LayoutOutcome { layOut(Array(text.utf8)) }

  static func layOut(_ bytes: [UInt8]) -> LayoutOutcome {
    RuleLayout.layOut(RuleSource(path: "a.yaml", bytes: bytes), settings: Fixtures.settings)
  }

  /// The text laid out; nil when the file is left alone.
  static func text(_ before: String) -> String? {
    switch layOut(before) {
    case .same: before
    case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unreadable, .refused: nil
    }
  }

  static let blanks = [
    Case("nothing stays nothing", "", ""),
    Case("blank lines alone go", "\n \n\n", ""),
    Case("a comment alone stays", "\n  # 一\n\n\n# 二  ", "# 一\n\n# 二\n"),
    Case("four blanks become two", "plan:\n    id: a\n    title: b\n", "plan:\n  id: a\n  title: b\n"),
    Case("lists stand one level in", "units:\n- name: a\n- name: b\n", "units:\n  - name: a\n  - name: b\n"),
    Case("a wide dash", "units:\n  -    name: a\n       id: b\n", "units:\n  - name: a\n    id: b\n"),
    Case("a dash on its own line", "units:\n -\n     name: a\n", "units:\n  -\n    name: a\n"),
    Case("lists in lists", "x:\n- - a\n  -   - b\n", "x:\n  - - a\n    - - b\n"),
    Case("a document marker", "---\n plan:\n   id: a\n", "---\nplan:\n  id: a\n"),
    Case("an indented file", "  plan:\n      id: a\n", "plan:\n  id: a\n"),
    Case("colons", "plan:   \n  id :  a\n  title:\tb\n", "plan:\n  id: a\n  title: b\n"),
    Case("brackets", "x: [ a,b , [c ] ,{d: e ,\"f\":g} ]\n", "x: [a, b, [c], {d: e, \"f\": g}]\n"),
    Case("empty brackets", "x: [ ]\ny: { }\n", "x: []\ny: {}\n"),
    Case("brackets over lines", "x: [a,\n b\n]\n", "x: [a,\n  b\n  ]\n"),
    Case("brackets on a line of their own", "x:\n   [\n   a\n ]\n", "x:\n  [\n    a\n  ]\n"),
    Case("brackets in brackets over lines", "x: [{a: 1,\nb: 2}\n]\n", "x: [{a: 1,\n    b: 2}\n  ]\n"),
    Case("blank lines in a row", "plan:\n  id: a\n\n\n\n  title: b\n", "plan:\n  id: a\n\n  title: b\n"),
    Case("blank lines at both ends", "\n\nplan: {id: a}\n\n\n", "plan: {id: a}\n"),
    Case("no line end at the end", "plan: {id: a}", "plan: {id: a}\n"),
    Case("blanks at line ends", "plan:  \n  id: a \t\n  \n  title: b\n", "plan:\n  id: a\n\n  title: b\n"),
    Case("CR LF", "plan:\r\n    id: a\r\n\r\n# b\r\n", "plan:\n  id: a\n\n# b\n"),
    Case("a byte order mark", "\u{FEFF}plan: {id: a}\n", "plan: {id: a}\n"),
    Case(
      "full-width signs are text", "plan:\n    title: 甲：乙，　丙\n    issuer: （丁）\n",
      "plan:\n  title: 甲：乙，　丙\n  issuer: （丁）\n"),
    Case("keys with a question mark", "? plan\n:   id: a\n", "? plan\n: id: a\n"),
    Case("nothing behind a colon", "plan:\nunits: \n", "plan:\nunits:\n"),
  ]

  static let scalars = [
    Case("quotes stay", "x:  'a ''b'\ny:  \"c \\\" d\"\n", "x: 'a ''b'\ny: \"c \\\" d\"\n"),
    Case("a plain text over lines", "x:\n    y: 甲\n     乙\n\n         丙\n", "x:\n  y: 甲\n    乙\n\n    丙\n"),
    Case(
      "a quoted text over lines", "x:\n    y: \"甲 \n  乙\n  \n      丙\"\n", "x:\n  y: \"甲\n    乙\n\n    丙\"\n"),
    Case("an escaped blank at a line end", "x: \"a\\ \n b\"\n", "x: \"a\\ \n  b\"\n"),
    Case("an escaped line end", "x: \"a\\\n    b\"\n", "x: \"a\\\n  b\"\n"),
    Case(
      "a literal text", "x:\n    y: |\n        甲\n          乙\n\n\n        丙\n",
      "x:\n  y: |\n    甲\n      乙\n\n\n    丙\n"),
    Case("a folded text", "x:\n - >-\n      甲\n      乙\n\n\n - b\n", "x:\n  - >-\n    甲\n    乙\n\n  - b\n"),
    Case("a text of a declared depth", "x:\n    y: |1\n       甲\n      乙\n", "x:\n  y: |1\n     甲\n    乙\n"),
    Case("kept line ends", "x: |+\n    甲\n\n\n\ny: a\n", "x: |+\n  甲\n\n\n\ny: a\n"),
    Case("a comment behind a bar", "x: | # 一\n    甲\n", "x: |  # 一\n  甲\n"),
    Case("a number sign in a literal text", "x: |\n    # 甲\n    乙\n# 丙\n", "x: |\n  # 甲\n  乙\n# 丙\n"),
    Case("a literal text without a line end", "x: |\n    甲", "x: |\n  甲"),
    Case("a stripped text without a line end", "x: |-\n    甲", "x: |-\n  甲\n"),
    Case("blanks inside a text", "x:   甲  乙\n", "x: 甲  乙\n"),
    Case("blanks at the end of a literal line", "x: |\n    甲  \n    乙\n", "x: |\n  甲  \n  乙\n"),
  ]

  static let comments = [
    Case("two blanks before a comment", "plan: # 一\n  id: a # 二\n", "plan:  # 一\n  id: a  # 二\n"),
    Case(
      "comments in a column stay in it", "plan:\n    id:  a      # 一\n    title: b    # 二\n",
      "plan:\n  id: a       # 一\n  title: b    # 二\n"),
    Case("a tab before a comment", "x: a\t\t# 一\n", "x: a  # 一\n"),
    Case(
      "a comment stands with the key below", "plan:\n# 一\n        # 二\n    id: a\n",
      "plan:\n  # 一\n  # 二\n  id: a\n"),
    Case(
      "a comment at the end of a block stays in it", "units:\n- name: a\n  # id: b\n\n# 下一个\n- name: c\n   # d\n",
      "units:\n  - name: a\n    # id: b\n\n  # 下一个\n  - name: c\n    # d\n"),
    Case("a comment at the end of the file", "plan:\n    id: a\n    # 一\n# 二\n", "plan:\n  id: a\n  # 一\n# 二\n"),
    Case("a comment between brackets", "x: [a, # 一\n   # 二\n b]\n", "x: [a,  # 一\n  # 二\n  b]\n"),
    Case("a number sign in a text", "x: a#b\ny:  'c # d'\n", "x: a#b\ny: 'c # d'\n"),
    Case("a comment behind nothing", "plan:   # 一\n    # 二\n    id: a\n", "plan:   # 一\n  # 二\n  id: a\n"),
  ]

  static let orders = [
    Case(
      "id, title, year", "plan:\n  year: 2019\n  title: b\n  id: a\n", "plan:\n  id: a\n  title: b\n  year: 2019\n"),
    Case("Chinese keys", "计划:\n  标题: b\n  编号: a\n", "计划:\n  编号: a\n  标题: b\n"),
    Case("quoted keys", "plan: {title: b, \"id\": a}\n", "plan: {\"id\": a, title: b}\n"),
    Case("the top level", "tasks:\n  - id: a\n\nplan:\n  id: b\n", "plan:\n  id: b\ntasks:\n  - id: a\n"),
    Case(
      "the head of the file stays", "# 头\n\n# 任务\ntasks: []\n\n# 计划\nplan: {id: a}\n",
      "# 头\n\n# 计划\nplan: {id: a}\n# 任务\ntasks: []\n"),
    Case("a file without a parted head", "# 头\ntasks: []\nplan: {id: a}\n", "# 头\nplan: {id: a}\ntasks: []\n"),
    Case(
      "a key takes the comments and the blank line above it along",
      "plan:\n  title: b  # 二\n\n  # 一\n  # 一\n  id: a  # 三\n  year: 2019\n",
      "plan:\n\n  # 一\n  # 一\n  id: a  # 三\n  title: b  # 二\n  year: 2019\n"),
    Case(
      "a key takes what is below it along",
      "plan:\n  notes:\n    - {line: 1, quote: x}\n    # 尾\n  # 编号\n  id: a\n",
      "plan:\n  # 编号\n  id: a\n  notes:\n    - {line: 1, quote: x}\n    # 尾\n"),
    Case(
      "the first key of a list's item", "units:\n  - id: b  # 一\n    name: a\n",
      "units:\n  - name: a\n    id: b  # 一\n"),
    Case(
      "a comment cannot stand behind a dash", "units:\n  # 单位\n  - id: b\n    # 名\n    name: a\n",
      "units:\n  # 单位\n  # 名\n  - name: a\n    id: b\n"),
    Case(
      "texts over lines", "plan:\n  title: |\n    甲\n\n    乙\n  id: a\n",
      "plan:\n  id: a\n  title: |\n    甲\n\n    乙\n"),
    Case("brackets", "notes: 1\nplan: {title: b , id: a}\n", "notes: 1\nplan: {id: a, title: b}\n"),
    Case("brackets with a comment stay", "plan: {title: b,  # 一\n  id: a}\n", "plan: {title: b,  # 一\n  id: a}\n"),
    Case(
      "keys inside keys",
      "tasks:\n  - commitments:\n      - {title: d, id: c}\n    clause: {quote: x, line: 1}\n    id: a\n",
      "tasks:\n  - id: a\n    clause: {line: 1, quote: x}\n    commitments:\n      - {id: c, title: d}\n"),
    Case(
      "names stay as they are written", "policies:\n  b: {pace: linear, steps: []}\n  a: {}\n",
      "policies:\n  b: {steps: [], pace: linear}\n  a: {}\n"),
    Case(
      "years and notices",
      "calendars:\n  cn:\n    years:\n      2019: {issued: 2018-12-06, notice: x}\n      2018:\n        - {rest: {乙: 1, 甲: 2}, notice: x}\n",
      "calendars:\n  cn:\n    years:\n      2019: {notice: x, issued: 2018-12-06}\n      2018:\n        - {notice: x, rest: {乙: 1, 甲: 2}}\n"
    ),
    Case(
      "an unknown key: the order stays", "plan:\n  titel: b\n  year: 1\n  id: a\n",
      "plan:\n  titel: b\n  year: 1\n  id: a\n"),
    Case(
      "a key twice: the order stays", "plan: {title: b, id: a, 编号: c, id: d}\n",
      "plan: {title: b, id: a, 编号: c, id: d}\n"),
    Case(
      "an unknown section: the order stays", "plan: {}\nwhatever:\n  title: b\n  id: a\n",
      "plan: {}\nwhatever:\n  title: b\n  id: a\n"),
    Case(
      "keys that a document gives in its own order",
      "tasks:\n  - {commitments: [{due: 年底, kind: artifact, id: a}]}\n",
      "tasks:\n  - {commitments: [{id: a, due: 年底, kind: artifact}]}\n"),
    Case(
      "merge keys first", "units:\n  - &u {name: a}\n  - {name: b, <<: *u}\n",
      "units:\n  - &u {name: a}\n  - {<<: *u, name: b}\n"),
    Case("an anchor stays before its alias", "plan: {title: &t a, id: *t}\n", "plan: {title: &t a, id: *t}\n"),
    Case(
      "anchors move when nothing hangs on it", "plan: {title: &t a, id: b, issuer: *t}\n",
      "plan: {id: b, title: &t a, issuer: *t}\n"),
    Case(
      "an alias of an anchor above", "people: [&t a]\nunits:\n  - {id: *t, name: *t}\n",
      "people: [&t a]\nunits:\n  - {name: *t, id: *t}\n"),
    Case("a key that comes without a value", "plan: {title: , id: a}\n", "plan: {title: , id: a}\n"),
  ]

  @Test(arguments: blanks + scalars + comments + orders) func isLaidOut(_ row: Case) throws {
    let found = Self.layOut(row.before)
    guard case .unreadable(let diagnostics) = found else {
      let text = Self.text(row.before)
      #expect(text == row.after)
      #expect(text.flatMap(Self.text) == row.after, "not stable")
      return
    }
    Issue.record("\(diagnostics.map(\.message.en))")
  }
}
