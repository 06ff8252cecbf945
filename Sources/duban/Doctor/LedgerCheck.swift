import Diagnostics
import Glibc
import Ledger

/// 台账: whether it is there, the one that was seen last, and can be written.
struct LedgerCheck: HealthCheck {
  static let name = "ledger"
  static let title = Bilingual(zh: "台账", en: "ledger")

  enum State {
    /// It cannot be used.
    case unusable(LedgerError)
    /// There is none yet.
    case none(path: String)
    /// It is there; `doubt` says why it is not the one that was seen last.
    case there(path: String, entries: Int64, doubt: LedgerError?, canWrite: Bool)
  }

  var state: State
  /// Whether root looks at a ledger that is another user's: what root may do says nothing then.
  var isAnothers: Bool

  init(_ state: State, isAnothers: Bool = false) {
    self.state = state
    self.isAnothers = isAnothers
  }

  init(_ site: Site) {
    isAnothers = false
    switch site.ledger {
    case .failure(let error): state = .unusable(error)
    case .success(nil): state = .none(path: (try? site.path.get()) ?? "")
    case .success(let ledger?):
      do throws(LedgerError) {
        let canWrite =
          access(ledger.path, W_OK) == 0 && access(Workspace.folder(of: ledger.path), W_OK | X_OK) == 0
        state = .there(
          path: ledger.path, entries: try ledger.head().seq, doubt: try ledger.headDoubt(), canWrite: canWrite)
      } catch {
        state = .unusable(error)
      }
      var owner = stat()
      isAnothers = geteuid() == 0 && stat(ledger.path, &owner) == 0 && owner.st_uid != 0
    }
  }

  var findings: [Finding] {
    switch state {
    case .unusable(let error):
      if case .olderSchema = error {
        return [Finding(.warning, zh: error.message.zh, en: error.message.en)]
      }
      return [Finding(.wrong, zh: error.message.zh, en: error.message.en)]
    case .none(let path):
      return [
        Finding(
          .warning, path, zh: "还没有",
          en: "there is none yet",
          advice: Bilingual(
            zh: "第一次 duban run 或 duban tick 时建立；已经有的，用 --ledger 指明",
            en: "the first duban run or duban tick makes it; where there is one, name it with --ledger"))
      ]
    case .there(let path, let entries, let doubt, let canWrite):
      if let doubt { return [Finding(.wrong, zh: doubt.message.zh, en: doubt.message.en)] }
      let count = Bilingual(zh: "\(entries)条记录", en: entries == 1 ? "1 entry" : "\(entries) entries")
      guard canWrite else {
        return [
          Finding(
            .wrong, path, zh: "\(count.zh)，当前用户不能写", en: "\(count.en), not writable by this user",
            advice: Bilingual(
              zh: "改文件和所在文件夹的所有者或权限，或换运行督办的用户来看",
              en: "change the owner or mode of the file and its folder, or look as the user that runs duban"))
        ]
      }
      guard !isAnothers else {
        return [
          Finding(
            .warning, path, zh: "\(count.zh)，属于另一个用户，而现在是 root：能不能写看不出来",
            en: "\(count.en), another user's, and this is root: whether that user may write does not show",
            advice: Bilingual(zh: "换那个用户再看一遍", en: "look again as that user"))
        ]
      }
      return [Finding(.fine, path, zh: count.zh, en: count.en)]
    }
  }
}
