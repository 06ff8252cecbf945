import Foundation
import ProgramHarness
import Testing

/// The five seed plans against docs/plans.md: every count, and ten obligations of each in full.
@Suite struct FivePlansTests {
  static let plans = (try? PlanPage.shared.get())?.plans ?? []
  static let rows = (try? PlanPage.shared.get())?.obligations ?? []

  @Test func thePageHasTenObligationsOfEachOfFivePlans() throws {
    let page = try PlanPage.shared.get()
    #expect(page.plans.count == 5)
    for plan in page.plans {
      #expect(Set(page.obligations.filter { $0.plan == plan }.map(\.key)).count == 10, "\(plan)")
      #expect(page.tasks[plan]?.isEmpty == false, "\(plan)")
    }
  }

  @Test(arguments: plans)
  func itsCountsAreThePages(_ plan: String) throws {
    let page = try PlanPage.shared.get()
    let rules = try WholeRules.shared.get()
    let cite = try #require(rules.cite.first { $0["plan"] == .string(plan) })
    for (row, field) in [
      ("tasks", "tasks"), ("commitments", "commitments"), ("– countable", "countable"), ("– artifact", "artifact"),
      ("– trigger", "trigger"), ("– exhortation", "exhortation"), ("quantities", "quantities"),
      ("units and groups that lead or support a task", "units"), ("notes (clauses that assign nothing)", "notes"),
    ] {
      #expect(try page.figures(row, of: plan).first == cite[field].int, "\(row)")
    }
    #expect(try page.figures("duban cite", of: plan) == [100])
    #expect(cite["shareThousandths"].int == 1000 && cite["left"].array.isEmpty)

    let commitments = rules.commitments[plan] ?? []
    let totals = commitments.count { $0["total"] != .null }
    #expect(try page.figures("quantities", of: plan).dropFirst() == (totals == 0 ? [] : [totals]))
    let evidence = try page.figures("commitments that ask for evidence", of: plan)
    #expect(commitments.count { !$0["evidence"].array.isEmpty } == evidence[0])
    let byRule = commitments.count { !$0["evidence"].array.isEmpty && !$0["tags"].array.isEmpty }
    #expect(Array(evidence.dropFirst()) == (byRule == 0 ? [] : [byRule]))
  }

  @Test(arguments: plans)
  func itsDecisionsAndNotesAreThePages(_ plan: String) throws {
    let page = try PlanPage.shared.get()
    let check = try WholeRules.shared.get().check
    func count(_ severity: String, _ code: String? = nil, in file: String) -> Int {
      check["diagnostics"].array.count {
        $0["file"] == .string("rules/\(file)") && $0["severity"] == .string(severity)
          && (code == nil || $0["code"].string == code)
      }
    }
    let own = "plans/\(plan).yaml"
    let units = "units-\(plan).yaml"
    #expect(check["errors"].int == 0)
    #expect(
      try page.figures("decisions: deadlines", of: plan) == [count("decision", "deadline.undecided", in: own)])
    #expect(count("decision", in: own) == count("decision", "deadline.undecided", in: own))
    let groups = ["group.undefined", "rule.untold"].map { count("decision", $0, in: units) }
    #expect(try page.figures("decisions: groups · nobody to tell", of: plan) == groups)
    #expect(count("decision", in: units) == groups.reduce(0, +))
    #expect(try page.figures("notes from check", of: plan) == [count("note", in: own)])
  }

  @Test(arguments: plans)
  func itsUnitsGroupsPeopleAndPairsAreThePages(_ plan: String) throws {
    let page = try PlanPage.shared.get()
    let file = try UnitsFile(of: plan)
    let counted = [file.units.count, file.groups.count, file.people.count]
    #expect(try page.figures("units · groups · people in the units file", of: plan) == counted)
    let rules = try WholeRules.shared.get().folder.text("rules/plans/\(plan).yaml")
    let pairs = rules.components("\n").count { $0.contains(/^ +(?:- )?(?:ours|本方):/) }
    #expect(try page.figures("pairs", of: plan) == (pairs == 0 ? [] : [pairs]))
  }

  @Test(arguments: plans)
  func itsTasksAreThePages(_ plan: String) throws {
    let page = try PlanPage.shared.get()
    let rules = try WholeRules.shared.get()
    let tasks = rules.tasks.filter { $0["plan"] == .string(plan) }
    let rows = page.tasks[plan] ?? []
    #expect(rows.map(\.id) == tasks.compactMap(\.["id"].string))
    for (row, task) in zip(rows, tasks) {
      let commitments = task["commitments"].array
      let owed = rules.obligations.count { $0.isOf(row.id, plan) }
      #expect(row.figures == WholeRules.figures(commitments.isEmpty ? [task] : commitments) + [owed], "\(row.id)")
      #expect(row.line == task["clause"]["line"].int, "\(row.id)")
    }
    let sums = rows.reduce([Int](repeating: 0, count: 7)) { sums, row in zip(sums, row.figures).map { $0 + $1 } }
    #expect(sums == page.sums[plan])
    let all = rules.obligations.filter { $0.plan == plan }
    let soft = all.count { $0.section == "behind" }
    let recorded = all.count { $0.section == "recordedOnly" }
    #expect(
      try page.figures("obligations when nothing is recorded", of: plan) == [all.count]
        + [soft, recorded].filter { $0 > 0 })
  }

  @Test(arguments: rows)
  func anObligationIsThePagesInFull(_ row: ObligationRow) throws {
    let rules = try WholeRules.shared.get()
    let units = try UnitsFile(of: row.plan)
    let commitment = try #require(
      rules.commitments[row.plan]?.first { $0["id"] == .string(row.commitment) }, "no such commitment")
    #expect(commitment["evidence"].strings == row.evidence)
    #expect(commitment["targets"].array.map { ObligationRow.Target($0) } == row.targets)

    let whens = try rules.duban.run("when", row.wholeKey, "--json", "--at", "2017-01-01").json.array
    let obligation = whens.flatMap(\.["obligations"].array).first { $0["key"] == .string(row.wholeKey) }
    guard let days = row.days else {
      #expect(obligation == nil && row.told.isEmpty)
      #expect(units.expanded(commitment["lead"].strings) == row.units)
      #expect(units.expanded(commitment["support"].strings) == row.supporting)
      return
    }
    let found = try #require(obligation, "no such obligation")
    #expect(found["units"].strings == row.units)
    #expect(found["start"] == .string(days.first))
    #expect(found["due"] == .string(days.due))
    #expect(rules.obligations.contains { $0.key == row.wholeKey && $0.due == days.due })

    let supervisor = try PlanPage.shared.get().count("supervisor (S)", of: row.plan)
    let steps = Reminders.steps(of: found)
    #expect(steps.count == row.told.count, "\(steps)")
    for (step, told) in zip(steps, row.told) {
      #expect(Array(step.days.prefix(told.days.count)) == told.days, "\(step.id)")
      #expect(step.goesOn == told.goesOn && (told.goesOn || step.days.count == told.days.count), "\(step.id)")
      #expect(step.people == [units.people(told, of: row, supervisor: supervisor)], "\(step.id)")
      #expect(step.hours == ["09:00:00+08:00"])
    }
  }

  /// The same from the agenda, which the daemon follows: who is told first, and when.
  @Test(arguments: plans)
  func theAgendaBeginsAsThePageSays(_ plan: String) throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules(plans: [plan])
    let duban = Program(in: folder.path)
    let units = try UnitsFile(of: plan)
    let supervisor = try PlanPage.shared.get().count("supervisor (S)", of: plan)
    let rows = Self.rows.filter { $0.plan == plan }
    for (day, rows) in Dictionary(grouping: rows, by: { $0.told.first?.days.first ?? "" }) where !day.isEmpty {
      let agenda = try duban.run("agenda", "--from", day, "--to", day, "--json").json.array
      for row in rows {
        let entries = agenda.filter { $0["obligation"] == .string(row.wholeKey) }
        #expect(entries.count == 1, "\(row.key) on \(day)")
        #expect(entries.first?["at"] == .string("\(day)T09:00:00+08:00"), "\(row.key)")
        let expected = units.people(row.told[0], of: row, supervisor: supervisor)
        #expect(Set(entries.first?["to"].strings ?? []) == expected, "\(row.key)")
      }
    }
  }
}

/// The reminders that `duban when` lists, step by step in the order of their first days.
private struct Reminders {
  var id: String
  var days: [String]
  var goesOn: Bool
  /// Whom its days tell: one set when all tell the same people.
  var people: Set<Set<String>>
  var hours: Set<String>

  static func steps(of obligation: JSON) -> [Reminders] {
    let reminders = obligation["reminders"].array
    return Dictionary(grouping: reminders) { $0["step"].string ?? "" }.map { id, ofStep in
      Reminders(
        id: id, days: ofStep.compactMap(\.["day"].string), goesOn: ofStep.allSatisfy { $0["every"] != .null },
        people: Set(ofStep.map { Set($0["to"].array.compactMap(\.["person"].string)) }),
        hours: Set(ofStep.compactMap { $0["at"].string?.components("T").last }))
    }.sorted { $0.days[0] < $1.days[0] }
  }
}

extension WholeRules.Obligation {
  fileprivate func isOf(_ task: String, _ plan: String) -> Bool {
    let base = "\(plan)/\(task)"
    return key.hasPrefix(base) && (key.dropFirst(base.count).first.map { "/@#:".contains($0) } ?? true)
  }
}

extension ObligationRow.Target {
  fileprivate init(_ json: JSON) {
    let comparators = ["=": "=", ">=": "≥", "~": "≈", "range": "–"]
    self.init(
      comparator: comparators[json["comparator"].string ?? ""] ?? "?", value: json["value"].int ?? -1,
      upper: json["upper"].int, unit: json["unit"].string ?? "")
  }
}
