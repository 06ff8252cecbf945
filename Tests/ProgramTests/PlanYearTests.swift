import ProgramHarness
import Testing

/// A simulated year of each seed plan, with its story: what was recorded, told and left over adds up.
@Suite struct PlanYearTests {
  @Test(arguments: FivePlansTests.plans)
  func theSummaryIsWhatTheLedgerAndTheListsSay(_ plan: String) throws {
    let year = try PlanYear.of(plan)
    #expect(year.finished.code == 0, "\(year.finished.errorText)")
    let summary = try year.summary(of: plan)
    let page = try PlanPage.shared.get()
    let own = year.obligations.keys.filter { $0.hasPrefix("\(plan)/") }
    #expect(try page.figures("tasks", of: plan) == [summary["tasks"].int])
    #expect(try page.figures("obligations when nothing is recorded", of: plan).first == summary["obligations"].int)
    #expect(own.count == summary["obligations"].int)

    let met = own.filter { year.metOn($0) != nil }
    let late = met.filter { key in year.metOn(key).map { $0 > year.obligations[key]?.due ?? "" } ?? false }
    #expect(met.count > 10)
    #expect(summary["met"].int == met.count - late.count)
    #expect(summary["metLate"].int == late.count)

    let list = WholeRules.Obligation.all(in: try year.overdue(["--internal", "--json"]).json).filter {
      $0.plan == plan
    }
    let overdue = list.filter { $0.section == "obligations" }
    let unmet = own.filter { year.metOn($0) == nil && year.obligations[$0].map { $0.due <= year.lastDay } ?? false }
    #expect(Set(list.map(\.key)) == Set(unmet))
    #expect(summary["overdue"].int == overdue.count)
    #expect(summary["other"].int == own.count - met.count - overdue.count)

    let told = Journal.told(year.journal).count { $0.subject.hasPrefix("\(plan)/") }
    #expect(summary["reminders"].int == told)
  }

  /// The stories are examples: each shows what a reader should see.
  @Test(arguments: FivePlansTests.plans)
  func aStoryHasWhatIsInTimeWhatIsLateAndWhatIsNeverDone(_ plan: String) throws {
    let year = try PlanYear.of(plan)
    let facts = Journal.bodies("fact", in: year.journal).filter { $0["key"].string?.hasPrefix("\(plan)/") ?? false }
    let kinds = Set(facts.compactMap(\.["kind"].string))
    #expect(
      kinds.isSuperset(
        of: plan.hasPrefix("ankang") ? ["done", "attach", "event"] : ["done", "attach", "progress"]))
    let summary = try year.summary(of: plan)
    #expect(summary["met"].int ?? 0 > (summary["metLate"].int ?? 0) + (summary["overdue"].int ?? 0))
    // Everything of this one is due in 2020.
    let isEarly = plan == "ankang-changzhou-2017"
    for count in ["metLate", "overdue", "reminders"] {
      #expect((summary[count].int ?? 0 > 0) == !isEarly, "\(count)")
    }
    for kind in ["done", "progress", "attach"] {
      for fact in facts where fact["kind"] == .string(kind) {
        #expect(year.obligations[fact["key"].string ?? ""] != nil, "\(fact["key"]) is no obligation")
      }
    }
  }

  @Test(arguments: [2018, 2019])
  func theLedgerIsWholeAndEveryDayOfTheYearAddsUp(_ number: Int) throws {
    let year = try (number == 2018 ? PlanYear.year2018 : PlanYear.year2019).get()
    let verified = try year.duban.run("ledger", "verify", "--json", "--ledger", PlanYear.ledger)
    #expect(verified.code == 0)
    #expect(try verified.json["intact"] == .bool(true))
    #expect(try verified.json["entries"].int == year.journal.count)

    let balance = try year.duban.run(
      "ledger", "balance", year.firstDay, year.lastDay, "--json", "--ledger", PlanYear.ledger)
    #expect(balance.code == 0)
    var counted = 0
    for day in try balance.json.array {
      let sum = day["counts"].names.map { day["counts"][$0].int ?? 0 }.reduce(0, +)
      #expect(day["balanced"] == .bool(true) && day["owed"].array.isEmpty, "\(day["day"])")
      #expect(day["expected"].int == sum, "\(day["day"])")
      counted += sum
    }
    // What was over before the first day is accounted for under its own day.
    let days = Journal.bodies("account", in: year.journal).compactMap(\.["day"].string)
    #expect(counted == days.count { $0 >= year.firstDay && $0 <= year.lastDay })
    #expect(counted > 500)
    let last = try year.duban.run("ledger", "balance", year.lastDay, "--json", "--ledger", PlanYear.ledger)
    #expect(try last.code == 0 && last.json[0]["balanced"] == .bool(true))
  }
}
