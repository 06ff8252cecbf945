import CalendarChecker
import Foundation
import ProgramHarness
import Testing

/// 此件不公开: what the internal plan says reaches its own people and nobody else.
@Suite struct InternalPlanTests {
  static let plan = "dongli-2017"
  static let formats = ["text", "markdown", "csv", "json", "html"]

  /// Titles of the plan and of its tasks and commitments that no other plan has.
  private func titles() throws -> Set<String> {
    let rules = try WholeRules.shared.get()
    func titles(_ tasks: [JSON]) -> [String] {
      tasks.flatMap { [$0] + $0["commitments"].array }.compactMap(\.["title"].string)
    }
    let own = rules.tasks.filter { $0["plan"] == .string(Self.plan) }
    #expect(own.count == 22)
    return Set(titles(own)).subtracting(titles(rules.tasks.filter { $0["plan"] != .string(Self.plan) }))
  }

  private func found(_ titles: Set<String>, in text: String) -> [String] {
    // By bytes: looking for graphemes in the mail of a year takes minutes.
    let bytes = Data(text.utf8)
    return titles.filter { bytes.range(of: Data($0.utf8)) != nil }.sorted()
  }

  @Test func itsLettersGoToItsOwnPeopleOnly() throws {
    let year = try PlanYear.year2018.get()
    let insiders = Set(try UnitsFile(of: Self.plan).people)
    let titles = try titles()
    var toInsiders = 0
    var toOthers = 0
    for (path, bytes) in year.folder.tree("demo/mailboxes") {
      let letter = Letter(path: path, bytes: bytes)
      let isAboutIt = letter.text.contains("\(Self.plan)/") || !found(titles, in: letter.text).isEmpty
      if insiders.contains(letter.recipient) {
        toInsiders += isAboutIt ? 1 : 0
      } else {
        toOthers += 1
        #expect(!isAboutIt, "\(path): \(found(titles, in: letter.text))")
      }
    }
    #expect(toInsiders > 20 && toOthers > 100)
  }

  @Test func calendarsHoldItForItsOwnPeopleOnly() throws {
    let year = try PlanYear.year2018.get()
    let insiders = Set(try UnitsFile(of: Self.plan).people)
    let titles = try titles()
    var holding = 0
    for (name, bytes) in year.folder.tree("demo/calendars") {
      let calendar = try #require(CalendarCheck.calendar(bytes), "\(name)")
      let text = calendar.components.flatMap(\.properties).map(\.text).joined(separator: "\n")
      let isAboutIt = text.contains("\(Self.plan)/") || !found(titles, in: text).isEmpty
      let person = name.split(separator: "/").last!.dropLast(4)
      let isOwn = insiders.contains(String(person)) && !name.contains("units/")
      if !isOwn { #expect(!isAboutIt, "\(name)") }
      holding += isAboutIt ? 1 : 0
    }
    #expect(holding > 10)
  }

  @Test func noReportOfTheRunHoldsAnyOfIt() throws {
    let year = try PlanYear.year2018.get()
    let titles = try titles()
    let files = year.folder.tree("demo/reports")
    #expect(files.count > 200)
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(found(titles, in: text) == [] && !text.contains("\(Self.plan)/"), "\(name)")
    }
  }

  @Test(arguments: formats)
  func noPublicListHoldsAnyOfIt(_ format: String) throws {
    let year = try PlanYear.year2018.get()
    let titles = try titles()
    let text = try year.overdue(["--format", format]).text
    #expect(found(titles, in: text) == [] && !text.contains("\(Self.plan)/"))
    // The same list with it does name it, so that the absence above is one.
    let whole = try year.overdue(["--format", format, "--internal"]).text
    #expect(whole.contains("\(Self.plan)/") && !found(titles, in: whole).isEmpty)
  }

  @Test func noPageOfTheRepositoryQuotesIt() throws {
    let titles = try titles().filter { $0.count > 6 }
    #expect(titles.count > 60)
    let root = Program.packageRoot
    let docs = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/docs").map { "docs/\($0)" }
    for page in ["README.md", "README.zh-CN.md", "CHANGELOG.md", "rules/stories/\(Self.plan).yaml"] + docs {
      guard let data = FileManager.default.contents(atPath: "\(root)/\(page)") else { continue }
      #expect(found(titles, in: String(decoding: data, as: UTF8.self)) == [], "\(page)")
    }
  }
}
