import Diagnostics
import Rules

/// Channels: what each kind needs, and nothing that is another kind's.
extension FileDecoder {
  mutating func channel(_ name: Named, _ node: Int) -> ChannelDraft? {
    guard let fields = fields(node, ChannelKey.self, .section("channel")) else { return nil }
    // Every value is read, whatever the kind: what is wrong is said at once.
    let kind = self.name(fields[.kind])
    let folder = line(fields[.folder])
    let server = mailServer(fields)
    let program = fields[.program].flatMap { absolute($0) }
    guard let kind else { return nil }
    guard settings.channelKinds.contains(kind.text) else {
      report(.unknownWord(kind.text, settings.channelKinds.map { Word($0, []) }, at: kind.span))
      return nil
    }
    reportKeysOfOtherKinds(fields, kind.text)
    switch kind.text {
    case Channel.mailKind:
      let written = [ChannelKey.provider, .server].filter { fields[$0] != nil }
      if written.count != 1 {
        let names = [ChannelKey.provider, .server].map(\.row.name)
        report(.notExactlyOne(names, found: written.map(\.row.name), at: span(node)))
      }
      return ChannelDraft(name: name, means: .mail(server))
    case Channel.sendmailKind:
      if fields[.program] == nil { report(.missingKey(ChannelKey.program.row, at: span(node))) }
      return ChannelDraft(
        name: name, means: .sendmail(Sendmail(program: program ?? "", from: server.from, replyTo: server.replyTo)))
    default:
      if fields[.folder] == nil { report(.missingKey(ChannelKey.folder.row, at: span(node))) }
      return ChannelDraft(name: name, means: .folder(kind: kind.text, path: folder ?? ""))
    }
  }

  private mutating func reportKeysOfOtherKinds(_ fields: Fields<ChannelKey>, _ kind: String) {
    let own = ChannelKey.keys(ofKind: kind)
    for key in ChannelKey.allCases where key != .kind && !own.contains(key) {
      guard let place = fields[key] else { continue }
      let owners = settings.channelKinds.filter { ChannelKey.keys(ofKind: $0).contains(key) }
      let words = owners.map { "kind: \($0)" }.joined(separator: " / ")
      report(.keyWithout(key.row.name, needs: words, at: span(place)))
    }
  }

  /// What the keys of a mail server come to, whether or not all are there.
  private mutating func mailServer(_ fields: Fields<ChannelKey>) -> MailServer {
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

  private mutating func absolute(_ node: Int) -> String? {
    guard let program = line(node) else { return nil }
    if !program.hasPrefix("/") { report(.relativeProgram(program, at: span(node))) }
    return program
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
