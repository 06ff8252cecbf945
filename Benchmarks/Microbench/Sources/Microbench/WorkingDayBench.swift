import CivilTime
import WorkCalendars

/// Adds working days by a calendar of rest days and make-up days.
struct WorkingDayBench {
  private let calendar: WorkCalendar
  private let questions: [(start: CivilDate, count: Int)]

  init(calendar lines: [String], questions: [String]) {
    var rest: [Int: [CivilDate: String]] = [:]
    var work: [Int: [CivilDate: String]] = [:]
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count == 2, let day = CivilDate(iso: words[1]) else {
        Microbench.fail("not a day of a calendar: \(line)", code: 65)
      }
      if words[0] == "rest" {
        rest[day.year, default: [:]][day] = "rest"
      } else {
        work[day.year, default: [:]][day] = "work"
      }
    }
    calendar = WorkCalendar(
      name: "cn",
      notices: Set(rest.keys).union(work.keys).sorted().map { year in
        HolidayNotice(year: year, link: "", issued: nil, rest: rest[year] ?? [:], work: work[year] ?? [:])
      })
    self.questions = questions.map { line in
      let words = line.split(separator: " ")
      guard words.count == 2, let start = CivilDate(iso: words[0]), let count = Int(words[1]) else {
        Microbench.fail("not a question: \(line)", code: 65)
      }
      return (start, count)
    }
  }

  func run() {
    Stopwatch.report(count: questions.count) {
      var checksum = 0
      for (place, question) in questions.enumerated() {
        let day = calendar.day(question.count, after: question.start)
        checksum += Int(day.dayNumber) * (place % 1000 + 1)
      }
      return [("checksum", checksum)]
    }
  }
}
