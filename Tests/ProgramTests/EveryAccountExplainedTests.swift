import ProgramHarness
import Testing

/// `duban explain` answers for every kind of account that the scenarios of Tests/scenarios come to, by the
/// obligation's key and by asking why nothing was told.
@Suite struct EveryAccountExplainedTests {
  /// Each state, and each reason, as people read it.
  private static let states = [
    "sent": "已发", "merged": "并入", "suppressed": "不发", "skipped": "略过", "cancelled": "撤回",
  ]
  private static let reasons = [
    "due": "到点", "late": "补发", "same-day": "同日另有提醒", "superseded": "由更近的提醒代替", "met": "已办结",
    "unless": "除非条件成立", "when-not": "条件不成立", "waiting": "不在责任单位手上", "muted": "暂缓催办",
    "acknowledged": "责任单位已知悉", "answered": "责任单位已答复", "rest-day": "曾暂缓：到点时是休息日",
    "letter-gone": "曾暂缓：当日的信已发出", "cap": "曾暂缓：本周已达上限", "withdrawn": "规则已撤或计划已结束",
  ]

  @Test func everyStateAndEveryReasonThatOccursIsNamedWithItsRule() throws {
    let year = try ScenarioYear.shared.get()
    var samples: [String: ScenarioYear.Account] = [:]
    for account in year.accounts where account.kind != "report" {
      let name = "\(account.state) \(account.reason) \(account.kind)"
      if samples[name] == nil { samples[name] = account }
    }
    #expect(Set(samples.values.map(\.reason)) == Set(Self.reasons.keys))
    #expect(Set(samples.values.map(\.state)) == Set(Self.states.keys))
    for (name, account) in samples.sorted(by: { $0.key < $1.key }) {
      let sentence = "\(Self.states[account.state] ?? "?")（\(Self.reasons[account.reason] ?? "?")）"
      let byKey = try year.duban.run("explain", account.subject, "--json", "--ledger", ScenarioYear.ledger)
      #expect(try isNamed(sentence, account, in: byKey.json, year), "\(name): \(byKey.text)")
      let asked = try year.duban.run(
        "explain", "--not", account.subject, "--on", account.date, "--to", account.recipient, "--json", "--ledger",
        ScenarioYear.ledger)
      #expect(try isNamed(sentence, account, in: asked.json, year), "\(name): \(asked.text)\(asked.errorText)")
    }
  }

  /// Whether one of the traces says what became of the account, after the line of the rules that it rests on.
  private func isNamed(
    _ sentence: String, _ account: ScenarioYear.Account, in traces: JSON, _ year: ScenarioYear
  ) -> Bool {
    traces.array.contains { trace in
      var cited = ""
      for line in trace["trace"].array {
        let text = line["text"].string ?? ""
        if line["part"] == .string("account"), text.hasPrefix(sentence), !cited.isEmpty { return true }
        guard line["part"] == .string("step"), let place = line["place"].string else { continue }
        cited = year.line(place)
        // The line it names, opened, is that of the step, or of the task that something was recorded of.
        let isOfTask = account.kind == "notice"
        let task = account.subject.split(separator: "/").last?.prefix { !"@#:".contains($0) } ?? "?"
        if !(isOfTask ? cited.contains("id: \(task)") : cited.contains("tell:")) { cited = "" }
      }
      return false
    }
  }

  /// Told on another day than its own: late, or in a letter that had to wait.
  @Test(arguments: [
    ("holiday/complaints@2018-09-17", "2018-10-08", "国土局联络员", "已发（补发）"),
    ("holiday/signs", "2018-10-08", "文旅局联络员", "已发（曾暂缓：本周已达上限）"),
    ("holiday/wards", "2018-10-08", "卫健局联络员", "已发（曾暂缓：到点时是休息日）"),
  ])
  func whatWasToldOnADayIsAnsweredForThatDay(_ key: String, _ day: String, _ person: String, _ says: String) throws
  {
    let year = try ScenarioYear.shared.get()
    let asked = try year.duban.run(
      "explain", "--not", key, "--on", day, "--to", person, "--lang", "zh", "--ledger", ScenarioYear.ledger)
    #expect(asked.text.contains(says), "\(asked.text)")
  }
}

extension ScenarioYear {
  /// The line that `place`, `file:line`, names.
  fileprivate func line(_ place: String) -> String {
    guard let colon = place.lastIndex(of: ":"), let number = Int(place[place.index(after: colon)...]) else {
      return ""
    }
    let lines = folder.text(String(place[..<colon])).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
  }
}
