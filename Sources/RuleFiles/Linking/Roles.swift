import Rules

/// Takes a bare list of responsible units apart into who leads and who supports, as the plan says it reads.
enum Roles {
  /// A role that the document writes beside a name goes before how the plan reads a bare list.
  static func split(
    _ lead: [(answerer: Answerer, label: UnitList.Label?)], by roles: Plan.Roles
  ) -> (lead: [Answerer], support: [Answerer]) {
    var leads: [Answerer] = []
    var supports: [Answerer] = []
    for (index, item) in lead.enumerated() {
      let usual: UnitList.Label = roles == .first && index > 0 ? .support : .lead
      if (item.label ?? usual) == .support { supports.append(item.answerer) } else { leads.append(item.answerer) }
    }
    return (leads, supports)
  }
}
