import CivilTime
import Diagnostics
import Evaluation
import Rules

/// What a letter says of an edit of the rules that is not in force, or is settled now.
struct EditContent {
  /// Nil when nothing is pending any more.
  var edit: PendingEdit?
  /// When it was refused or held, in the office's zone.
  var since: CivilDateTime?
  /// Of what would go away, what the reader may know of: not the items of internal plans.
  var shown: Removal?
  /// How many of the first items are of an internal plan that the reader may not know of.
  var concealed = 0
  /// The first digits of the hash of the rules in force.
  var inForce: String

  var title: Bilingual {
    switch edit?.reason {
    case .refused(let errors, _):
      Bilingual(
        zh: "规则的修改有\(errors)处错误，没有采用",
        en: "an edit of the rules has \(English.counted(errors, "error")) and is not used")
    case .held:
      Bilingual(zh: "规则的修改暂缓采用，等待确认", en: "an edit of the rules is held until somebody says that it is meant")
    case nil: Bilingual(zh: "规则的修改已处理", en: "the edit of the rules is settled")
    }
  }

  var fields: [LetterField] {
    guard let edit, let since else {
      return [
        LetterField(
          .init(zh: "现行", en: "In force"),
          [
            .init(
              zh: "先前告知的未采用的修改，已改正、撤回或确认；现行规则为 \(inForce)",
              en: "the edit you were told of was mended, taken back or accepted; the rules in force are \(inForce)")
          ])
      ]
    }
    let last = LetterField(
      .init(zh: "现行", en: "In force"),
      [
        .init(
          zh: "自\(since.date.words.zh)\(since.time)起仍按上一版规则（\(inForce)）督办，此后的修改都不算数",
          en: "since \(since.date.words.en) \(since.time) the last good rules (\(inForce)) stay in force; "
            + "no later edit counts")
      ])
    switch edit.reason {
    case .refused(let errors, let first):
      let count = errors > 1 ? Bilingual(zh: "，另有\(errors - 1)处", en: ", and \(errors - 1) more") : Bilingual("")
      return [
        LetterField(
          .init(zh: "错误", en: "Error"),
          [.init(zh: OneLine.folded(first) + count.zh, en: OneLine.folded(first) + count.en)]), last,
        LetterField(
          .init(zh: "处理", en: "To do"),
          [.init(zh: "改正后自动采用；全部错误见下一命令", en: "it is taken by itself once it is mended; this lists every error")]),
        command("duban check"),
      ]
    case .held(let removal):
      let hidden =
        concealed > 0 ? [Bilingual(zh: "不公开的计划\(concealed)项", en: "\(concealed) of internal plans")] : []
      let items = zip(RemovalWords.items(shown ?? removal, .zh), RemovalWords.items(shown ?? removal, .en)).map {
        Bilingual(zh: OneLine.folded($0), en: OneLine.folded($1))
      }
      return [
        LetterField(
          .init(zh: "原因", en: "Why"), [RemovalWords.summary(removal)] + removal.causes.map(RemovalWords.sentence)),
        LetterField(.init(zh: "删去", en: "Gone"), items + hidden), last,
        LetterField(
          .init(zh: "处理", en: "To do"),
          [
            .init(
              zh: "不是本意的，把文件恢复；确是本意的，先看会改变什么，再确认",
              en: "put the files back if it is not meant; else see what it changes, and say that it is meant")
          ]), command("duban diff --against-live", "duban reload --accept \(edit.shortHash)"),
      ].filter { !$0.lines.isEmpty }
    }
  }

  private func command(_ commands: String...) -> LetterField {
    LetterField(.init(zh: "命令", en: "Command"), commands.map { Bilingual($0) }, isVerbatim: true)
  }
}

extension Desk {
  /// What `person` is told of the edit that stands, or that none stands any more.
  func editContent(of event: Event, for person: PersonIndex) -> EditContent {
    let inForce = String(snapshot.edits.inForce.prefix(12))
    guard event.step != Event.settledNotice, let edit = snapshot.edits.pending else {
      return EditContent(edit: nil, since: nil, inForce: inForce)
    }
    var concealed = 0
    var shown = edit.removal
    if let removal = edit.removal {
      let secret = book.plans.filter { $0.insiders.map { !$0.contains(person) } ?? false }.map { $0.id + "/" }
      let open = removal.first.filter { item in !secret.contains { item.key.hasPrefix($0) } }
      concealed = removal.first.count - open.count
      shown?.first = open
      shown?.items -= concealed
    }
    return EditContent(
      edit: edit, since: book.office.zone.civil(at: edit.since), shown: shown, concealed: concealed,
      inForce: inForce)
  }
}
