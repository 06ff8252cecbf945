import ArgumentParser
import CivilTime
import Delivery
import Diagnostics
import JSONText
import Notifiers
import Rules

/// `duban channels test`: one real message, and every step of its way.
struct ChannelsTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Sends one real message marked 【测试】 and reports each step.",
    discussion: """
      The message goes to the person at once, also in trial mode, and past the outbox:
      it is no reminder and stands in no balance.

      EXAMPLES
        duban channels test mail --to 对口办联络员
        duban channels test mail --to 对口办联络员 --json

      EXIT CODES
        0 it was delivered · 1 it was not, and why
      """)

  @OptionGroup var options: CommonOptions

  @Argument(help: "Name of the channel.")
  var name: String

  @Option(name: .long, help: "Who gets the message: the name or id of a person of the rules.")
  var to: String

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      guard let channel = book.channel(named: name) else {
        let known = book.channels.map(\.name).joined(separator: ", ")
        throw Failure(
          .badData, zh: "没有渠道“\(name)”；有：\(known)", en: "there is no channel '\(name)'; there are: \(known)")
      }
      guard let person = book.people.first(where: { $0.id == to || $0.name == to }) else {
        let nearest = Spelling.nearest(to: to, in: book.people.flatMap { [$0.id, $0.name] })
        throw Failure(
          .badData, zh: "没有人员“\(to)”\(nearest.map { "；是不是“\($0)”？" } ?? "")",
          en: "there is no person '\(to)'\(nearest.map { "; did you mean '\($0)'?" } ?? "")")
      }
      guard let notifier = try workspace.notifier(of: channel) else {
        throw Failure(.ours, zh: "渠道“\(name)”没有实现", en: "channel '\(name)' has no notifier")
      }
      let now = try options.now(in: book.office.zone)
      let outcome = notifier.deliver([notifier.seal(message(to: person, channel, book, at: now))])[0]
      let steps = (notifier as? MailNotifier)?.lastSteps ?? []
      let isDelivered =
        switch outcome {
        case .delivered, .alreadyDelivered: true
        case .tryLater, .unavailable, .uncertain, .refused: false
        }
      if options.json {
        Console.print(json(channel, person, steps, outcome, isDelivered).pretty)
      } else {
        for line in lines(channel, person, steps, outcome, isDelivered) {
          Console.print(line[options.reportLanguage])
        }
      }
      if !isDelivered { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func message(to person: Person, _ channel: Channel, _ book: RuleBook, at now: Instant) -> Envelope {
    let civil = book.office.zone.civil(at: now)
    let zh = options.reportLanguage == .zh
    let subject = zh ? "【测试】渠道 \(channel.name) 能收到督办通知" : "[Test] channel \(channel.name) carries reminders"
    let text =
      zh
      ? "\(person.name)：\n\n这是一封测试信，\(civil)由\(book.office.name)发出，不需要办理，也不用回复。\n\n收到它，说明督办通知能经渠道 \(channel.name) 送到这里。\n"
      : "Dear \(person.name),\n\nthis is a test, sent by \(book.office.name) at \(civil). Nothing is to be done.\n\n"
        + "It shows that reminders reach you through channel \(channel.name).\n"
    return Envelope(
      id: MessageNumber.random(), recipient: person.name, address: person.email, sender: book.office.name,
      senderAddress: book.office.email, date: now, zone: book.office.zone,
      content: .letter(.init(subject: subject, text: text)))
  }

  private func json(
    _ channel: Channel, _ person: Person, _ steps: [MailStep], _ outcome: DeliveryOutcome, _ isDelivered: Bool
  ) -> JSONValue {
    .members([
      "channel": .string(channel.name), "kind": .string(channel.kind), "where": .string(channel.place),
      "to": .string(person.name), "address": .optional(person.email), "delivered": .bool(isDelivered),
      "said": .string(outcome.said),
      "steps": .array(
        steps.map { .members(["command": .string($0.command), "reply": .string($0.reply)]) }),
    ])
  }

  private func lines(
    _ channel: Channel, _ person: Person, _ steps: [MailStep], _ outcome: DeliveryOutcome, _ isDelivered: Bool
  ) -> [Bilingual] {
    var lines = [
      Bilingual(
        zh: "渠道 \(channel.name)（\(channel.kind)，\(channel.place)）→ \(person.name) \(person.email ?? "")",
        en: "channel \(channel.name) (\(channel.kind), \(channel.place)) → \(person.name) \(person.email ?? "")")
    ]
    for step in steps {
      let isRefused = (Int(step.reply.prefix(1)) ?? 5) >= 4
      let words = Self.words(step.command)
      lines.append(
        Bilingual(
          zh: "  \(isRefused ? "✗" : "✓") \(words.zh)  \(step.reply)",
          en: "  \(isRefused ? "✗" : "✓") \(words.en)  \(step.reply)"))
    }
    lines.append(
      isDelivered
        ? Bilingual(zh: "✓ 已送出：\(outcome.said)", en: "✓ delivered: \(outcome.said)")
        : Bilingual(zh: "✗ 没有送出：\(outcome.said)", en: "✗ not delivered: \(outcome.said)"))
    return lines
  }

  private static func words(_ command: String) -> Bilingual {
    switch command {
    case "": Bilingual(zh: "连接", en: "connect")
    case "EHLO", "HELO": Bilingual(zh: "问候 \(command)", en: command)
    case "STARTTLS": Bilingual(zh: "加密 STARTTLS", en: command)
    case "AUTH": Bilingual(zh: "登录 AUTH", en: command)
    case "MAIL": Bilingual(zh: "发件人 MAIL", en: command)
    case "RCPT": Bilingual(zh: "收件人 RCPT", en: command)
    case "DATA": Bilingual(zh: "正文 DATA", en: command)
    default: Bilingual(zh: "交信", en: "end of the letter")
    }
  }
}

/// Numbers of messages that are no deliveries.
enum MessageNumber {
  /// 32 hexadecimal digits, never the same twice.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
