import CivilTime
import Diagnostics
import PlanLanguage
import Testing

/// What is not read is marked, in the user's own letters.
@Suite struct DeadlineFaultsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The part at fault stands between ①  and ②.
    let marked: String
    let kind: DeadlineFault.Kind
    var testDescription: String { marked }

    var phrase: String { marked.filter { $0 != "①" && $0 != "②" } }

    var range: Range<Int> {
      var range = (0, 0)
      var offset = 0
      for scalar in marked.unicodeScalars {
        switch scalar {
        case "①": range.0 = offset
        case "②": range.1 = offset
        default: offset += 1
        }
      }
      return range.0..<range.1
    }
  }

  static let cases = [
    Case(marked: "8月前①xyz②", kind: .unread),
    Case(marked: "于 ８ 月 前①，嗯②", kind: .unread),
    Case(marked: "2018年①13月底前②", kind: .unread),
    Case(marked: "每月①和每季度②", kind: .unread),
    Case(marked: "每月①32日前②", kind: .unread),
    Case(marked: "8月①至②", kind: .unread),
    Case(marked: "“8月前”①阿斯蒂芬②", kind: .unread),
    Case(marked: "①什么也不是②", kind: .unread),
    Case(marked: "①2月30日②", kind: .impossible),
    Case(marked: "①2018年2月29日②前", kind: .impossible),
    Case(marked: "①2018年8月31日②（星期四）前", kind: .impossible),
    Case(marked: "①2018年9月至2018年3月②", kind: .impossible),
    Case(marked: "①1234年②底前", kind: .impossible),
    Case(marked: "挂职学习①3个月②", kind: .notADeadline),
    Case(marked: "为期①6个月②", kind: .notADeadline),
    Case(marked: "①前方②工作组", kind: .notADeadline),
    Case(marked: "①目前②", kind: .notADeadline),
    Case(marked: "①摸底②排查", kind: .notADeadline),
    Case(marked: "①2013年底前开工的项目②", kind: .notADeadline),
    Case(marked: "①截至6月30日的数据②", kind: .notADeadline),
    Case(marked: "①2018年7月17日印发②", kind: .notADeadline),
    Case(marked: "①近三年②", kind: .notADeadline),
    Case(marked: "①2018届毕业生②", kind: .notADeadline),
    Case(marked: "①与2017年相比增长10%②", kind: .notADeadline),
  ]

  @Test(arguments: cases)
  func theFaultMarksItsPart(_ c: Case) {
    do {
      let answer = try DeadlineReader.read(c.phrase, in: Samples.plan)
      Issue.record("read as \(answer.canonical)")
    } catch {
      #expect(error.kind == c.kind)
      #expect(error.range == c.range, "\(error.message.en)")
      #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty)
    }
  }

  @Test(arguments: ["3月初步完成", "8月前往紫阳调研", "8月内部培训", "6月中期评估", "9月起草方案", "5月前期工作"])
  func aModifierThatBeginsAnotherWordIsNone(_ phrase: String) throws {
    let answer = try DeadlineReader.read(phrase, in: Samples.plan)
    #expect(answer.kind == .window)
    #expect(answer.occurrences.first?.due == answer.occurrences.first?.start.lastOfItsMonth)
  }

  @Test(arguments: ["8月前提交方案", "8月内部署任务", "6月底数据上报", "3月初审批完成"])
  func aModifierBeforeAVerbIsOne(_ phrase: String) throws {
    let answer = try DeadlineReader.read(phrase, in: Samples.plan)
    #expect(answer.steps.contains { $0.zh.contains("是事项") })
  }

  @Test(arguments: ["", "  ", "　", "—", "无", "/"])
  func anEmptyCellAsksForADeadline(_ phrase: String) throws {
    let answer = try DeadlineReader.read(phrase, in: Samples.plan)
    #expect(answer.kind == .unresolvable)
    #expect(answer.missing?.en.contains("no deadline is written") ?? false)
  }
}

extension CivilDate {
  fileprivate var lastOfItsMonth: CivilDate { CivilDate(clamping: year, month, 31) }
}
