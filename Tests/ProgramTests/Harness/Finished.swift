/// A process that has ended, and what it wrote.
public struct Finished: Sendable {
  /// Its exit code, or the signal that ended it.
  public var code: Int32
  /// Whether a signal ended it.
  public var wasKilled: Bool
  /// What it wrote to its standard output.
  public var bytes: [UInt8]
  /// What it wrote to its standard error.
  public var errorText: String

  public init(code: Int32, wasKilled: Bool, bytes: [UInt8], errorText: String) {
    self.code = code
    self.wasKilled = wasKilled
    self.bytes = bytes
    self.errorText = errorText
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines of its standard error.
  public var errors: [String] { errorText.split(separator: "\n").map(String.init) }

  /// Its standard output as JSON.
  public var json: JSON { get throws { try JSON(text) } }
}
