import CivilTime
import Delivery

func id(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 32 - digits.count) + digits
}

/// A letter as the outbox hands it over.
func letter(
  _ number: Int = 1, to recipient: String = "农业局联络员", address: String? = "agri-liaison@example.org",
  sender: String = "督办室", subject: String = "督办提醒", _ text: String = "您好。\n", html: String? = nil,
  attachments: [Envelope.Attachment] = [], threads: [String] = []
) -> Envelope {
  Envelope(
    id: id(number), recipient: recipient, address: address, sender: sender, senderAddress: nil,
    date: Instant(seconds: 1_532_480_400), zone: .shanghai,
    content: .letter(
      .init(subject: subject, text: text, html: html, attachments: attachments, threads: threads)))
}
