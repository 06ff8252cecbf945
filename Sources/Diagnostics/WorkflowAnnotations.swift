/// Findings as annotations of a GitHub workflow: one line each, shown beside the line of a change.
///
/// Source: GitHub Docs, "Workflow commands for GitHub Actions", `::error file=…,line=…,endLine=…,title=…::message`.
public struct WorkflowAnnotations: Sendable {
  public var files: SourceFiles
  public var language: Language

  public init(files: SourceFiles, language: Language = .zh) {
    self.files = files
    self.language = language
  }

  /// All findings, each followed by a line end: an error as `error`, a decision as `warning`, a note as `notice`.
  public func text(of diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map { line(of: $0) + "\n" }.joined()
  }

  private func line(of diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .decision: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let span = diagnostic.span {
      properties = [
        "file=\(escaped(files.name(of: span), in: .property))", "line=\(span.line)", "col=\(span.column)",
      ]
      // The last column belongs to what is marked; ours is the one behind it.
      if span.endColumn > span.column { properties.append("endColumn=\(span.endColumn - 1)") }
    }
    properties.append("title=\(escaped(diagnostic.code, in: .property))")
    let help = diagnostic.help.map { (language == .zh ? "\n建议：" : "\nhelp: ") + $0[language] } ?? ""
    return "::\(command) \(properties.joined(separator: ","))::"
      + escaped(diagnostic.message[language] + help, in: .message)
  }

  private enum Place {
    case property
    case message
  }

  private func escaped(_ text: String, in place: Place) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where place == .property: result += "%3A"
      case "," where place == .property: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
