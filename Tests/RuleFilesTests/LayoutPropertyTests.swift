import Diagnostics
import RuleFiles
import Testing

/// What holds of every layout: the same rules, every comment, and nothing left to do the second time.
@Suite struct LayoutPropertyTests {
  /// A value of a rule file before anybody has laid it out.
  indirect enum Value {
    /// Plain text of one line.
    case text(String)
    case list([Value])
    /// - Parameter hasOrder: Whether its keys are those of a section, so that they may change places.
    case keys([(String, Value)], hasOrder: Bool)
  }

  private static let plain = """
    plan:
      id: p
      title: 任务分解表：2018
      year: 2018
      calendar: cn
      policy: standard
      supervisor: 甲局
      notes:
        - line: 6
          quote: 请 认真#贯彻
          about: '印发'
    office:
      name: 区督办室
      email: a@example.org
      calendar: cn
      channels:
        - mail
      delivery:
        at: "09:00"
        digest: daily
    channels:
      mail:
        kind: maildir
        folder: mailboxes
    policies:
      standard:
        steps:
          - before: 5 working days
            tell:
              - liaison
              - leader
          - after: 1 day
            every: 1 week
            tell: supervisor
        lamps:
          yellow: 10 working days before
    tasks:
      - id: a
        title: 甲任务
        lead: 甲局
        due: 4～11月
        target: 10家以上
        clause:
          line: 2
          quote: "组织：10家"
      - id: b
        title: 乙任务
        lead:
          - 甲局
          - 乙局
        commitments:
          - id: c
            title: 会议
            due: 年底
          - id: d
            title: 台账
            evidence:
              - 工作台账
    units:
      - name: 甲局
        aliases:
          - 甲
        liaison: 甲员
      - name: 乙局
        liaison: 乙员
    people:
      - name: 甲员
        email: b@example.org
      - name: 乙员
        email: c@example.org
    calendars:
      cn:
        weekend:
          - saturday
          - sunday
        years:
          2018:
            notice: https://example.org/2018#a
            issued: 2017-11-30
            rest:
              春节: 2018-02-15..2018-02-21
    """

  /// Sections with names for keys: the order of these is the writer's.
  private static let named: Set = ["channels", "policies", "calendars", "years", "rest"]

  static let book: Value = {
    var lines = plain.split(separator: "\n").map { line in
      (column: line.prefix { $0 == " " }.count, text: String(line.drop { $0 == " " }))
    }[...]
    return value(&lines, hasOrder: true)
  }()

  /// Reads what stands in the column of the first line.
  private static func value(_ lines: inout ArraySlice<(column: Int, text: String)>, hasOrder: Bool) -> Value {
    guard let first = lines.first else { return .list([]) }
    var items: [Value] = []
    var keys: [(String, Value)] = []
    while let line = lines.first, line.column == first.column {
      if line.text.hasPrefix("- ") {
        lines[lines.startIndex] = (line.column + 2, String(line.text.dropFirst(2)))
        items.append(value(&lines, hasOrder: true))
        continue
      }
      lines.removeFirst()
      if let colon = line.text.firstRange(of: ": ") {
        keys.append((String(line.text[..<colon.lowerBound]), .text(String(line.text[colon.upperBound...]))))
      } else if line.text.hasSuffix(":") {
        let key = String(line.text.dropLast())
        keys.append((key, value(&lines, hasOrder: !named.contains(key))))
      } else {
        return .text(line.text)
      }
    }
    return items.isEmpty ? .keys(keys, hasOrder: hasOrder) : .list(items)
  }

  /// Writes a value in one of the ways that YAML allows.
  struct Scribe {
    var generator: SplitMix
    /// Whether it writes comments and blank lines.
    var comments = true
    /// Whether collections may stand between brackets.
    var brackets = true
    var text = ""
    private(set) var count = 0

    init(seed: UInt64) { generator = SplitMix(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    private mutating func blanks(_ range: ClosedRange<Int>) -> String {
      String(repeating: " ", count: Int.random(in: range, using: &generator))
    }

    private mutating func comment() -> String {
      count += 1
      return "# 第\(count)条：a, b" + blanks(0...2)
    }

    private mutating func lineEnd() {
      if comments, chance(15) { text += blanks(1...6) + comment() } else { text += blanks(0...1) }
      text += "\n"
      while comments, chance(15) { text += chance(50) ? blanks(0...3) + "\n" : blanks(0...12) + comment() + "\n" }
    }

    mutating func write(_ value: Value) {
      block(value, column: Int.random(in: 0...2, using: &generator), isInLine: false)
    }

    /// - Parameter isInLine: Whether it begins behind a dash, in the column that it has.
    private mutating func block(_ value: Value, column: Int, isInLine: Bool) {
      let margin = String(repeating: " ", count: column)
      switch value {
      case .text(let scalar):
        text += scalar
        lineEnd()
      case .list(let items):
        for (index, item) in items.enumerated() {
          text += (index == 0 && isInLine ? "" : margin) + "-"
          let gap = Int.random(in: 1...4, using: &generator)
          text += String(repeating: " ", count: gap)
          if brackets, chance(20) {
            flow(item)
            lineEnd()
          } else {
            block(item, column: column + 1 + gap, isInLine: true)
          }
        }
      case .keys(var keys, let hasOrder):
        if hasOrder, chance(70) { keys.shuffle(using: &generator) }
        for (index, (key, value)) in keys.enumerated() {
          text += (index == 0 && isInLine ? "" : margin) + key + blanks(0...1) + ":"
          if case .text = value {
            text += blanks(1...3)
            block(value, column: 0, isInLine: true)
          } else if brackets, chance(25) {
            text += blanks(1...3)
            flow(value)
            lineEnd()
          } else {
            lineEnd()
            // The dashes of a list may stand under its key.
            var least = 1
            if case .list = value { least = 0 }
            block(value, column: column + Int.random(in: least...5, using: &generator), isInLine: false)
          }
        }
      }
    }

    private mutating func flow(_ value: Value) {
      switch value {
      case .text(let scalar):
        text += scalar
      case .list(let items):
        text += "[" + blanks(0...1)
        for (index, item) in items.enumerated() {
          if index > 0 { text += blanks(0...1) + "," + blanks(0...2) }
          flow(item)
        }
        text += blanks(0...1) + "]"
      case .keys(var keys, let hasOrder):
        if hasOrder { keys.shuffle(using: &generator) }
        text += "{" + blanks(0...1)
        for (index, (key, value)) in keys.enumerated() {
          if index > 0 { text += blanks(0...1) + "," + blanks(1...2) }
          text += key + ": " + blanks(0...1)
          flow(value)
        }
        text += blanks(0...1) + "}"
      }
    }
  }

  private static func rules(_ text: String) -> String? {
    Fixtures.load(["a.yaml": text]).book.map(BookDump.withoutPlaces)
  }

  private static func comments(_ text: String) -> [String] {
    text.replacing("\r\n", with: "\n").split(separator: "\n").compactMap { line in
      line.firstRange(of: "# 第").map { String(line[$0.lowerBound...]).trimmingBlanks }
    }.sorted()
  }

  @Test(arguments: UInt64(1)...40) func everyLayoutComesOutWithTheSameRulesAndComments(_ seed: UInt64) throws {
    var scribe = Scribe(seed: seed)
    scribe.write(Self.book)
    var before = scribe.text
    if seed.isMultiple(of: 3) { before = before.replacing("\n", with: "\r\n") }
    let rules = try #require(Self.rules(before), "the layout is no book:\n\(before)")
    let after = try #require(RuleLayoutTests.text(before), "left alone:\n\(before)")
    #expect(Self.rules(after) == rules)
    #expect(Self.comments(after).count == scribe.count)
    #expect(Self.comments(after) == Self.comments(before))
    #expect(RuleLayoutTests.text(after) == after, "not stable:\n\(before)")
    #expect(!after.contains(" \n") && !after.contains("\n\n\n") && !after.contains("\r"))
  }

  @Test func allLayoutsOfOneBookComeOutTheSame() throws {
    var found: Set<String> = []
    for seed in UInt64(1)...30 {
      var scribe = Scribe(seed: seed)
      scribe.comments = false
      scribe.brackets = false
      scribe.write(Self.book)
      found.insert(try #require(RuleLayoutTests.text(scribe.text)))
    }
    #expect(found.count == 1)
  }

  @Test func aFileCutAtAnyByteStaysWhatItIs() {
    var scribe = Scribe(seed: 5)
    scribe.write(Self.book)
    let bytes = Array(scribe.text.utf8)
    for length in 0...bytes.count {
      Self.check(Array(bytes[..<length]), "cut at \(length)", loads: length.isMultiple(of: 11))
    }
  }

  @Test(arguments: UInt64(1)...4) func randomChangesAreLaidOutOrLeftAlone(_ seed: UInt64) {
    var scribe = Scribe(seed: seed)
    scribe.write(Self.book)
    let original = Array(scribe.text.utf8)
    let signs = Array(":-[]{},#&*!|>'\"%@`\n\t \\<=?+0".utf8)
    for round in 0..<100 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &scribe.generator) {
        let at = Int.random(in: 0..<bytes.count, using: &scribe.generator)
        switch Int.random(in: 0..<3, using: &scribe.generator) {
        case 0: bytes[at] = signs.randomElement(using: &scribe.generator)!
        case 1: bytes.insert(signs.randomElement(using: &scribe.generator)!, at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &scribe.generator)))
        }
      }
      Self.check(bytes, "seed \(seed), round \(round)")
    }
  }

  /// Whatever is laid out loads as before and is laid out for good.
  private static func check(_ bytes: [UInt8], _ what: String, loads: Bool = true) {
    guard case .changed(let after) = RuleLayoutTests.layOut(bytes) else { return }
    func load(_ bytes: [UInt8]) -> (String?, [String]) {
      let loaded = RuleLoader.load([RuleSource(path: "a.yaml", bytes: bytes)], settings: Fixtures.settings)
      return (loaded.book.map(BookDump.withoutPlaces), loaded.diagnostics.map(\.code).sorted())
    }
    if loads { #expect(load(bytes) == load(after), "\(what)") }
    guard case .same = RuleLayoutTests.layOut(after) else {
      Issue.record("\(what): not stable:\n\(String(decoding: bytes, as: UTF8.self))")
      return
    }
  }

  @Test func theFixturesStayTheSameBook() throws {
    for text in Fixtures.book.values {
      let after = try #require(RuleLayoutTests.text(text))
      #expect(RuleLayoutTests.text(after) == after)
    }
    let after = try Fixtures.book.mapValues { try #require(RuleLayoutTests.text($0)) }
    let (old, new) = (Fixtures.load(Fixtures.book).book, Fixtures.load(after).book)
    #expect(try BookDump.withoutPlaces(#require(old)) == BookDump.withoutPlaces(#require(new)))
    #expect(
      RuleLayout.isSameBook(
        Fixtures.book.sorted { $0.key < $1.key }.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) },
        after.sorted { $0.key < $1.key }.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) },
        settings: Fixtures.settings))
  }

  @Test(arguments: [
    ("due: 4～11月", "due: 5～11月"), ("section: 产业帮扶", "section: 产业"),
    ("readings: {month-before: exclusive}", "readings: {}"),
  ])
  func anotherBookIsNotTakenForTheSame(_ old: String, _ new: String) {
    let before = RuleSource(path: "a.yaml", bytes: Array((Fixtures.office + Fixtures.plan).utf8))
    let after = RuleSource(
      path: "a.yaml", bytes: Array((Fixtures.office + Fixtures.plan).replacing(old, with: new).utf8))
    #expect(before.bytes != after.bytes)
    #expect(!RuleLayout.isSameBook([before], [after], settings: Fixtures.settings))
  }

  @Test(arguments: [
    "plan:\n\tid: a\n", "plan: [a\n", "plan: {id: \"a}\n", "a: *b\n", "a: !t b\n", "标题：a\nb: c\n", "- a\nb: c\n",
  ])
  func whatCannotBeReadIsLeftAlone(_ text: String) {
    guard case .unreadable(let diagnostics) = RuleLayoutTests.layOut(text) else {
      Issue.record("laid out: \(RuleLayoutTests.text(text) ?? "")")
      return
    }
    #expect(!diagnostics.isEmpty)
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(self.reversed().drop { $0.isWhitespace }.reversed()) }
}
