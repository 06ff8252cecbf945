import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Rules

/// `duban slips`: the register of numbered slips.
struct SlipsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slips",
    abstract: "Lists the numbered slips that were issued, and what came of each (督办单台账).",
    discussion: """
      Steps of a policy issue them (`slip: yellow`); the next degree follows only when
      the last went unanswered.

      EXAMPLES
        duban slips
        duban slips --for 区农业局 --open
        duban slips --at 2018-12-31 --json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .customLong("for"), help: "Only what concerns this unit or person.")
  var party: String?

  @Flag(name: .long, help: "Only those without an answer.")
  var open = false

  @Flag(name: .long, help: "Also of plans that are not public.")
  var `internal` = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot(at: now)
      let selection = Selection(book, snapshot)
      let today = book.office.zone.day(at: now)
      let purview = try party.map { selection.purview(of: try selection.party($0), on: today) }
      let issued = snapshot.slips.values.joined().filter { $0.on <= today }
        .sorted { ($0.on.year, $0.number) < ($1.on.year, $1.number) }
      let shown = issued.compactMap { IssuedSlip($0, book, snapshot, now) }.filter { slip in
        if open, slip.outcome != .waiting, slip.outcome != .unanswered { return false }
        if let purview { return slip.obligation.map { book.regard(of: $0, in: purview) != nil } ?? false }
        return self.internal || slip.isPublic
      }
      if options.json {
        Console.print(JSONValue.array(shown.map(\.json)).pretty)
      } else if shown.isEmpty {
        Console.print(options.reportLanguage == .zh ? "没有督办单" : "no slips")
      } else {
        Console.printRaw(table(shown))
      }
    }
  }

  private func table(_ slips: [IssuedSlip]) -> String {
    let language = options.reportLanguage
    let heading =
      language == .zh
      ? ["文号", "颜色", "签发", "答复期限", "结果", "责任单位", "事项"]
      : ["number", "colour", "issued", "answer by", "outcome", "units", "about"]
    return TextTable.render(
      [heading]
        + slips.map { found in
          [
            found.slip.title[language], found.slip.colour.words[language], "\(found.slip.on)",
            "\(found.slip.replyBy)", found.words[language], found.units.joined(separator: "、"), found.title,
          ]
        })
  }
}

/// A slip and what came of it.
struct IssuedSlip {
  enum Outcome: String {
    /// 已办结.
    case met
    /// 已答复.
    case answered
    /// Its reply day has not passed.
    case waiting
    /// 逾期未答复.
    case unanswered
    /// The rules in force no longer have what it was about.
    case gone
  }

  let slip: Slip
  let obligation: Obligation?
  let outcome: Outcome
  /// The day it was answered, or what it was about was met.
  let day: CivilDate?
  let title: String
  let units: [String]
  let isPublic: Bool

  init(_ slip: Slip, _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) {
    self.slip = slip
    obligation = ObligationIndex(book, snapshot, about: slip.event.subject)[slip.event.subject]
    guard let obligation else {
      (outcome, day, title, units, isPublic) = (.gone, nil, slip.event.subject, [], false)
      return
    }
    title = book.title(of: obligation)
    units = book.answeringUnits(of: obligation).map { book.units[Int($0)].name }
    isPublic = book.plan(of: obligation).visibility == .public
    let today = book.office.zone.day(at: now)
    let answer = obligation.course?.value.answers.first { $0 >= slip.on && $0 <= today }
    let standing = book.standing(of: obligation, snapshot, at: now)
    if let answer, !standing.isMet {
      (outcome, day) = (.answered, answer)
    } else if standing.isMet {
      (outcome, day) = (.met, standing.metOn)
    } else {
      (outcome, day) = (today > slip.replyBy ? .unanswered : .waiting, nil)
    }
  }

  var words: Bilingual {
    switch outcome {
    case .met: Bilingual(zh: "已办结（\(day ?? slip.on)）", en: "met (\(day ?? slip.on))")
    case .answered: Bilingual(zh: "已答复（\(day ?? slip.on)）", en: "answered (\(day ?? slip.on))")
    case .waiting: Bilingual(zh: "待答复", en: "waiting")
    case .unanswered: Bilingual(zh: "逾期未答复", en: "unanswered")
    case .gone: Bilingual(zh: "事项已不在规则中", en: "no longer in the rules")
    }
  }

  var json: JSONValue {
    .members([
      "title": .string(slip.fullTitle.zh), "year": .number(Int64(slip.on.year)),
      "number": .number(Int64(slip.number)),
      "colour": .string(slip.colour.rawValue), "on": .string("\(slip.on)"), "replyBy": .string("\(slip.replyBy)"),
      "outcome": .string(outcome.rawValue), "day": .optional(day.map { "\($0)" }),
      "obligation": .string(slip.event.subject), "units": .strings(units), "step": .string(slip.event.step),
    ])
  }
}
