import Foundation

/// The repository these tests stand in, read from the disk.
enum SourceTree {
  /// The folder that holds `Package.swift`.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File: Sendable {
    /// Relative to the repository: `Sources/Rules/Plan.swift`.
    let path: String
    let text: String

    /// The part after `Sources/` or `Tests/`: `Rules`.
    var module: String { String(path.split(separator: "/")[1]) }
  }

  /// The Swift files below `folder`, in the order of their paths.
  static func files(_ folder: String) -> [File] {
    let base = root.appendingPathComponent(folder)
    guard let found = FileManager.default.enumerator(atPath: base.path) else { fatalError("no folder \(folder)") }
    return found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8) else {
        fatalError("\(folder)/\(name) cannot be read")
      }
      return File(path: "\(folder)/\(name)", text: text)
    }
  }

  /// The names of the folders right below `folder`.
  static func folders(_ folder: String) -> Set<String> {
    let base = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    return Set(
      names.filter { name in
        var isFolder: ObjCBool = false
        let path = base.appendingPathComponent(name).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
      })
  }

  static func text(_ path: String) -> String {
    guard let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) else {
      fatalError("\(path) cannot be read")
    }
    return text
  }
}

extension String {
  /// What each match of `pattern` captures first, else the match itself, with the line it stands on.
  func matches(_ pattern: String) -> [(line: Int, text: String)] {
    guard let expression = try? NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines]) else {
      fatalError("\(pattern) is no pattern")
    }
    let whole = self as NSString
    return expression.matches(in: self, range: NSRange(location: 0, length: whole.length)).map { match in
      let line = whole.substring(to: match.range.location).count { $0 == "\n" } + 1
      let range = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
      return (line, whole.substring(with: range))
    }
  }

  /// Without the lines that are comments, which stay as empty lines.
  var withoutComments: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " }.hasPrefix("//") ? "" : line
    }.joined(separator: "\n")
  }

  /// Without what stands inside literals of several lines; the lines stay.
  var withoutLongLiterals: String {
    var isInside = false
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let marks = line.components(separatedBy: "\"\"\"").count - 1
      let wasInside = isInside
      if marks % 2 == 1 { isInside.toggle() }
      return wasInside || marks > 0 ? "" : String(line)
    }.joined(separator: "\n")
  }
}
