import Testing

/// Faults of values: each key says what it wants.
@Suite struct ValueFaultTests {
  static let cases = [
    FaultCase(
      "nothing after a key", "title: 工作任务分解表", "title:①", "error[rule.empty-value]: there is no value here"),
    FaultCase(
      "blanks in quotes", "title: 工作任务分解表", "title: ①\"  \"", "error[rule.empty-value]: there is no value here"),
    FaultCase(
      "a deadline of blanks", "    due: 4～11月", "    due: ①' '", "error[rule.empty-value]: there is no value here"),
    FaultCase("an empty list", "    lead: 区农业局", "    lead: ①[]", "error[rule.empty-list]: the list is empty"),
    FaultCase(
      "an empty mapping", "{春节: 2018-02-16..2018-02-18}", "①{}", "error[rule.empty-list]: the list is empty"),
    FaultCase(
      "a telling hour in the quiet hours", "quiet: 18:00..08:30", "quiet: ①18:00..09:30",
      "error[rule.conflicting-keys]: the telling hour 09:00 lies in these quiet hours"),
    FaultCase(
      "a list for a text", "title: 工作任务分解表", "title: ①[工作任务分解表]", "error[rule.wrong-type]: a list cannot stand here"
    ),
    FaultCase(
      "a mapping for a name", "    lead: 区农业局", "    lead: ①{name: 区农业局}",
      "error[rule.wrong-type]: a mapping cannot stand here"),
    FaultCase(
      "a text for a mapping", "readings: {month-before: exclusive}", "readings: ①exclusive",
      "error[rule.wrong-type]: the text 'exclusive' cannot stand here"),
    FaultCase(
      "a report through a mailbox", "schedule: 每周一,", "schedule: 每周一, channel: ①mail,",
      "error[rule.wrong-type]: channel 'mail' is of kind maildir; a report goes through one of kind file"),
    FaultCase(
      "an issue day that is none, and a deadline that counts from it",
      Fixtures.book(("  issued: 2018-03-01", "  issued: ①2018年3月1日"), ("    due: 4～11月", "    due: 印发之日起10个工作日内")),
      ["①": ["error[rule.bad-value]: '2018年3月1日' is not understood"]]),
    FaultCase(
      "a group as supervisor", "supervisor: 区对口办", "supervisor: ①各有关部门",
      "error[rule.wrong-type]: '各有关部门' is a group; a supervisor is one unit"),
    FaultCase(
      "half a day", "  issued: 2018-03-01", "  issued: ①2018-3", "error[rule.bad-value]: '2018-3' is not understood"
    ),
    FaultCase(
      "a day that does not exist", "  issued: 2018-03-01", "  issued: ①2018-02-30",
      "error[rule.bad-value]: '2018-02-30' is not understood"),
    FaultCase(
      "a year of two digits", "  year: 2018", "  year: ①18", "error[rule.bad-value]: '18' is not understood"),
    FaultCase(
      "a period that ends before it starts", "  year: 2018", "  period: ①2020..2016",
      "error[rule.bad-value]: '2020..2016' is not understood"),
    FaultCase(
      "a line that is no number", "{line: 2,", "{line: ①zwei,", "error[rule.bad-value]: 'zwei' is not understood"),
    FaultCase(
      "a mail address without a domain", "agri-liaison@example.org", "①agri-liaison",
      "error[rule.bad-value]: 'agri-liaison' is not understood"),
    FaultCase(
      "a span without a measure", "{before: 30 days,", "{before: ①30,",
      "error[rule.bad-value]: '30' is not understood"),
    FaultCase(
      "a span of nothing", "{before: 30 days,", "{before: ①0 days,",
      "error[rule.bad-value]: '0 days' is not understood"),
    FaultCase(
      "a time past midnight", "\"09:00\"", "①\"25:00\"", "error[rule.bad-value]: '25:00' is not understood"),
    FaultCase(
      "quiet hours without an end", "18:00..08:30", "①18:00", "error[rule.bad-value]: '18:00' is not understood"),
    FaultCase(
      "a month and day that is none", "from: 07-01", "from: ①7-1", "error[rule.bad-value]: '7-1' is not understood"),
    FaultCase(
      "a holiday of a year and a half", "春节: 2018-02-15..2018-02-21", "春节: ①2018-02-15..2019-02-21",
      "error[rule.bad-value]: '2018-02-15..2019-02-21' is not understood"),
    FaultCase(
      "a statutory day that is worked", "{春节: 2018-02-16..2018-02-18}", "{春节: ①2018-03-16}",
      "error[rule.bad-value]: 2018-03-16 is statutory but not among the rest days"),
    FaultCase(
      "yes or no", "    section: 产业帮扶", "    section: 产业帮扶\n    chase: ①maybe",
      "error[rule.bad-value]: 'maybe' is not understood"),
    FaultCase(
      "a word that is not known", "  calendar: cn\n  policy", "  visibility: ①secret\n  calendar: cn\n  policy",
      "error[rule.unknown-word]: 'secret' is none of the words known here"),
    FaultCase(
      "a kind of channel that is not there", "kind: maildir", "kind: ①mail",
      "error[rule.unknown-word]: 'mail' is none of the words known here"),
    FaultCase(
      "a report format that is not there", "[text, html]", "[text, ①pdf]",
      "error[rule.unknown-word]: 'pdf' is none of the words known here"),
    FaultCase(
      "a day of the week", "[saturday, sunday]", "[saturday, ①funday]",
      "error[rule.unknown-word]: 'funday' is none of the words known here"),
    FaultCase(
      "a full-width day", "  issued: 2018-03-01", "  issued: ①２０１８-０３-０１",
      "error[rule.full-width]: '２０１８-０３-０１' is written in full-width characters"),
    FaultCase(
      "a full-width time in Chinese quotes", "\"09:00\"", "①０９：００",
      "error[rule.full-width]: '０９：００' is written in full-width characters"),
    FaultCase(
      "a full-width mail address", "agri-liaison@example.org", "①agri-liaison＠example.org",
      "error[rule.full-width]: 'agri-liaison＠example.org' is written in full-width characters"),
    FaultCase(
      "a full-width condition", "unless: progress >= 100%", "unless: ①progress ＞＝ 100％",
      "error[rule.full-width]: 'progress ＞＝ 100％' is written in full-width characters"),
    FaultCase(
      "Chinese quotes round a time", "\"09:00\"", "①“09:00”",
      "error[rule.full-width]: '“09:00”' is written in full-width characters"),
    FaultCase(
      "a full-width word", "digest: daily", "digest: ①ｄａｉｌｙ",
      "error[rule.full-width]: 'ｄａｉｌｙ' is written in full-width characters"),
    FaultCase(
      "a full-width id", "  id: ziyang", "  id: ①ｚiyang",
      "error[rule.full-width]: 'ｚiyang' is written in full-width characters"),
    FaultCase(
      "a list of deadlines", "    due: 4～11月", "    due: ①[年底, 6月底]",
      "error[rule.wrong-type]: a list cannot stand here"),
    FaultCase(
      "a title of two lines", "  title: 工作任务分解表", "  title: ①|\n    一\n    二",
      "error[rule.several-lines]: this value is one line"),
    FaultCase(
      "an id with a slash", "  - id: agri-firms", "  - id: ①agri/firms",
      "error[rule.bad-id]: id 'agri/firms' holds '/'"),
    FaultCase(
      "an id with a blank", "  id: ziyang", "  id: ①zi yang", "error[rule.bad-id]: id 'zi yang' holds a blank"),
    FaultCase(
      "a name that cannot be an id", "{name: 发改委联络员, email", "{name: ①发改委/联络员, email",
      "error[rule.bad-id]: name '发改委/联络员' cannot serve as an id"),
    FaultCase(
      "a unit listed twice", "lead: [区发改委, 各有关部门]", "lead: [区发改委, ①区发改委]",
      "error[rule.listed-twice]: '区发改委' is listed twice"),
    FaultCase(
      "a day both off and worked", "work: {春节: [2018-02-11, 2018-02-24]}", "work: {春节: [2018-02-11, ①2018-02-20]}",
      "error[rule.listed-twice]: 2018-02-20 was listed on line 37 already"),
    FaultCase(
      "a week of seven rest days", "[saturday, sunday]",
      "①[monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
      "error[rule.no-working-day]: all seven days of the week are rest days"),
    FaultCase(
      "a zone that is not there", "  year: 2018", "  zone: ①Asia/Peking\n  year: 2018",
      "error[rule.unknown-zone]: there is no time zone 'Asia/Peking'"),
    FaultCase(
      "a condition on an unknown field", "unless: progress >= 100%", "unless: ①progres >= 100%",
      "error[rule.condition]: a condition knows no 'progres'"),
    FaultCase(
      "a condition without a comparison", "unless: progress >= 100%", "unless: progress ①is 100%",
      "error[rule.condition]: 'is' is no comparison"),
    FaultCase(
      "a condition with a value of another type", "unless: progress >= 100%",
      "unless: progress >= 100% and lamp = ①3", "error[rule.condition]: '3' is no value of lamp"),
    FaultCase(
      "words compared by size", "unless: progress >= 100%", "unless: lamp ①> red",
      "error[rule.condition]: words have no order"),
    FaultCase(
      "comparisons without an and", "unless: progress >= 100%", "unless: progress >= 100% ①or lamp = red",
      "error[rule.condition]: 'and' was expected, not 'or'"),
  ]
}
