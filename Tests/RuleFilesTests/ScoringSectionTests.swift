import Diagnostics
import RuleFiles
import Rules
import Testing

/// 考核打分: weights are the rules' own, and there are none unless they are written.
@Suite struct ScoringSectionTests {
  private static func office(_ scoring: String) -> [String: String] {
    Fixtures.book(("name: 区督办室", "name: 区督办室\n  \(scoring)"))
  }

  @Test func withoutASectionNobodyIsScored() throws {
    #expect(try #require(Fixtures.load(Fixtures.book).book).office.scoring == nil)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let written: String, scoring: Scoring
    var testDescription: String { written }
  }

  static let cases = [
    Case(written: "scoring: {on-time: 1}", scoring: Scoring([.onTime: 1000])),
    Case(
      written: "scoring: {on-time: 1, extended: 0.5, late: -1, overdue: -0.125, returned: -2, ranking: no}",
      scoring: Scoring([.onTime: 1000, .extended: 500, .late: -1000, .overdue: -125, .returned: -2000])),
    Case(
      written: "考核打分: {按期办结: 1, 延期办结: 0.5, 逾期办结: -1, 超期: -0.125, 退回重办: -2, 排名: 是}",
      scoring: Scoring(
        [.onTime: 1000, .extended: 500, .late: -1000, .overdue: -125, .returned: -2000], ranks: true)),
  ]

  @Test(arguments: cases) func weightsAreReadInEitherLanguage(_ c: Case) throws {
    let loaded = Fixtures.load(Self.office(c.written))
    #expect(Fixtures.listing(loaded) == "")
    #expect(try #require(loaded.book).office.scoring == c.scoring)
  }

  @Test(arguments: cases) func whatIsKeptBesideTheLedgerHoldsThem(_ c: Case) throws {
    let kept = try #require(Fixtures.load(Self.office(c.written)).kept)
    #expect(try #require(kept.book(settings: Fixtures.settings)).office.scoring == c.scoring)
  }

  static let faults = [
    FaultCase(
      "no weight for what is on time", "name: 区督办室", "name: 区督办室\n  scoring: ①{late: -1}",
      "error[rule.missing-key]: 'on-time' is missing"),
    FaultCase(
      "scoring without weights", "name: 区督办室", "name: 区督办室\n  scoring: ①yes",
      "error[rule.wrong-type]: the text 'yes' cannot stand here"),
    FaultCase(
      "a misspelt weight", "name: 区督办室", "name: 区督办室\n  scoring: {on-time: 1, ①lat: -1}",
      "error[rule.unknown-key]: unknown key 'lat'"),
    FaultCase(
      "a weight that is no number", "name: 区督办室", "name: 区督办室\n  scoring: {on-time: ①one}",
      "error[rule.bad-value]: 'one' is not understood"),
    FaultCase(
      "a weight of four decimals", "name: 区督办室", "name: 区督办室\n  scoring: {on-time: ①0.3333}",
      "error[rule.bad-value]: '0.3333' is not understood"),
    FaultCase(
      "a weight in full-width digits", "name: 区督办室", "name: 区督办室\n  scoring: {on-time: ①１}",
      "error[rule.full-width]: '１' is written in full-width characters"),
    FaultCase(
      "a ranking that is neither", "name: 区督办室", "name: 区督办室\n  scoring: {on-time: 1, ranking: ①maybe}",
      "error[rule.bad-value]: 'maybe' is not understood"),
  ]

  @Test(arguments: faults) func aFaultIsPointedAt(_ c: FaultCase) { c.check() }

  @Test func weightsAreSaidInTheOrderOfOutcomes() {
    let words = Scoring([.late: -500, .onTime: 1000]).words
    #expect(words.zh == "按期1、逾期-0.5" && words.en == "on time 1, late -0.5")
  }
}
