import Diagnostics

/// libyaml's complaints in words that say what to look at.
enum SyntaxSentence {
  /// What is wrong, and what usually mends it.
  typealias Sentence = (message: Bilingual, help: Bilingual?)

  static func of(_ problem: String) -> Sentence {
    known[problem] ?? (Bilingual(zh: "不是合法的 YAML：\(problem)", en: "not valid YAML: \(problem)"), nil)
  }

  private static let indentation = Bilingual(
    zh: "同一层的键要左对齐，下一层多缩进两个空格", en: "line up the keys of one level and indent the next by two spaces")
  private static let quoting = Bilingual(
    zh: "值里有“: ”或以特殊字符开头时，用英文双引号括起来",
    en: "put a value that holds ': ' or starts with a special character in double quotes")
  private static let closing = Bilingual(
    zh: "检查括号是否成对，各项之间是否有英文逗号", en: "check that brackets are closed and items separated by commas")
  private static let quotes = Bilingual(zh: "补上结尾的引号", en: "add the closing quote")

  private static let known: [String: Sentence] = [
    "could not find expected ':'": (
      Bilingual(zh: "这一行的键后面缺少英文冒号和空格", en: "this line lacks a ': ' after its key"), indentation
    ),
    "mapping values are not allowed in this context": (
      Bilingual(zh: "这里不能出现“: ”", en: "a ': ' cannot stand here"),
      Bilingual(
        zh: "上一行可能缺少冒号，或缩进不对；值里有“: ”时，用英文双引号括起来",
        en:
          "the line before may lack its colon, or the indentation is off; put a value that holds ': ' in double quotes"
      )
    ),
    "did not find expected key": (
      Bilingual(zh: "这里应当是一个键", en: "a key was expected here"), indentation
    ),
    "did not find expected '-' indicator": (
      Bilingual(zh: "列表的这一项应当以“- ”开头", en: "this item of the list should start with '- '"), indentation
    ),
    "block sequence entries are not allowed in this context": (
      Bilingual(zh: "这里不能出现列表项“- ”", en: "a list item '- ' cannot stand here"), indentation
    ),
    "did not find expected ',' or ']'": (
      Bilingual(zh: "方括号里应当是逗号或“]”", en: "a ',' or ']' was expected within the brackets"), closing
    ),
    "did not find expected ',' or '}'": (
      Bilingual(zh: "花括号里应当是逗号或“}”", en: "a ',' or '}' was expected within the braces"), closing
    ),
    "did not find expected node content": (
      Bilingual(zh: "这里缺少内容", en: "something is missing here"), closing
    ),
    "found character that cannot start any token": (
      Bilingual(zh: "值不能以这个字符开头", en: "a value cannot start with this character"), quoting
    ),
    "found unexpected end of stream": (
      Bilingual(zh: "文件结束时引号还没有关上", en: "the file ends inside a quotation"), quotes
    ),
    "found unexpected document indicator": (
      Bilingual(zh: "引号里出现了“---”或“...”", en: "'---' or '...' stands inside a quotation"), quotes
    ),
    "found unknown escape character": (
      Bilingual(zh: "双引号里的这个“\\”转义不存在", en: "there is no such '\\' escape in double quotes"),
      Bilingual(zh: "反斜杠要写成“\\\\”，或改用单引号", en: "write the backslash as '\\\\', or use single quotes")
    ),
    "did not find expected <document start>": (
      Bilingual(zh: "文件到这里应当已经结束", en: "the file should have ended here"), indentation
    ),
    "found a tab character that violates indentation": (
      Bilingual(zh: "缩进里有制表符（Tab）", en: "a tab stands in the indentation"),
      Bilingual(zh: "改用空格缩进", en: "indent with spaces")
    ),
    "found incompatible YAML document": (
      Bilingual(zh: "不支持这个 YAML 版本", en: "this version of YAML is not supported"),
      Bilingual(zh: "删去 %YAML 这一行", en: "remove the %YAML line")
    ),
  ]
}
