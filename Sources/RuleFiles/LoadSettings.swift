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
  /// Those among them that a bulletin has.
  public var bulletinFormats: [String]
  /// The time zone of an IANA name, or nil when there is none.
  public var zone: @Sendable (String) -> TimeZoneTable?
  /// What is wrong with a template of letters.
  public var templateFaults: @Sendable (RuleSource) -> [TemplateFault]
  /// How work is done side by side.
  public var lanes: LoadLanes

  public init(
    limits: LoadLimits = LoadLimits(), channelKinds: [String], reportFormats: [String],
    bulletinFormats: [String] = [],
    zone: @escaping @Sendable (String) -> TimeZoneTable? = { $0 == "Asia/Shanghai" ? .shanghai : nil },
    templateFaults: @escaping @Sendable (RuleSource) -> [TemplateFault] = { _ in [] },
    lanes: LoadLanes = LoadLanes()
  ) {
    self.limits = limits
    self.channelKinds = channelKinds
    self.reportFormats = reportFormats
    self.bulletinFormats = bulletinFormats
    self.zone = zone
    self.templateFaults = templateFaults
    self.lanes = lanes
  }
}

/// How many files are read at the same time, and by what: the loader itself knows no threads.
public struct LoadLanes: Sendable {
  /// At least 1.
  public var count: Int
  /// Calls its second argument once with each number below the first, at the same time if it can, and returns when
  /// all calls have.
  public var run: @Sendable (Int, @Sendable (Int) -> Void) -> Void

  /// One lane: one file after the other.
  public init() { self.init(count: 1) { count, work in for lane in 0..<count { work(lane) } } }

  public init(count: Int, run: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) {
    self.count = max(1, count)
    self.run = run
  }
}
