public import Diagnostics

/// The first thing found wrong with a ledger.
public enum JournalFault: Hashable, Sendable {
  /// SQLite's own check of the file's structure complains.
  case file(detail: String)
  /// Entry `seq` is not there, though later ones are.
  case missing(seq: Int64)
  /// The contents of entry `seq` do not come to its hash: it was altered, or moved there from elsewhere.
  case altered(seq: Int64)
  /// Entry `seq` does not continue the one before it: one of the two was exchanged, inserted or made up.
  case unlinked(seq: Int64)
  /// Entry `seq` hangs together with its neighbours, but is of no kind that this version can read.
  case unreadable(seq: Int64, kind: String)
  /// The copy of the head names entry `seq` with another hash: this is another journal, or a rewritten one.
  case otherHead(seq: Int64)
  /// The journal ends with entry `last`, though the copy of the head is of entry `kept`: the tail was cut, or an older
  /// file was restored.
  case cut(last: Int64, kept: Int64)
  /// No entry has the hash that was kept: the tail was cut, an older file was restored, or this is another journal.
  case unknownHead(hash: String)
  /// Bytes that entry `seq` vouches for, of a rule file or a message, are not those.
  case contents(seq: Int64, name: String)
  /// The row `row` of an index table is not what the journal comes to.
  case index(table: String, row: String)

  public var message: Bilingual {
    switch self {
    case .file(let detail):
      Bilingual(zh: "台账文件结构损坏：\(detail)", en: "the structure of the ledger file is damaged: \(detail)")
    case .missing(let seq):
      Bilingual(zh: "缺少第 \(seq) 条记录", en: "entry \(seq) is missing")
    case .altered(let seq):
      Bilingual(zh: "第 \(seq) 条记录被改动", en: "entry \(seq) was altered")
    case .unlinked(let seq):
      Bilingual(
        zh: "第 \(seq) 条记录与前一条不衔接：其中之一被替换或插入",
        en: "entry \(seq) does not follow the one before it: one of them was exchanged or inserted")
    case .unreadable(let seq, let kind):
      Bilingual(
        zh: "第 \(seq) 条记录（\(kind)）无法解读", en: "entry \(seq) (\(kind)) cannot be read")
    case .otherHead(let seq):
      Bilingual(
        zh: "第 \(seq) 条记录的校验值与留存的不符：台账被替换或重写",
        en: "entry \(seq) does not have the hash that was kept: the ledger was exchanged or rewritten")
    case .cut(let last, let kept):
      Bilingual(
        zh: "台账止于第 \(last) 条，留存的末条是第 \(kept) 条：末尾被截去，或换成了旧的台账",
        en:
          "the journal ends with entry \(last), but the head that was kept is entry \(kept): its tail was cut, or an "
          + "older file was restored")
    case .unknownHead(let hash):
      Bilingual(
        zh: "没有一条记录的校验值是留存的 \(hash.prefix(16))…：末尾被截去，换成了旧的，或另一份台账",
        en:
          "no entry has the hash that was kept, \(hash.prefix(16))…: the tail was cut, an older file was restored, or "
          + "this is another journal")
    case .contents(let seq, let name):
      Bilingual(
        zh: "第 \(seq) 条记录所指的内容（\(name)）被改动或缺失",
        en: "the bytes that entry \(seq) stands for (\(name)) were altered or are missing")
    case .index(let table, let row):
      Bilingual(
        zh: "索引表 \(table) 的 \(row) 行与台账记录不符",
        en: "row \(row) of the index table \(table) is not what the journal says")
    }
  }
}

/// What checking a ledger found.
public enum VerifyResult: Hashable, Sendable {
  case intact(JournalHead)
  case broken(JournalFault)
}
