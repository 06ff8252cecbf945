import CivilTime
import Diagnostics
import Rules

/// Units as documents write them: without their region, with a prefix written once for a whole list, with a suffix
/// shared by it, under a name of former days.
extension Linker {
  /// The units and groups of `lists`, and what the document calls the role of each.
  mutating func labelledAnswerers(
    of lists: [UnitList], in plan: Int?
  ) -> [(answerer: Answerer, label: UnitList.Label?)] {
    var found: [(answerer: Answerer, label: UnitList.Label?)] = []
    for list in lists {
      if list.items.count == 1 {
        // The usual case, which must cost nothing more than the look-up.
        let item = list.items[0]
        if plan.map({ book.plans[$0].region == nil }) ?? true, formerNames.isEmpty,
          let answerer = answerers.exact[Names.normalized(item.name.text)]
        {
          found.append((answerer, item.label))
          continue
        }
        for answerer in answerers(named: item.name, prefix: nil, suffix: nil, in: plan) {
          found.append((answerer, item.label))
        }
        continue
      }
      if let group = find(list.whole, in: plan) {
        found.append((group, nil))
        continue
      }
      var prefix: String?
      for item in list.items {
        if let name = item.unstripped, let whole = find(name, in: plan) {
          if !found.contains(where: { $0.answerer == whole }) { found.append((whole, nil)) }
          continue
        }
        let last = list.items.last { $0.part == item.part }
        let suffix = last.flatMap { last in Self.sharedSuffixes.first { last.name.text.hasSuffix($0) } }
        for answerer in answerers(named: item.name, prefix: prefix, suffix: suffix, in: plan)
        where !found.contains(where: { $0.answerer == answerer }) {
          found.append((answerer, item.label))
        }
        prefix = carried(behind: item.name, prefix, in: plan)
      }
    }
    return found
  }

  /// What is meant to stand before the names behind `name`: its own first letter, unless that is no prefix, as in
  /// 区商务局、市场监管局.
  private mutating func carried(behind name: Named, _ prefix: String?, in plan: Int?) -> String? {
    guard let own = Self.carriedPrefixes.first(where: { name.text.hasPrefix($0) }), own != prefix else {
      return prefix
    }
    guard let usual = prefix ?? plan.flatMap({ book.plans[$0].region?.last }).map({ String($0) }) else {
      return own
    }
    let whole = find(Named(text: usual + name.text, span: name.span), in: plan)
    return whole != nil && whole == find(name, in: plan) ? prefix : own
  }

  mutating func answerers(of lists: [UnitList], in plan: Int?) -> [Answerer] {
    labelledAnswerers(of: lists, in: plan).map(\.answerer)
  }

  /// 区, 市, 县, 省: written before the first of a list, meant for all of it.
  private static let carriedPrefixes = ["区", "市", "县", "省"]
  /// Written behind the last of a list, meant for all of it; longer ones first.
  private static let sharedSuffixes = ["街道办事处", "人民政府", "管委会", "办事处", "管理处", "街道", "委员会", "公司", "镇", "局"]

  /// One name, or the two that an 和 joins; the fault is reported when it is neither.
  private mutating func answerers(named name: Named, prefix: String?, suffix: String?, in plan: Int?) -> [Answerer]
  {
    if let found = find(name, prefix: prefix, suffix: suffix, in: plan) { return [found] }
    for word in ["和", "与", "及"] {
      for at in name.text.ranges(of: word) {
        let halves = [String(name.text[..<at.lowerBound]), String(name.text[at.upperBound...])]
        let found = halves.compactMap {
          find(Named(text: $0, span: name.span), prefix: prefix, suffix: suffix, in: plan)
        }
        if found.count == 2 { return found }
      }
    }
    if let plan, let region = book.plans[plan].region, case .unit(let index) = known(Names.normalized(name.text)),
      isElsewhere(.unit(index), Names.normalized(name.text), region)
    {
      report(.ofAnotherRegion(name.text, unit: book.units[Int(index)].name, region: region, at: name.span))
      return []
    }
    return look(name, in: \.answerers).map { [$0] } ?? []
  }

  private mutating func find(_ name: Named, prefix: String?, suffix: String?, in plan: Int?) -> Answerer? {
    if let found = find(name, in: plan) { return found }
    var spellings: [String] = []
    if let prefix, !name.text.hasPrefix(prefix) { spellings.append(prefix + name.text) }
    if let suffix, !name.text.hasSuffix(suffix) {
      spellings += ([name.text] + spellings).map { $0 + suffix }
    }
    for spelling in spellings {
      if let found = find(Named(text: spelling, span: name.span), in: plan) { return found }
    }
    return nil
  }

  /// The unit or group called so in `plan`: one of the plan's own region goes before all others.
  mutating func find(_ name: Named, in plan: Int?) -> Answerer? {
    let key = Names.normalized(name.text)
    if let plan, let region = book.plans[plan].region {
      // 相城区 + 农业局; 相城区 + 区农业局 without the 区 that stands twice.
      var spellings = [region + key]
      if let last = region.last, key.first == last { spellings.append(region + key.dropFirst()) }
      for spelling in key.hasPrefix(region) ? [] : spellings {
        if let found = known(spelling) { return note(found, as: spelling, name.span, in: plan) }
      }
      // An alias of the region's own goes before what another region calls so.
      let own = (answerers.aliases[key] ?? []).filter { isOf(region, $0.name) }
      if own.count == 1 { return note(own[0].index, as: key, name.span, in: plan) }
      guard let found = known(key), !isElsewhere(found, key, region) else { return nil }
      return note(found, as: key, name.span, in: plan)
    }
    return known(key).map { note($0, as: key, name.span, in: plan) }
  }

  /// 苏州市相城区人民政府办公室 is of 相城区, and 吴江团区委 of 吴江区.
  private func isOf(_ region: String, _ name: String) -> Bool {
    name.contains(region) || region.count > 2 && name.contains(region.dropLast())
  }

  /// Whether a plan of `region` that writes `key` would get another's unit by it: one of another plan's region, or
  /// one like 区农业局, whose name says that it belongs to some region and not to which.
  private func isElsewhere(_ answerer: Answerer, _ key: String, _ region: String) -> Bool {
    guard case .unit(let index) = answerer else { return false }
    let name = book.units[Int(index)].name
    guard !isOf(region, name), name != key || name.first == region.last else { return false }
    return Self.carriedPrefixes.contains { name.hasPrefix($0) } || regions.contains { isOf($0, name) }
  }

  /// By name or id, else by an alias that only one unit has.
  private func known(_ key: String) -> Answerer? {
    if let found = answerers.exact[key] { return found }
    guard let candidates = answerers.aliases[key], candidates.count == 1 else { return nil }
    return candidates[0].index
  }

  /// Says, once a plan, that it uses a name of former days.
  private mutating func note(_ answerer: Answerer, as key: String, _ span: SourceSpan, in plan: Int?) -> Answerer {
    guard let plan, case .unit(let index) = answerer, let former = formerNames[key],
      book.units[Int(index)].formerNames.contains(where: { Names.normalized($0.name) == key })
    else { return answerer }
    let issued = book.plans[plan].issued
    let wasRenamed = former.map { renamed in issued.map { $0 >= renamed } ?? false } ?? false
    reportOnce(
      .formerName(key, plan: plan),
      .formerName(
        key, now: book.units[Int(index)].name, renamedOn: former, isAfter: wasRenamed, at: span))
    return answerer
  }
}
