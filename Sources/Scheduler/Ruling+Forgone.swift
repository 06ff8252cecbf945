import Rules

/// What a ledger that was restored from a backup would tell again.
extension Ruling {
  /// The same with nothing told, because it may have been sent before the ledger was restored: what would be is skipped
  /// as `restored`. Slips keep their numbers.
  var forgone: Ruling {
    var forgone = self
    forgone.deliveries = []
    forgone.accounts = accounts.map { account in
      guard account.delivery != nil else { return account }
      var skipped = account
      (skipped.state, skipped.reason, skipped.delivery) = (.skipped, .restored, nil)
      return skipped
    }
    return forgone
  }
}
