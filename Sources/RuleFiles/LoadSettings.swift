public import CivilTime

/// Bounds on what is read: whatever goes over one is refused with a message, whoever wrote it.
public struct LoadLimits: Hashable, Sendable {
  /// Bytes of one file.
  public var fileBytes: Int
  /// Mappings and sequences inside one another.
  public var depth: Int
  /// Nodes that aliases (`*name`) and merge keys stand for, in one file altogether.
  public var aliasNodes: Int
  /// Faults reported of one file; the rest is only counted.
  public var faultsPerFile: Int

  public init(
    fileBytes: Int = 4 << 20, depth: Int = 64, aliasNodes: Int = 10_000, faultsPerFile: Int = 500
  ) {
    self.fileBytes = fileBytes
    self.depth = depth
    self.aliasNodes = aliasNodes
    self.faultsPerFile = faultsPerFile
  }
}

/// What the loader must know of the program around it: it asks nobody by itself.
public struct LoadSettings: Sendable {
  public var limits: LoadLimits
  /// The kinds of channel there are: `maildir`, `file`.
  public var channelKinds: [String]
  /// The report formats there are: `text`, `html`.
  public var reportFormats: [String]
  /// The time zone of an IANA name, or nil when there is none.
  public var zone: @Sendable (String) -> TimeZoneTable?

  public init(
    limits: LoadLimits = LoadLimits(), channelKinds: [String], reportFormats: [String],
    zone: @escaping @Sendable (String) -> TimeZoneTable? = { $0 == "Asia/Shanghai" ? .shanghai : nil }
  ) {
    self.limits = limits
    self.channelKinds = channelKinds
    self.reportFormats = reportFormats
    self.zone = zone
  }
}
