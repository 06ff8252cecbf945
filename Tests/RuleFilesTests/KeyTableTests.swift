import Diagnostics
import RuleFiles
import Testing

/// The one table of keys.
@Suite struct KeyTableTests {
  @Test func everyKeyHasAChineseNameAndIsExplainedInBothLanguages() {
    for section in KeyTable.sections {
      #expect(!section.keys.isEmpty)
      for key in section.keys {
        let name = "\(section.name).\(key.name)"
        #expect(!key.chinese.isEmpty, "\(name)")
        #expect(key.chinese.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value > 0x7F } }, "\(name)")
        #expect(!key.about.zh.isEmpty && !key.about.en.isEmpty && key.about.zh != key.about.en, "\(name)")
        #expect(key.name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
      }
    }
  }

  @Test func noTwoKeysOfASectionShareASpelling() {
    for section in KeyTable.sections {
      let spellings = section.keys.flatMap(\.spellings)
      #expect(Set(spellings).count == spellings.count, "\(section.name)")
    }
  }

  @Test func everySectionThatAKeyNamesIsInTheTable() {
    let names = Set(KeyTable.sections.map(\.name))
    func check(_ kind: ValueKind, _ key: String) {
      switch kind {
      case .section(let name), .list(of: let name), .map(of: let name): #expect(names.contains(name), "\(key)")
      case .oneOrMore(let inner): check(inner, key)
      case .either(let first, let second):
        check(first, key)
        check(second, key)
      default: break
      }
    }
    for section in KeyTable.sections {
      for key in section.keys { check(key.value, "\(section.name).\(key.name)") }
    }
  }

  /// The book with every key, and every word that a value may be, in Chinese.
  @Test func theBookReadsTheSameInChinese() throws {
    var chinese: [String: String] = [:]
    for section in KeyTable.sections {
      for key in section.keys { chinese[key.name] = chinese[key.name] ?? key.chinese[0] }
    }
    let words = [
      "kind: overdue": "类型: 超期清单", "digest: daily": "汇总: 每日", "[saturday, sunday]": "[周六, 周日]",
      "pace: linear": "序时进度: 均衡",
      "on: due": "到期: 到期日", "tell: liaison": "通知: 联络员", "[liaison, leader, support]": "[联络员, 分管领导, 配合单位]",
      "[leader, supervisor]": "[分管领导, 督办单位]", "30 days": "30天", "10 working days before": "提前10个工作日",
      "5 working days": "5个工作日", "3 working days": "3个工作日", "10 working days": "10个工作日", "1 day": "1天",
      "1 week": "1周",
      "answered-by: each": "承办: 各自", "month-before: exclusive": "月前: 不含", "on: 2018-06-01": "日期: 2018-06-01",
      "by: 农业局联络员": "登记人: 农业局联络员",
      "after: ": "逾期: ", "before: ": "提前: ",
    ]
    let translated = Fixtures.book.mapValues { text in
      var text = text
      for (english, word) in words.sorted(by: { $0.key.count > $1.key.count }) {
        text = text.split(separator: english, omittingEmptySubsequences: false).joined(separator: word)
      }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map {
        Self.translated(String($0), chinese)
      }
      .joined(separator: "\n")
    }
    let english = try #require(Fixtures.load(Fixtures.book).book)
    let loaded = Fixtures.load(translated)
    #expect(Fixtures.listing(loaded) == "")
    let other = try #require(loaded.book)
    // Texts that are kept as written: conditions, and the spans of words.
    #expect(BookDump.withoutPlaces(english) == BookDump.withoutPlaces(other))
  }

  /// `key: ` at the start of a line, after a dash, a brace or a comma, in Chinese.
  private static func translated(_ line: String, _ chinese: [String: String]) -> String {
    var result = ""
    var word = ""
    for character in line + " " {
      if character.isLetter && character.isASCII || character == "-" && !word.isEmpty {
        word.append(character)
        continue
      }
      result += character == ":" ? chinese[word] ?? word : word
      word = ""
      result.append(character)
    }
    return String(result.dropLast())
  }
}
