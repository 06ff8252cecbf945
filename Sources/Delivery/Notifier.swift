/// Takes sealed envelopes to their recipients: no retry, no clock, no ledger.
///
/// The outcome says what the outbox does next. Delivery is at least once: a
/// crash between delivering and recording repeats it, with the same id and bytes.
public protocol Notifier: Sendable {
  /// Name of the kind in rule files: `maildir`.
  static var kind: String { get }

  /// How many envelopes one attempt may hold: many where delivering twice does no harm, one where it would.
  var batchSize: Int { get }

  /// Whether `seal` makes use of a letter's page: without that it need not be written.
  var takesPages: Bool { get }

  /// The exact bytes that go out, and where to. Pure.
  func seal(_ envelope: Envelope) -> SealedEnvelope

  /// Delivers `batch` and gives one outcome for each envelope, in the same order.
  func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome]
}

extension Notifier {
  public var takesPages: Bool { true }
}

/// What became of one attempt.
public enum DeliveryOutcome: Hashable, Sendable {
  /// The far side has it. `receipt` is its own word for that: a path, a server's reply.
  case delivered(receipt: String)
  /// An earlier attempt had delivered it already.
  case alreadyDelivered(receipt: String)
  /// It may work later: disk full, a mailbox that is full.
  case tryLater(String)
  /// The whole channel does not work now, for no fault of this envelope: its server is away, or refuses the login.
  /// Nothing else goes through it for `rest` seconds at least.
  case unavailable(String, rest: Int64)
  /// It may have arrived: the connection broke after the last byte went out.
  case uncertain(String)
  /// It will never work as written: no such folder by design, bad address.
  case refused(String)
}

extension DeliveryOutcome {
  /// Whether the far side has it.
  public var isDelivered: Bool {
    switch self {
    case .delivered, .alreadyDelivered: true
    case .tryLater, .unavailable, .uncertain, .refused: false
    }
  }

  /// What the far side said, or what went wrong.
  public var said: String {
    switch self {
    case .delivered(let text), .alreadyDelivered(let text), .tryLater(let text), .unavailable(let text, _),
      .uncertain(let text), .refused(let text):
      text
    }
  }
}
