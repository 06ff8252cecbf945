import Diagnostics
import Rules

/// Channels: what each kind needs, and nothing that is another kind's.
extension FileDecoder {
  mutating func channel(_ name: Named, _ node: Int) -> ChannelDraft? {
    guard let fields = fields(node, ChannelKey.self, .section("channel")), let kind = self.name(fields[.kind])
    else {
      return nil
    }
    guard settings.channelKinds.contains(kind.text) else {
      report(.unknownWord(kind.text, settings.channelKinds.map { Word($0, []) }, at: kind.span))
      return nil
    }
    let own = ChannelKey.keys(ofKind: kind.text)
    for key in ChannelKey.allCases where key != .kind && !own.contains(key) {
      guard let place = fields[key] else { continue }
      let owner = settings.channelKinds.filter { ChannelKey.keys(ofKind: $0).contains(key) }
      report(
        .keyWithout(key.row.name, needs: owner.map { "kind: \($0)" }.joined(separator: " / "), at: span(place)))
    }
    let means: ChannelDraft.Means?
    switch kind.text {
    case Channel.mailKind: means = mailServer(fields, node).map { .mail($0) }
    case Channel.sendmailKind: means = sendmail(fields, node).map { .sendmail($0) }
    default:
      if fields[.folder] == nil { report(.missingKey(ChannelKey.folder.row, at: span(node))) }
      means = .folder(kind: kind.text, path: line(fields[.folder]) ?? "")
    }
    return means.map { ChannelDraft(name: name, means: $0) }
  }

  private mutating func mailServer(_ fields: Fields<ChannelKey>, _ node: Int) -> MailServer? {
    let provider = word(fields[.provider], ChannelKey.providerWords)
    let host = self.host(fields[.server])
    let security = word(fields[.security], ChannelKey.securityWords)
    let port = self.port(fields[.port])
    let user = self.name(fields[.user])
    let password = secret(fields[.password])
    var server = MailServer(
      host: host ?? provider?.host ?? "", port: port, security: security ?? (provider == nil ? .starttls : .tls),
      from: email(fields[.from]) ?? "", replyTo: email(fields[.replyTo]), authorities: line(fields[.authorities]),
      connections: count(fields[.connections]) ?? MailServer.usualConnections, rate: perMinute(fields[.rate]),
      timeout: count(fields[.timeout]) ?? MailServer.usualTimeout)
    let named = [ChannelKey.provider, .server].filter { fields[$0] != nil }
    if named.count != 1 {
      report(
        .notExactlyOne(
          [ChannelKey.provider, .server].map(\.row.name), found: named.map(\.row.name), at: span(node)))
    }
    if fields[.provider] != nil {
      for key in [ChannelKey.port, .security] {
        if let place = fields[key] { report(.exclusiveKeys("provider", key.row.name, at: span(place))) }
      }
    }
    if let place = fields[.user], fields[.password] == nil {
      report(.keyWithout("user", needs: "password", at: span(place)))
    }
    if let place = fields[.password], fields[.user] == nil {
      report(.keyWithout("password", needs: "user", at: span(place)))
    }
    if let user, let password {
      server.login = MailServer.Login(user: user.text, password: password)
      if server.security == .none, let place = fields[.security] { report(.passwordInClear(at: span(place))) }
    }
    return server
  }

  private mutating func sendmail(_ fields: Fields<ChannelKey>, _ node: Int) -> Sendmail? {
    guard let place = fields[.program] else {
      report(.missingKey(ChannelKey.program.row, at: span(node)))
      return nil
    }
    guard let program = line(place) else { return nil }
    if !program.hasPrefix("/") { report(.relativeProgram(program, at: span(place))) }
    return Sendmail(program: program, from: email(fields[.from]) ?? "", replyTo: email(fields[.replyTo]))
  }

  /// Where a password is kept. A password itself is refused, so that none is kept with the rules.
  private mutating func secret(_ node: Int?) -> Secret? {
    guard let node else { return nil }
    if tree.nodes[tree.resolved(node)].isScalar {
      report(.secretInRules(at: span(node)))
      return nil
    }
    guard let fields = fields(node, SecretKey.self, .section("secret")) else { return nil }
    let written = SecretKey.allCases.filter { fields[$0] != nil }
    guard written.count == 1 else {
      report(
        .notExactlyOne(SecretKey.allCases.map(\.row.name), found: written.map(\.row.name), at: span(node)))
      return nil
    }
    if let file = line(fields[.file]) { return .file(file) }
    guard let credential = self.name(fields[.credential]) else { return nil }
    guard IdentifierFault(credential.text) == nil else {
      report(.nameIsNoIdentifier(credential.text, at: credential.span))
      return nil
    }
    return .credential(credential.text)
  }
}
