import CivilTime
import Testing

@testable import PlanLanguage

/// Every way to write a phrase comes to the same one.
@Suite struct PlainTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, written: String, plain: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "full-width figures", written: "２０１８年８月", plain: "2018年8月"),
    Case(name: "wave dash", written: "4～11月", plain: "4-11月"),
    Case(name: "em dashes are one", written: "4——11月", plain: "4-11月"),
    Case(name: "full-width hyphen-minus", written: "1－2批次", plain: "1-2批次"),
    Case(name: "quotes go", written: "“十三五”末", plain: "十三五末"),
    Case(name: "spaces between Chinese words go", written: " 8 月 底　前 ", plain: "8月底前"),
    Case(name: "a space between Latin words stays", written: "By  End of\tAugust", plain: "by end of august"),
    Case(name: "traditional characters", written: "30個工作日內", plain: "30个工作日内"),
    Case(name: "final stops go", written: "8月底前。；", plain: "8月底前"),
    Case(name: "one kind of bracket", written: "〔3月〕【4月】", plain: "(3月)(4月)"),
    Case(name: "a month in one letter", written: "㋇㏾", plain: "8月31日"),
    Case(name: "radicals of a pasted PDF", written: "8⽉31⽇", plain: "8月31日"),
    Case(name: "rings for zero", written: "二○一八年", plain: "二零一八年"),
  ]

  @Test(arguments: cases)
  func aPhraseHasOnePlainWriting(_ c: Case) { #expect(PlainText(c.written).text == c.plain) }

  @Test func everyByteRemembersItsScalar() {
    let text = PlainText("“８ 月”前")
    #expect(text.scalars(0..<1) == 1..<2)
    #expect(text.scalars(1..<4) == 3..<4)
    #expect(text.scalars(4..<7) == 5..<6)
    #expect(text.scalars(0..<7) == 1..<6)
  }

  @Test(arguments: [
    ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("三十一", 31), ("两", 2), ("一百二十", 120), ("一百零五", 105),
    ("二零一八", 2018),
    ("两千", 2000), ("一千九百九十九", 1999),
  ])
  func chineseNumbersAreRead(_ written: String, _ number: Int) {
    var cursor = Cursor(PlainText(written), periods: [])
    #expect(cursor.takeChineseNumber() == number)
    #expect(cursor.atEnd)
  }

  @Test func everyNumberToThirtyOneIsReadInBothWritings() {
    for number in 1...31 {
      for written in ["\(number)", Composer.chinese(number), Composer.fullWidth("\(number)")] {
        var cursor = Cursor(PlainText(written + "日"), periods: [])
        #expect(cursor.takeDayNumber() == number, "\(written)")
      }
    }
  }
}
