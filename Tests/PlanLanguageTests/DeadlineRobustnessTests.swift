import CivilTime
import Diagnostics
import Foundation
import PlanLanguage
import Testing
import WorkCalendars

/// Whatever is pasted is read or refused; nothing traps, and a fault marks a part of what was pasted.
@Suite struct DeadlineRobustnessTests {
  /// Pieces that send a reader down its paths.
  static let pieces = [
    "2018", "年", "月", "日", "8", "31", "前", "底", "底前", "末", "初", "每", "每月", "每季度", "每年", "每周", "周", "五", "一", "十",
    "至", "到", "-", "～", "、", "和", "，", "。",
    "（", "）", "“", "”", "上旬", "中旬", "季度", "半年", "全年", "年内", "工作日", "个", "内", "后", "起", "之日起", "印发", "收到通知", "次年",
    "今年", "春节", "国庆节", "十三五", "暑期", "定期", "适时", "长期",
    "完成", "提交台账", "至少3次", "力争", "于", "首次", "以后", "两", "零", "〇", "百", "千", "99999", "0", "00", "24:00", "16:30",
    "下班", "个月", "小时", "周年", "左右", "不早于", "by ", "end of ", "August ",
    "every ", "month ", "within ", "days ", "of ", "the ", "5th ", "to ", "Q1", "2018-07-31", "..", "T", " ",
    "\u{3000}", "\u{FEFF}", "㋃", "㏾", "𠮷", "\u{0}", "é", "🎏", "首月", "第", "最后一个", "节前", "任期",
  ]

  private func check(_ phrase: String, _ context: DeadlineContext) {
    do {
      let answer = try DeadlineReader.read(phrase, in: context)
      for turn in answer.occurrences where turn.start > turn.due {
        Issue.record("\(phrase): starts \(turn.start) after \(turn.due)")
      }
      if answer.kind != .relative, answer.kind != .ongoing, answer.kind != .unresolvable, answer.occurrences.isEmpty
      {
        Issue.record("\(phrase): \(answer.kind) without an occurrence")
      }
      if answer.steps.isEmpty || answer.steps.contains(where: { $0.zh.isEmpty || $0.en.isEmpty }) {
        Issue.record("\(phrase): a step is missing")
      }
    } catch {
      let count = phrase.unicodeScalars.count
      if error.range.lowerBound < 0 || error.range.upperBound > count {
        Issue.record("\(phrase): marks \(error.range) of \(count)")
      }
    }
  }

  /// The corpus of the fuzzer: what it once found, and where it begins.
  @Test func everyPhraseOfTheCorpusIsReadOrRefused() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("fuzz/deadlines")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 200)
    for file in files {
      check(String(decoding: try Data(contentsOf: file), as: UTF8.self), Samples.plan)
      check(
        String(decoding: try Data(contentsOf: file), as: UTF8.self),
        Samples.plan(readings: Readings(monthBefore: .inclusive, dayBefore: .exclusive)))
    }
  }

  @Test func randomScalarsAreReadOrRefused() {
    var random = Samples.Generator(seed: 7)
    for _ in 0..<6000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random.int(0...24) {
        let value = random.int(0...0x10FFFF)
        text.append(Unicode.Scalar(UInt32(random.int(0...2) == 0 ? value : value % 0xA000)) ?? "年")
      }
      check(String(text), Samples.plan)
    }
  }

  @Test func shuffledPiecesAreReadOrRefused() {
    var random = Samples.Generator(seed: 11)
    let contexts = [
      Samples.plan, Samples.plan(issued: nil), Samples.plan(2200, issued: "2200-12-31"),
      Samples.plan(1900, issued: "1900-01-01"),
      Samples.plan(
        event: CivilDateTime(Samples.day("2018-12-31"), .endOfDay),
        readings: Readings(
          monthBefore: .inclusive, yearBefore: .inclusive, dayBefore: .exclusive, dayOfPeriod: .day(99),
          dayOfWeek: 42),
        periods: [
          NamedPeriod(name: "汛期", start: (13, 40), end: (0, 0)), NamedPeriod(name: "", start: (1, 1), end: (2, 2)),
        ]),
    ]
    for index in 0..<12_000 {
      var text = ""
      for _ in 0..<random.int(1...7) { text += random.pick(DeadlineRobustnessTests.pieces) }
      check(text, contexts[index % contexts.count])
    }
  }

  @Test func aChangedLetterIsReadOrRefused() {
    var random = Samples.Generator(seed: 13)
    for row in DeadlineTableTests.rows {
      let scalars = Array(row.phrase.unicodeScalars)
      for _ in 0..<20 {
        var text = scalars
        let place = random.int(0...text.count - 1)
        switch random.int(0...2) {
        case 0: text.remove(at: place)
        case 1: text.insert(random.pick(DeadlineRobustnessTests.pieces).unicodeScalars.first!, at: place)
        default: text.swapAt(place, random.int(0...text.count - 1))
        }
        check(String(String.UnicodeScalarView(text)), Samples.plan)
      }
    }
  }

  @Test func aVeryLongPhraseIsRefusedAtOnce() {
    let phrase = String(repeating: "8月前", count: 100_000)
    do {
      _ = try DeadlineReader.read(phrase, in: Samples.plan)
      Issue.record("read")
    } catch {
      #expect(error.kind == .unread)
      #expect(error.range.upperBound == 300_000)
    }
  }

  @Test(arguments: [0, 1, 1899, 2201, 9999, -5])
  func aPlanOfAnImpossibleYearIsRefused(_ year: Int) {
    var context = Samples.plan
    context.year = year
    do {
      _ = try DeadlineReader.read("8月前", in: context)
      Issue.record("read")
    } catch {
      #expect(error.kind == .impossible)
    }
  }

  @Test func aPlanOfAllTimeHasItsTurns() throws {
    let answer = try DeadlineReader.read("每年", in: Samples.plan(period: CivilDate.earliest...CivilDate.latest))
    #expect(answer.occurrences.count == 301)
    #expect(answer.occurrences.last?.due == CivilDate(2200, 12, 31))
  }
}
