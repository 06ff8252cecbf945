import CivilTime

extension ImportedDays {
  /// Reads the JSON form of the holiday-cn project: one object for a year, or a list of them.
  ///
  /// ```json
  /// {"year": 2026, "papers": ["https://…"],
  ///  "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}
  /// ```
  ///
  /// Keys beyond these are passed over.
  public init(holidayJSON text: String) {
    self.init()
    do throws(ImportFault) {
      let root = try PlacedJSON(text)
      if case .array(let years) = root.value {
        for year in years { readYear(year) }
      } else {
        readYear(root)
      }
      if entries.isEmpty, faults.isEmpty { report(.empty, root.line) }
    } catch {
      report(error.kind, error.line)
    }
    self = ordered()
  }

  private mutating func readYear(_ node: PlacedJSON) {
    guard case .object = node.value else { return report(.wrongType(key: "", wants: "{"), node.line) }
    var year: Int?
    if let value = node["year"] {
      if case .number(let digits) = value.value, let number = Int(digits), (1900...2200).contains(number) {
        year = number
      } else {
        return report(.wrongType(key: "year", wants: "1900…2200"), value.line)
      }
    }
    if let papers = node["papers"], let year {
      if case .array(let items) = papers.value {
        for item in items {
          if case .string(let link) = item.value { links[year, default: []].append(link) }
        }
      } else {
        report(.wrongType(key: "papers", wants: "["), papers.line)
      }
    }
    guard let days = node["days"] else { return report(.missing(key: "days"), node.line) }
    guard case .array(let items) = days.value else { return report(.wrongType(key: "days", wants: "["), days.line) }
    for item in items { readDay(item, year) }
  }

  private mutating func readDay(_ node: PlacedJSON, _ year: Int?) {
    guard case .object = node.value else { return report(.wrongType(key: "days", wants: "{"), node.line) }
    for key in ["name", "date", "isOffDay"] where node[key] == nil { report(.missing(key: key), node.line) }
    guard let name = node["name"], let date = node["date"], let isOff = node["isOffDay"] else { return }
    guard case .string(let festival) = name.value, !festival.isEmpty else {
      return report(.wrongType(key: "name", wants: "\"…\""), name.line)
    }
    guard case .string(let written) = date.value else {
      return report(.wrongType(key: "date", wants: "\"YYYY-MM-DD\""), date.line)
    }
    guard case .bool(let isRest) = isOff.value else {
      return report(.wrongType(key: "isOffDay", wants: "true, false"), isOff.line)
    }
    guard let day = CivilDate(iso: written) else { return report(.noSuchDay(written), date.line) }
    add(day, festival, isRest: isRest, year: year, line: node.line)
  }
}
