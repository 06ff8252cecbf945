public import CivilTime

/// 信封: what one recipient gets at once through one channel.
public struct Envelope: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// A letter to a person.
    case letter(subject: String, text: String)
    /// A file for a folder, such as a report.
    case document(name: String, bytes: [UInt8])
  }

  /// Id of its delivery: 32 lower-case hexadecimal digits, the same for every attempt.
  public var id: String
  /// Name of the person, or title of the report.
  public var recipient: String
  /// The recipient's address in this channel; nil when it needs none.
  public var address: String?
  /// Name and address of the sending office.
  public var sender: String
  public var senderAddress: String?
  public var date: Instant
  public var zone: TimeZoneTable
  public var content: Content

  public init(
    id: String, recipient: String, address: String?, sender: String, senderAddress: String?, date: Instant,
    zone: TimeZoneTable, content: Content
  ) {
    self.id = id
    self.recipient = recipient
    self.address = address
    self.sender = sender
    self.senderAddress = senderAddress
    self.date = date
    self.zone = zone
    self.content = content
  }
}

/// An envelope as its exact bytes: frozen with the first attempt, the same for every later one.
public struct SealedEnvelope: Hashable, Sendable {
  public var id: String
  /// Where it goes inside the channel: the mailbox's or the file's name.
  public var destination: String
  public var bytes: [UInt8]

  public init(id: String, destination: String, bytes: [UInt8]) {
    self.id = id
    self.destination = destination
    self.bytes = bytes
  }
}
