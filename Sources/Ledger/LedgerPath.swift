/// Where the ledger is when nobody names it.
public enum LedgerPath {
  /// The file's name inside its folder.
  public static let fileName = "ledger.sqlite"

  /// `$STATE_DIRECTORY/ledger.sqlite`, else `$XDG_STATE_HOME/duban/…`, else `$HOME/.local/state/duban/…`.
  ///
  /// systemd may list several state folders, divided by colons: the first is ours. Empty and
  /// relative values count as unset, as the second source demands.
  ///
  /// Source: systemd.exec(5), `StateDirectory=`; XDG Base Directory Specification 0.8.
  ///
  /// - Parameter environment: The process's variables.
  /// - Throws: `LedgerError.noPlace` when none of the three is set.
  public static func standard(_ environment: [String: String]) throws(LedgerError) -> String {
    func folder(_ name: String) -> String? {
      guard let value = environment[name], value.hasPrefix("/") else { return nil }
      return value
    }
    if let state = folder("STATE_DIRECTORY") {
      return join(String(state.prefix { $0 != ":" }), fileName)
    }
    if let state = folder("XDG_STATE_HOME") { return join(join(state, "duban"), fileName) }
    if let home = folder("HOME") { return join(join(home, ".local/state/duban"), fileName) }
    throw .noPlace
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
