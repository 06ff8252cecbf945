import Rules
import Testing

@testable import RuleFiles

/// Spans as people write them.
@Suite struct SpanTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let span: CountedSpan?
    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "1 day", span: CountedSpan(1, .days)), Case(text: "30 days", span: CountedSpan(30, .days)),
    Case(text: "30天", span: CountedSpan(30, .days)), Case(text: "30 日", span: CountedSpan(30, .days)),
    Case(text: "5 working days", span: CountedSpan(5, .workingDays)),
    Case(text: "1 working  day", span: CountedSpan(1, .workingDays)),
    Case(text: "5个工作日", span: CountedSpan(5, .workingDays)),
    Case(text: "5 个工作日", span: CountedSpan(5, .workingDays)),
    Case(text: "1 week", span: CountedSpan(1, .weeks)), Case(text: "1周", span: CountedSpan(1, .weeks)),
    Case(text: "2 months", span: CountedSpan(2, .months)), Case(text: "2个月", span: CountedSpan(2, .months)),
    Case(text: "0 days", span: CountedSpan(0, .days)), Case(text: "3660 days", span: CountedSpan(3660, .days)),
    Case(text: "3661 days", span: nil), Case(text: "days", span: nil), Case(text: "5", span: nil),
    Case(text: "-5 days", span: nil), Case(text: "5.5 days", span: nil), Case(text: "５天", span: nil),
    Case(text: "five days", span: nil), Case(text: "5 years", span: nil), Case(text: "5 days before", span: nil),
    Case(text: "", span: nil),
  ]

  @Test(arguments: cases) func isRead(_ c: Case) { #expect(SpanText.read(c.text) == c.span) }

  @Test(arguments: ["10 working days before", "10 working days", "提前10个工作日", "到期前10个工作日", "10个工作日前"])
  func aLampTurnsBeforeTheDueDay(_ text: String) {
    #expect(SpanText.readBefore(text) == CountedSpan(10, .workingDays))
  }

  @Test func theCanonicalTextIsAStepsID() {
    #expect(FileDecoder.stepID(.start, nil) == "start")
    #expect(FileDecoder.stepID(.due, CountedSpan(1, .weeks)) == "due/every:1w")
    #expect(FileDecoder.stepID(.before(CountedSpan(2, .months)), nil) == "before:2m")
    #expect(FileDecoder.stepID(.after(CountedSpan(1, .days)), CountedSpan(3, .workingDays)) == "after:1d/every:3wd")
  }
}
