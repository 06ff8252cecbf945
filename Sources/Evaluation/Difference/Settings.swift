import CivilTime
import Diagnostics
import Rules

/// What a book says of people, units, policies and the office, as texts that can be compared.
///
/// Read from the book and not from the files, so that order, layout and other ways of writing the same do not count.
struct Settings {
  private struct Entry {
    var area: SettingChange.Area
    var id: String
    /// What it is called when it is new or gone.
    var name: String
    /// In the order in which they are listed.
    var fields: [(name: String, value: Bilingual)]
  }

  private let entries: [Entry]

  /// What `new` says otherwise than `old`, by area, in the order of the new book.
  static func changes(from old: RuleBook, to new: RuleBook, _ heirs: UnitHeirs) -> [SettingChange] {
    let before = Settings(old, unitID: { heirs.id($0) }, unitName: { heirs.name($0) }).entries
    let after = Settings(new, unitID: { new.units[Int($0)].id }, unitName: { new.units[Int($0)].name }).entries
    return SettingChange.Area.allCases.flatMap { area in
      changes(from: before.filter { $0.area == area }, to: after.filter { $0.area == area })
    }
  }

  private static func changes(from old: [Entry], to new: [Entry]) -> [SettingChange] {
    let had = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let has = Set(new.map(\.id))
    var changes: [SettingChange] = []
    for entry in new {
      guard let earlier = had[entry.id] else {
        changes.append(SettingChange(area: entry.area, id: entry.id, field: "itself", new: Bilingual(entry.name)))
        continue
      }
      let before = Dictionary(earlier.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      let names = Set(entry.fields.map(\.name))
      for (name, value) in entry.fields where before[name] != value {
        changes.append(
          SettingChange(area: entry.area, id: entry.id, field: name, old: before[name], new: value))
      }
      for (name, value) in earlier.fields where !names.contains(name) {
        changes.append(SettingChange(area: entry.area, id: entry.id, field: name, old: value))
      }
    }
    for entry in old where !has.contains(entry.id) {
      changes.append(SettingChange(area: entry.area, id: entry.id, field: "itself", old: Bilingual(entry.name)))
    }
    return changes
  }

  private init(_ book: RuleBook, unitID: (UnitIndex) -> String, unitName: (UnitIndex) -> String) {
    let words = SettingWords(book)
    var entries = [Entry(area: .office, id: "", name: book.office.name, fields: words.office)]
    entries += book.people.map { Entry(area: .person, id: $0.id, name: $0.name, fields: words.fields(of: $0)) }
    for (index, unit) in book.units.enumerated() {
      var fields = words.fields(of: unit)
      if let superior = unit.reportsTo { fields.append(("reports-to", Bilingual(unitName(superior)))) }
      if let heir = unit.mergedInto {
        let name = unitName(heir.unit)
        fields.append(("merged-into", Bilingual(zh: "\(name)（自\(heir.on)）", en: "\(name) (from \(heir.on))")))
      }
      entries.append(Entry(area: .unit, id: unitID(UnitIndex(index)), name: unit.name, fields: fields))
    }
    for plan in book.plans {
      var fields = words.fields(of: plan)
      if let supervisor = plan.supervisor { fields.append(("supervisor", Bilingual(unitName(supervisor)))) }
      entries.append(Entry(area: .plan, id: plan.id, name: plan.title, fields: fields))
    }
    entries += book.policies.map { Entry(area: .policy, id: $0.id, name: $0.id, fields: words.fields(of: $0)) }
    entries += book.channels.map { Entry(area: .channel, id: $0.name, name: $0.name, fields: words.fields(of: $0)) }
    entries += book.reports.map { Entry(area: .report, id: $0.id, name: $0.title, fields: words.fields(of: $0)) }
    self.entries = entries
  }
}
