import Ledger
import Testing

@Suite struct LedgerPathTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let environment: [String: String]
    let expected: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "systemd's folder comes first",
      environment: ["STATE_DIRECTORY": "/var/lib/duban", "XDG_STATE_HOME": "/x", "HOME": "/home/a"],
      expected: "/var/lib/duban/ledger.sqlite"),
    Case(
      name: "of systemd's several folders the first is ours",
      environment: ["STATE_DIRECTORY": "/var/lib/duban:/var/lib/other"], expected: "/var/lib/duban/ledger.sqlite"),
    Case(
      name: "then the user's state folder", environment: ["XDG_STATE_HOME": "/home/a/state", "HOME": "/home/a"],
      expected: "/home/a/state/duban/ledger.sqlite"),
    Case(
      name: "a slash at the end is not doubled", environment: ["XDG_STATE_HOME": "/home/a/state/"],
      expected: "/home/a/state/duban/ledger.sqlite"),
    Case(
      name: "then the home", environment: ["HOME": "/home/a"],
      expected: "/home/a/.local/state/duban/ledger.sqlite"),
    Case(
      name: "empty counts as unset", environment: ["STATE_DIRECTORY": "", "XDG_STATE_HOME": "", "HOME": "/home/a"],
      expected: "/home/a/.local/state/duban/ledger.sqlite"),
    Case(
      name: "relative counts as unset", environment: ["XDG_STATE_HOME": "state", "HOME": "/home/a"],
      expected: "/home/a/.local/state/duban/ledger.sqlite"),
  ])
  func theLedgerIs(_ row: Case) throws {
    #expect(try LedgerPath.standard(row.environment) == row.expected)
  }

  @Test func withoutAnyOfThemThereIsNoPlace() {
    #expect(throws: LedgerError.noPlace) { try LedgerPath.standard(["HOME": ""]) }
  }
}
