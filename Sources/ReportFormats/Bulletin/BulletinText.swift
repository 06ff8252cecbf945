import CivilTime
import Diagnostics
import Reports

/// The words of a bulletin, as every format of it has them.
struct BulletinText {
  /// A part of the text: what stands under its heading, in order.
  enum Block {
    case paragraph(String)
    case bullets([String])
    case heading(String)
    case numbered([(text: String, key: String?)])
  }

  let title: String
  /// `〔2018〕第　　期`: the number is given when it is issued.
  let number: String
  let office: String
  let day: String
  /// Who it is for, and what it is about.
  let opening: [String]
  let parts: [(heading: String, blocks: [Block])]
  let signatures: String
  let notesHeading: String
  let notes: [String]

  init(_ bulletin: Bulletin, _ language: Language) {
    func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    title = bulletin.title[language]
    number = pick("〔\(bulletin.day.year)〕第　　期", "\(bulletin.day.year), No. ____")
    office = bulletin.office
    day = pick(bulletin.day.chineseDate, "\(bulletin.day)")
    let scope = bulletin.late.scope.map { pick("（范围：\($0.zh)）", " (scope: \($0.en))") } ?? ""
    opening = [
      pick("各责任单位：", "To the units answering:"),
      pick(
        "现将截至\(bulletin.asOf.zh)的办理情况\(scope)通报如下。",
        "This is how the supervised work\(scope) stood at \(bulletin.asOf.en)."),
    ]
    parts = [
      (pick("一、总体情况", "I. Overall"), Self.overall(bulletin, language)),
      (pick("二、存在的主要问题", "II. Problems"), Self.problems(bulletin, language)),
      (pick("三、下一步要求", "III. What is asked for"), Self.requirements(bulletin, language)),
    ]
    signatures = pick("签发：　　　　　　核稿：　　　　　　拟稿：", "Issued by: ________  Checked by: ________  Drafted by: ________")
    notesHeading = pick("附：统计说明（供核稿，印发时可删）", "Annex: what the numbers rest on (for checking; may be cut)")
    notes = bulletin.notes.map { "\($0.label[language])\(ReportWords.colon(language))\($0.text[language])" }
  }

  private static func overall(_ bulletin: Bulletin, _ language: Language) -> [Block] {
    let lamps = bulletin.lamps.map { entry in
      language == .zh
        ? "\(entry.name.zh)（\(entry.lamp.mark) \(entry.lamp.word.zh)）：\(entry.count)项"
        : "\(entry.name.en) (\(entry.lamp.mark)): \(entry.count)"
    }
    return bulletin.overall.map { .paragraph($0[language]) } + (lamps.isEmpty ? [] : [.bullets(lamps)])
  }

  private static func problems(_ bulletin: Bulletin, _ language: Language) -> [Block] {
    guard !bulletin.problems.isEmpty else {
      return [
        .paragraph(
          Bilingual(zh: "截至上述时刻，没有超期或滞后的责任事项。", en: "At that instant nothing was overdue or behind.")[language])
      ]
    }
    let caution = Bilingual(
      zh: "下列情况由台账记录算出，是请有关单位核实的提示，不是督查结论；单位按规则中的先后排列，先后不是名次。",
      en:
        "What follows was computed from the ledger: it asks the units to check, and is no finding. They stand in the "
        + "order of the rules, which is no ranking.")
    return [.paragraph(caution[language])]
      + bulletin.problems.flatMap { own -> [Block] in
        [
          .heading(own.heading[language]),
          .numbered(
            own.items.map { item in
              (
                language == .zh
                  ? "\(item.title)：\(item.facts.zh)。" : "\(item.title): \(item.facts.en).", item.key
              )
            }),
        ]
      }
  }

  private static func requirements(_ bulletin: Bulletin, _ language: Language) -> [Block] {
    guard let reply = bulletin.reply else {
      return [
        .paragraph(
          Bilingual(
            zh: "请各责任单位继续对照到期日按期推进，及时记录进展。", en: "Please keep to the due days, and record progress as it is made.")[
              language])
      ]
    }
    let approximately = reply.provisional ? "≈" : ""
    let texts =
      language == .zh
      ? [
        "请上列单位逐项核实，于\(approximately)\(reply.day.chinese)前书面答复：办理情况、未按期办结的原因和预计办结日期。",
        "已经办结的，请报办结日期并补齐佐证；情况与台账不符的，请一并说明，据实更正。", "确需延期的，请按规定申请。",
        "其他单位请对照到期日，按期推进。",
      ]
      : [
        "The units named are asked to check each item and to reply in writing by \(approximately)\(reply.day) "
          + "(\(reply.day.englishWeekday)): how it stands, why it is late, and when it will be met.",
        "What has been met: please give the day and the evidence. Where the ledger is wrong, say so, and it is put right.",
        "Where an extension is needed, please ask for it.", "All others: please keep to the due days.",
      ]
    return [.numbered(texts.map { ($0, nil) })]
  }
}
