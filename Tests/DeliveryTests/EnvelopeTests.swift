import CivilTime
import Delivery
import Testing

@Suite struct EnvelopeTests {
  @Test func envelopesAreValues() {
    let one = Envelope(
      id: "a", recipient: "甲", address: nil, sender: "督办室", senderAddress: nil, date: Instant(seconds: 0),
      zone: .shanghai, content: .letter(.init(subject: "s", text: "t")))
    var other = one
    #expect(one == other)
    other.content = .document(name: "s", bytes: Array("t".utf8))
    #expect(one != other)
    #expect(one.content == .letter(.init(subject: "s", text: "t")))
  }

  @Test func deliveredNowAndDeliveredBeforeAreTwoThings() {
    #expect(DeliveryOutcome.delivered(receipt: "r") != .alreadyDelivered(receipt: "r"))
    #expect(DeliveryOutcome.tryLater("f") != .uncertain("f"))
  }
}
