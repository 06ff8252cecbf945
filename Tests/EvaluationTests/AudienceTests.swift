import Evaluation
import Rules
import Testing

@Suite struct AudienceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, tell: [Role], lead: [Answerer], told: [String]
    var support: [Answerer] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "liaison", tell: [.liaison], lead: [.unit(TestBook.agriculture)], told: ["agri-liaison liaison"]),
    Case(
      name: "in the order of the roles, then of the units", tell: [.leader, .liaison],
      lead: [.unit(TestBook.commerce), .unit(TestBook.agriculture)],
      told: ["commerce-leader leader", "agri-leader leader", "commerce-liaison liaison", "agri-liaison liaison"]),
    Case(
      name: "without a liaison the leader stands in", tell: [.liaison], lead: [.unit(TestBook.xixiashu)],
      told: ["xixiashu-leader liaison stands in"]),
    Case(
      name: "without anybody the supervisor stands in", tell: [.liaison], lead: [.unit(TestBook.benniu)],
      told: ["office-liaison liaison stands in"]),
    Case(
      name: "without a leader the supervisor stands in", tell: [.leader], lead: [.unit(TestBook.chunjiang)],
      told: ["office-liaison leader stands in"]),
    Case(
      name: "an undefined group's place is the supervisor's", tell: [.liaison, .leader],
      lead: [.group(TestBook.undefined)], told: ["office-liaison liaison stands in"]),
    Case(
      name: "support, groups expanded", tell: [.support], lead: [.unit(TestBook.agriculture)],
      told: ["women-liaison support", "chunjiang-liaison support", "xixiashu-leader support"],
      support: [.unit(TestBook.women), .group(TestBook.towns), .unit(TestBook.benniu)]),
    Case(
      name: "supervisor", tell: [.supervisor], lead: [.unit(TestBook.agriculture)],
      told: ["office-liaison supervisor"]),
    Case(
      name: "a named person", tell: [.person(TestBook.agricultureLeader)], lead: [.unit(TestBook.commerce)],
      told: ["agri-leader person"]),
    Case(
      name: "two roles of one person count once, as the first", tell: [.liaison, .supervisor, .person(6)],
      lead: [.unit(TestBook.supervisor)], told: ["office-liaison liaison"]),
  ]

  @Test(arguments: cases)
  func aStepTellsItsRolesEachPersonOnce(_ row: Case) {
    var test = TestBook([.on(.due, row.tell)])
    test.add("a", .due("2018-06-15"), lead: row.lead, support: row.support)
    let book = test.book
    let told = book.audience(of: book.policies[0].steps[0], for: test.obligation("p/a"), on: TestBook.inJune).map {
      recipient in
      "\(book.people[Int(recipient.person)].id) \(recipient.role.name)\(recipient.standsIn ? " stands in" : "")"
    }
    #expect(told == row.told)
  }

  @Test func aUnitThatAnswersForItselfIsToldOfItsOwnOnly() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"), lead: [.group(TestBook.towns)], answeredBy: .each)
    let told = test.book.audience(
      of: test.policy.steps[0], for: test.obligation("p/a#chunjiang"), on: TestBook.inJune)
    #expect(told.map(\.unit) == [TestBook.chunjiang])
  }

  @Test func channelsAreThePersonsElseTheUnitsElseTheOffices() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"))
    func channels() -> [String] {
      test.book.audience(of: test.policy.steps[0], for: test.obligation("p/a"), on: TestBook.inJune).map(\.channel)
    }
    test.office.channels = ["mail", "file"]
    #expect(channels() == ["mail", "file"])
    test.units[0].channels = ["file"]
    #expect(channels() == ["file"])
    test.people[0].channels = ["mail"]
    #expect(channels() == ["mail"])
  }

  @Test func withoutASupervisorNobodyStandsIn() {
    var test = TestBook([.on(.due, [.liaison, .supervisor])])
    test.plan.supervisor = nil
    test.add("a", .due("2018-06-15"), lead: [.unit(TestBook.benniu)])
    #expect(test.book.audience(of: test.policy.steps[0], for: test.obligation("p/a"), on: TestBook.inJune).isEmpty)
  }
}
