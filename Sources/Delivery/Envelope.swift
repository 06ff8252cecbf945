public import CivilTime

/// 信封: what one recipient gets at once through one channel.
public struct Envelope: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// A letter to a person.
    case letter(Letter)
    /// A file for a folder, such as a report.
    case document(name: String, bytes: [UInt8])
  }

  /// 信: what a person reads.
  public struct Letter: Hashable, Sendable {
    public var subject: String
    /// The whole letter as plain text, complete in itself.
    public var text: String
    /// The same as HTML; nil when there is only the text.
    public var html: String?
    public var attachments: [Attachment]
    /// Names of what it tells of, such as keys of obligations: letters that share one belong together.
    public var threads: [String]

    public init(
      subject: String, text: String, html: String? = nil, attachments: [Attachment] = [], threads: [String] = []
    ) {
      self.subject = subject
      self.text = text
      self.html = html
      self.attachments = attachments
      self.threads = threads
    }
  }

  /// 附件: a file that goes with a letter.
  public struct Attachment: Hashable, Sendable {
    public var name: String
    /// Its media type with parameters: `text/calendar; charset=utf-8`.
    public var mediaType: String
    public var bytes: [UInt8]

    public init(name: String, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
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
