import CivilTime
import Delivery
import Rules
import Testing

@testable import Scheduler

/// The way letters and reports take in trial mode (试运行) and out of it.
@Suite struct ChannelRouteTests {
  /// A notifier that delivers to nobody and says by its receipts who was asked.
  private struct Teller: Notifier {
    static let kind = "teller"
    var name: String
    var batchSize: Int

    func seal(_ envelope: Envelope) -> SealedEnvelope {
      var text = "document"
      if case .letter(let letter) = envelope.content { text = letter.subject }
      return SealedEnvelope(id: envelope.id, destination: envelope.recipient, bytes: Array(text.utf8))
    }

    func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
      batch.map { .delivered(receipt: "\(name):\($0.destination):\($0.id)") }
    }
  }

  private func route(trial: Bool, mailboxes: Bool = true) -> ChannelRoute {
    ChannelRoute(
      Teller(name: "mail", batchSize: 8), mailboxes: mailboxes ? Teller(name: "trial", batchSize: 5) : nil,
      trial: trial ? .mailboxes : nil, isMail: false)
  }

  private func envelope(_ id: String, _ content: Envelope.Content) -> Envelope {
    Envelope(
      id: id, recipient: "王联络", address: "a@example.org", sender: "督办室", senderAddress: nil,
      date: Instant(seconds: 0), zone: .shanghai, content: content)
  }

  private let letter = Envelope.Content.letter(.init(subject: "【督办】临期", text: "正文"))
  private let document = Envelope.Content.document(name: "weekly.txt", bytes: [1])

  @Test func onTrialALetterIsMarkedAndReachesNobody() {
    let route = route(trial: true)
    let sealed = route.seal(envelope("1", letter))
    #expect(sealed.bytes == Array("【试运行】【督办】临期".utf8))
    #expect(route.deliver([sealed], reports: []) == [.delivered(receipt: "trial:王联络:1")])
    #expect(route.batchSize == 5)
  }

  @Test func onTrialAReportIsWrittenAsEver() {
    let route = route(trial: true)
    let sealed = [
      route.seal(envelope("1", letter)), route.seal(envelope("2", document)), route.seal(envelope("3", letter)),
    ]
    #expect(
      route.deliver(sealed, reports: ["2"]) == [
        .delivered(receipt: "trial:王联络:1"), .delivered(receipt: "mail:王联络:2"), .delivered(receipt: "trial:王联络:3"),
      ])
  }

  @Test func withoutTrialEverythingGoesOut() {
    let route = route(trial: false)
    let sealed = [route.seal(envelope("1", letter)), route.seal(envelope("2", document))]
    #expect(sealed[0].bytes == Array("【督办】临期".utf8))
    #expect(
      route.deliver(sealed, reports: ["2"]) == [
        .delivered(receipt: "mail:王联络:1"), .delivered(receipt: "mail:王联络:2"),
      ])
  }

  @Test func whatWasSealedOnTrialStaysThereWhenTrialHasEnded() {
    let sealed = route(trial: true).seal(envelope("1", letter))
    #expect(route(trial: false).deliver([sealed], reports: []) == [.delivered(receipt: "trial:王联络:1")])
  }

  @Test func whatWasSealedBeforeTrialBeganIsTurnedAside() {
    let sealed = route(trial: false).seal(envelope("1", letter))
    #expect(route(trial: true).deliver([sealed], reports: []) == [.delivered(receipt: "trial:王联络:1")])
  }

  @Test func withoutMailboxesLettersWaitInsteadOfGoingOut() {
    let route = route(trial: true, mailboxes: false)
    let outcomes = route.deliver([route.seal(envelope("1", letter))], reports: [])
    #expect(outcomes.count == 1)
    guard case .tryLater = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
  }
}
