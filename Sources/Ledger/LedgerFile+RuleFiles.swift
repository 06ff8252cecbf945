import Checksums
import GRDB

extension LedgerFile {
  /// Whether a rule file with exactly these bytes was part of a revision that was accepted once.
  public func wasAccepted(_ bytes: [UInt8]) throws(LedgerError) -> Bool {
    let hash = SHA256.hexadecimal(SHA256.digest(bytes))
    return try read { db in
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM rule_file WHERE hash = ?)"), arguments: [hash])
        ?? false
    }
  }
}
