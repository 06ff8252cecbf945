import Diagnostics
import RuleFiles

/// What `duban check --explain` says of one code: what it means, why it matters, an example and the same mended.
struct FaultExplanation {
  let code: FaultCode
  let language: Language

  private var zh: Bool { language == .zh }

  /// Several lines, each with its end.
  var text: String {
    let example = code.example
    var parts = [
      "\(code.rawValue)\(zh ? "：" : ": ")\(code.about[language])\(zh ? "。" : ".")\n",
      zh ? "\(example.why.zh)\n" : Self.wrapped(example.why.en),
    ]
    if let document = example.document {
      parts.append((zh ? "原文 plan.txt：\n" : "The document, plan.txt:\n") + Self.indented(document))
    }
    parts.append((zh ? "有错的：\n" : "Wrong:\n") + Self.indented(wrong(example)))
    parts.append((zh ? "改好的：\n" : "Mended:\n") + Self.indented(example.mended))
    return parts.joined(separator: "\n")
  }

  private func wrong(_ example: FaultExample) -> String {
    switch example.wrong {
    case .text(let text), .name(let text): text
    case .bytes(let bytes): bytes.shown[language]
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  /// Words in lines of at most 80 letters.
  private static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
