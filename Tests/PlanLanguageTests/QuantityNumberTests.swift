import PlanLanguage
import Testing

@Suite struct QuantityNumberTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String, thousandths: Int64
    init(_ text: String, _ thousandths: Int64) { (self.text, self.thousandths) = (text, thousandths) }
    var testDescription: String { text }
  }

  static let cases = [
    Case("1名", 1000), Case("１０名", 10_000), Case("1,000名", 1_000_000), Case("12,345,678元", 12_345_678_000),
    Case("1.5亩", 1500), Case("0.125吨", 125), Case("1.2345万元", 12_345_000), Case("一名", 1000), Case("两名", 2000),
    Case("十名", 10_000), Case("十五名", 15_000), Case("二十名", 20_000), Case("二十一名", 21_000), Case("一百名", 100_000),
    Case("一百二十名", 120_000), Case("一百二名", 120_000), Case("一百零二名", 102_000), Case("一百一十名", 110_000),
    Case("一百一十五名", 115_000), Case("三千名", 3_000_000), Case("两千零五名", 2_005_000), Case("一千零一十名", 1_010_000),
    Case("一万名", 10_000_000), Case("一万两千名", 12_000_000), Case("两万五千元", 25_000_000), Case("十五万元", 150_000_000),
    Case("三十六万五千元", 365_000_000), Case("一亿元", 100_000_000_000), Case("1亿元", 100_000_000_000),
    Case("1.5亿元", 150_000_000_000), Case("658万元", 6_580_000_000), Case("3千亩", 3_000_000), Case("5百户", 500_000),
    Case("2000 万元", 20_000_000_000), Case("二〇名", 20_000), Case("一二〇名", 120_000), Case("100%", 100_000),
    Case("98.5%", 98_500), Case("９５％", 95_000), Case("百分之八十", 80_000), Case("百分之99.5", 99_500), Case("八成", 80_000),
    Case("1萬元", 10_000_000), Case("5個", 5000), Case("5千瓦", 5000), Case("3公里", 3000), Case("2個百分點", 2000),
  ]

  @Test(arguments: cases) func theValueOfANumber(_ c: Case) throws {
    #expect(try QuantityReader.read(c.text).map(\.thousandths) == [c.thousandths])
  }

  /// Every whole number to 9,999 in Chinese numerals, written by the rule one learns at school.
  @Test func everyNumberTo9999IsReadInChineseNumerals() throws {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    func written(_ number: Int) -> String {
      var text = ""
      var rest = number
      var gap = false
      for (value, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = rest / value
        rest %= value
        if digit == 0 {
          gap = !text.isEmpty && rest > 0
        } else {
          text += (gap ? "零" : "") + (number >= 10 && number < 20 && value == 10 ? "" : digits[digit]) + name
          gap = false
        }
      }
      return text
    }
    for number in 1...9999 {
      let text = written(number) + "名"
      let read = try? QuantityReader.read(text)
      guard read?.map(\.thousandths) == [Int64(number) * 1000] else {
        Issue.record("\(text) is \(number) and was read as \(read?.map(\.thousandths) ?? [])")
        return
      }
    }
  }

  @Test(arguments: ["99999999999999999999名", "9000000000亿元", "1.2345名", "0.00000001万元", "1.0000000000000001元"])
  func whatCannotBeHeldIsAFaultAndNoCrash(_ text: String) {
    #expect(throws: DeadlineFault.self) { try QuantityReader.read(text) }
  }
}
