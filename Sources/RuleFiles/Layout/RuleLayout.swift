public import Diagnostics

/// What laying out one file came to.
public enum LayoutOutcome: Sendable {
  /// It is laid out already.
  case same
  /// Its bytes laid out: they say what the file says.
  case changed([UInt8])
  /// It cannot be read.
  case unreadable([Diagnostic])
  /// Laid out, it would say something else at this line (from 1), so it stays.
  case refused(line: Int, reason: Bilingual)
}

/// The canonical layout of rule files (`duban fmt`).
///
/// Only blanks, line ends and the order of keys change: two blanks a level, lists one level in, one blank behind `:`,
/// `-` and `,`, two at least before a comment, never two blank lines, one line end at the end of the file. Scalars,
/// comments, anchors stay as they are written. A file is laid out only when the loader reads the same from it
/// before and after.
public enum RuleLayout {
  /// Lays out one file.
  ///
  /// - Complexity: linear in the bytes, but for sorting the keys of each mapping.
  public static func layOut(_ source: RuleSource, settings: LoadSettings) -> LayoutOutcome {
    var diagnostics: [Diagnostic] = []
    guard let before = tree(source, settings, &diagnostics) else { return .unreadable(diagnostics) }
    let text = unixText(source.bytes)
    guard let laidOut = settled(text) else {
      return .refused(line: 1, reason: Bilingual(zh: "排版读不出这个文件的结构", en: "its structure cannot be told"))
    }
    if laidOut == source.bytes { return .same }
    var ignored: [Diagnostic] = []
    guard keepsMarks(text, laidOut),
      let after = tree(RuleSource(path: source.path, bytes: laidOut), settings, &ignored)
    else {
      return .refused(
        line: ignored.first?.span.map { Int($0.line) } ?? 1,
        reason: Bilingual(zh: "排版后读不出同样的内容", en: "laid out, it could not be read as it is"))
    }
    if let node = LayoutProof.difference(before, after) {
      return .refused(
        line: Int(before.nodes[node].line),
        reason: Bilingual(zh: "排版会改变这里的内容", en: "laid out, what stands here would be read differently"))
    }
    guard draft(before, settings) == draft(after, settings) else {
      return .refused(
        line: 1, reason: Bilingual(zh: "排版会改变规则的含义", en: "laid out, its rules would mean something else"))
    }
    return .changed(laidOut)
  }

  /// `text` laid out until laying it out again changes nothing, which is as a rule the first time; nil when it cannot
  /// be laid out, or never comes to rest.
  private static func settled(_ text: [UInt8]) -> [UInt8]? {
    var text = text
    for _ in 0..<5 {
      guard var next = LayoutSpacing.laidOut(text) else { return nil }
      if let ordered = KeyOrder.ordered(next) { next = LayoutSpacing.laidOut(ordered) ?? ordered }
      if next == text { return text }
      text = next
    }
    return nil
  }

  /// Whether two states of all files load to the same: each file to the same rules, wherever they stand in it,
  /// and the whole to a book or to the same faults.
  public static func isSameBook(_ before: [RuleSource], _ after: [RuleSource], settings: LoadSettings) -> Bool {
    guard before.count == after.count else { return false }
    for (old, new) in zip(before, after) where old.bytes != new.bytes {
      var ignored: [Diagnostic] = []
      guard old.path == new.path, let first = tree(old, settings, &ignored),
        let second = tree(new, settings, &ignored), draft(first, settings) == draft(second, settings)
      else { return false }
    }
    let (first, second) = (RuleLoader.load(before, settings: settings), RuleLoader.load(after, settings: settings))
    func codes(_ loaded: LoadedRules) -> [String] { loaded.diagnostics.map(\.code).sorted() }
    return (first.book == nil) == (second.book == nil) && codes(first) == codes(second)
  }

  private static func tree(
    _ source: RuleSource, _ settings: LoadSettings, _ diagnostics: inout [Diagnostic]
  ) -> YAMLTree? {
    let check = ByteCheck(source, file: 0, limits: settings.limits)
    diagnostics += check.diagnostics
    guard check.diagnostics.isEmpty else { return nil }
    return YAMLReader.read(check.text, file: 0, limits: settings.limits, into: &diagnostics)
  }

  /// What a file declares, with nothing of where it stands.
  private static func draft(_ tree: YAMLTree, _ settings: LoadSettings) -> FileDraft {
    var tree = tree
    for index in tree.nodes.indices {
      tree.nodes[index].line = 0
      tree.nodes[index].column = 0
      tree.nodes[index].endColumn = 0
      tree.nodes[index].isOnOneLine = false
    }
    var decoder = FileDecoder(tree: tree, file: 0, settings: settings)
    return decoder.decode()
  }

  /// Without a byte order mark, lines ended by LF.
  private static func unixText(_ bytes: [UInt8]) -> [UInt8] {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return text.contains(.carriageReturn) ? text.filter { $0 != .carriageReturn } : Array(text)
  }

  /// Whether both have the same bytes but for blanks and line ends, each as often: nothing is lost or made.
  private static func keepsMarks(_ before: [UInt8], _ after: [UInt8]) -> Bool {
    func counts(_ bytes: [UInt8]) -> [Int] {
      var counts = Array(repeating: 0, count: 256)
      for byte in bytes where !byte.isBlank && byte != .lineFeed { counts[Int(byte)] += 1 }
      return counts
    }
    return counts(before) == counts(after)
  }
}
