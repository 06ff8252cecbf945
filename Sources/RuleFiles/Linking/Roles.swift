import Rules

/// Takes a bare list of responsible units apart into who leads and who supports, as the plan says it reads.
enum Roles {
  static func split(_ lead: [Named], _ support: [Named], by roles: Plan.Roles) -> (lead: [Named], support: [Named])
  {
    switch roles {
    case .joint: return (lead, support)
    case .first: return (Array(lead.prefix(1)), Array(lead.dropFirst()) + support)
    case .labelled:
      var leads: [Named] = []
      var supports: [Named] = []
      for name in lead {
        let (label, bare) = label(of: name)
        if label == .support { supports.append(bare) } else { leads.append(bare) }
      }
      return (leads, supports + support.map { label(of: $0).bare })
    }
  }

  private enum Label {
    case lead
    case support
  }

  private static let labels: [(Label, String)] = [
    (.lead, "牵头单位"), (.lead, "牵头"), (.support, "配合单位"), (.support, "配合"),
  ]

  /// `区财政局（配合）` or `配合单位：区财政局`, and the name without its label.
  private static func label(of name: Named) -> (label: Label?, bare: Named) {
    for (label, word) in labels {
      for (open, close) in [("（", "）"), ("(", ")")] where name.text.hasSuffix(open + word + close) {
        return (label, Named(text: String(name.text.dropLast(word.count + 2)), span: name.span))
      }
      for colon in ["：", ":"] where name.text.hasPrefix(word + colon) {
        return (label, Named(text: String(name.text.dropFirst(word.count + 1)), span: name.span))
      }
    }
    return (nil, name)
  }
}
