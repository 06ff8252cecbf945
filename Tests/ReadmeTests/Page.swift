import Foundation
import ProgramHarness

/// A page of documentation, taken apart: what a reader would type and what the page says they will see.
struct Page {
  /// Relative to the package.
  let path: String
  let text: String

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOfFile: "\(Program.packageRoot)/\(path)", encoding: .utf8)
  }

  /// One command of a `console` block.
  struct Example {
    var command: String
    /// The lines that the page shows below it. `…` alone stands for any lines, within a line for any text.
    var shown: [String]
    /// The line of the page, from 1.
    var line: Int
  }

  /// The contents of the blocks marked `kind`, each with the number of its first line.
  func blocks(_ kind: String) -> [(line: Int, lines: [String])] {
    var found: [(line: Int, lines: [String])] = []
    var isOpen = false
    var isOurs = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        isOpen.toggle()
        isOurs = isOpen && line == "```\(kind)"
        if isOurs { found.append((index + 2, [])) }
      } else if isOpen, isOurs {
        found[found.count - 1].lines.append(String(line))
      }
    }
    return found
  }

  /// Everything a reader would type at a `$`, in order.
  var examples: [Example] {
    var found: [Example] = []
    for block in blocks("console") {
      for (index, line) in block.lines.enumerated() {
        if line.hasPrefix("$ ") {
          found.append(Example(command: String(line.dropFirst(2)), shown: [], line: block.line + index))
        } else if !found.isEmpty {
          found[found.count - 1].shown.append(line)
        }
      }
    }
    return found
  }

  /// What links lead to, other than to the web or within the page.
  var linkedFiles: [String] {
    text.matches(of: #/\]\(([^)#\s]+)\)/#).map { String($0.1) }.filter { !$0.contains("://") }
  }
}

/// Whether `lines` are what `shown` says.
func matches(_ lines: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
  guard let first = shown.first else { return lines.isEmpty }
  if first == "…" {
    return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], shown.dropFirst()) }
  }
  guard let line = lines.first, isLine(line, first) else { return false }
  return matches(lines.dropFirst(), shown.dropFirst())
}

/// Whether one line is what `shown` says; blanks at the ends do not count.
private func isLine(_ line: String, _ shown: String) -> Bool {
  let line = line.trimmingCharacters(in: .whitespaces)
  let parts = shown.trimmingCharacters(in: .whitespaces).components(separatedBy: "…")
  guard parts.count > 1 else { return line == parts[0] }
  guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
  var rest = line.dropFirst(parts[0].count)
  for part in parts.dropFirst().dropLast() {
    guard let range = rest.range(of: part) else { return false }
    rest = rest[range.upperBound...]
  }
  return rest.count >= parts[parts.count - 1].count
}
