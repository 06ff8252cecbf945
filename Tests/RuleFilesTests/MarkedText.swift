import Diagnostics
import RuleFiles
import Testing

/// Text with ① ② ③ where findings are expected: they are taken out before the text is read.
struct MarkedText {
  let text: String
  /// Line and column, from 1, of each marker.
  let places: [Character: (line: Int, column: Int)]

  init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [Character: (line: Int, column: Int)] = [:]
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if (0x2460...0x2473).contains(scalar.value) {
        precondition(places.updateValue((line, column), forKey: Character(scalar)) == nil, "a marker stands twice")
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.places = places
  }
}

/// Rule files with markers, and what must be found at each of them.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let name: String
  let files: [String: String]
  /// By marker, `-` for what has no place: `severity[code]: message`; a trailing `…` leaves the rest open.
  let expected: [Character: [String]]

  init(_ name: String, _ files: [String: String], _ expected: [Character: [String]]) {
    self.name = name
    self.files = files
    self.expected = expected
  }

  /// The usual case: one change to a book that is right, one finding at ①.
  init(_ name: String, _ old: String, _ new: String, _ finding: String) {
    self.init(name, Fixtures.book((old, new)), ["①": [finding]])
  }

  var testDescription: String { name }

  /// The codes it expects.
  var codes: Set<String> {
    Set(
      expected.values.joined().compactMap {
        $0.split(separator: "[").dropFirst().first?.split(separator: "]").first.map(String.init)
      })
  }

  /// Fails for every finding that is missing and for every one that is not expected.
  func check(settings: LoadSettings = Fixtures.settings, sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = files.mapValues { MarkedText($0) }
    let loaded = Fixtures.load(marked.mapValues(\.text), settings: settings)
    var missing: [String] = []
    var surplus = loaded.diagnostics.map { diagnostic in
      let line = "\(diagnostic.severity)[\(diagnostic.code)]: \(diagnostic.message.en)"
      guard let span = diagnostic.span else { return "- \(line)" }
      return "\(loaded.files.name(of: span)):\(span.line):\(span.column) \(line)"
    }
    for (marker, findings) in expected {
      let place = marked.compactMap { name, text in text.places[marker].map { "\(name):\($0.line):\($0.column) " } }
      precondition(marker == "-" || place.count == 1, "marker \(marker) stands \(place.count) times")
      for finding in findings {
        let wanted = (place.first ?? "- ") + finding
        let found = surplus.firstIndex { line in
          wanted.hasSuffix("…") ? line.hasPrefix(wanted.dropLast()) : line == wanted
        }
        if let found { surplus.remove(at: found) } else { missing.append(wanted) }
      }
    }
    #expect(
      missing.isEmpty && surplus.isEmpty, "missing \(missing), surplus \(surplus)", sourceLocation: sourceLocation)
    let isRefused = expected.values.joined().contains { $0.hasPrefix("error") }
    #expect((loaded.book == nil) == isRefused, sourceLocation: sourceLocation)
  }
}
