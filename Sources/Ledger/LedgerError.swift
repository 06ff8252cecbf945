public import Diagnostics

/// What the world did to the ledger, or we did to ourselves. Nothing was written when one of these is thrown.
///
/// The cases carry facts; the sentences are made here and nowhere else.
public enum LedgerError: Error, Hashable, Sendable {
  /// There is no file.
  case missing(path: String)
  /// The file is not SQLite's, or belongs to another program.
  case notLedger(path: String)
  /// SQLite found the file's inside broken.
  case corrupt(path: String, detail: String)
  /// A later Duban wrote it: `unknown` are the migrations that this one does not know.
  case newerSchema(path: String, unknown: [String])
  /// An earlier Duban wrote it, and it was opened for reading only, so that it cannot be brought up to date.
  case olderSchema(path: String)
  /// A crash left an unfinished transaction, and opened for reading only it cannot be undone.
  case interrupted(path: String)
  /// Another process held it for longer than `seconds`.
  case locked(path: String, seconds: Int)
  /// Another daemon works on it.
  case inUse(path: String, pid: Int32?)
  /// It can be read, but not written.
  case readOnly(path: String)
  /// The system lets us neither read nor make it; `path` is the file or folder concerned.
  case noPermission(path: String)
  /// No room on the disk, or the quota is used up.
  case diskFull(path: String)
  /// The disk answered with an error.
  case inputOutput(path: String, detail: String)
  /// A setting that durability rests on did not take.
  case wrongSetting(path: String, setting: String, found: String)
  /// The file was deleted, moved or exchanged since it was opened.
  case replaced(path: String)
  /// The journal is shorter than it was: an older copy took the file's place.
  case wentBack(path: String, had: Int64, has: Int64)
  /// Entry `seq` is not the one that was seen last: another ledger took the file's place.
  case exchanged(path: String, seq: Int64)
  /// There is no file, though there was one with `had` entries.
  case vanished(path: String, had: Int64)
  /// Something stands where a new file is to be written.
  case taken(path: String)
  /// A file that is to be relied on does not stand the check.
  case broken(path: String, JournalFault)
  /// Neither `STATE_DIRECTORY`, nor `XDG_STATE_HOME`, nor `HOME` says where the ledger is.
  case noPlace
  /// A text that SQLite would cut short: it contains the character U+0000.
  case unstorable(field: String)
  /// A promise of our own is broken: the program is wrong, not the world.
  case contradiction(String)
  /// Anything else that SQLite said.
  case failed(path: String, code: Int32, detail: String)

  /// What happened, and what to do about it, in one sentence.
  public var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        zh: "找不到台账“\(path)”：请用 --ledger 指明位置；首次使用时由 duban run、duban tick 或 duban done 建立",
        en: "there is no ledger '\(path)': name it with --ledger; duban run, tick or done makes the first one")
    case .notLedger(let path):
      Bilingual(
        zh: "“\(path)”不是督办台账：请检查 --ledger，该文件未作任何改动",
        en: "'\(path)' is not a ledger of duban: check --ledger; the file was left as it is")
    case .corrupt(let path, let detail):
      Bilingual(
        zh: "台账“\(path)”已损坏（\(detail)）：已停止使用，请保留原文件并用备份恢复",
        en:
          "the ledger '\(path)' is damaged (\(detail)): it is not used any further; keep the file and restore "
          + "a backup"
      )
    case .newerSchema(let path, let unknown):
      Bilingual(
        zh: "台账“\(path)”由较新版本写成（多出 \(unknown.joined(separator: "、"))）：请使用该版本或更新的 duban",
        en:
          "the ledger '\(path)' was written by a newer duban (\(unknown.joined(separator: ", "))): use that or "
          + "a later version"
      )
    case .olderSchema(let path):
      Bilingual(
        zh: "台账“\(path)”由较旧版本写成，只读方式无法升级：请先运行一次 duban tick",
        en:
          "the ledger '\(path)' was written by an older duban and cannot be upgraded while only reading: run "
          + "duban tick once"
      )
    case .interrupted(let path):
      Bilingual(
        zh: "台账“\(path)”留有崩溃时未完成的写入，只读方式无法撤销：请以有写权限的用户运行一次 duban tick",
        en:
          "a crash left an unfinished write in the ledger '\(path)', which cannot be undone while only "
          + "reading: run duban tick once as a user who may write it"
      )
    case .locked(let path, let seconds):
      Bilingual(
        zh: "台账“\(path)”被其他进程占用，等待 \(seconds) 秒仍未释放：请稍后再试",
        en: "the ledger '\(path)' was locked by another process for \(seconds) seconds: try again later")
    case .inUse(let path, let pid):
      Bilingual(
        zh: "台账“\(path)”已有督办进程在运行\(pid.map { "（进程号 \($0)）" } ?? "")：同一台账只能运行一个",
        en:
          "a duban daemon\(pid.map { " (process \($0))" } ?? "") already works on the ledger '\(path)': only "
          + "one may"
      )
    case .readOnly(let path):
      Bilingual(
        zh: "台账“\(path)”只读，无法写入：请更改文件或文件系统的权限，或用 --ledger 另指位置",
        en:
          "the ledger '\(path)' cannot be written: change the permissions of the file or its file system, or "
          + "name another with --ledger"
      )
    case .noPermission(let path):
      Bilingual(
        zh: "没有访问“\(path)”的权限：请更改其所有者或权限，或换一个用户运行",
        en: "no permission for '\(path)': change its owner or mode, or run as another user")
    case .diskFull(let path):
      Bilingual(
        zh: "“\(path)”所在磁盘已满：请腾出空间后再试，此次未写入任何内容",
        en: "the disk of '\(path)' is full: free some space and try again; nothing was written")
    case .inputOutput(let path, let detail):
      Bilingual(
        zh: "读写台账“\(path)”时磁盘出错（\(detail)）：请检查磁盘，此次未写入任何内容",
        en:
          "the disk failed while the ledger '\(path)' was read or written (\(detail)): check the disk; nothing "
          + "was written"
      )
    case .wrongSetting(let path, let setting, let found):
      Bilingual(
        zh: "台账“\(path)”的设置 \(setting) 未生效（实为 \(found)）：为免丢失记录，已停止使用",
        en:
          "the setting \(setting) of the ledger '\(path)' did not take (it is \(found)): it is not used, lest "
          + "records be lost"
      )
    case .replaced(let path):
      Bilingual(
        zh: "台账“\(path)”在使用中被删除、移动或替换：已停止，请放回原文件后重新启动",
        en:
          "the ledger '\(path)' was deleted, moved or exchanged while in use: stopped; put the file back and "
          + "start again"
      )
    case .wentBack(let path, let had, let has):
      Bilingual(
        zh: "台账“\(path)”原有 \(had) 条记录，现只有 \(has) 条，可能被旧备份覆盖：已停止以免重复发送；请放回原文件，或用 duban ledger restore 恢复",
        en:
          "the ledger '\(path)' had \(had) entries and now has \(has): an older copy may have taken its place; "
          + "stopped, lest messages be sent again; put the file back, or use duban ledger restore"
      )
    case .exchanged(let path, let seq):
      Bilingual(
        zh: "台账“\(path)”的第 \(seq) 条记录与上次所见不同，可能换成了另一份：已停止；请放回原文件，或用 duban ledger restore 恢复",
        en:
          "entry \(seq) of the ledger '\(path)' is not the one seen last: another file may have taken its place; "
          + "stopped; put the file back, or use duban ledger restore"
      )
    case .vanished(let path, let had):
      Bilingual(
        zh:
          "台账“\(path)”不见了，原有 \(had) 条记录：请放回原文件，或用 duban ledger restore 恢复备份；确要从头开始，用 duban ledger new --forget",
        en:
          "the ledger '\(path)' is gone, which had \(had) entries: put the file back, or restore a backup with "
          + "duban ledger restore; to begin anew all the same: duban ledger new --forget"
      )
    case .taken(let path):
      Bilingual(
        zh: "“\(path)”已经存在，不予覆盖：请换一个名字，或加 --force",
        en: "'\(path)' exists and is left alone: name another file, or say --force")
    case .broken(let path, let fault):
      Bilingual(
        zh: "“\(path)”未通过核验（\(fault.message.zh)）：未作任何改动",
        en: "'\(path)' does not stand the check (\(fault.message.en)): nothing was changed")
    case .noPlace:
      Bilingual(
        zh: "不知道台账放在哪里：STATE_DIRECTORY、XDG_STATE_HOME、HOME 均未设置，请用 --ledger 指明",
        en:
          "no place for the ledger: neither STATE_DIRECTORY, XDG_STATE_HOME nor HOME is set; name it with --ledger")
    case .unstorable(let field):
      Bilingual(
        zh: "“\(field)”中含有空字符（U+0000），无法记入台账：请删除后再试",
        en: "'\(field)' contains the character U+0000, which the ledger cannot hold: remove it")
    case .contradiction(let detail):
      Bilingual(
        zh: "程序内部错误（\(detail)）：未写入任何内容，请报告此问题",
        en: "the program contradicts itself (\(detail)): nothing was written; please report this")
    case .failed(let path, let code, let detail):
      Bilingual(
        zh: "台账“\(path)”操作失败（SQLite \(code)：\(detail)）：未写入任何内容",
        en: "the ledger '\(path)' failed (SQLite \(code): \(detail)); nothing was written")
    }
  }
}
