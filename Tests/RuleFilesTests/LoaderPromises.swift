import Diagnostics
import RuleFiles

/// What holds of the loader and of `fmt` whatever bytes stand in the folder of rules.
///
/// Shared with the fuzzer (`Tests/fuzz/RulesFuzz.swift`): it looks for bytes that break a promise, and the tests
/// replay what it once found.
enum LoaderPromises {
  static let settings = LoadSettings(
    limits: LoadLimits(fileBytes: 1 << 14, depth: 24, aliasNodes: 400, faultsPerFile: 20),
    channelKinds: ["maildir", "file"], reportFormats: ["text", "html"])

  /// A line that ends one file and begins the next.
  private static let separator = Array("\n%%\n".utf8)

  /// One input as up to three files.
  static func files(_ bytes: [UInt8]) -> [RuleSource] {
    var parts: [[UInt8]] = [[]]
    var at = 0
    while at < bytes.count {
      if parts.count < 3, bytes[at...].starts(with: separator) {
        parts[parts.count - 1].append(0x0A)
        parts.append([])
        at += separator.count
      } else {
        parts[parts.count - 1].append(bytes[at])
        at += 1
      }
    }
    return parts.enumerated().map { RuleSource(path: "\($0.offset).yaml", bytes: $0.element) }
  }

  /// The promises that `bytes` break, none as a rule.
  static func broken(by bytes: [UInt8]) -> [String] {
    let sources = files(bytes)
    let loaded = RuleLoader.load(sources, settings: settings)
    var broken = findings(loaded, sources)
    let backwards = RuleLoader.load(sources.reversed(), settings: settings)
    if backwards.diagnostics != loaded.diagnostics { broken.append("the order of the files matters") }
    let after = sources.map { laidOut($0, &broken) }
    if loaded.book != nil, !RuleLayout.isSameBook(sources, after, settings: settings) {
      broken.append("laid out, it is another book")
    }
    return broken
  }

  private static func findings(_ loaded: LoadedRules, _ sources: [RuleSource]) -> [String] {
    var broken: [String] = []
    if (loaded.book == nil) != loaded.diagnostics.contains(where: { $0.severity == .error }) {
      broken.append("refused without an error, or accepted with one")
    }
    let lines = sources.map { $0.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) }
    for diagnostic in loaded.diagnostics {
      if FaultCode(rawValue: diagnostic.code) == nil { broken.append("'\(diagnostic.code)' is no code") }
      guard let span = diagnostic.span else { continue }
      if span.line < 1 || span.column < 1 || span.endColumn < span.column || span.line > lines[Int(span.file)].count
      {
        broken.append("\(diagnostic.code) marks what is not there: \(span)")
      }
    }
    let printer = DiagnosticPrinter(files: loaded.files, language: .en) { file, line in
      line <= lines[file].count ? String(decoding: lines[file][line - 1], as: UTF8.self) : nil
    }
    if printer.text(of: loaded.diagnostics).isEmpty != loaded.diagnostics.isEmpty {
      broken.append("a finding is not printed")
    }
    return broken
  }

  /// The file laid out; laying it out again must change nothing.
  private static func laidOut(_ source: RuleSource, _ broken: inout [String]) -> RuleSource {
    guard case .changed(let bytes) = RuleLayout.layOut(source, settings: settings) else { return source }
    let once = RuleSource(path: source.path, bytes: bytes)
    switch RuleLayout.layOut(once, settings: settings) {
    case .same: break
    case .changed(let again):
      broken.append(
        "laid out twice, it is another: \(String(decoding: bytes, as: UTF8.self).debugDescription), then "
          + String(decoding: again, as: UTF8.self).debugDescription)
    case .unreadable: broken.append("laid out, it cannot be read")
    case .refused(let line, let reason): broken.append("laid out, line \(line) cannot be laid out: \(reason.en)")
    }
    return once
  }
}
