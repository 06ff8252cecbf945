import Diagnostics
import Rules

/// 磁盘: the folder of the ledger, those that channels write into and that of the calendars: there, writable, with room.
struct DiskCheck: HealthCheck {
  static let name = "disk"
  static let title = Bilingual(zh: "磁盘", en: "disk")

  struct Folder {
    var path: String
    /// The channel that writes into it, or `feeds`; nil for the ledger's own.
    var channel: String?
    var fact: FolderFact
  }

  /// Bytes under which a ledger of some size can hardly take another year, and those under which tomorrow is in danger.
  static let (little, tooLittle): (Int64, Int64) = (500 << 20, 20 << 20)
  static let (fewFiles, tooFewFiles): (Int64, Int64) = (10_000, 200)

  var folders: [Folder]

  init(_ folders: [Folder]) { self.folders = folders }

  init(_ site: Site) {
    folders = site.folder.map { [Folder(path: $0, channel: nil, fact: FolderFact(at: $0))] } ?? []
    for channel in site.book?.channels ?? [] {
      guard let path = channel.folder.map({ site.placed($0) }) else { continue }
      folders.append(Folder(path: path, channel: channel.name, fact: FolderFact(at: path)))
    }
    if let feeds = site.book?.office.feedFolder.map({ site.placed($0) }) {
      folders.append(Folder(path: feeds, channel: "feeds", fact: FolderFact(at: feeds)))
    }
  }

  var findings: [Finding] { folders.map { Self.finding($0) } }

  private static func finding(_ folder: Folder) -> Finding {
    let name = folder.channel.map { "\($0) \(folder.path)" } ?? folder.path
    let fact = folder.fact
    if fact.place == .file {
      return Finding(
        .wrong, name, zh: "不是文件夹", en: "not a folder",
        advice: Bilingual(
          zh: "移走那个文件，或在规则里另写 folder", en: "move the file away, or name another folder in the rules"))
    }
    guard fact.canWrite else {
      let isMissing = fact.place == .missing
      return Finding(
        .wrong, name, zh: isMissing ? "还没有，当前用户也建不了" : "当前用户不能写",
        en: isMissing ? "not there, and this user may not make it" : "not writable by this user",
        advice: Bilingual(
          zh: "改所有者或权限，或换运行督办的用户来看", en: "change its owner or mode, or look as the user that runs duban"))
    }
    let verdict = verdict(fact)
    let room = room(fact)
    let state =
      fact.place == .missing
      ? Bilingual(zh: "还没有，用到时建立", en: "not there, made when needed") : Bilingual(zh: "可写", en: "writable")
    return Finding(
      verdict, name, zh: "\(state.zh)，\(room.zh)", en: "\(state.en), \(room.en)",
      advice: verdict == .fine ? nil : Bilingual(zh: "腾出空间", en: "free some space"))
  }

  private static func verdict(_ fact: FolderFact) -> Finding.Verdict {
    let (free, files) = (fact.free ?? .max, fact.freeFiles ?? .max)
    if free < tooLittle || files < tooFewFiles { return .wrong }
    return free < little || files < fewFiles ? .warning : .fine
  }

  private static func room(_ fact: FolderFact) -> Bilingual {
    guard let free = fact.free else { return Bilingual(zh: "看不出还剩多少空间", en: "its free space is not known") }
    var words = Bilingual(zh: "剩 \(size(free))", en: "\(size(free)) free")
    if let files = fact.freeFiles, files < fewFiles {
      words = Bilingual(
        zh: "\(words.zh)，只能再建\(files)个文件", en: "\(words.en), room for \(English.counted(Int(files), "file"))")
    }
    return words
  }

  private static func size(_ bytes: Int64) -> String {
    bytes >= 10 << 30 ? "\(bytes >> 30) GB" : bytes >= 10 << 20 ? "\(bytes >> 20) MB" : "\(bytes >> 10) KB"
  }
}
