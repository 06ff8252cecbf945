import Foundation
import ProgramHarness
import Testing

/// The weekly list of the demonstration's year: one state, read in every format by a program of its own.
@Suite struct WeeklyListTests {
  static let stem = "demo/reports/weekly-overdue-2018-09-10"
  static let endings = ["csv", "gb18030.csv", "html", "json", "md", "txt", "xlsx"]

  private func compare(_ stem: String, in year: SimulatedYear) throws -> Finished {
    try year.duban.finish(["python3", "\(Program.packageRoot)/Tests/readers/same_numbers.py", stem])
  }

  @Test func everyFormatOfTheWeeklyListHasTheSameNumbers() throws {
    let year = try SimulatedYear.first.get()
    let files = year.folder.tree("demo/reports").keys.filter { $0.hasPrefix("weekly-overdue-2018-09-10.") }
    #expect(files.sorted() == Self.endings.map { "weekly-overdue-2018-09-10.\($0)" })
    let found = try compare(Self.stem, in: year)
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    #expect(found.text.contains("are equal"))
  }

  /// The reader itself is judged: a number changed in one format is found.
  @Test(arguments: [("md", "| 区"), ("txt", "合计：超期"), ("html", "data-column=\"workingDaysOverdue\" class=\"n\">")])
  func aNumberChangedInOneFormatIsFound(_ ending: String, _ before: String) throws {
    let year = try SimulatedYear.first.get()
    let folder = TemporaryFolder(inMemory: true)
    for other in Self.endings {
      try folder.write(try #require(year.folder.bytes("\(Self.stem).\(other)")), to: "list.\(other)")
    }
    let text = folder.text("list.\(ending)")
    let start = try #require(text.range(of: ending == "md" ? "分单位汇总" : before)?.lowerBound)
    let rest = text[start...]
    let behind = try #require(rest.range(of: before)?.upperBound)
    let place = try #require(text[behind...].firstIndex { $0.isNumber })
    try folder.write(
      String(text[..<place]) + (text[place] == "7" ? "8" : "7") + text[text.index(after: place)...],
      to: "list.\(ending)")
    let found = try compare(folder("list"), in: year)
    #expect(found.code == 1 && found.text.contains("differ"), "\(found.text)\(found.errorText)")
  }

  @Test func equalInputGivesEqualFilesOfEveryFormat() throws {
    let (first, second) = (try SimulatedYear.first.get(), try SimulatedYear.second.get())
    for ending in Self.endings {
      let bytes = try #require(first.folder.bytes("\(Self.stem).\(ending)"))
      #expect(bytes == second.folder.bytes("\(Self.stem).\(ending)"), "\(ending)")
    }
  }
}
