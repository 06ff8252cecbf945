import CivilTime
import Delivery
import Glibc
import Rules

@testable import Ledger

/// A folder that is removed with everything in it when the test lets it go.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/duban-ledger-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var ledger: String { "\(path)/ledger.sqlite" }

  deinit { remove(path) }

  private func remove(_ path: String) {
    if let stream = opendir(path) {
      defer { closedir(stream) }
      chmod(path, 0o700)
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// The permission bits of a file or folder.
func mode(of path: String) -> mode_t {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
}

func bytes(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&block, 1, block.count, file)
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

func write(_ bytes: [UInt8], to path: String) {
  let file = fopen(path, "w")!
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

// MARK: Values

/// 2018-07-25T09:00:00+08:00, `hours` later.
func instant(_ hours: Int64 = 0) -> Instant { Instant(seconds: 1_532_480_400 + hours * 3600) }

let today = CivilDate(2018, 7, 25)!

func fact(
  _ key: String = "plan/task", _ kind: Fact.Kind = .done, thousandths: Int64? = nil, note: String? = nil
) -> Fact {
  Fact(
    kind: kind, key: key, on: today, recorded: instant(), by: "区对口办", thousandths: thousandths, note: note)
}

func notification(
  _ subject: String = "plan/task", step: String = "before:5wd", to recipient: String = "联络员",
  channel: String = "mail"
) -> NotificationID {
  NotificationID(
    event: Event(kind: .step, subject: subject, step: step, ordinal: 1, due: CivilDate(2018, 7, 31)!),
    recipient: recipient, channel: channel)
}

func account(
  _ id: NotificationID = notification(), _ state: AccountState = .planned, _ reason: AccountReason = .due,
  in delivery: String? = deliveryID(1)
) -> Account {
  Account(id: id, day: today, state: state, reason: reason, delivery: delivery, at: instant())
}

func deliveryID(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 32 - digits.count) + digits
}

func planned(_ number: Int = 1, notBefore: Instant = instant(), channel: String = "mail") -> PlannedDelivery {
  PlannedDelivery(
    id: deliveryID(number), kind: .digest, recipient: "联络员", channel: channel, day: today, notBefore: notBefore)
}

func sealed(_ number: Int = 1, _ text: String = "您好") -> SealedEnvelope {
  SealedEnvelope(id: deliveryID(number), destination: "联络员", bytes: Array(text.utf8))
}

/// A ruling with one account in one delivery.
func ruling(
  _ number: Int = 1, notBefore: Instant = instant(), channel: String = "mail", slips: [Slip] = []
) -> Ruling {
  Ruling(
    accounts: [account(notification("plan/task-\(number)", channel: channel), in: deliveryID(number))],
    deliveries: [planned(number, notBefore: notBefore, channel: channel)], slips: slips)
}

/// Slip `number` of the year about `subject`.
func slip(_ number: Int, _ subject: String) -> Slip {
  Slip(
    event: notification(subject).event, colour: .yellow, number: number, on: today, replyBy: today.adding(days: 5))
}

extension LedgerFile {
  /// Accounts for `ruling` whatever was written before.
  func plan(_ ruling: Ruling, at: Instant = instant()) throws {
    guard try account(ruling, ifStillAt: head().seq, at: at) else {
      throw LedgerError.contradiction("journal grew")
    }
  }

  /// Makes one attempt at delivery `number` with this outcome.
  func attempt(_ number: Int = 1, _ outcome: DeliveryOutcome, nextTry: Instant? = nil, at: Instant = instant())
    throws
  {
    try beginAttempt([sealed(number)], at: at)
    try record([OutcomeRecord(id: deliveryID(number), outcome: outcome, nextTry: nextTry)], at: at)
  }

  func only(_ number: Int = 1) throws -> RecordedDelivery? {
    guard case .one(let found) = try delivery(deliveryID(number)) else { return nil }
    return found
  }
}

/// A ledger in which everything has happened at least once.
func eventful(_ ledger: LedgerFile) throws {
  let rules = RuleRevision(files: [.init(path: "plan.yaml", bytes: Array("plan: {id: p}\n".utf8))])
  guard try ledger.accept(rules, ifStillAt: 0, at: instant()) else { throw LedgerError.contradiction("grew") }
  try ledger.append([fact(), fact("plan/other", .progress, thousandths: 1500, note: "一期“半”\n")])
  for number in 1...5 { try ledger.plan(ruling(number)) }
  try ledger.plan(ruling(6, slips: [slip(1, "plan/task-6")]))
  try ledger.plan(
    Ruling(accounts: [
      account(notification("plan/skipped"), .skipped, .superseded, in: nil),
      account(notification("plan/merged"), .merged, .sameDay, in: deliveryID(6)),
    ]))
  try ledger.attempt(1, .delivered(receipt: "联络员/new/1"))
  try ledger.attempt(2, .tryLater("磁盘已满"), nextTry: instant(1))
  try ledger.attempt(3, .refused("没有此信箱"))
  try ledger.cancel(members: [notification("plan/task-4")], of: deliveryID(4), reason: .met, at: instant())
  _ = try ledger.beginDrill(after: 0, by: "王", at: instant())
  _ = try ledger.answerDrill(1, ["联络员"], by: "王", at: instant())
  try ledger.beginAttempt([sealed(5)], at: instant())
  guard try ledger.recoverAttempts(at: instant(1)) == 1 else {
    throw LedgerError.contradiction("nothing to recover")
  }
  try ledger.attempt(5, .alreadyDelivered(receipt: "联络员/new/5"), at: instant(2))
  try ledger.recordRefusal(
    hash: RuleRevision(files: []).hash, diagnosticsCount: 2, firstMessage: "plan.yaml:1:1: 无法读取", at: instant(3))
  try ledger.recordRestore(of: ledger.head(), replacing: ledger.head(), .resend, at: instant(3))
  let held = RuleRevision(files: [.init(path: "held.yaml", bytes: [0x23])]).hash
  try ledger.recordHold(
    hash: held,
    Removal(
      causes: [.many, .plan("p"), .cut("held.yaml")], items: 7, itemsBefore: 9, obligations: 30,
      first: [Removal.Item(key: "p/a", title: "一项“事”")]), at: instant(3))
  try ledger.consent(to: held, by: "王", at: instant(3))
}
