public import CivilTime
import GRDB
public import Rules

extension LedgerFile {
  /// Writes facts down, all or none, and gives the number of the last one's entry.
  ///
  /// - Throws: `LedgerError.unstorable` for a text with U+0000, besides what the disk says.
  @discardableResult
  public func append(_ facts: [Fact]) throws(LedgerError) -> Int64 {
    let entries = facts.map { FactEntry(fact: $0) }
    for entry in entries {
      if let field = entry.unstorableField { throw .unstorable(field: field) }
    }
    return try write { _, journal in
      for entry in entries { try journal.append(entry, at: entry.fact.recorded) }
      return journal.seq
    }
  }

  /// Writes `facts` in one transaction, if nothing was written since the snapshot they were checked against.
  ///
  /// - Parameter position: `Snapshot.position` of that snapshot.
  /// - Returns: False when the journal has grown since; then nothing was written.
  public func append(_ facts: [Fact], ifStillAt position: Int64) throws(LedgerError) -> Bool {
    let entries = facts.map { FactEntry(fact: $0) }
    for entry in entries {
      if let field = entry.unstorableField { throw .unstorable(field: field) }
    }
    return try write { _, journal in
      guard journal.seq == position else { return false }
      for entry in entries { try journal.append(entry, at: entry.fact.recorded) }
      return true
    }
  }

  /// Writes what one pass decided, if nothing was written since the snapshot it decided from.
  ///
  /// Accounts become part of their delivery: a new one, or one that stands planned. Each account
  /// gets `at` as its instant, whatever it says itself.
  ///
  /// - Parameter position: `Snapshot.position` of the snapshot the ruling was made from.
  /// - Returns: False when the journal has grown since; then nothing was written, and the pass is repeated.
  /// - Throws: `LedgerError.contradiction` when a notification already has its account, when an account joins
  ///   a delivery that is frozen or unknown, or when a new delivery has no planned or held account.
  public func account(_ ruling: Ruling, ifStillAt position: Int64, at: Instant) throws(LedgerError) -> Bool {
    try write { db, journal in
      guard journal.seq == position else { return false }
      try LedgerFile.write(ruling, to: db, &journal, at: at)
      return true
    }
  }

  /// From so many deliveries on they are written in the order in which they go out.
  private static let many = 64

  /// Few are written in the order of the ruling. Many, in the order of the deliveries' ids, in which they go out as
  /// well: what a batch changes then lies together in the file, and a batch costs few pages instead of several for
  /// each of its deliveries.
  static func write(_ ruling: Ruling, to db: Database, _ journal: inout JournalWriter, at: Instant) throws {
    for slip in ruling.slips { try journal.append(SlipEntry(slip: slip), at: at) }
    var (deliveries, accounts) = (ruling.deliveries, ruling.accounts)
    if deliveries.count >= many {
      deliveries.sort { $0.id < $1.id }
      // Those of one delivery keep their order.
      accounts = accounts.enumerated()
        .sorted { ($0.element.delivery ?? "", $0.offset) < ($1.element.delivery ?? "", $1.offset) }.map(\.element)
    }
    let told = Set(accounts.filter { !$0.state.isFinal }.compactMap(\.delivery))
    // Those that accounts may join.
    var open: Set<String> = []
    for delivery in deliveries where try state(of: delivery.id, db) == nil {
      guard told.contains(delivery.id) else {
        throw LedgerError.contradiction("delivery \(delivery.id) is planned with nothing to tell")
      }
      try journal.append(PlanningEntry(delivery: delivery), at: at)
      open.insert(delivery.id)
    }
    for account in accounts {
      if let delivery = account.delivery, open.insert(delivery).inserted {
        let state = try state(of: delivery, db)
        guard state == DeliveryState.planned.rawValue else {
          throw LedgerError.contradiction("an account joins delivery \(delivery), which is \(state ?? "unknown")")
        }
      }
      try journal.append(AccountEntry(account: account), at: at)
    }
  }

  private static func state(of delivery: String, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT state FROM delivery WHERE id = ?"), arguments: [delivery])
  }

  /// The accounts of the steps that fall on `day`, in the order they were made.
  public func accounts(on day: CivilDate) throws(LedgerError) -> [Account] {
    try accounts(where: "day = ?", [day.dayNumber])
  }

  /// The accounts of the steps that fall on `days`, in the order they were made.
  public func accounts(on days: ClosedRange<CivilDate>) throws(LedgerError) -> [Account] {
    try accounts(where: "day BETWEEN ? AND ?", [days.lowerBound.dayNumber, days.upperBound.dayNumber])
  }

  /// The accounts that wait to be told, in the order they were made.
  public func waitingAccounts() throws(LedgerError) -> [Account] {
    try accounts(where: "state IN ('planned', 'held')", [])
  }

  /// The accounts that say `reason`, in the order they were made.
  public func accounts(because reason: AccountReason) throws(LedgerError) -> [Account] {
    try accounts(where: "reason = ?", [reason.rawValue])
  }

  /// How many notifications of each day were sent.
  public func sentByDay() throws(LedgerError) -> [CivilDate: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT day, count(*) FROM account WHERE state = 'sent' GROUP BY day")
      return Dictionary(try rows.map { (try Rows.day($0[0]), $0[1]) }, uniquingKeysWith: +)
    }
  }

  /// The accounts of an obligation, a report or a notice, in the order they were made.
  public func accounts(subject: String) throws(LedgerError) -> [Account] {
    try accounts(where: "subject = ?", [subject])
  }

  /// The accounts that a delivery carries or carried, in the order they were made.
  public func accounts(delivery id: String) throws(LedgerError) -> [Account] {
    try accounts(where: "delivery = ?", [id])
  }

  private func accounts(where condition: String, _ arguments: StatementArguments) throws(LedgerError) -> [Account] {
    try read { db in try LedgerFile.accounts(db, where: condition, arguments) }
  }

  static func accounts(_ db: Database, where condition: String, _ arguments: StatementArguments) throws -> [Account]
  {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Rows.accountColumns) FROM account WHERE \(condition) ORDER BY seq")
    return try Array(Row.fetchCursor(statement, arguments: arguments).map { try Rows.account($0) })
  }
}
