import CivilTime
import Delivery
import Diagnostics
import Evaluation
import Messages
import PlanLanguage
import Rules
import Testing

/// A letter about everything a letter can be about, on Tuesday 24 July 2018.
enum FullLetter {
  static let office: SmallOffice = {
    var office = SmallOffice()
    office.add(
      "agencies", "新增新北区2家以上劳务合作机构", "8月前", "2018-01-01", "2018-07-31", targets: [target("2家以上", 2, "家")],
      ambiguity: Ambiguity(
        message: Bilingual(
          zh: "“8月前”按7月31日前理解；也可理解为8月31日前", en: "'8月前' is read as by 31 July; by 31 August is the other reading"),
        alternatives: [CivilDate(2018, 8, 31)!], setting: "month-before: inclusive"),
      quote: "增加新北区劳务合作机构，2018年新增劳务合作机构2家以上，帮助贫困劳动力到新北区稳定就业。")
    office.add(
      "fairs", "举办招聘会", "7月24日前", "2018-01-01", "2018-07-24", targets: [target("10场次", 10, "场次")],
      quote: "举办10场次招聘会")
    office.add(
      "firms", "组织农业企业赴紫阳县对接", "7月中旬", "2018-07-01", "2018-07-19", lead: [SmallOffice.agriculture],
      evidence: ["活动记录"])
    office.add(
      "school", "选派教师支教", "9～10月", "2018-07-24", "2018-10-31", lead: [SmallOffice.labour, SmallOffice.agriculture],
      quote: "选派教师支教")
    office.add("media", "组织媒体采风", "9月底前", "2018-03-01", "2018-09-30", lead: [SmallOffice.agriculture])
    office.snapshot.add(
      Fact(
        kind: .progress, key: "p/fairs", on: CivilDate(2018, 5, 2)!, recorded: Instant(seconds: 0), by: "王联络",
        thousandths: 4000))
    office.snapshot.accounted = [
      Event(kind: .step, subject: "p/media", step: "start", ordinal: 1, due: CivilDate(2018, 8, 31)!)
    ]
    return office
  }()

  static let members = [
    office.account("agencies", "before:5wd", on: "2018-07-24", due: "2018-07-31"),
    office.account("fairs", "due", on: "2018-07-24", due: "2018-07-24"),
    office.account("firms", "after:1d/every:3wd", on: "2018-07-20", due: "2018-07-19", reason: .late),
    office.account("school", "start", on: "2018-07-24", due: "2018-10-31"),
    office.account("media", "moved", on: "2018-07-24", due: "2018-09-30", kind: .notice),
  ]
}

extension SmallOffice {
  /// The digest of `members` at nine o'clock on `today`.
  func digest(
    _ members: [Account], on today: String = "2018-07-24", to person: PersonIndex = SmallOffice.liaison,
    _ language: Language = .zh
  ) -> Envelope {
    let book = book
    return Letters.digest(
      to: person, delivery: deliveryID, members: members, book: book, index: ObligationIndex(book, snapshot),
      snapshot: snapshot, at: nine(today), language: language)
  }
}

extension Envelope {
  var subject: String {
    if case .letter(let subject, _) = content { subject } else { "" }
  }

  var text: String {
    if case .letter(_, let text) = content { text } else { "" }
  }
}

@Suite struct LettersTests {
  @Test func aDigestIsWrittenOutInFull() {
    let letter = FullLetter.office.digest(FullLetter.members)
    #expect(letter.subject == "【督办】超期1项、今天到期1项、临期1项、新交办1项、变更1项（2018-07-24）")
    print(letter.text)
    print(FullLetter.office.digest(FullLetter.members, .en).text)
  }
}
