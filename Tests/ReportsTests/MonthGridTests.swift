import CivilTime
import Diagnostics
import PlanLanguage
import Reports
import Rules
import Testing

@Suite struct MonthGridTests {
  static let sample: SampleBook = {
    var sample = SampleBook()
    let (agriculture, commerce) = (Answerer.unit(SampleBook.agriculture), Answerer.unit(SampleBook.commerce))
    sample.add("met", SampleBook.window("2018-01-01", "2018-06-30"))
    sample.record(.done, "p/met", on: "2018-06-30")
    sample.add("late", SampleBook.window("2018-01-01", "2018-06-30"))
    sample.record(.done, "p/late", on: "2018-07-01")
    sample.add("overdue", SampleBook.window("2018-01-01", "2018-07-31"), lead: [agriculture, commerce])
    sample.add("soft", SampleBook.window("2018-01-01", "2018-07-31", soft: true), lead: [commerce])
    sample.add("coming", SampleBook.window("2018-01-01", "2018-12-31"), lead: [commerce])
    sample.add("reported", SampleBook.window("2018-01-01", "2018-12-31"), evidence: ["记录"])
    sample.record(.done, "p/reported", on: "2018-07-01")
    sample.add("old", SampleBook.window("2017-01-01", "2017-12-31"))
    sample.add("next", SampleBook.window("2018-01-01", "2019-01-31"))
    sample.add("theirs", SampleBook.window("2018-01-01", "2018-07-31"), chase: false)
    sample.add("always", SampleBook.window("2018-01-01", "2018-12-31"), kind: .exhortation)
    sample.plans.append(SampleBook.plan("ended"))
    sample.plans[1].closed = day("2018-07-01")
    sample.add("closed", SampleBook.window("2018-01-01", "2018-12-31"), plan: 1)
    return sample
  }()

  /// `12月 3,1,0,1` of each column with anything in it: due, met, met late, overdue.
  private func words(_ line: MonthGrid.Line, _ grid: MonthGrid) -> [String] {
    zip(grid.columns, line.cells).filter { $0.1.due > 0 }.map { column, cell in
      "\(column.heading.zh) \(cell.due),\(cell.met),\(cell.metLate),\(cell.overdue)"
    }
  }

  @Test func everyItemOfTheScopeStandsInItsMonthUnderItsUnits() throws {
    let grid = try #require(Self.sample.overdue("2018-08-15").months)
    #expect(grid.columns.count == 14)
    #expect(grid.span.firstDay == day("2018-01-01"))
    // As much is overdue of commerce, and more is due of agriculture.
    #expect(grid.lines.map(\.unit.zh) == ["区农业局", "区商务局"])
    #expect(words(grid.lines[0], grid) == ["此前 1,0,0,1", "6月 2,2,1,0", "7月 1,0,0,1", "12月 1,0,0,0", "此后 1,0,0,0"])
    #expect(words(grid.lines[1], grid) == ["7月 2,0,0,1", "12月 1,0,0,0"])
    #expect(words(grid.together, grid) == ["此前 1,0,0,1", "6月 2,2,1,0", "7月 2,0,0,1", "12月 2,0,0,0", "此后 1,0,0,0"])
    #expect(grid.together.sum == MonthGrid.Cell(due: 8, met: 2, metLate: 1, overdue: 2))
  }

  /// Whether what is not due yet was judged or passed over makes no difference.
  @Test(arguments: ["2018-01-05", "2018-03-31", "2018-04-01", "2018-08-15", "2019-02-01"])
  func theOverdueListAndTheProgressCountTheSame(_ text: String) throws {
    for scope in [ReportScope.everything, .units([SampleBook.commerce]), .person(SampleBook.agricultureLiaison)] {
      let basis = Self.sample.basis(nine(text), scope: scope)
      let (overdue, progress) = (Report.overdue(basis), Report.progress(basis))
      #expect(overdue.months == progress.months)
      let grid = try #require(overdue.months)
      #expect(grid.together.sum.overdue == overdue.total("overdue"))
      #expect(grid.together.sum.due == progress.total("all"))
      #expect(
        grid.together.sum.met
          == ["met", "metExtended", "metLate"].compactMap { progress.total($0) }.reduce(0, +))
      #expect(grid.together.sum.metLate == progress.total("metLate"))
    }
  }

  @Test func aScopeHoldsItsOwnUnitsOnly() throws {
    let grid = try #require(Self.sample.overdue("2018-08-15", scope: .units([SampleBook.commerce])).months)
    #expect(grid.lines.map(\.unit.zh) == ["区商务局"])
    #expect(grid.together.sum.due == 3)
  }

  @Test func whatTagsAndDaysLeaveOutIsNotCounted() throws {
    var basis = Self.sample.basis(nine("2018-08-15"))
    basis.dueFrom = day("2018-07-01")
    basis.dueThrough = day("2018-12-31")
    #expect(try #require(Report.overdue(basis).months).together.sum.due == 4)
    basis.tags = ["没有这个标签"]
    #expect(try #require(Report.overdue(basis).months).together.sum.due == 0)
  }

  @Test func whatNobodyAnswersForHasALineOfItsOwn() throws {
    var sample = SampleBook()
    sample.add("vague", SampleBook.window("2018-01-01", "2018-12-31"), lead: [.group(SampleBook.undefined)])
    let grid = try #require(sample.overdue("2018-08-15").months)
    #expect(grid.lines.map(\.unit.en) == ["(no unit defined)"])
    #expect(grid.columns.count == 12)
  }

  @Test func anAccountAndAListOfTheComingHaveNone() {
    let basis = Self.sample.basis(nine("2018-08-15"))
    for report in [Report.account(basis), Report.upcoming(basis), Report.notReported(basis)] {
      #expect(report.months == nil)
      #expect(report.timeline == nil)
    }
  }
}
