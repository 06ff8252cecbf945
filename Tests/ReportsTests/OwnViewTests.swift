import CivilTime
import Diagnostics
import Evaluation
import Reports
import Rules
import Testing

/// Reports as somebody's own view.
@Suite struct OwnViewTests {
  private static let late = SampleBook.window("2018-01-01", "2018-07-31")

  /// 区农业局 answers for one and supports another; 春江镇 reports to 区商务局.
  private static var sample: SampleBook {
    var sample = SampleBook()
    sample.units[Int(SampleBook.chunjiang)].reportsTo = SampleBook.commerce
    sample.add("agri", late)
    sample.add(
      "commerce", late, lead: [.unit(SampleBook.commerce)],
      support: [.unit(SampleBook.agriculture)])
    sample.add("chunjiang", late, lead: [.unit(SampleBook.chunjiang)])
    return sample
  }

  @Test func whatAUnitOnlySupportsStandsApartAndCountsNowhere() {
    let sample = Self.sample
    for scope in [ReportScope.units([SampleBook.agriculture]), .person(SampleBook.agricultureLiaison)] {
      let late = sample.overdue("2018-09-10", scope: scope)
      #expect(late.keys("obligations") == ["p/agri"] && late.keys("supported") == ["p/commerce"])
      #expect(late.total("overdue") == 1 && late.total("supported") == 1)
      #expect(late.summaryLines == ["区农业局 1,29,0 1"])
      let soon = Report.upcoming(sample.basis(nine("2018-07-20"), scope: scope))
      #expect(soon.keys("obligations") == ["p/agri"] && soon.keys("supported") == ["p/commerce"])
      let progress = Report.progress(sample.basis(nine("2018-07-20"), scope: scope))
      #expect(progress.keys("obligations") == ["p/agri"] && progress.keys("supported") == ["p/commerce"])
      #expect(progress.total("all") == 1)
    }
    #expect(!sample.overdue("2018-09-10").sections.contains { $0.id == "supported" })
  }

  @Test func aLeaderSeesTheLineBelow() {
    let view = Self.sample.overdue("2018-09-10", scope: .person(SampleBook.commerceLeader))
    #expect(view.keys("obligations") == ["p/chunjiang", "p/commerce"])
    #expect(view.scope?.zh == "商务局分管领导：区商务局；下级单位：春江镇")
    #expect(view.scope?.en == "商务局分管领导: 区商务局; below: 春江镇")
    let unit = Self.sample.overdue("2018-09-10", scope: .units([SampleBook.commerce]))
    #expect(unit.keys("obligations") == ["p/chunjiang", "p/commerce"])
    #expect(unit.scope?.zh == "责任单位：区商务局；下级单位：春江镇")
  }

  @Test func theDayJudgedDecidesWhoIsInOffice() {
    var sample = Self.sample
    sample.units[Int(SampleBook.agriculture)].liaison = [
      Contact(person: SampleBook.agricultureLiaison, until: day("2018-08-31")),
      Contact(person: SampleBook.nobody, from: day("2018-09-01")),
    ]
    func keys(_ person: PersonIndex, _ day: String) -> [String] {
      sample.overdue(day, scope: .person(person)).keys("obligations")
    }
    #expect(keys(SampleBook.agricultureLiaison, "2018-08-31") == ["p/agri"])
    #expect(keys(SampleBook.agricultureLiaison, "2018-09-01").isEmpty)
    #expect(keys(SampleBook.nobody, "2018-09-01") == ["p/agri"])
  }

  @Test func anInternalPlanIsInItsInsidersViewAndInNobodyElses() {
    var sample = Self.sample
    sample.plans[0].visibility = .internal
    sample.plans[0].insiders = [SampleBook.commerceLeader]
    let leader = sample.overdue("2018-09-10", scope: .person(SampleBook.commerceLeader))
    #expect(leader.keys("obligations") == ["p/chunjiang", "p/commerce"] && leader.leftOut.isEmpty)
    // Not even where internal plans are asked for, or this one by its name.
    let liaison = ReportScope.person(SampleBook.agricultureLiaison)
    for includesInternal in [false, true] {
      let other = sample.overdue("2018-09-10", scope: liaison, includesInternal: includesInternal)
      #expect(other.sections.flatMap(\.rows).isEmpty && other.leftOut.map(\.reason) == ["internal"])
    }
    var named = sample.basis(nine("2018-09-10"), scope: liaison)
    named.plans = [0]
    #expect(Report.overdue(named).sections.flatMap(\.rows).isEmpty)
    // A unit is no person: its list is the operator's, and public unless asked otherwise.
    let unit = ReportScope.units([SampleBook.agriculture])
    #expect(sample.overdue("2018-09-10", scope: unit).keys("obligations").isEmpty)
    #expect(sample.overdue("2018-09-10", scope: unit, includesInternal: true).keys("obligations") == ["p/agri"])
  }
}
