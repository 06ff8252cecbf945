import Diagnostics
import JSONText

/// Findings about rule files for scripts: fields may be added, never renamed.
enum DiagnosticJSON {
  static func array(_ found: [Diagnostic], _ files: SourceFiles, _ language: Language) -> JSONValue {
    .array(
      found.map { diagnostic in
        let span = diagnostic.span
        return .members([
          "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code),
          "file": .optional(span.map { files.name(of: $0) }),
          "line": span.map { .number(Int64($0.line)) } ?? .null,
          "column": span.map { .number(Int64($0.column)) } ?? .null,
          "endColumn": span.map { .number(Int64($0.endColumn)) } ?? .null,
          "message": .string(diagnostic.message[language]), "help": .optional(diagnostic.help?[language]),
        ])
      })
  }
}
