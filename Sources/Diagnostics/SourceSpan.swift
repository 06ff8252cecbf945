/// A stretch of one line in one source file.
///
/// The file is an index into a `SourceFiles` table, so that a span is 16 bytes
/// however many of them a rule book holds.
public struct SourceSpan: Hashable, Sendable {
  /// Index of the file in its table.
  public var file: Int32
  /// Line, counted from 1.
  public var line: Int32
  /// First column, counted from 1 in Unicode scalars.
  public var column: Int32
  /// The column after the last one; at least `column`.
  public var endColumn: Int32

  public init(file: Int, line: Int, column: Int, endColumn: Int) {
    self.file = Int32(file)
    self.line = Int32(line)
    self.column = Int32(column)
    self.endColumn = Int32(max(column, endColumn))
  }
}

/// The names of the files that spans point into, relative as the user gave them.
public struct SourceFiles: Hashable, Sendable {
  /// As messages show them (`ShownPath`).
  public private(set) var names: [String] = []

  public init(_ paths: [String] = []) { names = paths.map(ShownPath.of) }

  /// Adds a file and returns its index.
  public mutating func add(_ path: String) -> Int {
    names.append(ShownPath.of(path))
    return names.count - 1
  }

  public func name(of span: SourceSpan) -> String { names[Int(span.file)] }

  /// `file:line`, the form people click on.
  public func place(_ span: SourceSpan) -> String { "\(name(of: span)):\(span.line)" }
}
